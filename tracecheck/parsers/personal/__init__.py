"""A leader's own development is about a person: it is recognised and left out before anything else is read."""

from tracecheck.parsers.personal.blocks import without_personal

__all__ = ["without_personal"]
