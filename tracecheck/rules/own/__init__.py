"""A municipality's own rules: data with conditions, checked before they run, run like any other rule."""

from tracecheck.rules.own.errors import ConditionError
from tracecheck.rules.own.rule import registered

__all__ = ["ConditionError", "registered"]
