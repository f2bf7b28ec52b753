"""Files → plans, as a run does it: each file in a worker process within its limits, known results from the cache."""

from tracecheck.reading.plans import Reading, ReadingOptions, read_files

__all__ = ["Reading", "ReadingOptions", "read_files"]
