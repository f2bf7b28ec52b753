"""Goal cells printed in the middle of their measures, where no ruling line says where one goal ends."""

from dataclasses import replace

from tracecheck.parsers.tables.records import LEVELS, Layout, Row
from tracecheck.parsers.tables.texts import filled


def uncentred(rows: tuple[Row, ...], layout: Layout) -> tuple[tuple[Row, ...], int]:
    """The rows with each centred goal moved to the first row of its group, and how many rows have no sure goal.

    Only where the first rows of a table have a measure and no goal. Groups are found by symmetry: a goal stands
    in the middle of its rows.
    """
    column = _leading(layout)
    data = [index for index, row in enumerate(rows) if row.kind == "data"]
    if column is None or not data or len(data) < len(rows) or not _starts_blank(rows[0], column):
        return rows, 0
    goals = [index for index in data if filled(rows[index].own(column))]
    if not goals or any(rows[i].cells[column] is not None and not rows[i].fresh[column] for i in data):
        return rows, 0
    starts = _starts(goals, len(rows))
    if starts is None:
        return rows, goals[0]
    moved = list(rows)
    for goal, start in zip(goals, starts, strict=True):
        if start != goal:
            moved[start], moved[goal] = _moved(moved[start], moved[goal], column)
    return tuple(moved), 0


def _leading(layout: Layout) -> int | None:
    """The column of goals that lower statements stand beside."""
    named = [column for role in LEVELS[:-1] for column in layout.with_role(role)]
    lower = layout.with_role("measure", "strategy", "subgoal", "unit_goal")
    return named[0].index if named and any(each.index != named[0].index for each in lower) else None


def _starts_blank(row: Row, column: int) -> bool:
    return not filled(row.cells[column]) and any(filled(cell) for cell in row.cells)


def _starts(goals: list[int], count: int) -> list[int] | None:
    """The first row of each goal's group, when groups symmetrical around their goals fill the table."""
    starts, start = [], 0
    for goal in goals[:-1]:
        starts.append(start)
        start = 2 * goal - start + 1
    starts.append(start)
    ends = [*starts[1:], count]
    inside = all(first <= goal < end for first, goal, end in zip(starts, goals, ends, strict=True))
    last_fits = len(goals) == 1 or abs((starts[-1] + count - 1) - 2 * goals[-1]) <= 1
    return starts if inside and last_fits else None


def _moved(first: Row, goal: Row, column: int) -> tuple[Row, Row]:
    """The goal's cell, and what numbers it to the left, stand in the first row of the group."""
    upper, lower = list(first.cells), list(goal.cells)
    fresh = list(first.fresh)
    for index in range(column + 1):
        if not filled(upper[index]):
            upper[index], lower[index] = lower[index], None
            fresh[index] = upper[index] is not None
    return replace(first, cells=tuple(upper), fresh=tuple(fresh)), replace(goal, cells=tuple(lower))
