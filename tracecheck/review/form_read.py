"""A form that somebody has filled in, as rows of texts: CSV in any of Excel's ways, or a workbook."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.keys import text_key
from tracecheck.readers.archive import Archive, read_archive
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.limits import limit
from tracecheck.resources import load_data
from tracecheck.review.form import COLUMNS

# Days of Excel's calendar from 1954 to 2119: a number in a column of words is a date that Excel made of them.
_DAYS = range(20_000, 80_000)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row as it stands in the file: its number there, its texts by column of the form."""

    number: int
    texts: dict[str, str]


class FormError(ValueError):
    """The file is no form; `message_id` says why."""

    def __init__(self, message_id: str, **arguments: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


Cells = list[tuple[int, dict[int, str]]]


def read_form(path: Path) -> tuple[FilledRow, ...]:
    """The rows of a form, in whatever order they stand. Columns are known by their titles; others are passed over.

    Raises FormError for what is no form, UnreadableError for what cannot be read, OSError.
    """
    data = path.read_bytes()
    if len(data) > limit("sheets", "characters"):
        raise FormError("review.error.too_large")
    cells = read_archive(data, "xlsx", _workbook) if data.startswith(b"PK") else _delimited(data)
    for place, (_, row) in enumerate(cells):
        columns = _columns(row)
        if "key" in columns.values() and "verdict" in columns.values():
            return tuple(_rows(cells[place + 1 :], columns))
    raise FormError("review.error.no_form")


def _columns(row: dict[int, str]) -> dict[int, str]:
    """The columns that have a title of the form, in any language."""
    titles = {
        text_key(load_catalogue(language).text(f"review.column.{name}")): name
        for language in LANGUAGES
        for name in COLUMNS
    }
    return {column: titles[text_key(text)] for column, text in row.items() if text_key(text) in titles}


def _rows(cells: Iterable[tuple[int, dict[int, str]]], columns: dict[int, str]) -> Iterator[FilledRow]:
    for number, row in cells:
        texts = {name: row.get(column, "").strip() for column, name in columns.items()}
        if any(texts.values()):
            yield FilledRow(number, {name: _bare(text) for name, text in texts.items()})


def _bare(text: str) -> str:
    """Without the apostrophe that keeps a text from being a formula."""
    return (
        text[1:]
        if text.startswith("'") and text[1:].startswith(tuple(load_data("review")["form"]["formula"]))
        else text
    )


def _delimited(data: bytes) -> Cells:
    import csv
    import io

    from tracecheck.readers.sheets.delimited import find_delimiter
    from tracecheck.readers.text.decode import decode

    text = decode(data)
    first = text.partition("\n")[0].strip('"\r')
    skipped = 1 if first.casefold().startswith("sep=") else 0
    body = text.partition("\n")[2] if skipped else text
    # «sep=» and no more says nothing; the titles may stand below a line that a colleague has added.
    delimiter = (first[4:5] if skipped else "") or find_delimiter(_titles(body) + "\n")
    csv.field_size_limit(limit("text", "line"))
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FormError("review.error.no_form") from error
    return [(number, dict(enumerate(row))) for number, row in enumerate(rows, start=1 + skipped)]


def _titles(text: str) -> str:
    """The line that has most titles of the form, whatever stands between them; the first where none has any."""
    titles = {
        text_key(load_catalogue(language).text(f"review.column.{name}"))
        for language in LANGUAGES
        for name in ("key", "verdict")
    }
    lines = text.splitlines() or [""]
    found = (line for line in lines if sum(title in text_key(line) for title in titles) > 1)
    return next(found, lines[0])


def _workbook(archive: Archive) -> Cells:
    """The cells of the first sheet that has a form's titles, else of the first; hidden columns are read too."""
    from tracecheck.readers.sheets.package import Package
    from tracecheck.readers.sheets.workbook import read_workbook

    package = Package(archive)
    book = read_workbook(package)
    first: Cells = []
    for sheet in book.sheets[: limit("sheets", "sheets")]:
        cells = _sheet(archive.read(sheet.part), lambda raw: _shown(raw, book))
        if any("key" in _columns(row).values() for _, row in cells):
            return cells
        first = first or cells
    return first


def _sheet(data: bytes, shown: Callable[..., str]) -> Cells:
    from tracecheck.readers.sheets.worksheet import read_sheet

    rows: dict[int, dict[int, str]] = {}
    for raw in read_sheet(data, limit("sheets", "cells")).cells:
        rows.setdefault(raw.row, {})[raw.column] = shown(raw)
    return sorted(rows.items())


def _shown(raw: object, book: object) -> str:
    """The text of a cell; a date as an ISO date, whatever form Excel shows it in."""
    from tracecheck.readers.sheets.dates import moment_of
    from tracecheck.readers.sheets.values import Counts, shown_cell
    from tracecheck.readers.sheets.workbook import Workbook
    from tracecheck.readers.sheets.worksheet import RawCell

    if not isinstance(raw, RawCell) or not isinstance(book, Workbook):
        raise UnreadableError("TC001.damaged")
    if raw.kind == "n" and raw.value.isdigit() and int(raw.value) in _DAYS:
        moment = moment_of(float(raw.value), book.since_1904)
        return moment.date().isoformat() if moment else raw.value
    cell = shown_cell(raw, book, Counts())
    return cell.text if cell else ""
