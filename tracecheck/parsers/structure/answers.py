"""Lines that answer a goal by its label and set none: «Delmål 2.1 løses innenfor rammen.»"""

from dataclasses import replace

from tracecheck.model.item import Reference
from tracecheck.parsers.structure.shapes import is_duty, words
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.references import find_references
from tracecheck.resources import load_data


def is_answer(unit: Unit) -> bool:
    """Behind the label of a goal stands nothing but where, when or why not it is followed up; or the sentence has the
    goal for its subject («Delmål 2.3 om bolig prioriteres ikke i perioden, fordi …»)."""
    if unit.label is None:
        return _is_about_a_goal(unit.text.strip())
    if unit.label.number is None or not unit.body or is_duty(unit.body):
        return False
    answer = find_follow_up(unit.body)
    limit = load_data("columns")["limits"]["follow_up_words"]
    return answer is not None and words(unit.body) <= limit and len(answer.text) * 2 >= len(unit.body.rstrip("."))


def _is_about_a_goal(text: str) -> bool:
    if find_follow_up(text) is None:
        return False
    return any(each.start == 0 and each.label and each.label_kind for each in find_references(text))


def answered_label(unit: Unit) -> tuple[Reference, ...]:
    """The label at the start of such a line, as the pointer that it is; of other lines it is their own and none."""
    if unit.label is None or not is_answer(unit):
        return ()
    words = unit.label.text.strip().rstrip(":.–- ")
    start = unit.text.find(words)
    found = Reference(words, label=unit.label.number, label_kind=unit.label.kind, start=start, end=start + len(words))
    return (replace(found, place=unit.block.place_of(unit.start + found.start, unit.start + found.end)),)
