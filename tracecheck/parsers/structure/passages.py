"""Paragraphs that are no items: passages that refer, quote or answer, and the descriptions of items."""

from dataclasses import replace

from tracecheck.model.item import Quotation, Reference, Statement
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.answers import answered_label
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.told_of import told_of
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.endings import tells_end
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.quotations import find_quotations
from tracecheck.parsers.values.references import find_references


def add_passage(scene: Scene, state: State, unit: Unit) -> State:
    """The state with the unit as a passage, when it says something of goals or the family keeps all passages."""
    text = unit.text.strip()
    references = (*answered_label(unit), *references_of(unit, unit.start))
    quotations = quotations_of(unit, unit.start)
    follow_up = find_follow_up(text)
    said = references and (len(text) > character_limit("passage_with_reference") or text.endswith((".", "!")))
    if not (
        said
        or quotations
        or follow_up
        or tells_end(text)
        or (scene.manner.passages and len(text) > character_limit("passage"))
    ):
        return state
    statement = Statement(
        id=f"s@{unit.block.index}:{unit.start}",
        text=text,
        place=unit.block.place_of(unit.start, unit.end),
        section=state.titles,
        parent=told_of(scene, state, unit),
        references=references,
        quotations=quotations,
        follow_up=follow_up,
    )
    return replace(state, statements=(*state.statements, statement))


def references_of(unit: Unit, start: int) -> tuple[Reference, ...]:
    """References in the unit from character `start` of its block, with places."""
    text = unit.block.text[start : unit.end].strip()
    found = find_references(text)
    place = unit.block.place_of
    return tuple(
        replace(each, place=place(start + each.start, start + each.end)) if each.start >= 0 else each for each in found
    )


def quotations_of(unit: Unit, start: int) -> tuple[Quotation, ...]:
    """Quotations in the unit from character `start` of its block, with places."""
    text = unit.block.text[start : unit.end]
    return tuple(Quotation(words, unit.block.place_of(start + a, start + b)) for a, b, words in find_quotations(text))
