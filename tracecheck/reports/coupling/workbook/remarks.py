"""Every remark, those that were set aside too, with a column for the chief executive to write in."""

from collections.abc import Iterator

from tracecheck.model.finding import Finding
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, spot
from tracecheck.reports.remarks import numbered

_TITLES = (
    "number",
    "code",
    "severity",
    "message",
    "comment",
    "remedy",
    "document",
    "place",
    "quote",
    "text",
    "law",
    "confidence",
    "count",
    "settled",
    "why",
    "name",
    "id",
    "fingerprint",
    "key",
)


def sheet(book: Book) -> Sheet:
    """The remarks that count in the order of the result, then those that do not."""
    return Sheet("remarks", _TITLES, tuple((number, *row) for number, row in enumerate(_rows(book), 1)))


def _rows(book: Book) -> Iterator[Row]:
    result = book.result
    for finding, fingerprint in numbered(result.findings):
        yield _row(finding, fingerprint, "counts", None, book)
    aside = {id(each.finding): each.justification.reason for each in result.suppressed}
    for finding, fingerprint in numbered(each.finding for each in result.suppressed):
        yield _row(finding, fingerprint, "suppressed", aside[id(finding)], book)
    for finding, fingerprint in numbered(result.known):
        yield _row(finding, fingerprint, "known", None, book)


def _row(finding: Finding, fingerprint: str, status: str, why: str | None, book: Book) -> Row:
    return (
        finding.code,
        book.text(f"severity.{finding.severity}"),
        finding.message,
        None,
        finding.remedy,
        finding.document,
        spot(finding.place, book),
        finding.quote,
        book.words(finding.item) if finding.item else None,
        finding.source,
        book.text(f"formats.confidence.{finding.confidence}"),
        finding.count,
        book.text(f"workbook.status.{status}"),
        why,
        finding.slug,
        finding.item,
        finding.fingerprint,
        f"{finding.code} {fingerprint}",
    )
