"""Quantities, targets and values of a text."""

from tracecheck.parsers.values.counts import Quantity, find_quantities
from tracecheck.parsers.values.targets import read_target, read_target_cell, read_value_cell

__all__ = ["Quantity", "find_quantities", "read_target", "read_target_cell", "read_value_cell"]
