"""Printed numbers of goals and measures in their order, and where one number is used for two of them.

Numbers that restart in each chapter, list or table are normal, and so is a goal that is printed twice with its number.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.linker.evidence.labels import label_number
from tracecheck.model.coupling import Relation
from tracecheck.model.item import Basis, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located

_NUMBERED = (*sorted(GOALS), ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR)
_ANEW = 2
"""A list that uses so many numbers of other lists again counts anew."""

_COUNTING = 2
"""Numbers that count on are at least so many: one number alone is what is left of lists that were read elsewhere."""

List = tuple[tuple[str, ...], str | None]
Series = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number; `list` is the chapter and the item that it stands under, `series` what is counted:
    the kind, the word before the number, and how many levels the number has."""

    located: Located
    number: str
    series: Series
    list: List

    @property
    def steps(self) -> tuple[str, ...]:
        """The levels of the number, its letter first."""
        letter = self.number[0] if self.number[0].isalpha() else ""
        return (*filter(None, (letter,)), *self.number[len(letter) :].split("."))

    @property
    def is_first(self) -> bool:
        """Whether counting begins here: 1, 2.1, A1."""
        return self.steps[-1] == "1"

    @property
    def last(self) -> int:
        """The number on its own level."""
        return int(self.steps[-1])


def numbered_series(corpus: Corpus, document: PlanDocument) -> list[list[Numbered]]:
    """The document's own numbered items, each series in the order of the document."""
    found: dict[Series, list[Numbered]] = defaultdict(list)
    for located in corpus.items(document, *_NUMBERED):
        number = label_number(located.item.label)
        if number and number[-1].isdigit() and located.item.basis is not Basis.PROSE and not _goes_on(located):
            each = Numbered(located, number, _series(located, number), (located.item.section, located.item.parent))
            found[each.series].append(each)
    return [found[series] for series in sorted(found)]


def _goes_on(located: Located) -> bool:
    """«Delmål 5.2 heng saman med …»: a named number in a sentence is no number of its own."""
    named = any(map(str.isalpha, label_number(located.item.label) or "")) or " " in (located.item.label or "").strip()
    return named and located.item.text[:1].islower()


def _series(located: Located, number: str) -> Series:
    word = text_key((located.item.label or "").casefold().replace(number, ""))
    return located.item.kind.value, word, number.count(".") + number[0].isalpha()


def repeated(corpus: Corpus, series: Sequence[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Two items with one number and different words, where the series does not begin again between them."""
    for run in _runs(series):
        if len({each.number for each in run}) < _COUNTING:
            continue
        seen: dict[str, Numbered] = {}
        for each in run:
            before = seen.setdefault(each.number, each)
            if before is not each and not _is_same_goal(corpus, before.located, each.located):
                yield before, each


def _runs(series: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Parts of a series in which it counts on: the whole document, or each list where counting begins again."""
    lists: dict[List, list[Numbered]] = defaultdict(list)
    restarts = _restarts(series)
    for each in series:
        lists[each.list if restarts else ((), None)].append(each)
    for entries in lists.values():
        yield from _split(_without_lists_anew(entries))


def _restarts(series: Sequence[Numbered]) -> bool:
    first: dict[str, set[List]] = defaultdict(set)
    for each in series:
        if each.is_first:
            first[each.number].add(each.list)
    return any(len(lists) > 1 for lists in first.values())


def _without_lists_anew(series: Sequence[Numbered]) -> list[Numbered]:
    """Without lists that have several numbers of the lists before them: their own beginning was not read."""
    lists: dict[List, set[str]] = defaultdict(set)
    for each in series:
        lists[each.list].add(each.number)
    used: set[str] = set()
    anew: set[List] = set()
    for name, numbers in lists.items():
        if len(numbers & used) >= _ANEW:
            anew.add(name)
        used |= numbers
    return [each for each in series if each.list not in anew]


def _split(entries: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    run: list[Numbered] = []
    for each in entries:
        if run and _begins(run, each):
            yield run
            run = []
        run.append(each)
    yield run


def _begins(run: Sequence[Numbered], each: Numbered) -> bool:
    """A plain number that is first or lower than the one before, or a first number that is used again later on.
    «Mål 1» right after «Mål 1» in one chapter begins nothing; a bare «1.» may."""
    before = run[-1]
    if len(each.steps) == 1:
        again = each.series[1] and each.number == before.number and each.list == before.list
        return not again and (each.is_first or each.last < before.last)
    return each.is_first and each.number != before.number and any(each.number == other.number for other in run)


def _is_same_goal(corpus: Corpus, one: Located, other: Located) -> bool:
    """The same goal printed again, in full or in other words."""
    from tracecheck.linker.similarity.textindex import likeness

    first, second = text_key(one.item.text), text_key(other.item.text)
    if first in second or second in first:
        return True
    if likeness(one.item.text, other.item.text) >= float(load_data("linking")["text"]["quoted"]):
        return True
    ends = {one.id, other.id}
    links = (*corpus.links_from(one.id), *corpus.links_from(other.id))
    return any(link.relation is Relation.RESTATES and {link.source, link.target} == ends for link in links)
