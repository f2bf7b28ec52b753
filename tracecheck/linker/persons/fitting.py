"""Whether a person's decision can have any effect between the ends that it was found to be about."""

from functools import cache

from tracecheck.linker.corpus import Corpus, item_key
from tracecheck.linker.documents.chain import kinds_of, place_key
from tracecheck.linker.documents.policy import Policy
from tracecheck.linker.persons.ends import Entry
from tracecheck.model.coupling import Relation
from tracecheck.model.decision import PersonDecision, UnusedReason
from tracecheck.model.item import Item, ItemKind
from tracecheck.resources import load_data


def why_unfit(
    decision: PersonDecision, goal: Entry, answer: Entry | None, corpus: Corpus, policy: Policy
) -> UnusedReason | None:
    """Why the coupling that was decided on can be none in these documents; None where it can."""
    if _is_elsewhere(decision, goal, answer):
        return UnusedReason.OTHER_MUNICIPALITY
    if answer is None:
        return None
    if goal.key == answer.key:
        return UnusedReason.SAME_ITEM
    inside = goal.document.key == answer.document.key
    unfit = _unfit_inside(goal, answer, corpus) if inside else _unfit_between(goal, answer, policy)
    if unfit is None and not _is_of_relation(decision.relation, goal, answer):
        return UnusedReason.RELATION
    return unfit


def _is_elsewhere(decision: PersonDecision, goal: Entry, answer: Entry | None) -> bool:
    """Whether an end belongs to another municipality than the one it was decided on for, or than the other end."""
    ends = [(decision.goal, goal), *([(decision.answer, answer)] if decision.answer and answer else [])]
    then = [place_key(end.municipality) for end, _ in ends]
    now = [place_key(entry.document.municipality) for _, entry in ends]
    moved = any(None not in pair and pair[0] != pair[1] for pair in zip(then, now, strict=True))
    known = {place for place in now if place is not None}
    # A county and a municipality, or two municipalities, may have answered each other when it was decided.
    apart = len(known) > 1 and len({place for place in then if place is not None}) < len(known)
    return moved or apart


def _unfit_between(goal: Entry, answer: Entry, policy: Policy) -> UnusedReason | None:
    """By the level policy; a document of no known level may be anything."""
    upper, lower = goal.document.kind, answer.document.kind
    if policy.allows(lower, upper) or policy.is_undecided(lower) or policy.is_undecided(upper):
        return None
    return UnusedReason.SWAPPED if policy.allows(upper, lower) else UnusedReason.NOT_BELOW


def _unfit_inside(goal: Entry, answer: Entry, corpus: Corpus) -> UnusedReason | None:
    """Inside one plan what stands lower answers what stands higher. What the plan itself puts right under a goal may be
    doubted, and a person may say so or not; further up it follows from that."""
    upper, lower = goal.passage, answer.passage
    if not isinstance(upper, Item) or not isinstance(lower, Item):
        return None
    if lower.parent is not None and goal.key == item_key(answer.document.key, lower.parent):
        return None
    if goal.key in _above(answer, corpus):
        return UnusedReason.STRUCTURE
    ranks = _ranks()
    high, low = ranks.get(upper.kind), ranks.get(lower.kind)
    if high is None or low is None or high < low:
        return None
    return UnusedReason.NOT_BELOW if high == low else UnusedReason.SWAPPED


def _above(entry: Entry, corpus: Corpus) -> set[str]:
    """What an entry stands under in its own document."""
    found: set[str] = set()
    passage = entry.passage
    while isinstance(passage, Item) and passage.parent:
        key = item_key(entry.document.key, passage.parent)
        if key in found or key not in corpus.items:
            break
        found.add(key)
        passage = corpus.items[key]
    return found


@cache
def _ranks() -> dict[ItemKind, int]:
    levels = load_data("decisions")["inside"]["levels"]
    return {ItemKind(kind): rank for rank, kinds in enumerate(levels) for kind in kinds}


def _is_of_relation(relation: Relation | None, goal: Entry, answer: Entry) -> bool:
    """Whether the lower end can do to the upper one what the decision says that it does."""
    upper, lower = goal.passage, answer.passage
    kind = lower.kind if isinstance(lower, Item) else None
    if relation is Relation.REPORTS:
        return answer.document.kind in kinds_of("reports") or kind is ItemKind.RESULT
    if relation is Relation.ANSWERS:
        return isinstance(upper, Item) and upper.kind is ItemKind.ORDER
    if relation is Relation.MEASURES:
        return kind is ItemKind.INDICATOR or (isinstance(lower, Item) and lower.target is not None)
    return True
