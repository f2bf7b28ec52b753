"""What became of plans, in a few sentences for a council."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.model.comparison import (
    Alteration,
    Comparison,
    CouplingFate,
    IndicatorChange,
    ItemComparison,
    ItemEnd,
)
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.rules.phrases import unquoted

_QUOTE = 70
_NAMES = 3


def headline(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """Sentences, what a council would ask about first; one sentence where nothing differs."""
    sentences = [
        *_indicators(comparison, catalogue),
        *_statements(comparison, catalogue),
        *_others(comparison, catalogue),
        *_documents(comparison, catalogue),
        *_threads(comparison, catalogue),
    ]
    yield from sentences or [catalogue.text("compare.nothing")]


def _counted(count: int, catalogue: Catalogue) -> str:
    """A number at the beginning of a sentence: as a word up to twelve."""
    name = f"compare.number.{count}"
    return catalogue.text(name) if catalogue.has(name) else str(count)


def _indicators(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    changes = comparison.indicators
    yield from _indicator("indicator_gained", [each for each in changes if each.gained], catalogue)
    lost = [each for each in changes if not each.gained]
    yield from _indicator("indicator_unexplained", [each for each in lost if each.unexplained], catalogue)
    yield from _indicator("indicator_lost", [each for each in lost if not each.unexplained], catalogue)


def _indicator(name: str, changes: Sequence[IndicatorChange], catalogue: Catalogue) -> Iterator[str]:
    if not changes:
        return
    end = changes[0].indicator if name == "indicator_unexplained" else changes[0].goal
    the_kind = catalogue.text(f"the_kind.{end.kind}")
    yield catalogue.text(
        f"compare.headline.{name}",
        count=len(changes),
        number=_counted(len(changes), catalogue),
        the_kind=the_kind[:1].upper() + the_kind[1:],
        text=shortened(unquoted(end.text), _QUOTE),
    )


def _statements(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    by: dict[str, list[ItemComparison]] = {}
    for each in comparison.items:
        for alteration in each.alterations:
            by.setdefault(_name(each, alteration), []).append(each)
    for name in ("unexplained", "weakened", "explained", "strengthened", "new", "split", "merged"):
        if by.get(name):
            yield catalogue.text(f"compare.headline.{name}", what=kinds_text(_ends(by[name]), catalogue))


def _others(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """What neither came, went nor weighs otherwise: other words or another place, then what is only counted."""
    told = [each for each in comparison.items if each.alterations[0] in _OTHERS]
    if told:
        yield catalogue.text("compare.headline.reworded", what=kinds_text(_ends(told), catalogue))
    if len(told) < len(comparison.items) == len([each for each in comparison.items if _is_slight(each)]):
        yield catalogue.text("compare.headline.slight")


_OTHERS = (Alteration.REWORDED, Alteration.MOVED, Alteration.LEVEL)
_SLIGHT = (Alteration.RENUMBERED, Alteration.ROLLED, Alteration.EDITORIAL)


def _is_slight(item: ItemComparison) -> bool:
    return item.alterations[0] in (*_OTHERS, *_SLIGHT)


def _name(item: ItemComparison, alteration: Alteration) -> str:
    if alteration is Alteration.DROPPED:
        return "unexplained" if item.unexplained else "explained"
    return alteration.value


def _ends(items: Iterable[ItemComparison]) -> Iterator[ItemEnd]:
    """One end for each: a whole is counted once, however many parts it has."""
    for item in items:
        yield (item.old if Alteration.SPLIT in item.alterations else item.new or item.old)[0]


def kinds_text(ends: Iterable[ItemEnd], catalogue: Catalogue) -> str:
    """«2 mål, 1 strategi og 3 tiltak»."""
    counts = Counter(end.kind for end in ends)
    order = list(type(next(iter(counts)))) if counts else []
    parts = [catalogue.text(f"kinds.{kind}", count=counts[kind]) for kind in order if counts[kind]]
    return listed(parts, catalogue)


def _documents(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    for name, ends in (
        ("documents_gone", [pair.old for pair in comparison.documents if pair.new is None]),
        ("documents_new", [pair.new for pair in comparison.documents if pair.old is None]),
    ):
        if ends:
            shown = [harmless(end.key) for end in ends if end is not None][:_NAMES]
            files = listed(shown, catalogue) if len(ends) <= _NAMES else ", ".join([*shown, "…"])
            number = _counted(len(ends), catalogue)
            yield catalogue.text(f"compare.headline.{name}", count=len(ends), number=number, files=files)


def _threads(comparison: Comparison, catalogue: Catalogue) -> Iterator[str]:
    """Couplings and threads, counted."""
    fates = Counter(each.fate for each in comparison.couplings)
    worse = sum(each.worse for each in comparison.threads)
    for name, count in (
        ("couplings_lost", fates[CouplingFate.LOST]),
        ("couplings_gained", fates[CouplingFate.GAINED]),
        ("couplings_unconfirmed", fates[CouplingFate.UNCONFIRMED]),
        ("threads_worse", worse),
        ("threads_better", sum(each.better for each in comparison.threads)),
    ):
        if count:
            yield catalogue.text(f"compare.headline.{name}", count=count, number=_counted(count, catalogue))
