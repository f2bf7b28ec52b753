"""The findings as a table: one a row, for Excel in Norway and for programs alike."""

import csv
import io
from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.finding import Finding
from tracecheck.model.item import Item
from tracecheck.model.result import Result
from tracecheck.reports.cells import safe_cell
from tracecheck.reports.look import Look, harmless
from tracecheck.reports.remarks import numbered

COLUMNS = (
    "document",
    "place",
    "code",
    "slug",
    "severity",
    "confidence",
    "message",
    "remedy",
    "quote",
    "law",
    "item",
    "item_text",
    "count",
    "fingerprint",
)
_MARK = "\ufeff"
_MOST = 32_000


def render_csv(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """A head and one finding a row: semicolons, UTF-8 with its mark and CRLF, as Excel for Norway opens it with a
    double click; a text that begins like a formula has an apostrophe before it. The columns are those of COLUMNS in
    every language, their titles in the language of the run."""
    yield _MARK + _line([catalogue.text(f"formats.column.{name}") for name in COLUMNS])
    items = {f"{document.key}#{item.id}": item for document in result.documents for item in document.items}
    for finding, fingerprint in numbered(result.findings):
        yield _line(_row(finding, fingerprint, items.get(finding.item or ""), catalogue))


def _row(finding: Finding, fingerprint: str, item: Item | None, catalogue: Catalogue) -> list[str]:
    return [
        finding.document or "",
        render_place_code(place_code(finding.place), catalogue.texts),
        finding.code,
        finding.slug,
        catalogue.text(f"severity.{finding.severity}"),
        catalogue.text(f"formats.confidence.{finding.confidence}"),
        finding.message,
        finding.remedy or "",
        finding.quote or "",
        finding.source or "",
        finding.item or "",
        item.text if item else "",
        str(finding.count),
        fingerprint,
    ]


def _line(cells: list[str]) -> str:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=";", lineterminator="\r\n").writerow(safe_cell(harmless(each)[:_MOST]) for each in cells)
    return held.getvalue()
