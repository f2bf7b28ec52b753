"""The sentences of a paragraph: whether they are built like goals, and as items."""

import re
from dataclasses import replace
from itertools import pairwise

from tracecheck.model.plan import ItemKind
from tracecheck.parsers.lengths import count_limit, word_limit
from tracecheck.parsers.structure.making import add_item, begun
from tracecheck.parsers.structure.shapes import action_starts, is_action, is_duty, is_meta, is_state, words
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.stems import ends_open
from tracecheck.parsers.structure.units import Unit

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return _SENTENCE.split(text.strip())


def add_sentences(state: State, unit: Unit, kind: ItemKind) -> State:
    """Each sentence of a labelled paragraph is an item; bullets that were lost leave such paragraphs."""
    made = state
    for part in _sentence_units(unit):
        made = add_item(made, part, kind)
    return begun(made)


def _sentence_units(unit: Unit) -> list[Unit]:
    start = unit.start + (unit.label.end if unit.label else 0)
    text = unit.block.text[start : unit.end]
    inner = action_starts(text) if is_action(text) else []
    cuts = sorted({0, *(match.end() for match in _SENTENCE.finditer(text)), *inner, len(text)})
    parts = [Unit(unit.block, start + a, start + b) for a, b in pairwise(cuts) if _says(text[a:b])]
    return [replace(parts[0], start=unit.start, label=unit.label), *parts[1:]] if parts else []


def _says(text: str) -> bool:
    return words(text) > 0 and not is_meta(text.strip())


def is_goal_shaped(text: str, kind: ItemKind) -> bool:
    """One or two sentences that say what is wanted or done; an explanation is longer, a heading in capitals."""
    count, sentences = words(text), len(sentences_of(text))
    if text.isupper() or ends_open(text) or sentences > count_limit("sentences"):
        return False
    if not word_limit("formed_goal_least") <= count <= word_limit("formed_goal"):
        return False
    if kind in {ItemKind.STRATEGY, ItemKind.MEASURE}:
        return is_action(text) or (is_duty(text) and sentences == 1)
    return is_action(text) or is_duty(text) or is_state(text) or count <= word_limit("goal_without_verb")


def is_brief(text: str) -> bool:
    """A few words behind a label are what it announces, however they are built («Tiltak: Uteskole hver uke»)."""
    return not ends_open(text) and 2 <= words(text) <= word_limit("behind_label") and len(sentences_of(text)) == 1


def is_all_wanted(text: str) -> bool:
    """Each sentence says what shall be: several goals whose bullets were lost."""
    return all(is_duty(each) and words(each) <= word_limit("goal_of_several") for each in sentences_of(text))
