"""Finds the ends of a person's decision again in the documents of today, by their words rather than by their ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tracecheck.decisions.endpoint import first_year_of
from tracecheck.linker.corpus import COUPLED, Corpus, item_key, passages
from tracecheck.linker.documents.chain import kinds_of, place_key
from tracecheck.linker.evidence.pointers import without_pointers
from tracecheck.linker.similarity.textindex import TextIndex, likeness, make_index
from tracecheck.model.decision import Endpoint, UnusedReason
from tracecheck.model.item import Item, Statement
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Entry:
    """An item or a passage of today in its document; `key` is `<document key>#<id>`."""

    key: str
    document: PlanDocument
    passage: Item | Statement


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an end: the entry that it is today, or why there is none."""

    entry: Entry | None = None
    unused: UnusedReason | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """All entries of the chain by the fingerprint of their text and by document.

    `replaced` says for the key of a version that does not count (or a duplicate) which document counts, `units` which
    unit each document itself names. `indexes` are made when they are asked for.
    """

    corpus: Corpus
    replaced: dict[str, str]
    units: dict[str, str | None] = field(default_factory=dict)
    by_text: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    by_document: dict[str, dict[str, Entry]] = field(default_factory=dict)
    indexes: dict[str, TextIndex] = field(default_factory=dict)

    def find(self, end: Endpoint, goal: bool = False) -> Found:
        """The same text in the same document, else the text there that came of it. Where the document is not here, the
        same text in one of its kind, unit and municipality, else what came of it in a new edition; a text of another
        year's document holds word for word only. With `unused` the entry is where the text stands, and is not used: the
        document that was decided on is here without it. A `goal` is an item, never a passage.
        """
        same = [entry for entry in self._same(end) if not goal or isinstance(entry.passage, Item)]
        home = self.corpus.by_key.get(self._home(end))
        if same and (home is None or same[0].document is home):
            return self._the_one(end, same)
        successors = self._successors(end)
        if not successors and self._home(end) not in self.corpus.by_key:
            return Found(unused=UnusedReason.DOCUMENT_ABSENT)
        near = [each for document in successors for each in self._near(end, document)]
        tied = _nearest(end, [each for each in near if not goal or isinstance(each[1].passage, Item)])
        if len({fingerprint(entry.passage.text) for entry in tied}) > 1:
            return Found(unused=UnusedReason.AMBIGUOUS)
        if tied:
            return self._the_one(end, tied)
        return Found(same[0], UnusedReason.OTHER_DOCUMENT) if same else Found(unused=UnusedReason.TEXT_GONE)

    def _same(self, end: Endpoint) -> list[Entry]:
        """The entries with the same words, those of the same document before all others."""
        found = self.by_text.get(end.fingerprint, {})
        home = self._home(end)
        if home in found:
            return found[home]
        return [
            each for key, entries in found.items() if self._may_be(end, self.corpus.by_key[key]) for each in entries
        ]

    def _near(self, end: Endpoint, document: PlanDocument) -> Iterable[tuple[float, Entry]]:
        """Entries of a document, of the kind of the end, with words like its own."""
        if document.key not in self.indexes:
            every = self.by_document[document.key].values()
            self.indexes[document.key] = make_index((each.key, _said(each)) for each in every)
        said = without_pointers(end.text)[0]
        lowest = load_data("decisions")["ends"]["near"] - load_data("decisions")["ends"]["label"]
        entries = self.by_document[document.key]
        shares = {match.key: match.share for match in self.indexes[document.key].near(said, lowest)}
        there = entries.get(item_key(document.key, end.item or ""))
        # Words may be so common that texts are not looked up by them: the id leads there still.
        if there is not None:
            shares.setdefault(there.key, likeness(said, _said(there)))
        return ((share, entries[key]) for key, share in shares.items() if _same_kind(end, entries[key]))

    def _home(self, end: Endpoint) -> str:
        return self.replaced.get(end.document, end.document)

    def _may_be(self, end: Endpoint, document: PlanDocument) -> bool:
        """The document that was decided on, or one like it, wherever it lies now."""
        if document.key == self._home(end):
            return True
        alike = end.document_kind in (None, document.kind) or document.kind is DocumentKind.UNKNOWN
        if not alike or _differ(place_key(end.municipality), place_key(document.municipality)):
            return False
        return not (_differ(end.unit, document.unit) and _differ(end.unit, self.units.get(document.key, document.unit)))

    def _successors(self, end: Endpoint) -> list[PlanDocument]:
        """The document itself; where it is not here, those that may be its new draft: of the same year, where every
        year has one of its own."""
        home = self.corpus.by_key.get(self._home(end))
        if home is not None:
            return [home] if _is_of_its_year(end, home) else []
        if end.document_kind is None:
            name = PurePosixPath(end.document).name
            return [each for each in self.corpus.documents if PurePosixPath(each.key).name == name]
        return [each for each in self.corpus.documents if self._may_be(end, each) and _is_of_its_year(end, each)]

    def _the_one(self, end: Endpoint, entries: Sequence[Entry]) -> Found:
        """Of entries with the same words the one with which most agrees; none where two are alike in everything, or
        where the words stand so often that they are a mould. An entry with the old id that has kept its place is it."""
        old = self.by_document.get(self._home(end), {}).get(item_key(self._home(end), end.item or ""))
        if old is not None and _keeps_its_place(end, old) and fingerprint(old.passage.text) == end.fingerprint:
            return Found(old)
        if len(entries) > int(load_data("linking")["text"]["equal"]):
            return Found(unused=UnusedReason.AMBIGUOUS)
        found = [(self._agreement(end, entry), entry) for entry in entries]
        best = max(agreement for agreement, _ in found)
        chosen = [entry for agreement, entry in found if agreement == best]
        return Found(chosen[0]) if len(chosen) == 1 else Found(unused=UnusedReason.AMBIGUOUS)

    def _agreement(self, end: Endpoint, entry: Entry) -> tuple[bool, ...]:
        """What else agrees, weightiest first: it tells places with the same words apart."""
        document, passage = entry.document, entry.passage
        item = passage if isinstance(passage, Item) else None
        return (
            document.key == self._home(end),
            PurePosixPath(document.key).name == PurePosixPath(end.document).name,
            end.year is not None and first_year_of(document) == end.year,
            end.document_kind is document.kind,
            (item.kind if item else None) is end.kind,
            _same_section(end, passage),
            end.label is not None and item is not None and text_key(end.label) == text_key(item.label or ""),
            passage.id == end.item,
        )


def make_ends(corpus: Corpus, replaced: dict[str, str], units: dict[str, str | None]) -> Ends:
    """The entries of the chain: items that take part in couplings, and passages that speak of them."""
    ends = Ends(corpus, replaced, units)
    for document in corpus.documents:
        entries = [_entry(document, each) for each in passages(document) if _counts(document, each, corpus)]
        ends.by_document[document.key] = {entry.key: entry for entry in entries}
        for entry in entries:
            places = ends.by_text.setdefault(fingerprint(entry.passage.text), {})
            places.setdefault(document.key, []).append(entry)
    return ends


def _entry(document: PlanDocument, passage: Item | Statement) -> Entry:
    return Entry(item_key(document.key, passage.id), document, passage)


def _said(entry: Entry) -> str:
    """What an entry says, where it points apart: a pointer that is written in makes a short text no other one."""
    return without_pointers(entry.passage.text)[0]


def _counts(document: PlanDocument, passage: Item | Statement, corpus: Corpus) -> bool:
    if isinstance(passage, Statement):
        return True
    return passage.kind in COUPLED and corpus.items[item_key(document.key, passage.id)] is passage


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and text_key(one) != text_key(other)


def _is_of_its_year(end: Endpoint, document: PlanDocument) -> bool:
    """Another year's budget or agreement is another text, not a new wording."""
    year = first_year_of(document)
    yearly = document.kind in kinds_of("yearly") | kinds_of("agreements") | kinds_of("reports")
    return not yearly or None in (year, end.year) or year == end.year


def _nearest(end: Endpoint, entries: Iterable[tuple[float, Entry]]) -> list[Entry]:
    """The entry whose words, and printed label, are nearest, and those nearly as near; none where nothing is near."""
    limits = load_data("decisions")["ends"]
    scored = [(share + (limits["label"] if _same_label(end, entry) else 0.0), entry) for share, entry in entries]
    best = max((score for score, _ in scored), default=0.0)
    lowest = max(limits["near"], best - limits["margin"])
    return sorted((entry for score, entry in scored if score >= lowest), key=lambda entry: entry.key)


def _keeps_its_place(end: Endpoint, entry: Entry) -> bool:
    """Under the same heading and with the same label, as far as they were written down."""
    return (
        _same_kind(end, entry)
        and (end.section is None or _same_section(end, entry.passage))
        and (end.label is None or _same_label(end, entry))
    )


def _same_section(end: Endpoint, passage: Item | Statement) -> bool:
    return end.section is not None and text_key(end.section) in {text_key(each) for each in passage.section[-1:]}


def _same_kind(end: Endpoint, entry: Entry) -> bool:
    item = entry.passage if isinstance(entry.passage, Item) else None
    return end.kind is None or (item is not None and item.kind is end.kind)


def _same_label(end: Endpoint, entry: Entry) -> bool:
    item = entry.passage if isinstance(entry.passage, Item) else None
    if end.label is None or item is None or item.label is None:
        return False
    return text_key(end.label) == text_key(item.label)
