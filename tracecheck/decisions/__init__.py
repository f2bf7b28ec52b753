"""The file in which persons write what they have decided about couplings: found, read, checked, written."""

from tracecheck.decisions.endpoint import endpoint_of
from tracecheck.decisions.errors import DecisionProblem, DecisionsError
from tracecheck.decisions.find import NAME, find_beside, find_decisions
from tracecheck.decisions.read import parse_decisions, parse_suppressions, read_decisions, read_suppressions
from tracecheck.decisions.write import save_decisions, write_decisions

__all__ = [
    "NAME",
    "DecisionProblem",
    "DecisionsError",
    "endpoint_of",
    "find_beside",
    "find_decisions",
    "parse_decisions",
    "parse_suppressions",
    "read_decisions",
    "read_suppressions",
    "save_decisions",
    "write_decisions",
]
