"""Where a note stands that is about a table, or about several rows at once."""

from dataclasses import replace

from tracecheck.annotate.heads import on_head
from tracecheck.annotate.words import notes_of
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Confidence, Finding, Related, Severity
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.model.result import Result, Run
from tracecheck.model.source import Box, CellRef, Place, Span
from tracecheck.parsers.comments import read_comment
from tracecheck.resources import load_data

AGREEMENT, PLAN = "Avtale.pdf", "Plan.pdf"
TABLE = Place(page=4, block=84, boxes=(Box(4, 70, 137, 500, 280), Box(5, 70, 60, 500, 120)))
ROW = Place(page=4, block=90, cell=CellRef(5, 2, 1), boxes=(Box(4, 73, 160, 240, 169),))


def _document() -> PlanDocument:
    items = (Item("t1", ItemKind.MEASURE, "Trivselsledere", place=ROW),)
    facts = TableFacts(5, "measures", ("text",), ("Tiltak",), 8, items=("t1",), place=TABLE)
    return PlanDocument(AGREEMENT, AGREEMENT, items=items, tables=(facts,))


def test_a_note_on_a_whole_table_of_a_pdf_marks_its_header_row() -> None:
    (box,) = on_head(TABLE, _document()).boxes
    assert (box.page, box.x0, box.top, box.x1) == (4, 70, 137, 500)
    assert 137 < box.bottom <= 160


def test_a_table_whose_rows_became_nothing_is_not_marked_from_end_to_end() -> None:
    (box,) = on_head(TABLE, replace(_document(), items=())).boxes
    assert box.bottom <= 137 + load_data("annotate_pdf")["head"]["most"]


def test_words_and_cells_stay_where_they_are() -> None:
    words = replace(TABLE, spans=(Span(84, 0, 4),))
    assert on_head(words, _document()) == words
    assert on_head(ROW, _document()) == ROW
    assert on_head(TABLE, None) == TABLE


def _row(number: int, document: str = AGREEMENT) -> Related:
    place = Place(page=2, block=30 + number, cell=CellRef(2, number, 3), spans=(Span(30 + number, 0, 3),))
    return Related("row", document=document, place=place)


def _finding(*rows: Related) -> Finding:
    return Finding(
        "TC602", "rule", Severity.WARNING, Confidence.HIGH, "6 tiltak har ingen frist.", "TC602",
        document=AGREEMENT, place=_row(2).place, related=rows, count=len(rows), fingerprint="0123456789abcdef",
    )  # fmt: skip


def _notes(finding: Finding, language: str = "nb") -> list[str]:
    result = Result(Run(), (_document(),), findings=(finding,))
    return [each.text for each in notes_of(AGREEMENT, result, load_catalogue(language))]


def test_the_first_row_says_where_the_others_are_and_they_point_to_it() -> None:
    first, *others = _notes(_finding(*(_row(number) for number in (2, 3, 4, 3)), _row(5, PLAN)))
    assert "Det samme gjelder 2 steder til: tabell 2, rad 3" in first.replace("s. 2, ", "")
    assert len(others) == 2
    assert all("tabell 2, rad 2" in each for each in others)
    assert len(set(others)) == 2
    assert [read_comment(each) for each in others] == [(), ()]


def test_very_many_rows_get_no_more_notes_than_anybody_reads() -> None:
    limits = load_data("annotate")["rows"]
    first, *others = _notes(_finding(*(_row(number) for number in range(2, 62))), "nn")
    assert len(others) == limits["most"]
    assert "59 stader til" in first
    assert first.count("rad ") <= limits["named"]
    assert f"og {59 - limits['named']} til" in first


def test_a_remark_that_stands_for_one_row_has_one_note() -> None:
    assert len(_notes(replace(_finding(_row(3)), count=1))) == 1
