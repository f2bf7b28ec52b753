"""Text of documents on a terminal: harmless, wrapped, coloured only when asked."""

import pytest

from tracecheck.reports.look import Look, harmless, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Alle \x1b[31mbor\x07 trygt", "Alle [31mbor trygt"),
        ("\u202egnivig\u202c og \u2066usynlig\u2069", "gnivig og usynlig"),
        ("to\nlinjer\tog  mellomrom", "to linjer og mellomrom"),
        ("\U000e0041skjult\u200b tekst\ufeff", "skjult tekst"),
        ("æøå «sitat» – 10 000", "æøå «sitat» – 10 000"),
    ],
)
def test_nothing_of_a_document_can_steer_the_terminal(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_long_texts_are_cut_at_a_word() -> None:
    assert shortened("Alle skal ha et trygt sted å bo", 15) == "Alle skal ha …"
    assert len(shortened("x" * 10_000, 90)) <= 90


def test_a_word_that_is_too_long_is_cut_and_never_left_out() -> None:
    assert shortened("langt " + "x" * 10_000, 20) == "langt xxxxxxxxxxxxx…"
    assert shortened("x" * 10_000, 20) == "x" * 19 + "…"


def test_styles_are_written_only_in_colour() -> None:
    assert Look(color=False).style("Rett", "red") == "Rett"
    assert Look(color=True).style("Rett", "red", "bold") == "\x1b[31;1mRett\x1b[0m"


def test_lines_are_wrapped_and_hang() -> None:
    lines = Look(width=30).wrap("Koblinger: mange tette og noen løse koblinger", indent=2, hanging=2).splitlines()
    assert all(len(line) <= 30 for line in lines)
    assert lines[0].startswith("  K")
    assert lines[1].startswith("    ")
