"""The sentences of a paragraph: whether they are built like goals, and as items."""

import re
from dataclasses import replace
from itertools import pairwise

from tracecheck.model.item import ItemKind
from tracecheck.parsers.lengths import count_limit, word_limit
from tracecheck.parsers.structure.making import add_item, begun
from tracecheck.parsers.structure.shapes import (
    action_starts,
    goes_on,
    is_action,
    is_duty,
    is_meta,
    is_nominal_action,
    is_present,
    is_state,
    words,
)
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.stems import ends_open
from tracecheck.parsers.structure.units import Unit

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")
# In a report a figure may begin a sentence, behind a word that is no abbreviation.
_TOLD = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])|(?<=[a-zæøå]{5}[.!?])\s+(?=\d)")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return _SENTENCE.split(text.strip())


def add_sentences(state: State, unit: Unit, kind: ItemKind) -> State:
    """Each sentence of a labelled paragraph that states something, as the first one does, is an item: bullets that were
    lost leave such paragraphs. A sentence that explains goes with the item before it."""
    parts = _sentence_units(unit)
    made = state
    for index, part in enumerate(parts):
        stands_alone = index == 0 or _states_like(parts[0].body, part.text, kind)
        made = add_item(made, part, kind) if stands_alone else _explained(made, part.text)
    return begun(made)


def states(text: str, kind: ItemKind) -> bool:
    """The first sentence says what is wanted or done; what stands behind it may explain."""
    first = sentences_of(text)[0]
    return is_goal_shaped(first, kind) or is_brief(first)


def first_statement(unit: Unit, *, reported: bool = False) -> int:
    """Where the first sentence of a labelled paragraph ends in the text of the unit, when the ones behind it explain
    it; else the end of the text. In a report a goal need not say what shall be."""
    pattern = _TOLD if reported else _SENTENCE
    ends = [match.start() for match in pattern.finditer(unit.text)]
    body = pattern.split(unit.body)
    if len(body) < 2 or len(ends) < len(body) - 1 or not (reported or is_duty(body[0])):
        return len(unit.text)
    several = len(body) > count_limit("sentences") or not all(is_duty(each) or is_action(each) for each in body)
    return ends[-(len(body) - 1)] if several else len(unit.text)


def _states_like(first: str, text: str, kind: ItemKind) -> bool:
    """The sentence is built like the first one, and begins anew; in a row of actions, an action always is one."""
    if is_meta(text) or goes_on(text):
        return False
    if is_action(first) or kind in {ItemKind.STRATEGY, ItemKind.MEASURE}:
        return is_action(text) or is_present(text) or (is_duty(text) and not is_action(first))
    return is_duty(text) if is_duty(first) else is_state(text) or is_action(text) or not is_state(first)


def _explained(state: State, text: str) -> State:
    item = state.items[-1]
    joined = " ".join(filter(None, (item.description, text.strip())))
    return replace(state, items=(*state.items[:-1], replace(item, description=joined)))


def _sentence_units(unit: Unit) -> list[Unit]:
    start = unit.start + (unit.label.end if unit.label else 0)
    text = unit.block.text[start : unit.end]
    inner = action_starts(text) if is_action(text) else []
    cuts = sorted({0, *(match.end() for match in _SENTENCE.finditer(text)), *inner, len(text)})
    parts = [Unit(unit.block, start + a, start + b) for a, b in pairwise(cuts) if _says(text[a:b])]
    return [replace(parts[0], start=unit.start, label=unit.label), *parts[1:]] if parts else []


def _says(text: str) -> bool:
    return words(text) > 0 and (goes_on(text) or not is_meta(text.strip()))


def is_goal_shaped(text: str, kind: ItemKind) -> bool:
    """One or two sentences that say what is wanted or done; an explanation is longer, a heading in capitals."""
    count, sentences = words(text), len(sentences_of(text))
    if text.isupper() or ends_open(text) or sentences > count_limit("sentences"):
        return False
    if not word_limit("formed_goal_least") <= count <= word_limit("formed_goal"):
        return False
    if kind in {ItemKind.STRATEGY, ItemKind.MEASURE}:
        return is_action(text) or (sentences == 1 and (is_duty(text) or is_nominal_action(text)))
    return is_action(text) or is_duty(text) or is_state(text) or count <= word_limit("goal_without_verb")


def is_brief(text: str) -> bool:
    """A few words behind a label are what it announces, however they are built («Tiltak: Uteskole hver uke»)."""
    return not ends_open(text) and 2 <= words(text) <= word_limit("behind_label") and len(sentences_of(text)) == 1


def is_all_wanted(text: str) -> bool:
    """Each sentence says what shall be: several goals whose bullets were lost."""
    return all(is_duty(each) and words(each) <= word_limit("goal_of_several") for each in sentences_of(text))
