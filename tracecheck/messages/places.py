"""Places as short codes in message arguments, so that arguments hold no words of any language.

`page:31:29` (physical page, printed page or empty), `sheet:C7:Indikatorer` (cell, sheet), `table:2:3` (table, row),
`whole_table:2`, `block:12` (paragraph), `line:44`, or empty when the place is not known.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the records cost more to import than all that --help needs
    from tracecheck.model.source import Place


def place_code(place: "Place | None") -> str:
    """The code of a place: page or cell of a sheet where there is one, then table cell, then line, then paragraph."""
    if place is None:
        return ""
    if place.page is not None:
        return f"page:{place.page}:{place.page_label or ''}"
    if place.sheet is not None or place.cell_name is not None:
        return f"sheet:{place.cell_name or ''}:{place.sheet or ''}"
    if place.cell is not None:
        return f"table:{place.cell.table}:{place.cell.row}"
    counted = place.block + 1 if place.block is not None else None
    numbers = {"line": place.line, "whole_table": place.table, "block": place.paragraph or counted}
    return next((f"{kind}:{number}" for kind, number in numbers.items() if number is not None), "")


def render_place_code(code: str, texts: Mapping[str, Any]) -> str:
    """«s. 31», «s. 31 (trykt 29)», «ark Indikatorer, celle C7», «tabell 2, rad 3», «linje 44», «avsnitt 12», in the
    words of the catalogue."""
    kind, *numbers = code.split(":")
    if kind == "sheet":
        return _sheet_text(numbers[0], ":".join(numbers[1:]), texts)
    if kind == "page":
        page, printed = numbers[0], ":".join(numbers[1:])
        name = "place.page" if printed in ("", page) else "place.page_printed"
        return str(texts[name]).format(page=page, printed=printed)
    if kind == "table":
        return str(texts["place.table"]).format(table=numbers[0], row=numbers[1])
    return str(texts[f"place.{kind}"]).format(number=numbers[0]) if kind else ""


def _sheet_text(cell: str, sheet: str, texts: Mapping[str, Any]) -> str:
    """A file of one nameless sheet has cells only; a sheet as a whole has no cell."""
    name = "sheet_cell" if cell and sheet else "sheet" if sheet else "cell_name"
    return str(texts[f"place.{name}"]).format(cell=cell, sheet=sheet)
