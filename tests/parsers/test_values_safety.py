"""What holds for any text: nothing raises, places are true, numbers come back, long noise is read once."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracecheck.model.item import Reference
from tracecheck.parsers.values import (
    cases,
    dates,
    directions,
    documents,
    follow_up,
    grammar,
    labels,
    money,
    periods,
    quantities,
    quotations,
    references,
    target_words,
)

WORDS = """
mål Hovedmål delmål tiltak Strategi til fra mellom og av i innen minst ikke over under jf. se side kap. samfunnsdelen
1 2.3 4.2.6 A1 a) 2026 2024-2027 2025/26 31.12.26 8,2 16.000 −5 (650) ti to 45/25 K24/2018 sak PS økonomiplanen
% prosent årsverk kr mill. mrd ,- kroner innbyggere Handlingsplan for velferdsteknologi høsten tertial januar T2 Q4
redusere øke med halvere ingen nullvisjon bedre enn landsgjennomsnittet rammen innenfor utsatt
« » ( ) . , : ; - – / § İ ß 🙂 ٣ "
"""
PIECES = [*WORDS.split(), "1 387 000", "\u00a0", "\u2009", "\t", "\n", "\0"]
# Plan words in any order, glued or apart, and characters of every kind.
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
    st.text(max_size=60),
)
quick = settings(max_examples=120, deadline=None, derandomize=True)

READERS: dict[str, Callable[[str], Any]] = {
    "labels": labels.read_label,
    "loose labels": lambda text: labels.read_label(text, loose=True),
    "named documents": documents.find_documents,
    "stretches of time": dates.find_stretches,
    "spans of amounts": money.find_amount_spans,
    "references": references.find_references,
    "quotations": quotations.find_quotations,
    "quantities": quantities.find_quantities,
    "targets": quantities.read_target,
    "target cells": lambda text: quantities.read_target_cell(text, text),
    "value cells": lambda text: quantities.read_value_cell(text, text),
    "periods": periods.find_periods,
    "deadlines": periods.read_deadline,
    "dates": periods.find_dates,
    "amounts": money.find_amounts,
    "amount cells": money.read_amount_cells,
    "amount units": money.read_amount_unit,
    "cases": cases.find_cases,
    "follow-up": follow_up.find_follow_up,
    "directions": directions.better_direction,
}


@quick
@given(texts)
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for reader in READERS.values():
        reader(text)


@quick
@given(texts)
def test_a_label_lies_at_the_start_of_its_text(text: str) -> None:
    label = labels.read_label(text)
    if label:
        assert 0 <= label.start < label.end <= len(text)
        assert text[label.start :].startswith(label.text)
        assert labels.strip_label(text) == text[label.end :]


def places(reference: Reference) -> tuple[int, int, str]:
    return reference.start, reference.end, reference.text


@quick
@given(texts)
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    found = [places(each) for each in references.find_references(text)]
    found += [(each.start, each.end, each.text) for each in quantities.find_quantities(text)]
    for start, end, words in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    for start, end, words in quotations.find_quotations(text):
        assert " ".join(text[start + 1 : end - 1].split()) == words
    for start, end, _ in (*cases.find_cases(text), *periods.find_dates(text)):
        assert 0 <= start < end <= len(text)


@quick
@given(texts)
def test_words_of_targets_deadlines_and_answers_are_the_texts_own(text: str) -> None:
    deadline, answer = periods.read_deadline(text), follow_up.find_follow_up(text)
    assert deadline is None or deadline.text in text
    assert answer is None or answer.text in text
    assert all(amount.text and amount.text in text for amount in money.find_amounts(text))


@quick
@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_printed_whole_number_is_read_back(value: int) -> None:
    for blank in (" ", "\u00a0", "\u2009"):
        printed = f"{value:,}".replace(",", blank)
        assert [each.value for each in quantities.find_quantities(f"i alt {printed} innbyggere")] == [value]
        amount = money.read_amount_cell(printed)
        assert amount is not None
        assert amount.value == value


def written(value: float) -> str:
    """As a Norwegian plan writes it: decimal comma, blanks between thousands."""
    return f"{value:,.4f}".rstrip("0").rstrip(".").replace(",", " ").replace(".", ",")


@quick
@given(st.decimals(min_value=0, max_value=9999, places=2))
def test_a_printed_decimal_number_is_read_back(value: Any) -> None:
    printed = written(float(value))
    found = quantities.find_quantities(f"andelen er {printed} prosent")
    assert [each.value for each in found] == [float(value)]


@quick
@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2069, 12, 31)))
def test_a_printed_date_is_read_back(day: Any) -> None:
    for printed in (f"{day.day:02}.{day.month:02}.{day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert [iso for _, _, iso in periods.find_dates(f"vedtatt {printed}")] == [day.isoformat()]


@pytest.fixture
def lexed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lengths of the pieces that were given to a grammar."""
    lengths: list[int] = []
    original = grammar.parse_start

    def counted(parser: Any, text: str) -> Any:
        lengths.append(len(text))
        return original(parser, text)

    for module in ("labels", "references", "counts", "money", "dates", "cases"):
        monkeypatch.setattr(f"tracecheck.parsers.values.{module}.parse_start", counted)
    return lengths


NOISE = [
    "1",
    "1 ",
    "1.",
    "(",
    "(1",
    "1,",
    "- ",
    "1-",
    "mål 1 ",
    "1 % ",
    "2026 ",
    "«a ",
    "fra 1 ",
    "ikke ",
    "a-",
    "kr 1",
    "jf. ",
    "plan for a ",
    "80 % i 2026 ",
    "fra 12 ab ab i 2024 til ",
    "fra 5 % i 2024 til 6 % i 2025 og ",
]


@pytest.mark.parametrize("noise", NOISE)
def test_long_noise_is_cut_in_short_pieces(noise: str, lexed: list[int]) -> None:
    text = (noise * 10_000)[:10_000]
    for reader in READERS.values():
        reader(text)
    assert all(length <= 200 for length in lexed)
    assert len(lexed) <= 8 * len(text)


@pytest.mark.parametrize("noise", NOISE)
def test_four_times_the_noise_is_four_times_the_work(noise: str, lexed: list[int]) -> None:
    """Counted in characters that the grammars were given, not in seconds."""
    work = []
    for length in (600, 2400):
        lexed.clear()
        for reader in READERS.values():
            reader((noise * length)[:length])
        work.append(sum(lexed))
    assert work[1] <= 5 * work[0] + 2000  # windows at the end of a text are cut: a little more than four times


def patterns() -> list[re.Pattern[str]]:
    """Every pattern that the readers search whole texts with."""
    modules = (cases, dates, directions, documents, follow_up, labels, money, periods, references, target_words)
    makers = [getattr(module, name) for module in modules for name in vars(module) if not name.startswith("__")]
    made = [maker() for maker in makers if hasattr(maker, "cache_info") and maker.__wrapped__.__code__.co_argcount == 0]
    return [pattern for pattern in made if isinstance(pattern, re.Pattern)]


def test_patterns_repeat_groups_only_so_many_times() -> None:
    """A group that repeats without limit is how a pattern comes to take forever."""
    found = patterns()
    assert len(found) > 15
    for pattern in found:
        assert not re.search(r"\)[*+]", pattern.pattern), pattern.pattern[:200]


def test_importing_the_readers_does_not_load_lark() -> None:
    modules = "tracecheck.parsers.values.references, tracecheck.parsers.values.quantities"
    script = f"import sys, {modules}; print('lark' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


LOOKALIKES = str.maketrans("isIkåÅ", "\u0131\u017f\u0130\u212a\u212b\u212b")


@pytest.mark.parametrize("name", READERS)
def test_letters_that_only_look_like_others_make_no_reader_fail(name: str) -> None:
    """Patterns that read without regard to case take «İ» for «i»; a lexicon does not know it."""
    for word in WORDS.split():
        for text in (f"{word} 2026", f"innen {word} 12", f"fra 3 {word} til 5", f"mål {word} 2"):
            READERS[name](text.translate(LOOKALIKES))
