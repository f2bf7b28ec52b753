"""Vectors of texts: whatever texts they are made beside, by whole tables, they are what the words of each text say."""

from collections import Counter

import numpy as np
import pytest

from tracecheck.linker.similarity.features import letter_table, pair_table, read_words, word_table
from tracecheck.linker.similarity.language import ENGLISH
from tracecheck.linker.similarity.vectors import Text, make_space

_TEXTS = [
    Text("Redusere sykefraværet i skolene", (("Oppvekst", 0.6), ("Redusere sykefraværet i skolene", 0.4))),
    Text("Øke nærværet", (("Oppvekst", 0.6),)),
    Text("Reduce sick leave", (("Oppvekst", 0.6), ("Schools", 0.6)), ENGLISH),
    Text(""),
    Text("12 345", (("", 0.5),)),
    Text("Redusere sykefraværet i skolene"),
    Text("目标 目标 Ωmega \U0001d54f \ud800"),
]


def test_runs_of_letters_pairs_and_words_are_counted_as_they_stand() -> None:
    terms = [("barn", "barnebarn", "barn", "barn"), (), ("æ",), ("barn", "æ")]
    words = read_words(terms)
    assert word_table(words).sum(axis=1).tolist() == [[len(each)] for each in terms]
    assert sorted(pair_table(words).sum(axis=1).ravel().tolist()[0]) == [0, 0, 1, 3]
    assert sorted(pair_table(words).data.tolist()) == [1, 1, 1, 1]


def _runs(name: str) -> Counter[str]:
    marked = f"_{name}_"
    return Counter(marked[at : at + size] for size in (3, 4, 5) for at in range(len(marked) - size + 1))


def test_runs_of_letters_that_stand_in_the_same_words_are_one_column_and_count_as_many() -> None:
    names = ["barn", "barnebarn", "skole", "skolebarn", "skoler", "æ", "\U0001d54fx\ud800"]
    table, times = letter_table(names)
    together = (table.multiply(times) @ table.T).toarray()
    plain = [[sum(_runs(one)[run] * count for run, count in _runs(other).items()) for one in names] for other in names]
    assert together.tolist() == plain
    assert times.sum() == len({run for name in names for run in _runs(name)}) > table.shape[1]


@pytest.mark.parametrize("counted", [None, [0, 2, 4], []])
def test_own_vectors_of_some_texts_are_those_of_all(counted: list[int] | None) -> None:
    space = make_space(_TEXTS, counted)
    every = space.own(range(len(_TEXTS))).toarray()
    assert np.array_equal(space.own([5, 2]).toarray(), every[[5, 2]])
    assert np.array_equal(every[0], every[5])
    assert np.allclose(np.linalg.norm(every, axis=1), [1, 1, 1, 0, 0, 1, 1])


def test_a_text_with_nothing_around_it_is_the_same_with_and_without_context() -> None:
    space = make_space([Text("Trygge skoleveier"), Text("Flere sykkelveier for alle")])
    assert np.allclose(space.whole.toarray(), space.own([0, 1]).toarray())


def test_no_texts_and_texts_without_words_have_no_features() -> None:
    assert make_space([]).whole.shape[0] == 0
    assert make_space([Text("")]).whole.nnz == 0
