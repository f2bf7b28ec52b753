"""Which of many texts are nearly the same: what `TextIndex.near` tells of one text, for all of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from scipy import sparse

from tracecheck.linker.textindex import SLACK, Query, share_of
from tracecheck.resources import load_data

Array = Any
Texts = Mapping[str, tuple[str, ...]]
_PAIRS = 1_000_000


def near_texts(queries: Texts, texts: Texts, lowest: float) -> dict[str, tuple[tuple[str, float], ...]]:
    """By key of a query: the keys of texts with other words, at least `lowest` alike (0–1), and how alike they are.

    Both are words by comparison key. A text is compared that shares two words with the query (one, where the query has
    no more than two) that stand in at most `probe_limit` texts. Memory is linear in the queries and texts.
    """
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    if not queries or not texts:
        return found
    sides = _made(queries, lowest), _made(texts, lowest)
    for rows, columns in _sharing(*sides):
        for row, column, share in _alike(rows, columns, *sides, lowest):
            key = sides[0][row].key
            found[key] = (*found.get(key, ()), (sides[1][column].key, share))
    return found


def _made(texts: Texts, lowest: float) -> list[Query]:
    return [Query(key, words, " ".join(words), lowest) for key, words in texts.items()]


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


def _alike(
    rows: Array, columns: Array, asked: Sequence[Query], known: Sequence[Query], lowest: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs that are alike, of the same words left out: by length first, then by letters, last by words."""
    lengths = [np.array([len(query.key) for query in side]) for side in (asked, known)]
    one, other = lengths[0][rows], lengths[1][columns]
    fits = 2 * np.minimum(one, other) >= (lowest - SLACK) * (one + other)
    rows, columns = rows[fits], columns[fits]
    letters = process.cpdist(
        [asked[row].joined for row in rows.tolist()],
        [known[column].joined for column in columns.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=100 * (lowest - SLACK),
        workers=1,
    )
    near = np.flatnonzero(letters)
    for row, column in zip(rows[near].tolist(), columns[near].tolist(), strict=True):
        if asked[row].key != known[column].key:
            share = share_of(asked[row], known[column].words, known[column].joined)
            if share >= lowest:
                yield row, column, share
