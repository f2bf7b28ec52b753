"""Paragraphs that announce what follows: «Slik gjør vi det», «Kommunen vil:», «Følgende mål gjelder:»."""

from dataclasses import replace
from itertools import takewhile

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import lead_kind, set_label, set_lead, ways_to_goal
from tracecheck.parsers.structure.lexicon import inside
from tracecheck.parsers.structure.origin import section_of
from tracecheck.parsers.structure.paragraphs.sentences import add_sentences, sentences_of
from tracecheck.parsers.structure.paragraphs.surroundings import acting, close_below, opens_below
from tracecheck.parsers.structure.prose import read_prose
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, Section
from tracecheck.parsers.structure.shapes import is_action, is_duty, is_meta, is_nominal_action, is_statement, words
from tracecheck.parsers.structure.state import CLOSED, Heading, State
from tracecheck.parsers.structure.stems import ends_open, is_mandate, read_lead_in
from tracecheck.parsers.structure.units import Unit

# A subtitle, the status, the date and the municipality stand below the title.
_TITLE_PAGE_LINES = 4


def announcing(scene: Scene, state: State, index: int) -> State | None:
    """A label without colon or number, alone in its paragraph («Slik gjør vi det»)."""
    unit = scene.units[index]
    if words(unit.text) > word_limit("announcement") or state.part is Part.HARD:
        return None
    section = section_of(state, unit.text)
    if not section.bare and _on_title_page(scene, state, index):
        return None
    if section.part is Part.OWN and section.kinds and (section.bare or _looks_like_label(unit) or _names_part(unit)):
        return _opened(scene, state, index, section)
    return _closed(scene, state, index, section)


def _opened(scene: Scene, state: State, index: int, section: Section) -> State:
    """The state behind a label of the document's own statements."""
    unit = scene.units[index]
    if section.bare and _heads_chapter(scene, index):
        heading = Heading(
            _level_below(scene, index), unit.text.strip(), section, number=unit.number, unit=unit.block.index
        )
        return state.open_heading(heading)
    first = ways_to_goal(scene, state, section.kinds[0])
    kind = ItemKind.SUBGOAL if first is ItemKind.GOAL and opens_below(state, unit.text) else first
    opened = close_below(state, kind)
    stem = read_lead_in(unit.text, before_list=scene.list_follows(index))
    if stem and stem.kind is None:
        return set_lead(opened, unit, kind)
    return set_label(opened, unit, kind)


def _on_title_page(scene: Scene, state: State, index: int) -> bool:
    """«Kommuneplanens handlingsdel for Lyngmo kommune», «Utkast, 12.10.2026»: short lines between the title and the
    first chapter say what the document is, and announce nothing."""
    if state.items or len(state.headings) != 1:
        return False
    following = scene.units[index + 1 : index + 2 + _TITLE_PAGE_LINES]
    lines = list(takewhile(lambda unit: unit.kind is BlockKind.PARAGRAPH and not unit.listed, following))
    ended = len(lines) < len(following) and following[len(lines)].kind is BlockKind.HEADING
    return ended and not any(unit.text.rstrip().endswith((".", ":")) for unit in lines)


def _heads_chapter(scene: Scene, index: int) -> bool:
    """«B. Mål og leveranser» in bold, right above the headings of its goals, is the heading of their chapter."""
    unit, following = scene.units[index], scene.next_unit(index)
    bold = unit.block.style.bold and unit.number is not None
    return bold and following is not None and following.kind is BlockKind.HEADING


def _level_below(scene: Scene, index: int) -> int:
    following = scene.next_unit(index)
    return max(0, (following.block.level or 1) - 1) if following is not None else 0


def _closed(scene: Scene, state: State, index: int, section: Section) -> State | None:
    """The state behind a label of another plan's statements, or of a part that holds none."""
    unit = scene.units[index]
    if section.part is Part.QUOTED and (scene.list_follows(index) or _looks_like_label(unit)):
        heading = Heading(state.level + 1, unit.text.strip(), section, unit=unit.block.index, run_in=True)
        return state.open_heading(heading)
    if section.part is Part.PREVIOUS and scene.manner.evaluates and _is_title(unit):
        return state.open_heading(Heading(state.level + 1, unit.text.strip(), section, unit=unit.block.index))
    if acting(state) is not None and is_nominal_action(unit.text):
        return None
    if section.part in {Part.SOFT, Part.HARD} and (_looks_like_label(unit) or _is_title(unit)):
        return replace(state, lead=None, quiet=CLOSED)
    return None


def _is_title(unit: Unit) -> bool:
    """A few words on a line of their own, no sentence."""
    text = unit.text.strip()
    return words(text) <= word_limit("title") and text[-1:].isalnum() and text[:1].isupper() and not is_duty(text)


def _names_part(unit: Unit) -> bool:
    """«Overordnede mål for helse mot 2035» on a line of its own: a title that lost its style."""
    text = unit.text.strip()
    return unit.start == 0 and text[-1:].isalnum() and text[:1].isupper() and not is_statement(text)


def _looks_like_label(unit: Unit) -> bool:
    text = unit.text.strip()
    return text.endswith(":") or unit.block.style.bold or text.isupper()


def conditions(scene: Scene, state: State, index: int) -> State | None:
    """«Forutsetninger for å lykkes er:»: the list below it sets nothing, whatever the heading announced."""
    text = scene.units[index].text
    if not scene.list_follows(index) or not ends_open(text):
        return None
    if not inside("stems", "conditions").search(text) and not is_mandate(text):
        return None
    return replace(state, lead=None, quiet=CLOSED)


def leading_in(scene: Scene, state: State, index: int) -> State | None:
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
    if not _list_comes(scene, index) and not ends_open(unit.text):
        return None
    return set_lead(state, unit, lead_kind(scene, state, lead_in))


def _list_comes(scene: Scene, index: int) -> bool:
    """The next unit is a list item, or the head of a list that runs on behind it in its paragraph."""
    following = scene.next_unit(index)
    after = scene.next_unit(index + 1)
    runs_on = after is not None and following is not None and after.block.index == following.block.index
    return scene.list_follows(index) or (runs_on and after is not None and after.listed)


def led_sentences(scene: Scene, state: State, index: int) -> State | None:
    """«For å nå målene vil vi: Bygge gangveier. Styrke politiet.»: the lead-in and its list in one paragraph."""
    unit = scene.units[index]
    colon = unit.text.find(": ") + 1
    if state.part in {Part.HARD, Part.PREVIOUS, Part.SOFT} or not colon or unit.label is not None:
        return None
    head = replace(unit, end=unit.start + colon)
    lead_in = read_lead_in(head.text)
    rest = replace(unit, start=unit.start + colon + 1)
    if lead_in is None or not is_action(rest.text) or len(sentences_of(rest.text)) == 1:
        return None
    kind = lead_kind(scene, state, lead_in)
    return add_sentences(set_lead(state, head, kind), rest, kind)


def _in_background(state: State) -> bool:
    """Right under a heading of background: what the municipality must do there is no goal yet."""
    return bool(state.headings) and state.headings[-1].section.part is Part.SOFT


def _open_ended(state: State, unit: Unit) -> State | None:
    """A line with a colon under a lead-in heading («Regjeringen vil»), or in a part that announces a kind."""
    heading = state.headings[-1] if state.headings else None
    lead = state.lead
    if lead is not None and lead.kind is not None and not (lead.begun or lead.stem or lead.waits):
        return set_lead(state, unit, lead.kind)
    if heading is None or not heading.section.kinds or heading.section.part not in {Part.OPEN, Part.OWN}:
        return None
    kind = heading.section.kinds[0] if state.lead is None or state.lead.kind is None else state.lead.kind
    return set_lead(state, unit, kind)
