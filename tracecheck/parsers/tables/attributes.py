"""What the other columns of a row say of its measures and goals."""

import re
from dataclasses import replace
from typing import Any

from tracecheck.model.item import Deadline, Reference
from tracecheck.parsers.tables.amounts import money_in, row_amounts
from tracecheck.parsers.tables.decisions import cases_of
from tracecheck.parsers.tables.kinds import has_cue
from tracecheck.parsers.tables.measured import turn_text
from tracecheck.parsers.tables.owners import clean_owner, owner_and_deadline, without_persons
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import bare_number, cell_text, filled
from tracecheck.parsers.values.documents import name_in
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.parsers.values.references import find_references
from tracecheck.resources import load_data

Turn = tuple[int, int]
_BETWEEN = re.compile(r"[\s,;/]+")
_BETWEEN_LABELS = re.compile(r"[,;/]\s*")
_PAYING = ("cost", "funding", "comment", "amount")
_ANSWERING = ("cost", "funding", "comment", "deadline", "description")


def row_changes(layout: Layout, row: Row, context: TableContext, turn: Turn) -> dict[str, Any]:
    """Fields of the item that is number `turn[0]` of `turn[1]` in its row, from its neighbours' cells."""
    owner, when = _owner(layout, row, turn)
    changes: dict[str, Any] = {
        "owner": clean_owner(owner),
        "deadline": when or _deadline(layout, row, turn),
        "description": _description(layout, row, turn),
        "status_text": _last(layout, row, turn, "status"),
        "support": clean_owner(_joined(layout, row, turn, "support")),
        "partners": _listed(layout, row, turn, "partners"),
        "tags": _listed(layout, row, turn, "tags"),
        "amounts": row_amounts(layout, row, context) if turn[0] == 0 else (),
        "funding": _funding(layout, row),
        "follow_up": find_follow_up(
            _joined(layout, row, turn, "cost", "funding", "comment", "deadline", "description")
        ),
        "references": references_of(layout, row, turn),
    }
    return {name: value for name, value in changes.items() if value}


def _owner(layout: Layout, row: Row, turn: Turn) -> tuple[str, Deadline | None]:
    """Who answers, and until when where that stands in the same cell and in none of its own."""
    printed = _joined(layout, row, turn, "owner")
    owners = {column.index for column in layout.with_role("owner")}
    own = [column.index for column in layout.with_role("deadline") if column.index not in owners]
    return (printed, None) if any(filled(row.cells[index]) for index in own) else owner_and_deadline(printed)


def _joined(layout: Layout, row: Row, turn: Turn, *roles: str) -> str:
    texts = [turn_text(row.cells[column.index], turn) for column in layout.with_role(*roles)]
    return ", ".join(text for text in texts if text) if "owner" in roles else " ".join(filter(None, texts))


def _last(layout: Layout, row: Row, turn: Turn, role: str) -> str | None:
    """The text furthest to the right: of several statuses, the newest."""
    texts = [turn_text(row.cells[column.index], turn) for column in layout.with_role(role)]
    return next((text for text in reversed(texts) if text), None)


def _deadline(layout: Layout, row: Row, turn: Turn) -> Deadline | None:
    """The deadline as printed, read as far as it can be. Crosses under years are the years, start and end may have a
    column each.
    """
    texts = [(column, turn_text(row.cells[column.index], turn)) for column in layout.with_role("deadline")]
    marks = load_data("cells")["marks"]
    years = sorted(str(column.year) for column, text in texts if column.year and text.casefold() in marks)
    if years:
        return Deadline(", ".join(years), years[0], years[-1])
    found = [read_deadline(text) or Deadline(text) for _, text in texts if text]
    if len(found) < 2:
        return found[0] if found else None
    first, last = found[0], found[-1]
    start, end = first.start or first.end, last.end or last.start
    return Deadline(f"{first.text} – {last.text}", start, end, last.open_ended)


def _description(layout: Layout, row: Row, turn: Turn) -> str:
    """Describing columns, and words where amounts are expected («Utredes»)."""
    texts = [turn_text(row.cells[column.index], turn) for column in layout.with_role("description", "comment")]
    texts += [f"{column.year or column.header}: {text}" for column, text in _words_for_money(layout, row)]
    return " ".join(filter(None, texts))


def _words_for_money(layout: Layout, row: Row) -> list[tuple[Column, str]]:
    """Columns of amounts that hold words alone, as «2026: Utredes»; words for how it is paid are told elsewhere."""
    told = [cue for cues in load_data("cells")["funding"].values() for cue in cues]
    texts = [(column, cell_text(row.cells[column.index])) for column in layout.with_role("amount", "cost")]
    words = [(column, text) for column, text in texts if any(map(str.isalpha, text)) and not has_cue(text, told)]
    return [(column, text) for column, text in words if not money_in(layout, column, row.cells[column.index])]


def _listed(layout: Layout, row: Row, turn: Turn, role: str) -> tuple[str, ...]:
    """The single names of a cell, persons left out."""
    text = _joined(layout, row, turn, role)
    return without_persons(text.replace(";", ",").split(","))


def _funding(layout: Layout, row: Row) -> str | None:
    """new or within_frame when the words say so; else what a column of funding says; a cross is its header."""
    cues = load_data("cells")["funding"]
    everything = " ".join(cell_text(row.cells[c.index]) for c in layout.with_role(*_PAYING))
    named = next((kind for kind in ("new", "within_frame") if has_cue(everything, cues[kind])), None)
    if named is not None:
        return named
    for column in layout.with_role("funding"):
        text = cell_text(row.cells[column.index])
        if text:
            return column.header if text.casefold() in load_data("cells")["marks"] else text
    return None


def references_of(layout: Layout, row: Row, turn: Turn = (0, 1)) -> tuple[Reference, ...]:
    """Pointers in a column of references: written ones, or bare labels («2.3»); case numbers in a column of them."""
    found: list[Reference] = []
    for column in layout.with_role("reference"):
        text = turn_text(row.cells[column.index], turn)
        found += pointers(text, name_in(column.header)) if text else []
    for column in layout.with_role("case"):
        found += cases_of(row.cells[column.index])
    return tuple(found)


def pointers(text: str, document: str | None = None) -> list[Reference]:
    """The references of a cell that exists to point at goals, of the document that its header names; characters of the
    item's text are unknown (-1)."""
    return [replace(each, document=each.document or document) for each in _pointers(text)]


def _pointers(text: str) -> list[Reference]:
    written = [replace(each, start=-1, end=-1) for each in find_references(f" {text}")]
    if written:
        return written
    return _labels(_BETWEEN_LABELS.split(text)) or _labels(_BETWEEN.split(text)) or [Reference(text, label_kind="goal")]


def _labels(parts: list[str]) -> list[Reference]:
    """A reference for each part, when all of them are labels («Mål 1; Mål 2», «2.1, 2.4»)."""
    told = [part for part in parts if part and part not in load_data("cells")["and"]]
    numbers = [bare_number(part) for part in told]
    if not all(numbers):
        return []
    return [Reference(part, label=number, label_kind="goal") for part, number in zip(told, numbers, strict=True)]
