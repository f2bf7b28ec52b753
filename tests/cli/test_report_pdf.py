"""The contents of the report as PDF have page numbers, found in a first edition of it."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf
import pytest

from tracecheck.cli import report_pdf
from tracecheck.reports.coupling.word.contents import Entry

ENTRIES = (Entry(1, "De røde trådene", "threads"), Entry(1, "Mål for mål", "goals"), Entry(2, "Bo trygt", "goal-1"))


def _pdf(*bookmarks: tuple[str, int]) -> bytes:
    with pikepdf.new() as made:
        for _ in range(max((page for _, page in bookmarks), default=1)):
            made.add_blank_page()
        with made.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, page - 1) for title, page in bookmarks)
        held = BytesIO()
        made.save(held)
    return held.getvalue()


def _office(monkeypatch: pytest.MonkeyPatch, *editions: bytes) -> list[dict[str, int]]:
    """What is made one after the other; gives the page numbers that each was made with."""
    given: list[dict[str, int]] = []
    waiting = iter(editions)
    monkeypatch.setattr(report_pdf, "to_pdf", lambda _: next(waiting))
    report_pdf.make_pdf(lambda numbers: _noted(given, numbers), ENTRIES)
    assert next(waiting, None) is None
    return given


def _noted(given: list[dict[str, int]], numbers: Mapping[str, int]) -> bytes:
    given.append(dict(numbers))
    return b"word"


def test_the_second_edition_has_the_pages_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _pdf(("Saken", 1), ("De røde trådene", 2), ("Mål  for mål", 4), ("Bo trygt", 4), ("Ord", 5))
    assert _office(monkeypatch, made, made) == [{}, {"threads": 2, "goals": 4, "goal-1": 4}]


def test_where_the_numbers_move_a_page_there_is_one_more_edition_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    editions = [_pdf(("De røde trådene", 2), ("Mål for mål", page)) for page in (4, 5, 6)]
    given = _office(monkeypatch, *editions)
    assert [each.get("goals") for each in given] == [None, 4, 5]


def test_without_bookmarks_the_first_edition_is_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _office(monkeypatch, _pdf()) == [{}]
    assert _office(monkeypatch, b"%PDF-1.7 damaged") == [{}]


def test_a_heading_of_the_same_words_further_on_is_not_taken_for_an_earlier_one() -> None:
    outline = report_pdf.outline_of(_pdf(("Mål for mål", 1), ("De røde trådene", 2), ("Mål for mål", 3)))
    assert report_pdf.numbers_of(ENTRIES, outline) == {"threads": 2, "goals": 3}
