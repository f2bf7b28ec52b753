"""The result for people: documents, remarks by document, summary."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from tracecheck.messages import Catalogue
from tracecheck.model.coupling import Role
from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.reports.changes import change_lines, view_text
from tracecheck.reports.coverage import coverage_text
from tracecheck.reports.look import Look, harmless, made_line, shortened
from tracecheck.reports.names import document_line, document_title, where
from tracecheck.reports.reasons import reason_lines, set_aside_lines
from tracecheck.reports.remarks import full_text, row_name
from tracecheck.reports.text_summary import summary_lines
from tracecheck.unread import is_unread

_ROWS_SHOWN = 20
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def render_text(result: Result, catalogue: Catalogue, look: Look) -> str:
    """Everything a person needs to act on the run, ending with the figures; the remarks alone where asked."""
    if look.detail < 0:
        told = [*_findings(result, catalogue, look)] if result.findings else []
        return "\n".join(told) + "\n" if told else ""
    lines = [
        *_documents(result, catalogue, look),
        "",
        *_tracked_changes(result, catalogue, look),
        *_findings(result, catalogue, look),
        *(set_aside_lines(result, catalogue, look) if look.detail > 0 else ()),
        *summary_lines(result, catalogue, look),
        made_line(catalogue, look),
    ]
    return "\n".join(lines) + "\n"


def _documents(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    yield look.style(catalogue.text("text.documents"), "bold")
    for document in result.documents:
        yield _document(document, _use(document, result, catalogue), catalogue, look)
        if look.detail > 0:
            yield from reason_lines(document, catalogue, look)


def _tracked_changes(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """What the tracked changes do, document by document, where both views were read."""
    for document in result.documents:
        if document.changes is not None:
            yield look.style(catalogue.text("changes.in_document", file=harmless(document.key)), "bold")
            yield from change_lines(document, catalogue, look, indent=2)
            yield ""


def _use(document: PlanDocument, result: Result, catalogue: Catalogue) -> str:
    """What is said of a document that is no part of the chain: a duplicate, or only for comparison."""
    same = next((each for each in result.linkage.duplicates if document.key in each.others), None)
    if same is not None:
        return catalogue.text(f"text.duplicate.{same.reason.partition('.')[2]}", chosen=harmless(same.chosen))
    return catalogue.text("text.context") if result.linkage.roles.get(document.key) == Role.CONTEXT else ""


def _document(document: PlanDocument, use: str, catalogue: Catalogue, look: Look) -> str:
    if is_unread(document):
        said = catalogue.text("init.could_not_read")
    else:
        parts = [document_line(document, catalogue), _items(document, catalogue)]
        if use:
            parts.append(use)
        if document.view:
            parts.append(view_text(document, catalogue))
        unread = coverage_text(document, catalogue)
        if unread:
            parts.append(unread)
        said = " · ".join(parts)
    style = "red" if is_unread(document) else "dim"
    return f"{look.wrap(document_title(document, catalogue), indent=2)}\n{look.style(look.wrap(said, indent=4), style)}"


def _items(document: PlanDocument, catalogue: Catalogue) -> str:
    """The document's own items by kind, and how many it prints from other plans."""
    counts = Counter(item.kind for item in document.items if item.origin is Origin.OWN)
    counted = [catalogue.text(f"kinds.{kind}", count=counts[kind]) for kind in ItemKind if counts[kind]]
    printed = sum(1 for item in document.items if item.origin is Origin.QUOTED)
    if printed:
        counted.append(catalogue.text("text.printed", count=printed))
    return ", ".join(counted) if counted else catalogue.text("text.no_items")


def _findings(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    if not result.findings:
        yield catalogue.text("text.no_findings")
        yield ""
    items = {f"{document.key}#{item.id}": item for document in result.documents for item in document.items}
    titles = {document.key: document_title(document, catalogue) for document in result.documents}
    for key, group in groupby(result.findings, key=lambda finding: finding.document):
        yield look.style(titles.get(key, harmless(key)) if key else catalogue.text("text.general"), "bold")
        for finding in group:
            yield from _finding(finding, items, catalogue, look)
        yield ""


def _finding(finding: Finding, items: Mapping[str, Item], catalogue: Catalogue, look: Look) -> Iterator[str]:
    severity = catalogue.text(f"severity.{finding.severity}")
    head = look.wrap(f"{severity}  {finding.code}  {where(finding.place, catalogue)}", indent=2, hanging=2).strip()
    place = head.removeprefix(severity).strip()
    yield f"  {look.style(severity, _COLORS[finding.severity], 'bold')}  {look.style(place, 'dim')}"
    yield look.wrap(full_text(finding), indent=4)
    if finding.quote and not _is_said(finding.quote, finding.message):
        yield look.wrap(catalogue.quoted(shortened(finding.quote, 240)), indent=4)
    if finding.count > 1:
        yield from _rows(finding, items, catalogue, look)
    if finding.confidence is Confidence.LOW:
        yield look.wrap(f"({catalogue.text(f'text.confidence_{finding.confidence}')})", indent=4)


def _is_said(quote: str, message: str) -> bool:
    """Whether the message has the quoted words already."""
    return text_key(quote)[:40] in text_key(message)


def _rows(finding: Finding, items: Mapping[str, Item], catalogue: Catalogue, look: Look) -> Iterator[str]:
    """The rows or goals that one remark stands for, as far as they are named."""
    for related in finding.related[:_ROWS_SHOWN]:
        yield look.wrap(f"– {row_name(related, finding, items, catalogue)}", indent=6, hanging=2)
    if len(finding.related) > _ROWS_SHOWN or finding.count > len(finding.related) > 0:
        yield look.wrap("– …", indent=6)
