"""What of a sheet was not read, or is not as it looks, as problems for people."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracecheck.model.source import Loss, Place, Problem
from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.grid import cell_name, column_name
from tracecheck.readers.sheets.values import Counts
from tracecheck.readers.sheets.visible import Visible
from tracecheck.readers.sheets.worksheet import RawSheet

_NAMED = 5
"""Cells that a message names."""


@dataclass(slots=True)
class Telling:
    """Gathers problems; `lost` is true when something that is seen in the file was not read."""

    problems: list[Problem] = field(default_factory=list)

    @property
    def lost(self) -> bool:
        return any(problem.loss is not Loss.NONE for problem in self.problems)

    def hidden_sheets(self, names: list[str]) -> None:
        """Sheets that are not shown."""
        if names:
            self._add("sheets_hidden", None, Loss.NONE, sheets=_listed(names), count=len(names))

    def sheets_cut(self, count: int) -> None:
        """More sheets than are read; `count` is how many the workbook has."""
        if count > limit("sheets", "sheets"):
            self._add("sheets_cut", None, Loss.PART, sheets=count, limit=limit("sheets", "sheets"))

    def part(self, sheet: str, message: str) -> None:
        """A whole sheet that could not be read."""
        self._add(message, sheet, Loss.PART)

    def sheet(self, sheet: str, raw: RawSheet, visible: Visible, counts: Counts) -> None:
        """What is told of one sheet."""
        hidden = {cell.row for cell in visible.hidden if cell.row in visible.hidden_rows}
        columns = sorted({cell.column for cell in visible.hidden if cell.column in visible.hidden_columns})
        folded = {cell.row for cell in visible.cells if cell.row in raw.folded_rows | raw.hidden_rows}
        if hidden:
            self._add("sheet_rows_hidden", sheet, Loss.NONE, count=len(hidden), rows=_listed(map(str, sorted(hidden))))
        if columns:
            names = _listed(map(column_name, columns))
            self._add("sheet_columns_hidden", sheet, Loss.NONE, count=len(columns), columns=names)
        if folded:
            self._add("sheet_filtered", sheet, Loss.NONE, count=len(folded))
        self._cells("sheet_formulas", sheet, Loss.PART, counts.formulas)
        self._cells("sheet_errors", sheet, Loss.NONE, counts.errors)
        if raw.cut:
            most = {"rows": limit("sheets", "rows"), "columns": limit("sheets", "columns")}
            self._add("sheet_cut", sheet, Loss.PART, **most)
        if raw.damaged:
            self._add("sheet_damaged", sheet, Loss.PART)

    def _cells(self, message: str, sheet: str, loss: Loss, cells: list[tuple[int, int]]) -> None:
        if cells:
            named = _listed(cell_name(row, column) for row, column in cells)
            self._add(message, sheet, loss, count=len(cells), cells=named)

    def _add(self, message: str, sheet: str | None, loss: Loss, **arguments: str | int | float) -> None:
        place = Place(sheet=sheet) if sheet is not None else None
        named = {"sheet": sheet} if sheet is not None else {}
        self.problems.append(Problem("TC002", f"TC002.{message}", {**named, **arguments}, place, loss))


def _listed(names: Iterable[str]) -> str:
    """The first names, and a sign that there are more."""
    found = list(names)
    return ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
