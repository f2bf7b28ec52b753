"""Files → plans, as a run does it: each file in a worker process within its limits, known results from the cache."""

from tracecheck.reading.plans import ReadingOptions, read_plans

__all__ = ["ReadingOptions", "read_plans"]
