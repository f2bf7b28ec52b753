"""What a report that is read has room for, from `data/report_room.toml`: of very many goals those are shown that
most is to be said of, and the others stand in the workbook, which has no such limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracecheck.model.coupling import ThreadState
from tracecheck.model.traceability import GoalGroup, GoalRow, Traceability
from tracecheck.resources import load_data

_TOLD_BRIEFLY = (ThreadState.WHOLE, ThreadState.JUSTIFIED)


@dataclass(frozen=True, slots=True)
class Room:
    """`told` are the goals (full ids) with a part of their own, `rowed` those with a row of the matrix, all of `told`
    among them; `goals` is how many there are. `listed` goals of a list are shown, `drawn` goals at most as single
    lines, `unit_lines` of each list of a unit and `findings` of each rule, where that is less than what is shown of
    few."""

    told: frozenset[str]
    rowed: frozenset[str]
    goals: int
    listed: int
    drawn: int
    unit_lines: int
    findings: int


def room_of(trace: Traceability, form: str = "page", rules: int = 0) -> Room:
    """The room of a web page or of a document («word») for these figures; `rules` is how many rules have findings. What
    there is room for is shared alike between documents, between units and between rules."""
    sizes: dict[str, Any] = load_data("report_room")[form]
    goals = _most_to_say_first(trace)
    return Room(
        told=frozenset(goals[: sizes["told"]]),
        rowed=frozenset(goals[: sizes["rowed"]]),
        goals=len(goals),
        listed=sizes["listed"],
        drawn=sizes["drawn"],
        unit_lines=max(sizes["least"], sizes["unit_lines"] // max(len(trace.units), 1)),
        findings=max(sizes["least"], sizes["findings"] // max(rules, 1)),
    )


def _most_to_say_first(trace: Traceability) -> list[str]:
    """The goals that page one counts before the others, broken threads before whole ones, of every document the first
    ones before the next."""
    ranked = sorted((_rank(group, row, place), number, row.goal) for number, (group, row, place) in _rows(trace))
    return [goal for _, _, goal in ranked]


def _rows(trace: Traceability) -> Iterator[tuple[int, tuple[GoalGroup, GoalRow, int]]]:
    return enumerate((group, row, place) for group in trace.groups for place, row in enumerate(group.rows))


def _rank(group: GoalGroup, row: GoalRow, place: int) -> tuple[bool, bool, int]:
    return not group.counted, row.state in _TOLD_BRIEFLY, place
