"""`Result` → what a coupling report tells (`Traceability`): the one source of every figure in it, in every format."""

from tracecheck.traceability.engine import trace

__all__ = ["trace"]
