"""One sheet of a workbook → its raw cells, merges and what is hidden, row by row so that no sheet is too long."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tracecheck.readers.archive import Element
from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.grid import Area
from tracecheck.readers.sheets.package import is_on, local, whole
from tracecheck.readers.sheets.references import LAST_COLUMN, LAST_ROW, read_area, read_cell
from tracecheck.readers.sheets.strings import release, text_of

_ENDS = ("{*}row", "{*}col", "{*}mergeCell", "{*}autoFilter")
_MOST_MERGES = 20_000


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as stored: its kind (`s`, `str`, `inlineStr`, `b`, `e`, `d`, `n`), value, style, whether a formula."""

    row: int
    column: int
    kind: str
    value: str
    style: int
    formula: bool


@dataclass(slots=True)
class RawSheet:
    """What stands in a sheet. `hidden_rows` are hidden by hand, `folded_rows` by a filter or a closed outline.

    `cut` says whether rows or columns were left out because of a limit, `damaged` whether the part ends too early.
    """

    cells: list[RawCell] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    folded_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    folded_columns: list[tuple[int, int]] = field(default_factory=list)
    filter: Area | None = None
    filtered: bool = False
    cut: bool = False
    damaged: bool = False


def read_sheet(data: bytes, most_cells: int) -> RawSheet:
    """The cells of a sheet's part, at most `most_cells` of them; what is damaged ends the reading, not the run."""
    sheet = RawSheet()
    rows = _Rows(sheet, most_cells)
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("end",), tag=_ENDS, resolve_entities=False, no_network=True, load_dtd=False
        ):
            _take(element, sheet, rows)
            release(element)
    except (etree.XMLSyntaxError, ValueError):
        sheet.damaged = True
    return sheet


def _take(element: Element, sheet: RawSheet, rows: "_Rows") -> None:
    name = local(element)
    if name == "row":
        rows.read(element)
    elif name == "col":
        _read_column(element, sheet)
    elif name == "mergeCell" and len(sheet.merges) < _MOST_MERGES:
        area = read_area(element.get("ref") or "")
        sheet.merges += [area] if area is not None else []
    elif name == "autoFilter":
        sheet.filter = read_area(element.get("ref") or "")
        sheet.filtered = any(local(child) == "filterColumn" for child in element)


def _read_column(element: Element, sheet: RawSheet) -> None:
    if not is_on(element.get("hidden")):
        return
    span = (whole(element.get("min")), min(whole(element.get("max")), LAST_COLUMN))
    folded = whole(element.get("outlineLevel")) > 0
    (sheet.folded_columns if folded else sheet.hidden_columns).append(span)


class _Rows:
    """Counts rows and cells as they come; rows and cells without numbers follow those before them."""

    def __init__(self, sheet: RawSheet, most_cells: int) -> None:
        self._sheet = sheet
        self._left = most_cells
        self._used = 0
        self._row = 0
        self._most_rows = limit("sheets", "rows")
        self._most_columns = limit("sheets", "columns")

    def read(self, element: Element) -> None:
        """Take in a row."""
        self._row = whole(element.get("r"), self._row + 1)
        if not 1 <= self._row <= LAST_ROW:
            return
        if is_on(element.get("hidden")):
            folded = whole(element.get("outlineLevel")) > 0
            (self._sheet.folded_rows if folded else self._sheet.hidden_rows).add(self._row)
        if self._used >= self._most_rows or self._left <= 0:
            self._sheet.cut = self._sheet.cut or len(element) > 0
            return
        cells = list(self._cells(element))
        if not cells:
            return
        self._used += 1
        if len(cells) > self._left:
            self._sheet.cut, self._left = True, 0
            return
        self._left -= len(cells)
        self._sheet.cells += cells

    def _cells(self, element: Element) -> Iterator[RawCell]:
        column = 0
        for each in element:
            if local(each) != "c":
                continue
            place = read_cell(each.get("r") or "")
            column = place[1] if place else column + 1
            cell = _cell(each, self._row, column)
            if cell is not None and column <= self._most_columns:
                yield cell
            elif cell is not None:
                self._sheet.cut = True


def _cell(element: Element, row: int, column: int) -> RawCell | None:
    """The cell when it holds anything: a value, a text, or a formula that nobody has computed."""
    kind = element.get("t") or "n"
    value, formula = "", False
    for child in element:
        name = local(child)
        if name == "v":
            value = child.text or ""
        elif name == "is":
            value = text_of(child)
        elif name == "f":
            formula = True
    if not value and not (formula and kind != "str"):
        return None
    return RawCell(row, column, kind, value[: limit("sheets", "cell")], whole(element.get("s")), formula)
