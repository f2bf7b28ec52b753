"""Paragraphs with a printed label: «Hovedmål 1: …», «Mål:», «Strategi til mål 4:»."""

from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import lead_kind, set_label, set_lead, ways_to_goal
from tracecheck.parsers.structure.making import add_item, item_kind
from tracecheck.parsers.structure.measured_lines import is_measured_line
from tracecheck.parsers.structure.paragraphs.own_lead import with_own_lead
from tracecheck.parsers.structure.paragraphs.running_text import take_prose
from tracecheck.parsers.structure.paragraphs.sentences import add_sentences, is_all_wanted, sentences_of, states
from tracecheck.parsers.structure.paragraphs.surroundings import acting, close_below, tells_more
from tracecheck.parsers.structure.prose import read_prose
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, classify, is_phrase, is_soft_label, plain_heading
from tracecheck.parsers.structure.shapes import is_duty, is_meta, words
from tracecheck.parsers.structure.state import Lead, State
from tracecheck.parsers.structure.stems import read_lead_in
from tracecheck.parsers.structure.units import Unit


def waiting(scene: Scene, state: State, index: int) -> State | None:
    """The text of a label that stood alone on its line."""
    lead = state.lead
    unit = scene.units[index]
    if lead is None or not lead.waits or lead.kind is None or unit.label is not None or is_meta(unit.text):
        return None
    made = add_item(state, unit, lead.kind)
    headings = made.headings
    if headings and headings[-1].item is None and headings[-1].number == lead.number:
        headings = (*headings[:-1], replace(headings[-1], item=made.last))
    return replace(made, lead=None, headings=headings)


def labelled(scene: Scene, state: State, index: int) -> State | None:
    """«Hovedmål 1: …», «Mål: …», «Strategi til mål 4:»."""
    unit = scene.units[index]
    label = unit.label
    kind = item_kind(label.kind) if label else None
    if label is None or kind is None or state.part is Part.HARD:
        return None
    if label.of is not None:
        goal = state.numbered(label.of)
        return set_label(state, unit, kind, goal.id if goal else None)
    if label.number is None:
        if unit.body and classify(unit.body).bare:
            return None
        return _word_label(scene, state, unit, kind)
    kind = ways_to_goal(scene, state, kind) if is_duty(unit.body) else kind
    above = close_below(state, kind)
    if not unit.body:
        return replace(
            above, lead=Lead(kind, waits=True, label=label.text.strip(), number=label.number, frame=unit.block.frame)
        )
    return with_own_lead(scene, replace(above, lead=None), index, kind)


def _is_phrase(unit: Unit) -> bool:
    """«Slik vil vi ha det», «Slik skal vi gjøre det»: in a chapter of measures they end nothing."""
    return is_soft_label(unit.text) or is_phrase(plain_heading(unit.text), ItemKind.STRATEGY)


def _word_label(scene: Scene, state: State, unit: Unit, kind: ItemKind) -> State | None:
    """«Mål:» before its list or its sentences."""
    kind = ways_to_goal(scene, state, kind)
    if kind is ItemKind.GOAL and unit.label and tells_more(state, unit.label.text):
        kind = ItemKind.SUBGOAL
    if not unit.body and _is_phrase(unit) and acting(state) is not None:
        return set_label(state, unit, kind)
    opened = set_label(close_below(state, kind), unit, kind)
    if not unit.body:
        return opened
    if kind is ItemKind.INDICATOR and is_measured_line(unit.body):
        return replace(add_item(opened, unit, kind), lead=None)
    stated = states(unit.body, kind) or (kind is ItemKind.INDICATOR and words(unit.body) == 1)
    if (
        is_meta(sentences_of(unit.body)[0])
        or read_prose(unit)
        or (words(unit.body) > word_limit("goal") and not stated)
    ):
        return take_prose(scene, state, unit)
    lead_in = read_lead_in(unit.body)
    if lead_in is not None:
        return set_lead(opened, unit, lead_kind(scene, opened, lead_in))
    return add_sentences(opened, unit, kind) if stated or is_all_wanted(unit.body) or acting(state) else None
