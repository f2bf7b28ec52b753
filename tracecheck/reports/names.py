"""Names that people use for documents, items and places."""

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_date
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.item import Item
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.model.source import Format, Place, Problem
from tracecheck.reports.look import harmless, shortened
from tracecheck.rules.kinds import NEEDS_STATUS
from tracecheck.rules.phrases import label_number, unquoted
from tracecheck.rules.problems import problem_arguments


def period_text(document: PlanDocument) -> str:
    """«2026–2029», «2025», or empty; an årsbudsjett is for its year, whatever plan it names."""
    period = document.period
    if document.kind is DocumentKind.ARSBUDSJETT and document.applies_to_year:
        return str(document.applies_to_year)
    if period and period.start and period.end and period.start != period.end:
        return f"{period.start}–{period.end}"
    if document.applies_to_year:
        return str(document.applies_to_year)
    return str(period.start or period.end or "") if period else ""


def document_title(document: PlanDocument, catalogue: Catalogue) -> str:
    """The document's key; a register from another system also has the name that was given to it («Mål 2026»)."""
    if document.format is not Format.JSON or document.path == document.key or document.path.endswith(document.key):
        return harmless(document.key)
    return catalogue.text("text.register", key=harmless(document.key), name=harmless(document.path))


def document_line(document: PlanDocument, catalogue: Catalogue) -> str:
    """«økonomiplan 2026–2029, vedtatt 11.12.2025 (sak 94/25)»."""
    kind = catalogue.text(f"document_kind.{document.kind}")
    status = catalogue.text(f"status.{document.status}")
    adopted = document.adopted
    if adopted and adopted.date:
        status += f" {format_date(adopted.date, catalogue.language)}"
    name = f"{kind} {period_text(document)}".strip()
    unsaid = document.status is Status.UNKNOWN and document.kind not in NEEDS_STATUS
    return name if unsaid else f"{name}, {status}"


def problem_text(problem: Problem, document: PlanDocument, catalogue: Catalogue) -> str:
    """What a reader or parser met, in words."""
    return catalogue.text(problem.message_id, **problem_arguments(problem, document))


def item_name(item: Item, catalogue: Catalogue, length: int = 90) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo»»."""
    kind = catalogue.text(f"kind.{item.kind}")
    label = f" {harmless(number)}" if (number := label_number(item.label)) else ""
    return f"{kind}{label} {catalogue.quoted(shortened(unquoted(item.text), length))}"


def where(place: Place | None, catalogue: Catalogue) -> str:
    """«s. 31» for a PDF, «ark Indikatorer, celle C7» for a workbook, «tabell 2, rad 3, kolonne 1, under «6 Tiltak»»
    where there is neither."""
    if place is None:
        return ""
    if place.page is None and place.cell and place.cell_name is None:
        cell = place.cell
        spot = catalogue.text("place.cell", table=cell.table, row=cell.row, column=cell.column)
    else:
        spot = render_place_code(place_code(place), catalogue.texts)
    if place.page is not None or place.cell_name is not None or not place.path:
        return spot
    path = catalogue.text("text.heading_path", path=shortened(" › ".join(place.path[-2:]), 80))
    return f"{spot}, {path}" if spot else path
