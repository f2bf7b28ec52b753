"""Goals that have got an indicator, or have one less."""

from collections.abc import Iterator, Mapping

from tracecheck.compare.align import Pairs, Sides
from tracecheck.compare.statements import GOAL_LIKE, Entry, Statements
from tracecheck.model.comparison import IndicatorChange, Sign, SignKind, Way
from tracecheck.model.coupling import Relation
from tracecheck.model.item import ItemKind
from tracecheck.model.linkage import Linkage

Measured = Mapping[str, tuple[str, ...]]
"""The indicators of each goal, by keys."""


def measured_by(side: Statements, linkage: Linkage) -> Measured:
    """The indicators under each goal, and those that are coupled to it in its own document."""
    found: dict[str, dict[str, None]] = {}
    for entry in side.entries:
        if entry.item.kind is ItemKind.INDICATOR and entry.parent is not None:
            found.setdefault(entry.parent, {})[entry.key] = None
    for link in linkage.links:
        ends = side.by_key.get(link.source), side.by_key.get(link.target)
        if link.relation is Relation.MEASURES and ends[0] and ends[1] and ends[0].document == ends[1].document:
            found.setdefault(link.target, {})[link.source] = None
    return {goal: tuple(keys) for goal, keys in found.items()}


def indicator_signs(sides: Sides, pairs: Pairs, old: Measured, new: Measured) -> dict[str, tuple[Sign, ...]]:
    """For each old goal that is still there: indicators that it lost make it weaker, those that it got stronger."""
    back = {right: left for left, right in pairs.items()}
    found: dict[str, tuple[Sign, ...]] = {}
    for left, right in pairs.items():
        gone = [key for key in old.get(left, ()) if key not in pairs]
        come = [key for key in new.get(right, ()) if key not in back]
        signs = [
            *(Sign(SignKind.INDICATOR, Way.WEAKER, before=sides.old.by_key[key].item.text) for key in gone),
            *(Sign(SignKind.INDICATOR, Way.STRONGER, after=sides.new.by_key[key].item.text) for key in come),
        ]
        if signs and len(gone) != len(come):
            found[left] = tuple(signs)
    return found


def indicator_changes(
    sides: Sides, pairs: Pairs, old: Measured, new: Measured, unexplained: frozenset[str]
) -> Iterator[IndicatorChange]:
    """Goals that have an indicator where they had none, or none where they had one."""
    for left, right in pairs.items():
        goal, now = sides.old.by_key[left], sides.new.by_key[right]
        if not _is_goal(goal) or not _is_goal(now):
            continue
        before, after = old.get(left, ()), new.get(right, ())
        if before and not after:
            lost = any(key in unexplained for key in before)
            yield IndicatorChange(now.end, sides.old.by_key[before[0]].end, gained=False, unexplained=lost)
        elif after and not before:
            yield IndicatorChange(now.end, sides.new.by_key[after[0]].end, gained=True)


def _is_goal(entry: Entry) -> bool:
    return entry.is_told and entry.item.kind in GOAL_LIKE
