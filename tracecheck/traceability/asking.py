"""What a strategic goal asks, and of whom: its own words and those of the økonomiplan that goes on with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import supporters
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.units import Names, named_in
from tracecheck.traceability.scope import common_heading, common_words

_SCOPE_OF_ALL = "kommune"
_SERVED = GOALS | {ItemKind.MEASURE, ItemKind.STRATEGY}


@dataclass(frozen=True, slots=True)
class Asking:
    """One goal as units are asked by it. `texts` are its words and those of the goals of the økonomiplan under it,
    `units` those that they name, `owners` who is responsible for its measures (with the units named there), `chapters`
    the headings of the økonomiplan that it is followed up under. `common` are the words by which it is everybody's."""

    goal: str
    texts: tuple[str, ...]
    units: frozenset[str]
    owners: tuple[tuple[str, frozenset[str]], ...]
    chapters: tuple[str, ...]
    common: str | None


def asking_of(corpus: Corpus, goal: Located, plans: frozenset[str], units: frozenset[str], names: Names) -> Asking:
    """`plans` are the keys of the økonomiplaner that count now, `units` those of the documents of units."""
    below = [each for each in supporters(corpus, goal) if each.document.key in plans]
    goals = [goal, *(each for each in below if each.item.kind in GOALS and each.item.origin is Origin.OWN)]
    texts = tuple(dict.fromkeys(text for each in goals for text in _texts(each)))
    served = [each for each in (goal, *below) if each.item.kind in _SERVED]
    owners = dict.fromkeys(each.item.owner for each in served if each.item.owner)
    placed = goals if goal.document.key in plans else goals[1:]
    return Asking(
        goal=goal.id,
        texts=texts,
        units=frozenset(unit for text in texts for unit in named_in(text, names)),
        owners=tuple((owner, named_in(owner, names)) for owner in owners),
        chapters=tuple(dict.fromkeys([*_chapters(placed), *_said_in(corpus, goal, plans)])),
        common=_common(corpus, goal, goals, units),
    )


def _texts(located: Located) -> Iterator[str]:
    yield located.item.text
    if located.item.description:
        yield located.item.description


def _chapters(goals: Iterable[Located]) -> Iterator[str]:
    for each in goals:
        yield from each.item.section


def _said_in(corpus: Corpus, goal: Located, plans: frozenset[str]) -> Iterator[str]:
    """The headings over passages and measures of the plan that answer the goal («følges opp i ordinær drift»)."""
    for answer in corpus.said_to(goal.id):
        for source in answer.sources if answer.document in plans else ():
            entry = corpus.entry(source)
            yield from entry.section if entry is not None else ()


def _common(corpus: Corpus, goal: Located, goals: Iterable[Located], units: frozenset[str]) -> str | None:
    """What the plans say first, then the headings of agreements that have the goal."""
    for each in goals:
        said = common_words(each.item.text) or common_heading(each.item.section) or common_heading(_columns(each))
        if said:
            return said
    return next(_common_in_agreements(corpus, goal, units), None)


def _columns(located: Located) -> tuple[str, ...]:
    """The heads of the table that the goal was read from («Felles mål»)."""
    return located.table.headers if located.table is not None else ()


def _common_in_agreements(corpus: Corpus, goal: Located, units: frozenset[str]) -> Iterator[str]:
    for answer in corpus.said_to(goal.id):
        for source in answer.sources if answer.document in units else ():
            located = corpus.item(source)
            if located is not None and located.item.scope == _SCOPE_OF_ALL:
                headings = (*located.item.section, *_columns(located))
                yield common_heading(headings) or next(reversed(located.item.section), located.item.text)


def keys_of(documents: Iterable[PlanDocument]) -> frozenset[str]:
    """Their keys."""
    return frozenset(document.key for document in documents)
