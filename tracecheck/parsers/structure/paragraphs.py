"""The step of the walk for a paragraph."""

import re
from dataclasses import replace
from itertools import pairwise

from tracecheck.model.plan import ItemKind, Origin
from tracecheck.parsers.structure.answers import is_answer
from tracecheck.parsers.structure.attributes import attach
from tracecheck.parsers.structure.descriptions import describe
from tracecheck.parsers.structure.leads import (
    end_lead,
    item_since_heading,
    lead_kind,
    set_label,
    set_lead,
    ways_to_goal,
)
from tracecheck.parsers.structure.making import add_item, begun, item_kind
from tracecheck.parsers.structure.origin import prints_from_above, section_of
from tracecheck.parsers.structure.own_lead import with_own_lead
from tracecheck.parsers.structure.passages import add_passage
from tracecheck.parsers.structure.prose import read_prose, read_vision
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, Section, classify, is_soft_label
from tracecheck.parsers.structure.shapes import (
    action_starts,
    has_leaders,
    is_action,
    is_duty,
    is_dynamic,
    is_flattened_cell,
    is_meta,
    is_noise,
    is_state,
    is_un_title,
    words,
)
from tracecheck.parsers.structure.state import GOALS, RANKS, Heading, Lead, State
from tracecheck.parsers.structure.stems import ends_open, read_lead_in
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.structure.unlabelled import answered_goal, sub_head

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")
_LONGEST_GOAL = 60
_LONGEST_TITLE = 5
_RUN_IN_TITLE = re.compile(r"(?P<title>[A-ZÆØÅ][^.:!?]{2,60}):\s+\S")
_STATED = {ItemKind.VISION, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}


def step_paragraph(scene: Scene, state: State, index: int) -> State:
    """The state after paragraph number `index`."""
    unit = scene.units[index]
    attached = attach(state, unit)
    if attached is not None:
        return add_passage(scene, attached, unit) if scene.manner.passages else attached
    if _says_nothing(unit):
        return state
    if is_answer(unit):
        return end_lead(add_passage(scene, state, unit), unit.text)
    if is_flattened_cell(unit.text) and _acting(state):
        return state
    labels = (_waiting, _labelled, _announcing)
    for rule in (*labels, sub_head, answered_goal, _lead_in, _numbered, _stated, _run_in, _prose):
        found = rule(scene, state, index)
        if found is not None:
            return found
    return end_lead(add_passage(scene, describe(state, unit), unit), unit.text)


def _says_nothing(unit: Unit) -> bool:
    """No words but «Mål for 2026», a line of a table of contents, of a filter, or the title of a UN goal."""
    if is_noise(unit.text) and unit.label is None and classify(unit.text).part is Part.OPEN:
        return True
    return has_leaders(unit.text) or is_dynamic(unit.text) or is_un_title(unit.text)


def _waiting(scene: Scene, state: State, index: int) -> State | None:
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


def _labelled(scene: Scene, state: State, index: int) -> State | None:
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
    above = _close_below(state, kind)
    if not unit.body:
        return replace(
            above, lead=Lead(kind, waits=True, label=label.text.strip(), number=label.number, frame=unit.block.frame)
        )
    return with_own_lead(scene, replace(above, lead=None), index, kind)


def _close_below(state: State, kind: ItemKind) -> State:
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


def _word_label(scene: Scene, state: State, unit: Unit, kind: ItemKind) -> State | None:
    """«Mål:» before its list or its sentences."""
    kind = ways_to_goal(scene, state, kind)
    if kind is ItemKind.GOAL and unit.label and _tells_more(state, unit.label.text):
        kind = ItemKind.SUBGOAL
    labelled = set_label(_close_below(state, kind), unit, kind)
    if not unit.body:
        return labelled
    if is_meta(unit.body) or words(unit.body) > _LONGEST_GOAL or read_prose(unit):
        return _prose_of(scene, state, unit)
    lead_in = read_lead_in(unit.body)
    if lead_in is not None:
        return set_lead(labelled, unit, lead_kind(scene, labelled, lead_in))
    shaped = _goal_shaped(unit.body, kind) or _all_wanted(unit.body) or _brief(unit.body)
    return _sentences(labelled, unit, kind) if shaped or _acting(state) else None


def _brief(text: str) -> bool:
    """A few words behind a label are what it announces, however they are built («Tiltak: Uteskole hver uke»)."""
    return not ends_open(text) and 2 <= words(text) <= _LONGEST_GOAL // 3 and len(_SENTENCE.split(text.strip())) == 1


def _all_wanted(text: str) -> bool:
    """Each sentence says what shall be: several goals whose bullets were lost."""
    sentences = _SENTENCE.split(text.strip())
    return all(is_duty(each) and words(each) <= _LONGEST_GOAL // 2 for each in sentences)


def _acting(state: State) -> ItemKind | None:
    """The kind of action that a heading above announces and says nothing else («6 Tiltak»)."""
    for heading in reversed(state.headings):
        section = heading.section
        if section.part is Part.OWN and section.bare and section.kinds[0] in {ItemKind.MEASURE, ItemKind.STRATEGY}:
            return section.kinds[0]
    return None


def _sentences(state: State, unit: Unit, kind: ItemKind) -> State:
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


def _announcing(scene: Scene, state: State, index: int) -> State | None:
    """A label without colon or number, alone in its paragraph («Slik gjør vi det»)."""
    unit = scene.units[index]
    if words(unit.text) > 9 or state.part is Part.HARD:
        return None
    section = section_of(state, unit.text)
    if section.part is Part.OWN and section.kinds and (section.bare or _looks_like_label(unit)):
        first = ways_to_goal(scene, state, section.kinds[0])
        kind = ItemKind.SUBGOAL if first is ItemKind.GOAL and _opens_below(state, unit.text) else first
        opened = _close_below(state, kind)
        stem = read_lead_in(unit.text, before_list=scene.list_follows(index))
        return set_lead(opened, unit, kind) if stem and stem.kind is None else set_label(opened, unit, kind)
    if section.part is Part.QUOTED and (scene.list_follows(index) or _looks_like_label(unit)):
        heading = Heading(state.level + 1, unit.text.strip(), section, unit=unit.block.index, run_in=True)
        return state.open_heading(heading)
    if section.part is Part.PREVIOUS and scene.manner.evaluates and _is_title(unit):
        return state.open_heading(Heading(state.level + 1, unit.text.strip(), section, unit=unit.block.index))
    if section.part in {Part.SOFT, Part.HARD} and (_looks_like_label(unit) or _is_title(unit)):
        return replace(state, lead=None, quiet=9)
    return None


def _is_title(unit: Unit) -> bool:
    """A few words on a line of their own, no sentence."""
    text = unit.text.strip()
    return words(text) <= _LONGEST_TITLE and text[-1:].isalnum() and text[:1].isupper() and not is_duty(text)


def _opens_below(state: State, words: str) -> bool:
    """What is announced stands below a goal with a number."""
    numbered = any(each.kind is ItemKind.GOAL and each.number for each in state.anchors)
    return numbered or _tells_more(state, words)


def _tells_more(state: State, words: str) -> bool:
    """A phrase that announces goals («Slik vil vi ha det») under a labelled goal tells more of that goal."""
    named = {item.id for item in state.items if item.label}
    return is_soft_label(words) and any(each.kind is ItemKind.GOAL and each.id in named for each in state.anchors)


def _looks_like_label(unit: Unit) -> bool:
    text = unit.text.strip()
    return text.endswith(":") or unit.block.style.bold or text.isupper()


def _lead_in(scene: Scene, state: State, index: int) -> State | None:
    """«Kommunen vil:», «Følgende mål gjelder:»."""
    if state.part in {Part.HARD, Part.PREVIOUS}:
        return None
    unit = scene.units[index]
    if read_prose(unit) and not ends_open(unit.text):
        return None
    lead_in = read_lead_in(unit.body if unit.label else unit.text, before_list=scene.list_follows(index))
    if lead_in is None and ends_open(unit.text) and not is_meta(unit.text):
        return _open_ended(state, unit)
    if lead_in is None or (lead_in.kind is None and _in_background(state)):
        return None
    if not scene.list_follows(index) and not unit.text.rstrip().endswith(":"):
        return None
    return set_lead(state, unit, lead_kind(scene, state, lead_in))


def _in_background(state: State) -> bool:
    """Right under a heading of background: what the municipality must do there is no goal yet."""
    return bool(state.headings) and state.headings[-1].section.part is Part.SOFT


def _open_ended(state: State, unit: Unit) -> State | None:
    """A line with a colon under a lead-in heading («Regjeringen vil»), or in a part that announces a kind."""
    heading = state.headings[-1] if state.headings else None
    if heading is None or not heading.section.kinds or heading.section.part not in {Part.OPEN, Part.OWN}:
        return None
    kind = heading.section.kinds[0] if state.lead is None or state.lead.kind is None else state.lead.kind
    return set_lead(state, unit, kind)


def _numbered(scene: Scene, state: State, index: int) -> State | None:
    """«1.1.1 …» where 1.1 is a goal; «2.1 …» under a heading that announces goals."""
    unit = scene.units[index]
    if unit.number is None or unit.label is None or not unit.body or state.part in {Part.HARD, Part.SOFT, Part.OPEN}:
        above = state.numbered(unit.number.rpartition(".")[0]) if unit.number and "." in unit.number else None
        if above is None or state.part is Part.HARD:
            return None
    if words(unit.body) > _LONGEST_GOAL:
        return None
    return _numbered_item(scene, state, unit)


def _numbered_item(scene: Scene, state: State, unit: Unit) -> State | None:
    number = unit.number or ""
    above = state.numbered(number.rpartition(".")[0]) if "." in number else None
    if above is not None:
        kind = ItemKind.SUBGOAL if above.kind in {ItemKind.GOAL, ItemKind.SUBGOAL} else above.kind
        return replace(add_item(replace(state, lead=None), unit, kind, parent=above.id), lead=None)
    kinds = state.section.kinds
    return begun(add_item(state, unit, kinds[0])) if kinds and state.headings[-1].item is None else None


def _stated(scene: Scene, state: State, index: int) -> State | None:
    """A paragraph that is a goal in so many words, right under a heading or label that announces goals."""
    unit = scene.units[index]
    kind = _expected(state, unit)
    if (
        kind not in _STATED
        or not _is_free(state, unit)
        or _explains_goal(state, unit)
        or is_meta(unit.text)
        or read_prose(unit)
        or not _goal_shaped(unit.body, kind)
    ):
        return None
    labelled = state if state.lead else replace(state, lead=Lead(kind, frame=unit.block.frame))
    vision = read_vision(unit) if kind is ItemKind.VISION else None
    return begun(add_item(labelled, vision, kind)) if vision is not None else _sentences(labelled, unit, kind)


def _explains_goal(state: State, unit: Unit) -> bool:
    """Several sentences under «Slik vil vi ha det» of a labelled goal paint its picture; each is no goal of its own."""
    if not state.headings or not is_soft_label(state.headings[-1].title):
        return False
    labelled = {item.id for item in state.items if item.label and item.kind in GOALS}
    return len(_SENTENCE.split(unit.text.strip())) > 1 and any(each.id in labelled for each in state.anchors)


def _is_free(state: State, unit: Unit) -> bool:
    """No label says what the unit is; a code alone («A1 …») stands before each of those that a label announces."""
    return unit.label is None or (unit.label.kind is None and unit.label.number is not None and state.lead is not None)


def _expected(state: State, unit: Unit) -> ItemKind | None:
    lead = state.lead
    if lead is not None and lead.stem is None and not lead.waits:
        return lead.kind if not lead.begun or _goes_on(unit) else None
    acting = _acting(state)
    if acting is not None and is_action(unit.text) and state.part is Part.OWN:
        return acting
    heading = state.headings[-1] if state.headings else None
    if heading is None or heading.section.part is not Part.OWN or not heading.section.bare or state.quiet:
        return None
    return heading.section.kinds[0] if lead is None and not _labelled_last(state) else None


def _goes_on(unit: Unit) -> bool:
    """After the first goal in a paragraph of its own, only one sentence is another; more of them explain it."""
    return len(_SENTENCE.split(unit.text.strip())) == 1 and words(unit.text) <= _LONGEST_GOAL // 2


def _labelled_last(state: State) -> bool:
    """The last item under this heading has a label: what stands below it explains it."""
    return item_since_heading(state) and bool(state.items) and state.items[-1].label is not None


def _goal_shaped(text: str, kind: ItemKind) -> bool:
    """One or two sentences that say what is wanted or done; an explanation is longer, a heading in capitals."""
    count, sentences = words(text), len(_SENTENCE.split(text.strip()))
    if text.isupper() or text.rstrip().endswith(":") or count < 3 or count > 45 or sentences > 2:
        return False
    if kind in {ItemKind.STRATEGY, ItemKind.MEASURE}:
        return is_action(text) or (is_duty(text) and sentences == 1)
    return is_action(text) or is_duty(text) or is_state(text) or count <= 15


def _run_in(scene: Scene, state: State, index: int) -> State | None:
    """A paragraph whose first words are bold and name an action, in a part that announces strategies or measures."""
    unit = scene.units[index]
    titled = _RUN_IN_TITLE.match(unit.text)
    if titled and state.lead is not None and state.lead.stem and state.lead.kind in _STATED and not state.quiet:
        title = Unit(unit.block, unit.start, unit.start + titled.end("title"))
        return begun(add_item(state, title, state.lead.kind))
    spans = unit.block.style.bold_spans
    kinds = [kind for kind in state.section.kinds if kind in {ItemKind.STRATEGY, ItemKind.MEASURE}]
    if not kinds or not spans or spans[0][0] > unit.start + 1 or state.part is not Part.OWN:
        return None
    title = Unit(unit.block, unit.start, min(spans[0][1], unit.end))
    if not is_action(title.text) or words(title.text) < 3:
        return None
    return replace(add_item(state, title, kinds[0]), quiet=1)


def _prose(scene: Scene, state: State, index: int) -> State | None:
    return _prose_of(scene, state, scene.units[index])


def _explains_action(state: State) -> bool:
    """The paragraph stands below a strategy or measure: a goal in it is what that one is for."""
    return item_since_heading(state) and state.items[-1].kind in {ItemKind.STRATEGY, ItemKind.MEASURE}


def _prose_of(scene: Scene, state: State, unit: Unit) -> State | None:
    """«Det er et mål at …» in running text."""
    if not scene.manner.prose or state.part in {Part.HARD, Part.SOFT, Part.PREVIOUS}:
        return None
    vision = read_vision(unit)
    if vision is not None:
        return replace(add_item(replace(state, lead=None), vision, ItemKind.VISION), quiet=1)
    found = () if _explains_action(state) else read_prose(unit)
    if not found:
        return None
    made = replace(state, lead=None)
    for clause in found:
        made = _with_clause(scene, made, unit, clause)
    return replace(add_passage(scene, made, unit), lead=None, quiet=1)


def _with_clause(scene: Scene, state: State, unit: Unit, clause: Unit) -> State:
    """The state with a goal of running text; one that is told from a plan above is quoted."""
    made = add_item(state, clause, ItemKind.GOAL)
    if prints_from_above(state, unit.block.text[unit.start : clause.start]):
        made = replace(made, items=(*made.items[:-1], replace(made.items[-1], origin=Origin.QUOTED)))
    return made
