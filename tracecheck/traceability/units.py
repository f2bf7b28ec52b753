"""Units with the goals that they are expected to answer, what they answer, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.coupling import Answer, AnswerState
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import Unit
from tracecheck.model.traceability import CellState, Expectation, GoalGroup, GoalRow, UnitGoal, UnitPage
from tracecheck.rules.answers import is_leaf_goal
from tracecheck.rules.checks.tc102_unit_goal_without_parent import has_parent_above
from tracecheck.rules.corpus import GOALS, Corpus
from tracecheck.rules.decided import own_goals
from tracecheck.rules.levels import levels_of
from tracecheck.rules.units import Names, unit_names, unit_of
from tracecheck.traceability.asking import Asking, asking_of, keys_of
from tracecheck.traceability.scope import Service, named_fields, services_of, unit_in_title, words_said

_ANSWERED = frozenset({AnswerState.TIGHT, AnswerState.LOOSE, AnswerState.CONFIRMED})
_PUT_OFF = CellState.JUSTIFIED
_BEST_FIRST = tuple(AnswerState)


@dataclass(frozen=True, slots=True)
class _Known:
    """A unit with its documents, its entry in the organisation's list, and what it runs, by its name (`named`) or by
    that list (`listed`)."""

    name: str
    documents: tuple[PlanDocument, ...]
    entry: Unit | None
    named: tuple[Service, ...]
    listed: tuple[Service, ...]


def unit_pages(corpus: Corpus, groups: Sequence[GoalGroup]) -> Iterator[UnitPage]:
    """One page a unit that has documents here or stands on the list of the organisation, by name."""
    levels = levels_of(corpus)
    names = _with_titles(unit_names(corpus), levels.units)
    plans, units = keys_of(levels.economic), keys_of(levels.units)
    rows = [row for group in groups for row in group.rows]
    located = {row.goal: goal for row in rows if (goal := corpus.item(row.goal)) is not None}
    askings = {key: asking_of(corpus, goal, plans, units, names) for key, goal in located.items()}
    for unit in _units(corpus, levels.units, names):
        yield _page(corpus, unit, [row for row in rows if row.goal in askings], askings)


def _with_titles(names: Names, documents: Iterable[PlanDocument]) -> Names:
    """The names of units, and those that stand in the title of an agreement alone."""
    more = dict(names)
    for document in documents:
        name = None if document.unit else unit_in_title(document.title or "")
        words = words_of(name or "")
        if name and words:
            more[words[0]] = (*more.get(words[0], ()), (words, name))
    return more


def _units(corpus: Corpus, documents: Iterable[PlanDocument], names: Names) -> list[_Known]:
    found: dict[str, tuple[str, list[PlanDocument]]] = {}
    for document in documents:
        name = unit_of(document, names) or unit_in_title(document.title or "") or document.title or document.key
        found.setdefault(text_key(name) or name, (name, []))[1].append(document)
    listed = {text_key(unit.name): unit for unit in corpus.known.organisation}
    for key, unit in listed.items():
        found.setdefault(key, (unit.name, []))
    known = [_known(name, of_it, listed.get(key)) for key, (name, of_it) in found.items()]
    return sorted(known, key=lambda each: (each.name.casefold(), each.name))


def _known(name: str, documents: Sequence[PlanDocument], entry: Unit | None) -> _Known:
    listed = services_of((*entry.services, *entry.short)) if entry else ()
    told = [document.key for document in documents if not document.unit]
    return _Known(name, tuple(documents), entry, services_of((name, *told)), listed)


def _page(corpus: Corpus, unit: _Known, rows: Sequence[GoalRow], askings: Mapping[str, Asking]) -> UnitPage:
    goals, others = [], []
    for row in rows:
        expected = _expected(unit, askings[row.goal])
        best, items = _answer(corpus, row.goal, unit)
        if expected is not None:
            goals.append(UnitGoal(row.goal, expected[0], _state(best, row), expected[1], items))
        elif best is not None and best.state in _ANSWERED:
            others.append(UnitGoal(row.goal, Expectation.POSSIBLE, _state(best, row), None, items))
        elif (words := _possible(unit, askings[row.goal], best)) is not None:
            goals.append(UnitGoal(row.goal, Expectation.POSSIBLE, CellState.UNKNOWN, words))
    keys = tuple(document.key for document in unit.documents)
    return UnitPage(
        unit.name, keys, tuple(goals), tuple(others), tuple(_unlinked(corpus, unit)), tuple(_support(corpus, unit))
    )


def _answer(corpus: Corpus, goal: str, unit: _Known) -> tuple[Answer | None, tuple[str, ...]]:
    """The best answer of the unit's documents, and what carries it in all of them, best first."""
    found = [answer for each in unit.documents if (answer := corpus.answer_in(goal, each.key)) is not None]
    if len(found) > 1:
        found.sort(key=lambda each: (_BEST_FIRST.index(each.state), each.document))
    if not found or found[0].state not in _ANSWERED:
        return (found[0] if found else None), ()
    items = dict.fromkeys(source for answer in found if answer.state in _ANSWERED for source in answer.sources)
    return found[0], tuple(items)


def _state(best: Answer | None, row: GoalRow) -> CellState:
    """A goal that the plan above puts off is not missing in the unit; without a document nothing can be judged."""
    if best is None:
        return CellState.UNKNOWN
    put_off = row.cells["plan"].state is _PUT_OFF
    return _PUT_OFF if best.state is AnswerState.MISSING and put_off else CellState(best.state.value)


def _expected(unit: _Known, asking: Asking) -> tuple[Expectation, str] | None:
    """Why the unit is expected to answer, and by which words; None where no text says so."""
    if asking.common is not None:
        return Expectation.SCOPE, asking.common
    if unit.name in asking.units:
        return Expectation.SCOPE, unit.name
    if said := _said(unit.named, asking.texts):
        return Expectation.SCOPE, said
    for chapter in asking.chapters:
        if _is_named_so(chapter, unit.name):
            return Expectation.SCOPE, chapter
    for owner, units in asking.owners:
        if owner and _owns(unit, owner, units):
            return Expectation.OWNER, owner
    words = _said(unit.listed, asking.texts) or _by_the_list(unit, asking)
    return (Expectation.ORGANISATION, words) if words else None


def _said(services: Iterable[Service], texts: tuple[str, ...], near: bool = False) -> str | None:
    for service in services:
        if (words := words_said(service.name, texts, near)) is not None:
            return words
    return None


def _is_named_so(heading: str, name: str) -> bool:
    """A chapter of the økonomiplan with the name of the unit, its number apart («4.2 Helse og omsorg»)."""
    words = _without_numbers(heading)
    return bool(words) and words == words_of(name)


@lru_cache(maxsize=1 << 12)
def _without_numbers(heading: str) -> tuple[str, ...]:
    """The words of a heading, which every unit is held against."""
    return tuple(word for word in words_of(heading) if not word.isdigit())


def _owns(unit: _Known, owner: str, units: frozenset[str]) -> bool:
    """The owner names the unit, or the leaders of all units of its kind («Rektorene»)."""
    if units:
        return unit.name in units
    return any(service.roles.search(owner) for service in (*unit.named, *unit.listed))


def _by_the_list(unit: _Known, asking: Asking) -> str | None:
    """A service or the sector that the list of the organisation has for the unit, as the goal names it."""
    if unit.entry is None:
        return None
    texts = [words_of(text) for text in asking.texts]
    for service in unit.entry.services:
        if any(_stand_in(words_of(service), words) for words in texts):
            return service
    fields = [words_of(named_fields(text)) for text in asking.texts]
    sector = unit.entry.sector
    return sector if sector and any(_stand_in(words_of(sector), words) for words in fields) else None


def _stand_in(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _possible(unit: _Known, asking: Asking, best: Answer | None) -> str | None:
    """What points at the unit without saying that the goal is its: a field in common, the chapter of its sector, a text
    of its own that comes near (empty words); None where nothing does."""
    if found := _said((*unit.named, *unit.listed), asking.texts, near=True):
        return found
    sector = unit.entry.sector if unit.entry else None
    if sector and (chapter := next((each for each in asking.chapters if _is_named_so(each, sector)), None)):
        return chapter
    return "" if best is not None and any(each.likely for each in best.nearest) else None


def _unlinked(corpus: Corpus, unit: _Known) -> Iterator[str]:
    """The own goals that say of no goal above that they follow it up; not those that a person calls the unit's own."""
    own = own_goals(corpus.linkage.decisions)
    for document in unit.documents:
        for goal in corpus.items(document, *GOALS):
            if is_leaf_goal(corpus, goal) and goal.id not in own and not has_parent_above(corpus, goal):
                yield goal.id


def _support(corpus: Corpus, unit: _Known) -> Iterator[str]:
    for document in unit.documents:
        for each in corpus.items(document, ItemKind.MEASURE, *GOALS, own=False):
            if each.item.support:
                yield each.id
