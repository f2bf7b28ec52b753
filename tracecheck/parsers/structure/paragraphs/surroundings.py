"""What stands around a paragraph: what the headings above announce, which of them a label ends."""

from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.sections import Part, Section, is_soft_label
from tracecheck.parsers.structure.state import RANKS, State


def close_below(state: State, kind: ItemKind) -> State:
    """A labelled goal ends the headings above it that announce what stands below a goal."""
    headings = state.headings
    while headings and _announces_below(headings[-1].section, kind):
        headings = headings[:-1]
    anchors = tuple(
        each
        for each in state.anchors
        if each.level <= (headings[-1].level if headings else 0) or each.rank[0] < RANKS[kind]
    )
    return replace(state, headings=headings, anchors=anchors) if headings != state.headings else state


def _announces_below(section: Section, kind: ItemKind) -> bool:
    ranks = [RANKS.get(each, 8) for each in section.kinds]
    return section.part in {Part.OWN, Part.OPEN} and bool(ranks) and min(ranks) > RANKS.get(kind, 8)


def acting(state: State) -> ItemKind | None:
    """The kind of action that a heading above announces and says nothing else («6 Tiltak»)."""
    for heading in reversed(state.headings):
        section = heading.section
        if section.part is Part.OWN and section.bare and section.kinds[0] in {ItemKind.MEASURE, ItemKind.STRATEGY}:
            return section.kinds[0]
    return None


def opens_below(state: State, words: str) -> bool:
    """What is announced stands below a goal with a number."""
    numbered = any(each.kind is ItemKind.GOAL and each.number for each in state.anchors)
    return numbered or tells_more(state, words)


def tells_more(state: State, words: str) -> bool:
    """A phrase that announces goals («Slik vil vi ha det») under a labelled goal tells more of that goal."""
    named = {item.id for item in state.items if item.label}
    return is_soft_label(words) and any(each.kind is ItemKind.GOAL and each.id in named for each in state.anchors)


def is_labelled_last(state: State) -> bool:
    """The last item under this heading has a label: what stands below it explains it."""
    return item_since_heading(state) and bool(state.items) and state.items[-1].label is not None


def explains_action(state: State) -> bool:
    """The paragraph stands below a strategy or measure: a goal in it is what that one is for."""
    return item_since_heading(state) and state.items[-1].kind in {ItemKind.STRATEGY, ItemKind.MEASURE}
