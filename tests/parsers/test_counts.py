"""Counts that a document prints again with another number."""

from tracecheck.model.source import Block, BlockKind, Place
from tracecheck.parsers.facts.counts import counts_of


def _found(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, tuple[int, ...]]]:
    blocks = [Block(index, kind, text, Place(block=index)) for index, text in enumerate(texts)]
    return [(count.text, count.years) for count in counts_of(blocks)]


def test_the_same_words_with_two_numbers() -> None:
    found = _found("Lyngmo eier 192 boenheter i sentrum.", "I år rustes 193 boenheter i sentrum opp.")
    assert [text for text, _ in found] == ["192 boenheter i sentrum", "193 boenheter i sentrum"]


def test_the_same_words_with_the_same_number_are_nothing() -> None:
    assert _found("Lyngmo eier 192 boenheter i sentrum.", "De 192 boenheter i sentrum er fra 1990.") == []


def test_the_words_of_a_count_end_where_the_sentence_goes_on() -> None:
    found = _found(
        "Det er 1 250 innbyggere i Nordbygda og flere kommer.", "I 2020 var det 1 310 innbyggere i Nordbygda."
    )
    assert found == [("1 250 innbyggere i Nordbygda", ()), ("1 310 innbyggere i Nordbygda", (2020,))]


def test_limits_changes_measures_years_and_small_numbers_are_none() -> None:
    assert (
        _found("Minst 192 boenheter i sentrum.", "Fra 193 boenheter i sentrum.", "Om lag 194 boenheter i sentrum.")
        == []
    )
    assert _found("Den er 120 meter høy ved kaia.", "Den er 130 meter høy ved kaia.") == []
    assert _found("I 2019 boenheter i sentrum.", "I 2020 boenheter i sentrum.") == []
    assert _found("Vi har 4 lærere i skolen vår.", "Vi har 5 lærere i skolen vår.") == []


def test_headings_are_not_read() -> None:
    assert _found("192 boenheter i sentrum", "193 boenheter i sentrum", kind=BlockKind.HEADING) == []


def test_words_that_say_too_little_are_no_count() -> None:
    assert _found("Det er 120 barn i kommunen.", "Det er 130 barn i kommunen.") == []
