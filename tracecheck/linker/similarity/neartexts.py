"""Which of many texts are nearly the same: what `TextIndex.near` tells of one text, for all of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel
from scipy import sparse

from tracecheck.linker.similarity.textindex import Query, contained, contains, query_of, slack
from tracecheck.resources import load_data

Array = Any
Texts = Mapping[str, tuple[str, ...]]
Near = dict[str, tuple[tuple[str, float], ...]]
_PAIRS = 1_000_000
# Fewer pairs than this are compared sooner than threads are started.
_FEW = 20_000


def near_texts(queries: Texts, texts: Texts, lowest: float, parts: bool = False) -> Near:
    """By key of a query: the keys of texts with other words, at least `lowest` alike (0–1), and how alike they are.

    Both are words by comparison key. A text is compared that shares two words with the query (one, where the query has
    no more than two) that stand in at most `probe_limit` texts. With `parts` a goal of which the query is a part, or
    that is a part of the query, counts as `contained()`. Memory is linear in the queries and texts.
    """
    found: Near = {}
    if not queries or not texts:
        return found
    asked, known = (_made(side, lowest, parts) for side in (queries, texts))
    for pairs in _sharing(asked, known):
        rows, columns = _of_other_words(*pairs, asked, known)
        shares = _shares(rows, columns, asked, known, lowest)
        if parts:
            shares = np.where(_contained(rows, columns, asked, known), contained(), shares)
        for at in np.flatnonzero(shares >= lowest).tolist():
            key = asked[rows[at]].key
            found[key] = (*found.get(key, ()), (known[columns[at]].key, float(shares[at])))
    return found


def _made(texts: Texts, lowest: float, parts: bool) -> list[Query]:
    return [query_of(key, words, lowest, parts) for key, words in texts.items()]


def _sharing(asked: Sequence[Query], known: Sequence[Query]) -> Iterator[tuple[Array, Array]]:
    """Numbers of queries and texts that share enough words, a block of queries at a time."""
    data = load_data("linking")["text"]
    number: dict[str, int] = {}
    texts = _words([query.words for query in known], number)
    seen = np.bincount(texts.indices, minlength=max(1, len(number)))
    queries = _words([tuple(word for word in query.words if word in number) for query in asked], number)
    queries.data *= (seen <= data["probe_limit"])[queries.indices]
    queries.eliminate_zeros()
    counts = np.diff(queries.indptr)
    least = np.where(counts > data["probe_shared"], data["probe_shared"], 1)
    across, step = sparse.csr_matrix(texts.T), max(1, _PAIRS // len(known))
    for start in range(0, len(asked), step):
        shared = (queries[start : start + step] @ across).tocoo()
        enough = shared.data >= least[start + shared.row]
        yield shared.row[enough] + start, shared.col[enough]


def _words(texts: Sequence[tuple[str, ...]], number: dict[str, int]) -> Any:
    """Texts by words: 1 where the word stands in the text; words that `number` lacks are added to it."""
    rows = [dict.fromkeys(words) for words in texts]
    columns = [number.setdefault(word, len(number)) for row in rows for word in row]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    ones = np.ones(len(columns), dtype=np.int32)
    return sparse.csr_matrix((ones, columns, starts), shape=(len(rows), max(1, len(number))))


def _of_other_words(rows: Array, columns: Array, asked: Sequence[Query], known: Sequence[Query]) -> tuple[Array, Array]:
    """The pairs without those of one text with itself."""
    number = {query.key: place for place, query in enumerate(known)}
    other = np.array([number.get(query.key, -1) for query in asked])[rows] != columns
    return rows[other], columns[other]


def _shares(rows: Array, columns: Array, asked: Sequence[Query], known: Sequence[Query], lowest: float) -> Array:
    """What `share_of` tells of each pair, 0 where too little is shared: by length, then by letters, last by words."""
    shares = np.zeros(len(rows))
    one, other = (np.array([len(query.key) for query in side]) for side in (asked, known))
    lengths = one[rows], other[columns]
    near = np.flatnonzero(2 * np.minimum(*lengths) >= (lowest - slack()) * (lengths[0] + lengths[1]))
    joined = [query.joined for query in asked], [query.joined for query in known]
    letters = _compared(joined, rows[near], columns[near], fuzz.ratio, 100 * (lowest - slack())) / 100
    near, letters = near[letters > 0], letters[letters > 0]
    told = [query.words for query in asked], [query.words for query in known]
    words = _compared(told, rows[near], columns[near], Indel.normalized_similarity, None)
    shares[near] = np.where(letters >= 1, letters, np.maximum(letters, words).round(4))
    return shares


def _compared(
    texts: tuple[list[Any], list[Any]], rows: Array, columns: Array, scorer: Any, cutoff: float | None
) -> Array:
    """The score of each pair, 0 below the cutoff."""
    one = [texts[0][row] for row in rows.tolist()]
    other = [texts[1][column] for column in columns.tolist()]
    workers = 1 if len(one) < _FEW else -1
    return process.cpdist(one, other, scorer=scorer, score_cutoff=cutoff, dtype=np.float64, workers=workers)


def _contained(rows: Array, columns: Array, asked: Sequence[Query], known: Sequence[Query]) -> Array:
    """Which pairs are a text and a part of it that is no accident."""
    pairs = [(known[column], asked[row]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
    return np.array([contains(goal.key, query.key, goal.words, query.words) for goal, query in pairs], dtype=bool)
