"""Goals and sub-heads that no label names: what stands around them tells."""

from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import count_limit, word_limit
from tracecheck.parsers.structure.making import add_item
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, Section, classify
from tracecheck.parsers.structure.shapes import is_action, is_duty, is_meta, is_present, is_state, words
from tracecheck.parsers.structure.state import GOALS, Heading, Lead, State
from tracecheck.parsers.structure.units import Unit


def sub_head(scene: Scene, state: State, index: int) -> State | None:
    """«Trygg oppvekst» under «Slik vil vi ha det», with a list below that goes on: «Gir hjelp tidlig»."""
    unit = scene.units[index]
    lead = state.lead or _announced(state)
    if lead is None or lead.kind not in GOALS or lead.waits or unit.label is not None:
        return None
    following = scene.next_unit(index)
    if following is None or (lead.stem is not None and not _runs_on(unit, following)):
        return None
    if words(unit.text) > word_limit("sub_head") or unit.text.rstrip().endswith((".", ":", "?", "!")) or _says(unit):
        return None
    if not following.is_list or not (is_present(following.body) or _runs_on(unit, following)):
        return None
    heading = Heading(state.level + 1, unit.text.strip(), Section(), unit=unit.block.index, run_in=True)
    return replace(state.open_heading(heading), lead=lead)


def _runs_on(unit: Unit, following: Unit) -> bool:
    """The list stands behind its head in one paragraph («Folkehelse o Alle har … o Flere er …»)."""
    return following.listed and following.block.index == unit.block.index


def answered_goal(scene: Scene, state: State, index: int) -> State | None:
    """A sentence of intention with «Derfor skal vi» below it, or the one sentence between an area and its measures."""
    unit = scene.units[index]
    if unit.label is not None or state.part in {Part.HARD, Part.PREVIOUS}:
        return None
    if _asks(scene, index):
        inside = bool(state.headings) and state.headings[-1].item is not None
        return add_item(replace(state, lead=None), unit, ItemKind.SUBGOAL if inside else ItemKind.GOAL)
    if state.lead is not None or not _is_goal_sentence(unit):
        return None
    if _is_answered(scene, state, index) or _is_goal_of_area(scene, state, index):
        return add_item(state, unit, ItemKind.GOAL)
    return None


def _asks(scene: Scene, index: int) -> bool:
    """«Lia skal være en bygd med arbeid til alle. Hvordan gjør vi det? …» in one paragraph."""
    unit, following = scene.units[index], scene.next_unit(index)
    if following is None or following.block.index != unit.block.index:
        return False
    label = following.label.text if following.label else following.text.strip()
    asked = label.endswith("?") and classify(label).kinds[:1] == (ItemKind.STRATEGY,)
    return asked and words(unit.text) <= word_limit("answered_goal")


def _announced(state: State) -> Lead | None:
    """What the heading right above announces, as a lead."""
    section = state.headings[-1].section if state.headings else Section()
    return Lead(section.kinds[0]) if section.part is Part.OWN and section.bare and section.kinds else None


def _says(unit: Unit) -> bool:
    """A sentence; two words in the infinitive may name a theme («Jobbe forebyggende»)."""
    acts = is_action(unit.text) and words(unit.text) > word_limit("theme")
    return acts or is_duty(unit.text) or is_state(unit.text)


def _is_goal_sentence(unit: Unit) -> bool:
    text = unit.text.strip()
    if is_meta(text) or text.endswith((":", "?")):
        return False
    fits = word_limit("answered_goal_least") <= words(text) <= word_limit("answered_goal")
    return fits and is_duty(text) and ". " not in text


def _is_answered(scene: Scene, state: State, index: int) -> bool:
    """In a part that announces nothing: bold, or with no full stop right above the line that answers it."""
    unit = scene.units[index]
    bold = unit.block.style.bold
    if state.part is not Part.OPEN or not (bold or unit.text.rstrip()[-1:].isalnum()):
        return False
    for following in scene.units[index + 1 : index + 1 + (count_limit("reach") if bold else 1)]:
        if following.kind is BlockKind.HEADING:
            return False
        section = classify(following.text)
        if section.bare and section.kinds[:1] == (ItemKind.STRATEGY,):
            return True
    return False


def _is_goal_of_area(scene: Scene, state: State, index: int) -> bool:
    """Right under the heading of an area, with the heading or label of its measures or strategies right below."""
    heading = state.headings[-1] if state.headings else None
    area = next((each for each in state.anchors if heading and each.id == heading.item), None)
    following = scene.next_unit(index)
    if area is None or area.kind is not ItemKind.AREA or state.last != area.id or following is None:
        return False
    return classify(following.text).kinds[:1] in {(ItemKind.STRATEGY,), (ItemKind.MEASURE,)}
