"""TC312: an area of goals that several units have and none measures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.rules.answers import ancestors, is_leaf_goal
from tracecheck.rules.checks.tc301_goal_without_indicator import is_measured
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import words_for
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC312", "whole-area-unmeasured", Severity.INFO, UNIT_PLANS, supersedes=("TC301",))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Said where other areas of the same agreements are measured: else it is how they are made (TC301)."""
    areas = _areas(corpus)
    measured = {name: [goal for goal in goals if is_measured(corpus, goal)] for name, goals in areas.items()}
    for name, goals in sorted(areas.items()):
        if measured[name] or not _is_common(goals) or not any(measured.values()):
            continue
        checked = [goal for goal in goals if goal.document.key in corpus.focus]
        if checked:
            yield _remark(name, checked[0], goals)


def _areas(corpus: Corpus) -> Mapping[str, Sequence[Located]]:
    """The goals of all agreements by the area that they stand under, as its name is compared."""
    found: dict[str, list[Located]] = defaultdict(list)
    for document in corpus.in_chain(*UNIT_PLANS):
        for goal in corpus.items(document, *GOALS, own=False):
            area = _area(corpus, goal)
            if area and is_leaf_goal(corpus, goal):
                found[text_key(area)].append(goal)
    return found


def _area(corpus: Corpus, goal: Located) -> str | None:
    """The area that a goal stands under, else the heading of its chapter."""
    named = next((each.item.text for each in ancestors(corpus, goal) if each.item.kind is ItemKind.AREA), None)
    return named or (goal.item.section[-1] if goal.item.section else None)


def _is_common(goals: Sequence[Located]) -> bool:
    data = words_for("same_measure")
    units = {goal.document.key for goal in goals}
    return bool(len(units) >= data["area_units"] and len(goals) >= data["area_goals"])


def _remark(name: str, first: Located, goals: Sequence[Located]) -> Remark:
    units = {goal.document.key for goal in goals}
    area = first.item.section[-1] if first.item.section else name
    return Remark(
        first.document,
        RULE.code,
        {"area": quoted(area), "count": len(goals), "units": len(units)},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(goal, "row") for goal in goals[:_SHOWN]),
        subject=name,
        count=len(goals),
        replaces_items=tuple(goal.id for goal in goals),
    )
