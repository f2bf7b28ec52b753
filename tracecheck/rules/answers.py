"""Which couplings answer a goal, seen through the items below it and the places where it is printed again."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from tracecheck.linker.evidence.said import says_how
from tracecheck.linker.evidence.sentences import is_spoken_of
from tracecheck.model.coupling import AnswerState, Relation
from tracecheck.model.item import Basis, ItemKind, Origin, Statement
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.phrases import label_number

SERVING = frozenset({ItemKind.MEASURE, ItemKind.STRATEGY})
_OWN_GOALS = GOALS | {ItemKind.STRATEGY}
T = TypeVar("T")
_SERVED = GOALS | {ItemKind.STRATEGY, ItemKind.AREA, ItemKind.VISION, ItemKind.ORDER}


def family(corpus: Corpus, located: Located) -> Iterator[Located]:
    """The item and all that stands under it in its document; safe on rings."""
    seen: set[str] = set()
    waiting = [located]
    while waiting:
        each = waiting.pop()
        if each.id in seen:
            continue
        seen.add(each.id)
        yield each
        waiting.extend(reversed(corpus.children(each)))


def same_goal(corpus: Corpus, located: Located) -> list[Located]:
    """The goal wherever it is printed: here, in the plan that it is printed again from, and where that is printed."""
    origins = [located]
    for link in corpus.links_from(located.id):
        if link.relation is Relation.RESTATES and (source := corpus.item(link.target)):
            origins.append(source)
    found = {each.id: each for each in origins}
    for origin in origins:
        for link in corpus.links_to(origin.id):
            if link.relation is Relation.RESTATES and (copy := corpus.item(link.source)):
                found.setdefault(copy.id, copy)
    return list(found.values())


def asked_once(corpus: Corpus, ask: Callable[[Located], T]) -> Callable[[Located], T]:
    """`ask`, put once for all goals of which `same_goal` gives the same: a text may be printed thousands of times."""
    known: dict[tuple[str, ...], T] = {}

    def answer(goal: Located) -> T:
        places = _printed_from(corpus, goal)
        if places not in known:
            known[places] = ask(goal)
        return known[places]

    return answer


def _printed_from(corpus: Corpus, goal: Located) -> tuple[str, ...]:
    """Where a goal is printed again from; the goal alone, where that is nowhere, or it is itself printed again."""
    restated = (link.target for link in corpus.links_from(goal.id) if link.relation is Relation.RESTATES)
    origins = [target for target in restated if corpus.item(target) is not None]
    again = any(link.relation is Relation.RESTATES for link in corpus.links_to(goal.id))
    return tuple(sorted(origins)) if origins and not again else ("", goal.id)


def supporters(corpus: Corpus, goal: Located) -> Iterator[Located]:
    """Everything that stands under the goal or couples to it, over any number of steps; safe on rings.

    The goal itself, printed again elsewhere, is not among them.
    """
    waiting = same_goal(corpus, goal)
    seen = {each.id for each in waiting}
    while waiting:
        each = waiting.pop()
        below = [*corpus.children(each), *_coupled(corpus, each)]
        for lower in below:
            if lower.id not in seen:
                seen.add(lower.id)
                waiting.append(lower)
                yield lower


def _coupled(corpus: Corpus, located: Located) -> Iterator[Located]:
    for link in corpus.links_to(located.id):
        if link.relation is not Relation.SHARED and (source := corpus.item(link.source)):
            yield source


def is_leaf_goal(corpus: Corpus, located: Located) -> bool:
    """A goal with no goal under it, printed as a goal of now: not told in passing, not of the plan before."""
    item = located.item
    if item.kind not in GOALS or item.basis is Basis.PROSE or item.origin is Origin.PREVIOUS:
        return False
    return GOALS.isdisjoint(corpus.kinds_under(located)) and not _leads_its_area(corpus, located)


def _leads_its_area(corpus: Corpus, located: Located) -> bool:
    """A main goal beside sub-goals of one area stands above them, also where the document does not number it so."""
    area = corpus.item(f"{located.document.key}#{located.item.parent}") if located.item.parent else None
    if area is None or located.item.kind is not ItemKind.GOAL or area.item.kind is not ItemKind.AREA:
        return False
    return ItemKind.SUBGOAL in corpus.kinds_under(area)


def is_lawfully_answered(corpus: Corpus, located: Located) -> bool:
    """Whether the documents themselves say how it is carried or why it is put off; «innenfor rammen» beside a
    measure is about money and answers for the measure only."""
    goals = [each for each in family(corpus, located) if each.item.kind in GOALS]
    if any(says_how(each.item.follow_up) or _is_said_under(corpus, each) for each in goals):
        return True
    return any(answer.state is AnswerState.JUSTIFIED for answer in corpus.said_to(located.id))


def _is_said_under(corpus: Corpus, goal: Located) -> bool:
    """In a passage under the goal, or in one that names it by its number («Mål 2 følges opp fra 2028»)."""
    if any(says_how(statement.follow_up) for statement in corpus.statements_under(goal)):
        return True
    number = label_number(goal.item.label)
    return any(_says_of(statement, number) for statement in corpus.statements_naming(goal.document, number))


def _says_of(statement: Statement, number: str) -> bool:
    said = statement.follow_up
    if said is None or not says_how(said):
        return False
    names = [each.text for each in statement.references]
    meant = (each.text for each in statement.references if each.document is None and label_number(each.label) == number)
    return any(is_spoken_of(name, names, said.text, statement) for name in meant)


def ancestors(corpus: Corpus, located: Located) -> Iterator[Located]:
    """The item and the items above it in its document; safe on rings."""
    seen: set[str] = set()
    node: Located | None = located
    while node and node.id not in seen:
        seen.add(node.id)
        yield node
        node = corpus.item(f"{node.document.key}#{node.item.parent}") if node.item.parent else None


def serves_a_goal(corpus: Corpus, measure: Located) -> bool:
    """Whether a measure stands under something that it can serve, or couples to anything above."""
    above = list(ancestors(corpus, measure))
    if any(each.item.kind in _SERVED for each in above[1:]):
        return True
    return any(corpus.links_from(each.id) for each in above)


def serves_its_plan(corpus: Corpus, measure: Located) -> bool:
    """Whether a measure stands under a goal or strategy of its own document, or couples to one."""
    above = list(ancestors(corpus, measure))
    coupled = (corpus.item(link.target) for each in above for link in corpus.links_from(each.id))
    own = [each for each in coupled if each is not None and each.document.key == measure.document.key]
    return any(each.item.kind in _OWN_GOALS for each in (*above[1:], *own))
