"""tracecheck: a linter for plans."""

__version__ = "0.1.0"
