"""Sorting the body of a table: repeated headers, rows that go on, group rows, sums, rows of data."""

import re
from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.grid import merged
from tracecheck.parsers.tables.groups import is_keyed, spans_all
from tracecheck.parsers.tables.guess import is_numeric
from tracecheck.parsers.tables.header import is_header
from tracecheck.parsers.tables.records import Layout, Row
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.parsers.values.labels import read_label, strip_label
from tracecheck.resources import load_data

_WORDED = (*load_data("columns")["kinds"], "indicator", "description", "comment", "other", "text")
_MONEY = ("amount", "actual", "cost", "total", "year")
_LETTER = re.compile(r"[^\W\d_]")


def sorted_rows(layout: Layout) -> tuple[Row, ...]:
    """The body, printed rows joined that belong together, each with its kind; repeated headers are marked so."""
    rows: list[Row] = []
    joined = 0
    headers = {text_key(column.header) for column in layout.columns if column.header}
    may_join = not _small_first(layout)
    for row in layout.rows:
        open_row = may_join and joined < _most_joined() and rows and rows[-1].kind == "data"
        if _repeats_header(row, headers):
            rows.append(replace(row, kind="header"))
        elif open_row and _goes_on(rows[-1], row, layout):
            rows[-1] = merged(rows[-1], row)
            joined += 1
            continue
        else:
            rows.append(row)
        joined = 0
    return tuple(replace(row, kind=_kind(row, layout)) if row.kind == "data" else row for row in rows)


def own_texts(row: Row) -> list[str]:
    """The texts that start in this row, from the left."""
    return [text for column in range(len(row.cells)) if (text := cell_text(row.own(column)))]


def _repeats_header(row: Row, headers: set[str]) -> bool:
    texts = own_texts(row)
    if not texts or not headers:
        return False
    same = sum(1 for text in texts if text_key(text) in headers)
    inside = [any(text_key(text) in header for header in headers) for text in texts]
    return same == len(texts) or (same * 2 > len(texts) and is_header(row)) or (len(texts) > 1 and all(inside))


def _goes_on(upper: Row, lower: Row, layout: Layout) -> bool:
    """Whether a printed row only carries on sentences of the one above: no new number, no capital first.

    Where rows are numbered, a small letter in any column of words will do; elsewhere it is the first cell's.
    """
    texts = own_texts(lower)
    if not texts or any(is_numeric(text) for text in texts):
        return False
    if any(filled(lower.own(column.index)) for column in layout.with_role("number")):
        return False
    own = [column for column in range(len(lower.cells)) if filled(lower.own(column))]
    states = [_continues(upper.cells[column], lower.own(column)) for column in own]
    worded = {column.index for column in layout.columns if column.role in _WORDED}
    numbered = layout.has("number")
    cues = [
        state for column, state in zip(own, states, strict=True) if column in worded and (numbered or column == own[0])
    ]
    return all(state is not False for state in states) and any(cues)


def _most_joined() -> int:
    """So many printed rows may be one; what goes on for longer is no sentence of a plan."""
    limit: int = load_data("columns")["limits"]["joined_rows"]
    return limit


def _small_first(layout: Layout) -> bool:
    """Whether a table's statements start with small letters anyway, so that they tell nothing."""
    columns = [column.index for column in layout.columns if column.role in load_data("columns")["kinds"]]
    texts = [text for row in layout.rows for index in columns if (text := cell_text(row.own(index)))]
    small = sum(1 for text in texts if (first := _LETTER.search(text)) and first[0].islower())
    limit: float = load_data("columns")["limits"]["small_first_share"]
    return small > len(texts) * limit


def _continues(above: Cell | None, below: Cell | None) -> bool | None:
    """True for a small first letter below an unfinished sentence, None where only the sentence above is unfinished."""
    text, before = cell_text(below), cell_text(above)
    first = _LETTER.search(text)
    if not before or first is None or read_label(text) is not None or text.casefold() in load_data("cells")["marks"]:
        return False
    if before[-1] in load_data("cells")["sentence_end"]:
        return False
    return True if first[0].islower() else None


def _kind(row: Row, layout: Layout) -> str:
    if layout.has(*_MONEY) and _is_sum(row, layout):
        return "sum"
    return "group" if is_keyed(row) or _is_group(row, layout) else "data"


def label_text(row: Row) -> str:
    """The first words of a row."""
    texts = [text for text in own_texts(row) if not is_numeric(text)]
    return texts[0] if texts else ""


def _is_sum(row: Row, layout: Layout) -> bool:
    """Whether a row starts with a word for a sum and has numbers; nobody answers for a sum, nor by a date."""
    words = " ".join(_words(strip_label(label_text(row))))
    starts = any(words == word or words.startswith(f"{word} ") for word in load_data("cells")["money"]["sum_words"])
    told = [cell_text(row.own(column.index)) for column in layout.with_role("owner", "deadline")]
    answered = any(text and text != label_text(row) for text in told)
    return starts and not answered and any(is_numeric(text) for text in own_texts(row))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_group(row: Row, layout: Layout) -> bool:
    """A cell over the whole width, or a marked first cell alone in its row; not the first of a hanging column."""
    width = len(row.cells)
    texts = own_texts(row)
    first = row.own(0)
    if width < 2 or len(texts) != 1 or first is None or not filled(first):
        return False
    if spans_all(row):
        return True
    if any(filled(cell) and not fresh for cell, fresh in zip(row.cells, row.fresh, strict=True) if cell is not first):
        return False
    if len(texts[0].split()) > load_data("columns")["limits"]["group_words"]:
        return False
    return _stands_out(first, layout) or (row.cells[1] is first and layout.columns[0].role != "goal")


def _stands_out(cell: Cell, layout: Layout) -> bool:
    """Bold or shaded, where the first column is not so in every row."""
    if not _marked(cell):
        return False
    others = [row.own(0) for row in layout.rows]
    filled_others = [other for other in others if other is not None and filled(other)]
    return any(not _marked(other) for other in filled_others)


def _marked(cell: Cell) -> bool:
    return cell.shaded or all(block.style.bold for block in cell.blocks if block.text.strip())
