"""Which document answers which: the level policy, cut per year."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tracecheck.linker.corpus import Corpus
from tracecheck.linker.documents.policy import Policy, kinds_named
from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Names of places and titles of a run, which every document is asked for against others.
_REMEMBERED = 1 << 12


@cache
def kinds_of(role: str) -> frozenset[DocumentKind]:
    """The kinds that `data/chain.toml` lists under `[years]` as yearly, agreements, reports or decisions."""
    return frozenset(kinds_named(load_data("chain")["years"][role]))


def is_adopted(document: PlanDocument) -> bool:
    """True when the document says that it was adopted, amended or not."""
    return document.status.value in load_data("chain")["versions"]["adopted"]


def first_year(document: PlanDocument) -> int | None:
    """The year that a document applies to, else the first of its period."""
    if document.applies_to_year is not None:
        return document.applies_to_year
    return document.period.start if document.period else None


def target_year(item: Item, document: PlanDocument) -> int | None:
    """The year that an item's target is for; those of an årsbudsjett are for its year."""
    if item.target is None:
        return None
    return item.target.year or (document.applies_to_year if document.kind is DocumentKind.ARSBUDSJETT else None)


def last_year(document: PlanDocument) -> int | None:
    """The last year of a document's period, else the year that it applies to."""
    if document.period and document.period.end is not None:
        return document.period.end
    return first_year(document)


def covers(document: PlanDocument, year: int) -> bool:
    """True when `year` lies in the document's period; unknown ends are open."""
    start, end = document.period.start if document.period else None, last_year(document)
    begins = start if start is not None else document.applies_to_year
    return (begins is None or begins <= year) and (end is None or year <= end)


@dataclass(frozen=True, slots=True)
class Chain:
    """For each chain document the documents above it that it answers (nearest first), and those below it.

    `compared` are those above it and, for a document whose level is not known, all that its goals may belong to:
    between these there are candidates and no couplings. `beyond` are plans of other municipalities that a document may
    answer where it names them. `outdated` are the plans and agreements of one year of which a later year is here.
    `overtaken` are those of which any later year is here, a draft too: their answers stand, and they carry no thread.
    """

    policy: Policy
    above: dict[str, tuple[PlanDocument, ...]] = field(default_factory=dict)
    below: dict[str, tuple[PlanDocument, ...]] = field(default_factory=dict)
    compared: dict[str, tuple[PlanDocument, ...]] = field(default_factory=dict)
    beyond: dict[str, tuple[PlanDocument, ...]] = field(default_factory=dict)
    outdated: frozenset[str] = frozenset()
    overtaken: frozenset[str] = frozenset()

    def carries(self, lower: str, upper: str) -> bool:
        """False when a later year of document `lower` is here, which counts in its place for the goals of `upper`."""
        return lower not in self.overtaken or upper in self.overtaken

    def is_current(self, lower: str, upper: str) -> bool:
        """False when what answers `upper` in document `lower` is of an earlier year than a like document here."""
        return lower not in self.outdated or upper in self.outdated

    def answering(self, upper: str) -> tuple[PlanDocument, ...]:
        """The documents below in which an answer is to be looked for now; reports tell, they do not answer."""
        reports = kinds_of("reports")
        return tuple(
            each for each in self.below[upper] if each.kind not in reports and self.is_current(each.key, upper)
        )


def make_chain(corpus: Corpus, policy: Policy) -> Chain:
    """The pairs of documents that may be linked: allowed by level, valid for the year, most of one municipality."""
    chain = Chain(
        policy,
        outdated=frozenset(_with_later(corpus, _replaces)),
        overtaken=frozenset(_with_later(corpus, _succeeds)),
    )
    below: dict[str, list[PlanDocument]] = {document.key: [] for document in corpus.documents}
    kinds = corpus.by_kind
    for lower in corpus.documents:
        uppers_of = (upper for kind in kinds if policy.allows(lower.kind, kind) for upper in kinds[kind])
        allowed = [upper for upper in uppers_of if lower.key != upper.key and _valid(lower, upper, corpus)]
        allowed.sort(key=lambda upper: (-policy.height(upper.kind), upper.key))
        # The place is another question: a plan may name the goals of a neighbour.
        uppers = [upper for upper in allowed if _same_place(lower, upper)]
        chain.above[lower.key] = tuple(uppers)
        chain.compared[lower.key] = tuple(uppers) or _undecided(lower, corpus, policy)
        near = {upper.key for upper in uppers}
        chain.beyond[lower.key] = tuple(upper for upper in allowed if upper.key not in near)
        for upper in uppers:
            below[upper.key].append(lower)
    for key, lowers in below.items():
        lowers.sort(key=lambda lower: (policy.height(lower.kind), lower.key))
        chain.below[key] = tuple(lowers)
    return chain


def _with_later(corpus: Corpus, is_later: Callable[[PlanDocument, PlanDocument], bool]) -> Iterator[str]:
    """Keys of documents for one year of which the same is here for a later year."""
    dated = kinds_of("yearly") | kinds_of("agreements")
    rivals: dict[tuple[DocumentKind, str], list[PlanDocument]] = {}
    for document in corpus.documents:
        if document.kind in dated:
            rivals.setdefault((document.kind, unit_key(document)), []).append(document)
    for group in rivals.values():
        yield from (document.key for document in group if any(is_later(each, document) for each in group))


def _replaces(later: PlanDocument, document: PlanDocument) -> bool:
    """A draft replaces nothing adopted."""
    return _succeeds(later, document) and (is_adopted(later) or not is_adopted(document))


def _succeeds(later: PlanDocument, document: PlanDocument) -> bool:
    """Of two documents of one kind and one unit."""
    year, before = first_year(later), first_year(document)
    is_later = year is not None and before is not None and year > before
    return is_later and not _differ(place_key(later.municipality), place_key(document.municipality))


def _undecided(lower: PlanDocument, corpus: Corpus, policy: Policy) -> tuple[PlanDocument, ...]:
    """For a document that answers nothing here: all plans of its municipality if nobody has said its level; those whose
    level nobody has said if it is a report."""
    undecided = policy.is_undecided(lower.kind)
    if not undecided and lower.kind not in kinds_of("reports"):
        return ()
    others = (each for each in corpus.documents if each.key != lower.key and _same_place(lower, each))
    found = [
        each
        for each in others
        if policy.is_undecided(each.kind) or (undecided and each.kind not in kinds_of("reports"))
    ]
    return tuple(sorted(found, key=lambda upper: (-policy.height(upper.kind), upper.key)))


def _same_place(lower: PlanDocument, upper: PlanDocument) -> bool:
    """One municipality, and where both belong to a unit, one unit; a regional plan binds all its municipalities."""
    if upper.kind is not DocumentKind.REGIONAL_PLAN and _differ(
        place_key(lower.municipality), place_key(upper.municipality)
    ):
        return False
    return not (upper.kind in kinds_of("agreements") and _differ(lower.unit, upper.unit))


@lru_cache(_REMEMBERED)
def place_key(municipality: str | None) -> str | None:
    """The name of a municipality without the word for what it is: «Lyngmo» and «Lyngmo kommune» are one."""
    if municipality is None:
        return None
    noise = set(load_data("chain")["versions"]["place_noise"])
    words = [word for word in municipality.casefold().split() if word not in noise]
    return text_key(" ".join(words)) or text_key(municipality)


def unit_key(document: PlanDocument) -> str:
    """What tells the unit of a document: its name; failing it, the title of an agreement («Einingsavtale – Havblikk»)
    without years and words of progress. Empty where nothing tells."""
    named = text_key(document.unit or "")
    return named or (title_key(document) if document.kind in kinds_of("agreements") else "")


def title_key(document: PlanDocument) -> str:
    """The words of the title without years and words of progress; empty where there are none."""
    return _title_key(document.title or "")


@lru_cache(_REMEMBERED)
def _title_key(title: str) -> str:
    noise = set(load_data("chain")["versions"]["title_noise"])
    words = _WORD.findall(title.casefold())
    return " ".join(word for word in words if word not in noise and not _YEAR.fullmatch(word))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and text_key(one) != text_key(other)


def _valid(lower: PlanDocument, upper: PlanDocument, corpus: Corpus) -> bool:
    if upper.kind in kinds_of("decisions"):
        return _dated_after(lower, upper)
    if upper.kind in kinds_of("yearly"):
        return _of_year(lower, upper, corpus)
    year = first_year(lower)
    if upper.kind in kinds_of("agreements"):
        return year is None or covers(upper, year) or _overlap(lower, upper)
    return not _ended_before(lower, upper)


def _of_year(lower: PlanDocument, upper: PlanDocument, corpus: Corpus) -> bool:
    """The plan adopted for the lower document's year; failing that, the only one here that can be meant."""
    rivals = [each for each in corpus.of_kind(upper.kind) if _same_place(lower, each)]
    year = _year_signed(lower) if lower.kind in kinds_of("agreements") else first_year(lower)
    if year is None:
        return len(rivals) == 1
    if any(first_year(each) == year for each in rivals):
        return first_year(upper) == year
    if first_year(upper) is None:
        return len(rivals) == 1
    covering = [each for each in rivals if covers(each, year)]
    return lower.kind in kinds_of("agreements") and len(covering) == 1 and covering[0].key == upper.key


def _year_signed(agreement: PlanDocument) -> int | None:
    """The first year that an agreement is for, else the year in which it was signed."""
    year = first_year(agreement)
    return year if year is not None else _year_of(agreement)


def _overlap(lower: PlanDocument, upper: PlanDocument) -> bool:
    return not _ended_before(lower, upper) and not _ended_before(upper, lower)


def _ended_before(lower: PlanDocument, upper: PlanDocument) -> bool:
    end, start = last_year(lower), upper.period.start if upper.period else None
    return end is not None and start is not None and end < start


def _dated_after(lower: PlanDocument, decision: PlanDocument) -> bool:
    """Dates decide where both are known, else years; an undated document may be an answer."""
    after, before = _date(lower), _date(decision)
    if after is not None and before is not None:
        return after > before
    year, decided = _year_of(lower), _year_of(decision)
    return year is None or decided is None or year >= decided


def _date(document: PlanDocument) -> str | None:
    return document.adopted.date if document.adopted else None


def _year_of(document: PlanDocument) -> int | None:
    date = _date(document)
    if date is not None and date[:4].isdigit():
        return int(date[:4])
    return first_year(document)
