"""Which edition of a plan the words of a document are from: the one that counts, or another one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracecheck.linker.corpus import COUPLED
from tracecheck.model.item import Item, ItemKind, Origin, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Place
from tracecheck.resources import load_data
from tracecheck.rules.answers import family
from tracecheck.rules.corpus import Corpus, Located, full_id

if TYPE_CHECKING:
    from tracecheck.linker.similarity.textindex import TextIndex


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of `entry`, at `place`, that stand in the other edition (`source`); `now` is what the edition that counts
    has in their place, if anything comes near."""

    entry: Item | Statement
    words: str
    place: Place
    source: Located
    now: Located | None


def spoken_for(corpus: Corpus, document: PlanDocument, taken: Iterable[Taken]) -> tuple[str, ...]:
    """The items that these words are, and all that stands under them."""
    found = (corpus.item(full_id(document, each.entry)) for each in taken)
    return tuple(below.id for located in found if located for below in family(corpus, located))


class Wordings:
    """What editions say, indexed once for all documents that are held against them. `kinds` are the kinds of what may
    be taken from another edition."""

    def __init__(self, corpus: Corpus, kinds: Collection[ItemKind]) -> None:
        self._corpus = corpus
        self._kinds = kinds
        self._indexes: dict[tuple[str, ...], TextIndex] = {}

    def taken(self, document: PlanDocument, other: PlanDocument, valid: Sequence[PlanDocument]) -> list[Taken]:
        """What `document` has word for word from `other`, and what the `valid` editions do not say, in any kind. Each
        text once."""
        from tracecheck.linker.similarity.textindex import long_enough

        sources, counting = self._index([other], self._kinds), self._index(valid, COUPLED)
        found: dict[str, Taken] = {}
        for entry, words, place in _words(document):
            source = self._corpus.item(_same(sources, words)) if long_enough(words) else None
            if source is not None and _same(counting, words) is None and source.id not in found:
                found[source.id] = Taken(entry, words, place, source, self._corpus.item(_near(counting, words)))
        return list(found.values())

    def _index(self, documents: Sequence[PlanDocument], kinds: Collection[ItemKind]) -> "TextIndex":
        from tracecheck.linker.similarity.textindex import make_index

        key = (*(each.key for each in documents), *sorted(kinds))
        if key not in self._indexes:
            self._indexes[key] = make_index(_texts(documents, kinds))
        return self._indexes[key]


def _texts(documents: Iterable[PlanDocument], kinds: Collection[ItemKind]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for item in document.items:
            if item.kind in kinds and item.origin is not Origin.PREVIOUS:
                yield full_id(document, item), item.text


def _words(document: PlanDocument) -> Iterator[tuple[Item | Statement, str, Place]]:
    """Texts of goals and measures, and what is quoted anywhere."""
    for item in document.items:
        if item.kind in COUPLED and item.origin is not Origin.PREVIOUS:
            yield item, item.text, item.place
    entries: list[Item | Statement] = [*document.items, *document.statements]
    for entry in entries:
        for quotation in entry.quotations:
            yield entry, quotation.text, quotation.place or entry.place


def _same(index: "TextIndex", words: str) -> str | None:
    """The same words, or all of them with something local beside them («… (mål 7)»)."""
    from tracecheck.linker.similarity.textindex import contained

    exact = index.exact(words)
    near = index.near(words, contained(), parts=True) if not exact else ()
    return exact[0] if exact else next((match.key for match in near if not match.partial), None)


def _near(index: "TextIndex", words: str) -> str | None:
    near = index.near(words, float(load_data("linking")["text"]["quoted"]))
    return near[0].key if near else None
