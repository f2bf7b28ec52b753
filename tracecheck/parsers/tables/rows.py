"""Sorting the body of a table: repeated headers, rows that go on, group rows, sums, rows of data."""

import re
from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.grid import merged
from tracecheck.parsers.tables.guess import is_numeric
from tracecheck.parsers.tables.header import is_header
from tracecheck.parsers.tables.records import Layout, Row
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.parsers.values.labels import read_label
from tracecheck.resources import load_data

_LETTER = re.compile(r"[^\W\d_]")


def sorted_rows(layout: Layout) -> tuple[Row, ...]:
    """The body without repeated headers, printed rows joined that belong together, each with its kind."""
    rows: list[Row] = []
    headers = {text_key(column.header) for column in layout.columns if column.header}
    for row in layout.rows:
        if _repeats_header(row, headers):
            continue
        if rows and _goes_on(rows[-1], row, layout):
            rows[-1] = merged(rows[-1], row)
        else:
            rows.append(row)
    return tuple(replace(row, kind=_kind(row, layout)) for row in rows)


def own_texts(row: Row) -> list[str]:
    """The texts that start in this row, from the left."""
    return [text for column in range(len(row.cells)) if (text := cell_text(row.own(column)))]


def _repeats_header(row: Row, headers: set[str]) -> bool:
    texts = own_texts(row)
    if not texts or not headers:
        return False
    same = sum(1 for text in texts if text_key(text) in headers)
    return same == len(texts) or (same * 2 > len(texts) and is_header(row))


def _goes_on(upper: Row, lower: Row, layout: Layout) -> bool:
    """Whether a printed row only carries on sentences of the one above: no new number, no capital first."""
    texts = own_texts(lower)
    if not texts or any(is_numeric(text) for text in texts) or _is_sum(lower):
        return False
    if any(filled(lower.own(column.index)) for column in layout.with_role("number")):
        return False
    continued = [_continues(upper.cells[column], lower.own(column)) for column in range(len(lower.cells))]
    lead = _first_text(lower)
    return (
        lead is not None
        and continued[lead]
        and all(state or not filled(lower.own(column)) for column, state in enumerate(continued))
    )


def _first_text(row: Row) -> int | None:
    return next((column for column in range(len(row.cells)) if filled(row.own(column))), None)


def _continues(above: Cell | None, below: Cell | None) -> bool:
    """A text goes on when it starts with a small letter below a text that did not end its sentence."""
    text, before = cell_text(below), cell_text(above)
    first = _LETTER.search(text)
    if not text or not before or first is None or read_label(text) is not None:
        return False
    if text.casefold() in load_data("cells")["marks"]:
        return False
    return first[0].islower() and before[-1] not in load_data("cells")["sentence_end"]


def _kind(row: Row, layout: Layout) -> str:
    if _is_sum(row):
        return "sum"
    return "group" if _is_group(row, layout) else "data"


def label_text(row: Row) -> str:
    """The first words of a row."""
    texts = [text for text in own_texts(row) if not is_numeric(text)]
    return texts[0] if texts else ""


def _is_sum(row: Row) -> bool:
    """Whether a row starts with a word for a sum and has numbers."""
    words = " ".join(_words(label_text(row)))
    starts = any(words == word or words.startswith(f"{word} ") for word in load_data("cells")["money"]["sum_words"])
    return starts and any(is_numeric(text) for text in own_texts(row))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_group(row: Row, layout: Layout) -> bool:
    """A cell over the whole width, or a marked first cell alone in its row; not the first of a hanging column."""
    width = len(row.cells)
    texts = own_texts(row)
    first = row.own(0)
    if width < 2 or len(texts) != 1 or first is None or not filled(first):
        return False
    beside = zip(row.cells[first.column_span :], row.fresh[first.column_span :], strict=True)
    if any(filled(cell) and not fresh for cell, fresh in beside):
        return False
    if first.column_span >= width:
        return True
    if len(texts[0].split()) > load_data("columns")["limits"]["group_words"]:
        return False
    return _stands_out(first, layout) or (first.column_span > 1 and layout.columns[0].role != "goal")


def _stands_out(cell: Cell, layout: Layout) -> bool:
    """Bold or shaded, where the first column is not so in every row."""
    if not _marked(cell):
        return False
    others = [row.own(0) for row in layout.rows]
    filled_others = [other for other in others if other is not None and filled(other)]
    return any(not _marked(other) for other in filled_others)


def _marked(cell: Cell) -> bool:
    return cell.shaded or all(block.style.bold for block in cell.blocks if block.text.strip())
