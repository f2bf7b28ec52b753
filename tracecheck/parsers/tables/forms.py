"""Forms: labels down the side («Mål», «Tiltak», «Ansvar», «Frist»), each with its content to the right of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import Cell, Table
from tracecheck.parsers.tables.columns import HeaderName, read_header
from tracecheck.parsers.tables.grid import grid_rows
from tracecheck.parsers.tables.groups import spans_all
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.parsers.values.labels import strip_label
from tracecheck.resources import load_data

_NUMBER = re.compile(r"\s*(?:nr\.?\s*)?\d+(?:\.\d+)*\s*[.:)]?$|\s*:$")


@dataclass(slots=True)
class _Form:
    """One form: the cells of each label by its key, and the titles printed over it."""

    titles: tuple[Cell, ...] = ()
    contents: dict[str, Cell] = field(default_factory=dict)


def stacked(table: Table) -> Table | None:
    """The table with its labels as a header and one row for each form; None when it is no form.

    A label that comes again starts the next form; what stands before it in the form goes on for that one too, unless
    the label is the first. The same label twice in a row holds several statements.
    """
    pairs = [(row, _pairs(row)) for row in grid_rows(table)]
    labels = [label for _, each in pairs for label, _ in each if filled(label)]
    if not _are_labels(labels) or any(_is_header(row) for row, _ in pairs):
        return None
    header = {_key(label): label for label in reversed(labels)}
    order = tuple(dict.fromkeys(map(_key, labels)))
    return _table(table, _forms(pairs, order), [header[key] for key in order], order)


def _pairs(row: Row) -> list[tuple[Cell, Cell]]:
    """The labels of a row with what stands beside them; nothing for a title over the whole width."""
    cells = _distinct(row.cells)
    if spans_all(row) or len(cells) < 2 or (len(cells) % 2 and filled(cells[-1])):
        return []
    found = list(zip(cells[::2], cells[1::2], strict=False))
    first, *others = found
    return [first, *((label, content) for label, content in others if filled(label) or filled(content))]


def _distinct(cells: Iterable[Cell | None]) -> list[Cell]:
    found: list[Cell] = []
    for cell in cells:
        if cell is not None and all(cell is not other for other in found):
            found.append(cell)
    return found


def _name(cell: Cell) -> HeaderName:
    text = cell_text(cell)
    return read_header(_NUMBER.sub("", strip_label(text) or text))


def _key(cell: Cell) -> str:
    text = cell_text(cell)
    return text_key(_NUMBER.sub("", strip_label(text) or text) or text)


def _are_labels(labels: list[Cell]) -> bool:
    """Whether most labels are known names, some of a goal or measure and some of what is told about it."""
    kinds, share = load_data("columns")["kinds"], load_data("columns")["limits"]["form_share"]
    known = [name.role for name in map(_name, labels) if name.role and name.sure]
    told = load_data("columns")["forms"]["told"]
    enough = len(labels) > 2 and len(known) >= share * len(labels)
    return enough and any(role in kinds for role in known) and any(role in told for role in known)


def _is_header(row: Row) -> bool:
    """Whether a row has names side by side, so that what it names stands below."""
    names = [name for _, content in _pairs(row) if (name := _name(content)).role and name.sure]
    return any(name.role != "year" for name in names)


def _forms(pairs: list[tuple[Row, list[tuple[Cell, Cell]]]], order: tuple[str, ...]) -> list[_Form]:
    forms: list[_Form] = [_Form()]
    last = ""
    for row, each in pairs:
        if not each:
            title = tuple(cell for cell in _distinct(row.cells) if filled(cell))
            forms = _titled(forms, title) if title else forms
        for label, content in each:
            key = _key(label) if filled(label) and row.fresh[label.column - 1] else last
            if key in forms[-1].contents and key != last:
                forms.append(_Form(contents=_kept(forms[-1], key, order)))
            _put(forms[-1], key, content)
            last = key
    return [form for form in forms if form.contents or form.titles]


def _titled(forms: list[_Form], title: tuple[Cell, ...]) -> list[_Form]:
    """A title over the whole width starts a form."""
    if not forms[-1].contents:
        return [*forms[:-1], _Form((*forms[-1].titles, *title))]
    return [*forms, _Form(title)]


def _kept(form: _Form, key: str, order: tuple[str, ...]) -> dict[str, Cell]:
    """What stands above a label that comes again and belongs to both; contents are kept as the same cell."""
    return {each: form.contents[each] for each in order[: order.index(key)] if each in form.contents}


def _put(form: _Form, key: str, content: Cell) -> None:
    if key and filled(content):
        before = form.contents.get(key)
        form.contents[key] = replace(before, blocks=before.blocks + content.blocks) if before else content


def _table(table: Table, forms: list[_Form], header: list[Cell], order: tuple[str, ...]) -> Table:
    """Titles over the first form stand above the header, where the title of a table is."""
    width = len(order)
    lines = [_spread(cell, number, width) for number, cell in enumerate(forms[0].titles, 1)]
    top = len(lines) + 1
    lines += [_at(cell, top, column) for column, cell in enumerate(header, 1)]
    number = top
    for index, form in enumerate(forms):
        for title in form.titles if index else ():
            number += 1
            lines.append(_spread(title, number, width))
        number += 1
        above = forms[index - 1].contents if index else {}
        for column, key in enumerate(order, 1):
            cell = form.contents.get(key)
            if cell is not None and above.get(key) is not cell:
                lines.append(_at(cell, number, column))
    return replace(table, cells=tuple(lines), rows=number, columns=width, header_rows=0)


def _at(cell: Cell, row: int, column: int) -> Cell:
    return replace(cell, row=row, column=column, row_span=1, column_span=1)


def _spread(cell: Cell, row: int, width: int) -> Cell:
    return replace(cell, row=row, column=1, row_span=1, column_span=width)
