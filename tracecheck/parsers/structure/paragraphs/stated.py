"""Paragraphs that are goals or actions in so many words: what is expected where they stand, and how they are built."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import character_limit, count_limit, word_limit
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.making import add_item, begun
from tracecheck.parsers.structure.paragraphs.own_lead import with_explanation
from tracecheck.parsers.structure.paragraphs.sentences import (
    add_sentences,
    first_statement,
    is_brief,
    is_goal_shaped,
    sentences_of,
)
from tracecheck.parsers.structure.paragraphs.surroundings import acting, is_labelled_last
from tracecheck.parsers.structure.prose import read_prose, read_vision
from tracecheck.parsers.structure.rows import has_own_subject, row_kind
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, classify, is_soft_label
from tracecheck.parsers.structure.shapes import goes_on, is_action, is_duty, is_meta, is_nominal_action, words
from tracecheck.parsers.structure.state import GOALS, Lead, State
from tracecheck.parsers.structure.stems import ends_open, read_lead_in
from tracecheck.parsers.structure.units import Unit

_STATED = {ItemKind.VISION, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}


def numbered(scene: Scene, state: State, index: int) -> State | None:
    """«1.1.1 …» where 1.1 is a goal; «2.1 …» under a heading that announces goals."""
    unit = scene.units[index]
    if unit.number is None or unit.label is None or not unit.body or state.part in {Part.HARD, Part.SOFT, Part.OPEN}:
        above = state.numbered(unit.number.rpartition(".")[0]) if unit.number and "." in unit.number else None
        if above is None or state.part is Part.HARD:
            return None
    if words(unit.body) > word_limit("goal") or classify(unit.body).part is not Part.OPEN:
        return None
    return _numbered_item(scene, state, unit)


def _numbered_item(scene: Scene, state: State, unit: Unit) -> State | None:
    number = unit.number or ""
    above = state.numbered(number.rpartition(".")[0]) if "." in number else None
    labelled = _label_of_series(state, number)
    if labelled is not None:
        parent = above.id if above else None
        return begun(add_item(state, unit, labelled, parent=parent)) if _says_number(unit.body, labelled) else None
    if above is not None:
        kind = ItemKind.SUBGOAL if above.kind in GOALS else above.kind
        return replace(add_item(replace(state, lead=None), unit, kind, parent=above.id), lead=None)
    kinds = state.section.kinds
    if kinds and not _says_number(unit.body, kinds[0]):
        return None
    return begun(add_item(state, unit, kinds[0])) if kinds and state.headings[-1].item is None else None


def _label_of_series(state: State, number: str) -> ItemKind | None:
    """What a label says of the numbers behind it («Tiltak:», «1.1 …», «1.2 …»)."""
    lead = state.lead
    if lead is None or lead.stem is not None or lead.waits or not _in_series(state, number):
        return None
    return lead.kind


def _in_series(state: State, number: str) -> bool:
    """Right behind the label, or with the number that follows."""
    before, _, last = (state.anchors[-1].number or "").rpartition(".") if state.anchors else ("", "", "")
    return state.lead is not None and (
        not state.lead.begun or (last.isdecimal() and number == ".".join(filter(None, (before, str(int(last) + 1)))))
    )


def _says_number(text: str, kind: ItemKind) -> bool:
    """One sentence, or several of which the first says what is to be done; a chapter with its prose does not."""
    first, *rest = sentences_of(text)
    return not rest or is_duty(first) or is_action(first) or (kind in GOALS and len(rest) < count_limit("sentences"))


def stated(scene: Scene, state: State, index: int) -> State | None:
    """A paragraph that is a goal in so many words, right under a heading or label that announces goals."""
    unit = scene.units[index]
    kind = _expected(state, unit)
    if (
        kind not in _STATED
        or not _is_free(state, unit)
        or _explains_goal(state, unit)
        or is_meta(unit.text)
        or read_prose(unit)
        or not (is_goal_shaped(unit.body, kind) or _is_led_line(state, unit) or _is_text_of_label(scene, state, index))
    ):
        return None
    labelled = state if state.lead else replace(state, lead=Lead(kind, frame=unit.block.frame))
    vision = read_vision(unit) if kind is ItemKind.VISION else None
    return begun(add_item(labelled, vision, kind)) if vision is not None else add_sentences(labelled, unit, kind)


def before_lead_in(scene: Scene, state: State, index: int) -> State | None:
    """«Lia vil styrke seg som kulturbygd.» right under a heading, with «Lia vil:» and a list below."""
    unit = scene.units[index]
    first = unit.text[: first_statement(unit)]
    if unit.label is not None or state.lead is not None or state.part not in {Part.OPEN, Part.OWN}:
        return None
    if item_since_heading(state) or state.quiet or not has_own_subject(first) or words(first) > word_limit("goal"):
        return None
    return with_explanation(state, unit, ItemKind.GOAL) if _leads_in_below(scene, index) else None


def themed(scene: Scene, state: State, index: int) -> State | None:
    """«Trygghet – Lia skal være en trygg bygd.» right above the numbered list of what follows from it."""
    unit, following = scene.units[index], scene.next_unit(index)
    theme = _theme().match(unit.text)
    listed = following is not None and following.is_list and following.number is not None
    if theme is None or not listed or unit.label is not None or state.part not in {Part.OPEN, Part.OWN}:
        return None
    goal = replace(unit, start=unit.start + theme.end())
    if not has_own_subject(goal.text) or words(goal.text) > word_limit("goal"):
        return None
    return add_item(replace(state, lead=None), goal, ItemKind.GOAL)


@cache
def _theme() -> re.Pattern[str]:
    return re.compile(rf"[A-ZÆØÅ][^.:!?]{{2,{character_limit('run_in')}}}\s[–-]\s+(?=[A-ZÆØÅ])")


def _leads_in_below(scene: Scene, index: int) -> bool:
    """A lead-in without a noun («Lia vil:») stands a few paragraphs below, with its list."""
    for at in range(index + 1, min(index + 1 + count_limit("reach"), len(scene.units))):
        unit = scene.units[at]
        if unit.kind is not BlockKind.PARAGRAPH or unit.label is not None:
            return False
        lead_in = read_lead_in(unit.text)
        if lead_in is not None and scene.list_follows(at):
            return lead_in.kind is None
    return False


def in_row(scene: Scene, state: State, index: int) -> State | None:
    """«Vi skal …», one below the other, bullets lost."""
    kind = row_kind(scene, state, index)
    return add_item(state, scene.units[index], kind) if kind is not None and state.lead is None else None


def _explains_goal(state: State, unit: Unit) -> bool:
    """Several sentences under «Slik vil vi ha det» of a labelled goal paint its picture; each is no goal of its own."""
    if not state.headings or not is_soft_label(state.headings[-1].title):
        return False
    labelled = {item.id for item in state.items if item.label and item.kind in GOALS}
    return len(sentences_of(unit.text)) > 1 and any(each.id in labelled for each in state.anchors)


def _is_free(state: State, unit: Unit) -> bool:
    """No label says what the unit is; a code alone («A1 …») stands before each of those that a label announces."""
    return unit.label is None or (unit.label.kind is None and unit.label.number is not None and state.lead is not None)


def _expected(state: State, unit: Unit) -> ItemKind | None:
    lead = state.lead
    if lead is not None and lead.beside is not None:
        return lead.beside if _is_cell(unit) else None
    if lead is not None and lead.stem is None and not lead.waits:
        return lead.kind if not lead.begun or (_goes_on(unit) and _in_form(state, unit)) else None
    if lead is not None and lead.stem is not None:
        return lead.kind if ends_open(lead.stem) and _completes(state, unit) else None
    action = acting(state)
    if action is not None and _acts(unit) and state.part is Part.OWN:
        return action
    heading = state.headings[-1] if state.headings else None
    if heading is None or heading.section.part is not Part.OWN or not heading.section.bare or state.quiet:
        return None
    return heading.section.kinds[0] if lead is None and not is_labelled_last(state) else None


def _is_cell(unit: Unit) -> bool:
    """One sentence or a few words, as the cells of a column of goals hold."""
    text = unit.text.strip()
    plain = ":" not in text and (text[-1:].isalpha() or text.endswith("."))
    return plain and _goes_on(unit) and not goes_on(text) and classify(text).part is Part.OPEN


def _acts(unit: Unit) -> bool:
    """An action, as a verb or as the noun of it."""
    text = unit.text
    return is_action(text) or (is_nominal_action(text) and words(text) <= word_limit("goal_without_verb"))


def _in_form(state: State, unit: Unit) -> bool:
    """Behind a goal that says what shall be, what merely is explains it."""
    return not is_duty(state.items[-1].text) or is_duty(unit.body) or is_action(unit.body)


def _is_led_line(state: State, unit: Unit) -> bool:
    """Under a lead-in with a colon even a line without a verb is an entry of its list («Flere møteplasser.»)."""
    led = state.lead is not None and state.lead.stem is not None
    return led and is_brief(unit.body) and unit.body.endswith(".")


def _is_text_of_label(scene: Scene, state: State, index: int) -> bool:
    """«Strategi», «Kommunen kjøper tomter», «Strategi» …: between two labels alone on their lines stands the text."""
    following = scene.next_unit(index)
    ends = following is None or following.kind is BlockKind.HEADING or classify(following.text).part is Part.OWN
    fresh = state.lead is not None and not state.lead.begun and state.lead.stem is None and not state.quiet
    return fresh and ends and is_brief(scene.units[index].body)


def _completes(state: State, unit: Unit) -> bool:
    """One of several short paragraphs that complete a lead-in, bullets lost; not what stands behind a real list."""
    listed = bool(state.anchors) and state.anchors[-1].listed and state.lead is not None and state.lead.begun
    titled = _run_in_title().match(unit.text) is not None
    return _goes_on(unit) and not (listed or titled or state.quiet)


def _goes_on(unit: Unit) -> bool:
    """After the first goal in a paragraph of its own, only one sentence is another; more of them explain it."""
    return len(sentences_of(unit.text)) == 1 and words(unit.text) <= word_limit("goal_of_several")


def run_in(scene: Scene, state: State, index: int) -> State | None:
    """A paragraph whose first words are bold and name an action, in a part that announces strategies or measures."""
    unit = scene.units[index]
    titled = _run_in_title().match(unit.text)
    if titled and state.lead is not None and state.lead.stem and state.lead.kind in _STATED and not state.quiet:
        title = Unit(unit.block, unit.start, unit.start + titled.end("title"))
        return begun(add_item(state, title, state.lead.kind))
    spans = unit.block.style.bold_spans
    kinds = [kind for kind in state.section.kinds if kind in {ItemKind.STRATEGY, ItemKind.MEASURE}]
    if not kinds or not spans or spans[0][0] > unit.start + 1 or state.part is not Part.OWN:
        return None
    title = Unit(unit.block, unit.start, min(spans[0][1], unit.end))
    if not is_action(title.text) or words(title.text) < word_limit("run_in_least"):
        return None
    return replace(add_item(state, title, kinds[0]), quiet=1)


@cache
def _run_in_title() -> re.Pattern[str]:
    return re.compile(rf"(?P<title>[A-ZÆØÅ][^.:!?]{{2,{character_limit('run_in')}}}):\s+\S")
