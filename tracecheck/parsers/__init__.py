"""Blocks → plan in the common schema. Knows municipalities, not formats."""

from typing import TYPE_CHECKING

from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import SourceDocument

if TYPE_CHECKING:
    from tracecheck.model.trace import Trace

__all__ = ["explain_document", "parse_document"]

_NOTHING_SAID = DocumentSettings()


def parse_document(source: SourceDocument, settings: DocumentSettings = _NOTHING_SAID) -> PlanDocument:
    """The plan that a document holds: what it is, its items with parents, its passages, what could not be read."""
    from tracecheck.parsers.parsing import parse

    return parse(source, settings).plan


def explain_document(source: SourceDocument, settings: DocumentSettings = _NOTHING_SAID) -> "Trace":
    """The same plan, with what became of every unit of the document and why."""
    from tracecheck.parsers.explain import explain
    from tracecheck.parsers.parsing import parse

    return explain(source, parse(source, settings))
