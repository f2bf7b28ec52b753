"""TC115: units of one mandate that answer a common goal in materially different ways."""

from collections.abc import Iterator
from itertools import combinations

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.finding import Severity
from tracecheck.model.item import Origin, Target
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.common_goals import held_by, shared_goals
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC115", "sibling-units-diverge", Severity.INFO, UNIT_PLANS)

Aim = tuple[Located, Target]
_OPPOSITE = frozenset({"up", "down"})


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a goal and mandate: the two that are furthest apart, one of them under check."""
    for shared, goal in shared_goals(corpus):
        mandates: dict[str, list[Aim]] = {}
        for key in shared.holders:
            document = corpus.document(key)
            mandate = _mandate(corpus, document) if document else None
            if mandate:
                mandates.setdefault(mandate, []).extend(_aims(corpus, held_by(corpus, shared, key)))
        for aims in mandates.values():
            yield from _furthest(corpus, goal, aims)


def _mandate(corpus: Corpus, document: PlanDocument) -> str | None:
    """What the unit is for: its services in the list of the organisation, else the kind of unit that its name says."""
    key = text_key(document.unit or "")
    units = [each for each in corpus.known.organisation if key in map(text_key, (each.name, *each.short))]
    if units and units[0].services:
        return " ".join(sorted(map(text_key, units[0].services)))
    words = words_of(document.unit or "")[-1:]
    kinds = load_data("who_and_when")["siblings"]["mandates"]
    return next((kind[0] for kind in kinds if words and words[0] in kind), None)


def _aims(corpus: Corpus, goals: list[Located]) -> Iterator[Aim]:
    """The level that a unit sets itself, in its goal or beside it; what is printed from above is not its own."""
    for goal in goals:
        below = [target for each in corpus.children(goal) if (target := each.item.target)]
        target = next((each for each in (goal.item.target, *below) if each and each.value is not None), None)
        if target is not None and goal.item.origin is Origin.OWN:
            yield goal, target


def _furthest(corpus: Corpus, goal: Located, aims: list[Aim]) -> Iterator[Remark]:
    pairs = [pair for pair in combinations(aims, 2) if _is_under_check(corpus, *pair) and _differ(*pair)]
    if pairs:
        one, other = max(pairs, key=lambda pair: (_distance(*pair), pair[0][0].id, pair[1][0].id))
        if other[0].document.key in corpus.focus and one[0].document.key not in corpus.focus:
            one, other = other, one
        yield _remark(goal, one, other)


def _is_under_check(corpus: Corpus, one: Aim, other: Aim) -> bool:
    keys = {one[0].document.key, other[0].document.key}
    return len(keys) > 1 and bool(keys & corpus.focus)


def _differ(one: Aim, other: Aim) -> bool:
    """Opposite directions, or levels of the same quantity and year that are far apart."""
    a, b = one[1], other[1]
    if (a.unit, a.year) != (b.unit, b.year) or "change" in (a.comparator, b.comparator):
        return False
    opposite = {a.direction, b.direction} == _OPPOSITE
    return opposite or _distance(one, other) > float(load_data("who_and_when")["siblings"]["share"])


def _distance(one: Aim, other: Aim) -> float:
    a, b = one[1].value or 0.0, other[1].value or 0.0
    largest = max(abs(a), abs(b))
    return round(abs(a - b) / largest, 4) if largest else 0.0


def _remark(goal: Located, one: Aim, other: Aim) -> Remark:
    (first, target), (second, against) = one, other
    arguments = item_arguments(goal) | document_arguments(first.document)
    arguments |= {"unit": first.document.unit or "", "other": second.document.unit or ""}
    arguments |= {"aim": target.text, "other_aim": against.text}
    related = (related_item(second, "other"), related_item(goal, "source"))
    return Remark(first.document, RULE.code, arguments, first, related=related, subject=goal.item.text)
