"""What is found near for many texts at once is what is found for each of them alone."""

import random

import pytest

from tracecheck.linker.similarity.neartexts import near_texts
from tracecheck.linker.similarity.textindex import make_index, words_of
from tracecheck.model.keys import text_key

_WORDS = ["redusere", "øke", "sykefraværet", "nærværet", "barnehagen", "skolen", "innen", "2027", "for", "alle", "unge"]


def _sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=chance.randint(1, 9))) for _ in range(count)]


def _reworded(sentences: list[str], seed: int) -> list[str]:
    """Each with a word put in, at some place."""
    chance = random.Random(seed)
    return [" ".join([*each.split()[:3], chance.choice(_WORDS), *each.split()[3:]]) for each in sentences]


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("lowest", [0.76, 0.88])
def test_many_at_once_and_one_at_a_time_find_the_same(lowest: float, parts: bool) -> None:
    known = _sentences(150, 1)
    asked = _reworded(known, 2)
    index = make_index((str(number), text) for number, text in enumerate(known))
    words = {text_key(text): words_of(text) for text in asked}
    found = near_texts(words, index.words, lowest, parts)
    for text in asked:
        together = {(each, share) for key, share in found.get(text_key(text), ()) for each in index.by_key[key]}
        alone = index.near(text, lowest, parts)
        assert together == {(match.key, match.share) for match in alone if match.share < 1}
    assert any(found.values())


def test_the_same_text_of_very_many_words_is_found_and_not_compared_letter_by_letter() -> None:
    book = " ".join(f"ord{number}" for number in range(100_000))
    again = f"{book} og litt til"
    index = make_index([("bok", book)])
    assert index.exact(book) == ("bok",)
    found = near_texts({text_key(each): words_of(each) for each in (book, again)}, index.words, 0.88)
    assert list(found) == [text_key(again)]
