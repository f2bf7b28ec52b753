"""Targets, baselines and measured values of a row."""

from dataclasses import replace
from typing import Any

from tracecheck.model.item import Target, Value
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.kinds import is_report
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.series import unit_of
from tracecheck.parsers.tables.texts import cell_text, parts
from tracecheck.parsers.tables.tidy import year_of
from tracecheck.parsers.values.money import find_amounts
from tracecheck.parsers.values.quantities import read_target_cell, read_value_cell


def measured_changes(layout: Layout, row: Row, context: TableContext, turn: tuple[int, int]) -> dict[str, Any]:
    """What the numbers, their source and the status beside them say of item `turn[0]` of `turn[1]` in its row."""
    unit = next((text for column in layout.with_role("unit") if (text := cell_text(row.cells[column.index]))), None)
    unit = unit or next(filter(None, (unit_of(text) for text in (*_subjects(layout, row), layout.caption))), None)
    value = _value(layout, row, context, turn)
    chosen, others = _targets(layout, row, context, turn)
    sources = [turn_text(row.cells[column.index], turn) for column in layout.with_role("source")]
    changes: dict[str, Any] = {"source": " ".join(filter(None, sources))} if any(sources) else {}
    if value is not None:
        changes["value"] = replace(value, unit=value.unit or unit)
        changes |= _judged(layout, row, turn)
    if chosen is not None:
        changes["target"] = _with_baseline(replace(chosen, unit=chosen.unit or unit), value, context)
    if others:
        changes["description"] = "; ".join(others)
    return changes


def _judged(layout: Layout, row: Row, turn: tuple[int, int]) -> dict[str, Any]:
    """«Nådd» beside a measured value is said of what was measured; of several statuses, the newest."""
    texts = [turn_text(row.cells[column.index], turn) for column in layout.with_role("status")]
    said = next(filter(None, reversed(texts)), None)
    return {"status_text": said} if said else {}


def _subjects(layout: Layout, row: Row) -> list[str]:
    return [cell_text(row.cells[column.index]) for column in layout.with_role("indicator")]


def turn_text(cell: Cell | None, turn: tuple[int, int]) -> str:
    """The text for one of several items in a row: its own line when there are as many lines, else all."""
    if cell is None:
        return ""
    lines = parts(cell)
    number, count = turn
    return lines[number] if count > 1 and len(lines) == count else cell_text(cell)


def _value(layout: Layout, row: Row, context: TableContext, turn: tuple[int, int]) -> Value | None:
    """The newest measured value. A report speaks of its own year, where an empty cell is no value."""
    columns = sorted(layout.with_role("value", "baseline"), key=lambda column: (_age(column, context), -column.index))
    if is_report(context.document_kind):
        columns = columns[:1]
    for column in columns:
        text = turn_text(row.cells[column.index], turn)
        if text:
            value = read_value_cell(text, column.header) or _money(text)
            return replace(value, year=value.year or column.year or year_of(layout, row))
    return None


def _money(text: str) -> Value:
    """A measured amount («17 600 kr»), else the text alone."""
    found = find_amounts(text)
    return Value(text, found[0].value, found[0].unit) if len(found) == 1 else Value(text)


def _age(column: Column, context: TableContext) -> tuple[int, int]:
    """Order of columns of values: the year of a report first, then newest first; without a year as newest.

    Years to come are no measured values: they are last, the nearest first.
    """
    if column.year is None:
        return (0, -9999)
    if context.year is not None and column.year > context.year:
        return (2, column.year)
    right = is_report(context.document_kind) and column.year == context.year
    return (0 if right else 1, -column.year)


def _targets(layout: Layout, row: Row, context: TableContext, turn: tuple[int, int]) -> tuple[Target | None, list[str]]:
    """The target that applies (the document's year, else the first), and the others in words."""
    found: list[tuple[Column, Target]] = []
    for column in layout.with_role("target"):
        text = turn_text(row.cells[column.index], turn)
        if text:
            target = read_target_cell(text, column.header) or Target(text)
            found.append((column, replace(target, text=text, year=target.year or column.year)))
    if not found:
        return None, []
    chosen = min(found, key=lambda each: (_distance(each[1], context), each[0].index))
    others = [f"{column.header}: {target.text}" for column, target in found if target is not chosen[1]]
    return chosen[1], others


def _distance(target: Target, context: TableContext) -> int:
    """How far a target's year lies ahead of the document's; years gone by come last."""
    if target.year is None or context.year is None:
        return 0
    ahead = target.year - context.year
    return ahead if ahead >= 0 else 1000 - ahead


def _with_baseline(target: Target, value: Value | None, context: TableContext) -> Target:
    if value is None or value.value is None or target.baseline is not None or is_report(context.document_kind):
        return target
    return replace(target, baseline=value.value, baseline_year=value.year)
