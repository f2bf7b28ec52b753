"""Signs of which parent an item belongs under: words, chapter, order, neighbours, numbering, kind.

Each sign says of every item and every parent how well the two go together, in a measure of its own. Of a coupling
that is declared it says so with the coupling itself left out, so that none speaks for itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.evidence.labels import label_number, label_prefixes
from tracecheck.linker.similarity.language import language_of
from tracecheck.linker.similarity.vectors import Matrix, Text, make_space
from tracecheck.model.item import Item
from tracecheck.resources import load_data

Array = Any
Pair = tuple[str, str]
# Below this a length or a spread is rounding.
NOTHING = 1e-9


class Sign(StrEnum):
    """What tells a parent: the words alone, or also how the document is laid out."""

    WORDS = "words"
    CHAPTER = "chapter"
    ORDER = "order"
    NEIGHBOURS = "neighbours"
    NUMBERING = "numbering"
    KIND = "kind"


@dataclass(frozen=True)
class Group:
    """Declared couplings into one document, all from others or all from itself; `pairs` are sorted and distinct."""

    pairs: tuple[Pair, ...]
    corpus: Corpus

    @cached_property
    def sources(self) -> list[str]:
        """The lower keys, sorted."""
        return sorted({source for source, _ in self.pairs})

    @cached_property
    def targets(self) -> list[str]:
        """The upper keys, sorted: the parents among which one is meant."""
        return sorted({target for _, target in self.pairs})

    @cached_property
    def declared(self) -> Array:
        """Row of the source and column of the target of each pair (pairs × 2)."""
        row, column = _numbers(self.sources), _numbers(self.targets)
        return np.array([(row[source], column[target]) for source, target in self.pairs])

    @cached_property
    def same(self) -> Array:
        """Rows and columns that are one item: an item is no alternative to its own parent."""
        row, column = _numbers(self.sources), _numbers(self.targets)
        return np.array([(row[key], column[key]) for key in self.sources if key in column], dtype=np.int64).reshape(
            -1, 2
        )

    @cached_property
    def under(self) -> Matrix:
        """Targets × sources: who is declared to stand under whom."""
        rows, columns = self.declared.T
        shape = len(self.targets), len(self.sources)
        return sparse.csr_matrix((np.ones(len(rows)), (columns, rows)), shape=shape)

    @property
    def inside(self) -> bool:
        """Whether both ends stand in one document."""
        return document_key(self.pairs[0][0]) == document_key(self.pairs[0][1])

    def items(self, keys: Iterable[str]) -> list[Item]:
        """The items of the keys."""
        return [self.corpus.items[key] for key in keys]


@dataclass(frozen=True, slots=True)
class Table:
    """How well items and parents go together: `block` gives rows of sources × targets, `own` one number for each
    declared pair, without what the pair itself adds."""

    block: Callable[[slice], Array]
    own: Array


def make_tables(group: Group, signs: Iterable[Sign]) -> Iterator[tuple[Sign, Table]]:
    """The tables of the signs that can tell: how a document is laid out says nothing of its couplings to others."""
    for sign in sorted(set(signs)):
        if group.inside or sign in (Sign.WORDS, Sign.KIND):
            yield sign, _MAKERS[sign](group)


def _numbers(keys: Sequence[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys)}


# Words and chapters: likeness to a parent and to what else stands under it --------------------------------------------


def _words(group: Group) -> Table:
    languages: dict[str, str] = {}
    texts = [_text(key, group.corpus, languages) for key in (*group.sources, *group.targets)]
    upper = [
        _below(text, key, group.corpus) for key, text in zip(group.targets, texts[len(group.sources) :], strict=True)
    ]
    space = make_space([*texts[: len(group.sources)], *upper])
    return _profiles(space.whole, group, _number("sibling"))


def _text(key: str, corpus: Corpus, languages: dict[str, str]) -> Text:
    """The own words of an item: what stands around them would tell its parent, and is left out."""
    item, document = corpus.items[key], corpus.document_of[key]
    if document.key not in languages:
        languages[document.key] = language_of((each.text for each in document.items), document.language)
    words = " ".join(part for part in (item.text, item.stem, item.description) if part)
    return Text(words, language=languages[document.key])


def _below(text: Text, key: str, corpus: Corpus) -> Text:
    """A parent's words, and at less weight those of what it stands under."""
    above = corpus.items.get(corpus.parents.get(key, ""))
    weight = float(load_data("linking")["context"]["parent"])
    return replace(text, context=((above.text, weight),) if above else ())


def _chapter(group: Group) -> Table:
    """Headings in common from the outermost on, over the geometric mean of how many the two have."""
    paths = [_path(item.section) for item in group.items((*group.sources, *group.targets))]
    number = {path: at for at, path in enumerate(sorted({each for path in paths for each in path}))}
    rows = [row for row, path in enumerate(paths) for _ in path]
    columns = [number[each] for path in paths for each in path]
    found = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(paths), max(1, len(number))))
    return _profiles(unit(found), group, _number("chapter_sibling"))


def _path(section: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [section[: depth + 1] for depth in range(len(section))]


def _profiles(vectors: Matrix, group: Group, share: float) -> Table:
    """Likeness of unit rows to the profiles of the parents: a parent and, at its share, each other child of it."""
    lower, upper = vectors[: len(group.sources)], vectors[len(group.sources) :]
    children = sparse.csr_matrix(group.under @ lower)
    profiles = unit(sparse.csr_matrix(upper + share * children)).T.tocsr()
    rows, columns = group.declared.T
    others = children[columns] - lower[rows]
    own = _dots(lower[rows], unit(sparse.csr_matrix(upper[columns] + share * others)))
    return Table(lambda run: (lower[run] @ profiles).toarray(), own)


def unit(matrix: Matrix) -> Matrix:
    """Rows of length one; rows of nothing stay so."""
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(np.sqrt(_dots(matrix, matrix)), NOTHING)) @ matrix)


def _dots(one: Matrix, other: Matrix) -> Array:
    return np.asarray(one.multiply(other).sum(axis=1)).ravel()


# Layout: order, neighbours, numbers ----------------------------------------------------------------------------------


def _places(group: Group) -> dict[str, int]:
    """Where the items stand, by key: in the order of the document's records."""
    document = group.corpus.document_of[group.pairs[0][0]]
    return {f"{document.key}#{item.id}": place for place, item in enumerate(document.items)}


def _order(group: Group) -> Table:
    """How few parents of the parent's kind stand between it and the item, in whichever order they stand."""
    places = _places(group)
    kinds = [item.kind.value for item in group.items(group.targets)]
    standing = {
        kind: np.sort([places[key] for key, each in zip(group.targets, kinds, strict=True) if each == kind])
        for kind in kinds
    }
    mine = np.array([places[key] for key in group.sources])
    before = np.stack([np.searchsorted(standing[kind], mine) for kind in standing], axis=1)
    which = np.array([list(standing).index(kind) for kind in kinds])
    rank = np.array(
        [np.searchsorted(standing[kind], places[key]) for key, kind in zip(group.targets, kinds, strict=True)]
    )
    rows, columns = group.declared.T
    return Table(
        lambda run: _nearness(before[run][:, which], rank[None, :]),
        _nearness(before[rows, which[columns]], rank[columns]),
    )


def _nearness(before: Array, rank: Array) -> Array:
    """`before` parents stand ahead of the item, `rank` ahead of its parent."""
    return -np.log1p(np.where(rank < before, before - 1 - rank, rank - before + 1))


def _neighbours(group: Group) -> Table:
    """How many of the items of its kind next to it, before and behind, are under the parent."""
    places, row = _places(group), _numbers(group.sources)
    kinds: dict[str, list[str]] = {}
    for key in sorted(group.sources, key=lambda each: places[each]):
        kinds.setdefault(group.corpus.items[key].kind.value, []).append(key)
    beside = [(row[one], row[other]) for keys in kinds.values() for one, other in pairwise(keys)]
    ones, others = np.array(beside, dtype=np.int64).reshape(-1, 2).T
    shape = len(group.sources), len(group.sources)
    chain = sparse.csr_matrix((np.ones(len(ones)), (ones, others)), shape=shape)
    return _sparse(sparse.csr_matrix((chain + chain.T) @ group.under.T), group)


def _numbering(group: Group) -> Table:
    """Whether the numbers put the item below the parent: 4.2.1 below 4.2 and below 4."""
    columns: dict[str, list[int]] = {}
    for column, item in enumerate(group.items(group.targets)):
        columns.setdefault(label_number(item.label) or "", []).append(column)
    found = [
        (row, column)
        for row, item in enumerate(group.items(group.sources))
        for prefix in label_prefixes(label_number(item.label) or "")
        for column in columns.get(prefix, ())
    ]
    rows, below = np.array(found, dtype=np.int64).reshape(-1, 2).T
    shape = len(group.sources), len(group.targets)
    return _sparse(sparse.csr_matrix((np.ones(len(rows)), (rows, below)), shape=shape), group)


def _sparse(matrix: Matrix, group: Group) -> Table:
    rows, columns = group.declared.T
    return Table(lambda run: matrix[run].toarray(), np.asarray(matrix[rows, columns]).ravel())


# Kinds ---------------------------------------------------------------------------------------------------------------


def _kind(group: Group) -> Table:
    """How usual it is in these couplings that an item of its kind stands under one of the parent's kind."""
    lower, upper = ([item.kind.value for item in group.items(keys)] for keys in (group.sources, group.targets))
    row, column = _numbers(sorted(set(lower))), _numbers(sorted(set(upper)))
    counts = np.zeros((len(row), len(column)))
    of_row, of_column = np.array([row[kind] for kind in lower]), np.array([column[kind] for kind in upper])
    rows, columns = of_row[group.declared[:, 0]], of_column[group.declared[:, 1]]
    np.add.at(counts, (rows, columns), 1)
    sums = counts.sum(axis=1)
    usual = _log_share(counts, sums[:, None], len(column))
    own = _log_share(counts[rows, columns] - 1, sums[rows] - 1, len(column))
    return Table(lambda run: usual[of_row[run]][:, of_column], own)


def _log_share(counts: Array, sums: Array, kinds: int) -> Array:
    """Half a case is added to each kind, so that what has not been seen is rare and not impossible."""
    return np.log((counts + 0.5) / (sums + 0.5 * kinds))


def _number(name: str) -> float:
    return float(load_data("linking")["plausibility"][name])


_MAKERS: Mapping[Sign, Callable[[Group], Table]] = {
    Sign.WORDS: _words,
    Sign.CHAPTER: _chapter,
    Sign.ORDER: _order,
    Sign.NEIGHBOURS: _neighbours,
    Sign.NUMBERING: _numbering,
    Sign.KIND: _kind,
}
