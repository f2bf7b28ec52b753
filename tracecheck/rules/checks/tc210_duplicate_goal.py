"""TC210: the same goal in two wordings."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import WITH_GOALS, written_goals
from tracecheck.rules.goal_words import first_found
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC210", "duplicate-goal", Severity.INFO, WITH_GOALS)

Pair = tuple[Located, Located]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class _Said:
    goal: Located
    terms: frozenset[str]
    definite: tuple[frozenset[str], str | None]


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals of one document with the same words of subject, or all of them and one more, the same numbers and the same
    direction. A word replaced by another makes another goal; a goal and what stands under it are two on purpose."""
    for document in still_mendable(corpus, *RULE.kinds):
        pairs = list(_told_once(corpus, document))
        if len(pairs) > load_data("rule_thresholds")["collective_most"]:
            yield _for_all(pairs)
        else:
            yield from (_remark(one, other) for one, other in pairs)


def _told_once(corpus: Corpus, document: PlanDocument) -> Iterator[Pair]:
    told: set[str] = set()
    for one, other in _pairs([_said(goal) for goal in written_goals(corpus, document)]):
        if not {one.id, other.id} & told and not _is_above(corpus, one, other):
            told |= {one.id, other.id}
            yield one, other


def _said(goal: Located) -> _Said:
    from tracecheck.linker.similarity.tokens import terms_of

    text = goal.item.text
    change = first_found(text, "change", "words")
    return _Said(goal, frozenset(terms_of(text)), (frozenset(_NUMBER.findall(text)), change and change.casefold()))


def _pairs(goals: Sequence[_Said]) -> Iterator[Pair]:
    """Every pair once, in reading order; only goals that share the rarest word of the shorter one are compared."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(goals):
        for term in said.terms:
            places[term].append(number)
    found: set[tuple[int, int]] = set()
    most = int(load_data("rule_thresholds")["same_goal_shared"])
    for number, said in enumerate(goals):
        rarest = min((places[term] for term in sorted(said.terms)), key=len, default=[])
        near = rarest if len(rarest) <= most else []
        found |= {(min(number, each), max(number, each)) for each in near if _is_same(said, goals[each])}
    for one, other in sorted(found):
        yield goals[one].goal, goals[other].goal


def _is_same(short: _Said, other: _Said) -> bool:
    if short is other or short.definite != other.definite or not short.terms <= other.terms:
        return False
    data = load_data("rule_thresholds")
    least = data["same_goal_least"] if short.terms == other.terms else data["same_goal_least_with_more"]
    return len(short.terms) >= int(least) and len(other.terms) - len(short.terms) <= int(data["same_goal_more"])


def _is_above(corpus: Corpus, one: Located, other: Located) -> bool:
    above = {each.id for goal in (one, other) for each in list(ancestors(corpus, goal))[1:]}
    return bool({one.id, other.id} & above)


def _remark(one: Located, other: Located) -> Remark:
    related = (related_item(one, "other"),)
    return Remark(one.document, RULE.code, _arguments(one, other), other, related=related, confidence=Confidence.MEDIUM)


def _for_all(pairs: Sequence[Pair]) -> Remark:
    one, other = pairs[0]
    return Remark(
        one.document,
        f"{RULE.code}.several",
        {"count": len(pairs), **_arguments(one, other)},
        place=other.item.place,
        quote=other.item.text,
        related=tuple(related_item(each, "row") for _, each in pairs),
        confidence=Confidence.MEDIUM,
        subject=RULE.code,
        count=len(pairs),
    )


def _arguments(one: Located, other: Located) -> dict[str, Argument]:
    return item_arguments(other) | item_arguments(one, "other_") | document_arguments(one.document)
