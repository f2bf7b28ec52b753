"""What an item's own words say: references, quotations, target, deadline, period, money, a lawful answer."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Basis, Deadline, Item, ItemKind, Period, Quotation, Reference, Target
from tracecheck.model.source import Block
from tracecheck.parsers.structure.lexicon import alternation, cues, inside, whole
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.money import find_amounts
from tracecheck.parsers.values.named_levels import read_indicator_target
from tracecheck.parsers.values.periods import find_periods, read_deadline
from tracecheck.parsers.values.quantities import read_target
from tracecheck.parsers.values.quotations import find_quotations
from tracecheck.parsers.values.references import find_references

_GOALS = {ItemKind.GOAL, ItemKind.SUBGOAL}
_EXPLAINED_INSIDE = {Basis.LIST, Basis.HEADING}
_TARGETED = {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}


def detail(item: Item, blocks: dict[int, Block]) -> Item:
    """The item with what its text says; what a table's columns gave is kept."""
    text = item.text
    periods = find_periods(text)
    target = item.target or _target(item)
    return replace(
        item,
        goal_type=item.goal_type or _goal_type(item, target),
        references=item.references or (*_placed(item, blocks), *_behind(item, blocks)),
        quotations=item.quotations or tuple(Quotation(words, item.place) for _, _, words in find_quotations(text)),
        target=target,
        deadline=item.deadline or due(text),
        amounts=item.amounts or (find_amounts(text) if item.kind is ItemKind.MEASURE else ()),
        period=item.period or (periods[0] if periods else _year_of_goal(item)),
        follow_up=item.follow_up or find_follow_up(" ".join(filter(None, (text, item.description)))),
    )


def _target(item: Item) -> Target | None:
    if item.kind is ItemKind.INDICATOR:
        return read_indicator_target(item.text)
    return read_target(item.text) if item.kind in _TARGETED else None


def with_inherited_years(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items that complete a lead-in under a goal («Kommunen vil:») hold for the year with which the goal begins."""
    years = {item.id: item.period for item in items if item.period and item.period == _year_of_goal(item)}
    return tuple(
        replace(item, period=years[item.parent]) if item.parent in years and _is_without_year(item) else item
        for item in items
    )


def _is_without_year(item: Item) -> bool:
    aimed = item.target is not None and item.target.year is not None
    return item.stem is not None and item.period is None and item.deadline is None and not aimed


def _year_of_goal(item: Item) -> Period | None:
    """«I 2020 er …»: the year at the beginning of a goal."""
    match = _opening_year().match(item.text) if item.kind in _GOALS else None
    return Period(int(match["year"]), int(match["year"]), match["words"]) if match else None


@cache
def _opening_year() -> re.Pattern[str]:
    words = alternation(cues("goal_year")["openings"])
    return re.compile(rf"[«\"“]?(?P<words>{words}\s+(?P<year>20\d\d))\s+(?=\w)", re.IGNORECASE)


def _goal_type(item: Item, target: Target | None) -> str | None:
    """activity where a goal counts what is done, result where it states a level, direction where it only points one
    out, value where it names what the municipality stands for; None where none is plain."""
    if item.kind not in _GOALS:
        return None
    if inside("goal_types", "activity").search(item.text):
        return "activity"
    if target is not None and target.value is not None:
        return "result"
    if _names_values(item.text):
        return "value"
    return "direction" if target is None and inside("goal_types", "direction").search(item.text) else None


def _names_values(text: str) -> bool:
    """«Åpen, modig, raus»: adjectives alone; or a sentence on the values themselves."""
    return whole("goal_types", "values").match(text.strip(" .!»«")) is not None


def due(text: str) -> Deadline | None:
    """When the text says that it is to be done; a year in it may be when something was measured."""
    cue = inside("due", "words").search(text)
    return read_deadline(text[cue.start() :]) if cue else None


def _behind(item: Item, blocks: dict[int, Block]) -> tuple[Reference, ...]:
    """References in the sentences that explain an entry of a list, or a goal with a label before it, in its own
    paragraph («Målet følger opp mål A i økonomiplanen.»)."""
    block = blocks.get(item.place.block) if item.place.block is not None and item.basis in _EXPLAINED_INSIDE else None
    start = block.text.find(item.description) if block is not None and item.description else -1
    if block is None or start < 0:
        return ()
    behind = block.text[start:] if item.basis is Basis.LIST else item.description
    return tuple(
        replace(each, start=-1, end=-1, place=block.place_of(start + each.start, start + each.end))
        for each in find_references(behind or "")
    )


def _placed(item: Item, blocks: dict[int, Block]) -> tuple[Reference, ...]:
    found = find_references(item.text)
    block = blocks.get(item.place.block) if item.place.block is not None else None
    offset = item.place.spans[0].start if item.place.spans else 0
    if block is None:
        return found
    return tuple(replace(each, place=block.place_of(offset + each.start, offset + each.end)) for each in found)
