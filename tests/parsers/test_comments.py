"""What a comment in a document says to a rule, and what it stands beside."""

import pytest

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.source import Block, BlockKind, CellRef, Comment, Format, Place, SourceDocument
from tracecheck.model.suppression import Scope
from tracecheck.parsers.comments import read_comment, suppressions_of
from tracecheck.readers.marked_comments import placed_comments, take_comments

TITLE = "Økonomiplan 2026-2029"


@pytest.mark.parametrize(
    ("text", "rules", "reason", "case", "expires"),
    [
        ("tracecheck: ignorer TC301 – vedtatt i sak 45/26", ("TC301",), "vedtatt i sak 45/26", "45/26", None),
        ("Tracecheck: ignorér TC301 og TC302 - en retning", ("TC301", "TC302"), "en retning", None, None),
        ("tracecheck: sjå bort frå TC3 ut 2027: vedteke", ("TC3",), "vedteke", None, "2027-12-31"),
        ("tracecheck: ignore TC301 until 2027-06-30 — adopted", ("TC301",), "adopted", None, "2027-06-30"),
        ("tracecheck: ignorer goal-without-owner – nei", ("goal-without-owner",), "nei", None, None),
        ("tracecheck: ignorer TC301 vedtatt i sak 45/26", ("TC301",), "vedtatt i sak 45/26", "45/26", None),
        ("tracecheck: ignorer TC301 (en retning, ut juni 2027)", ("TC301",), "en retning", None, "2027-06-30"),
        ("tracecheck: ignorer TC301 – utsatt til 2028", ("TC301",), "utsatt til 2028", None, None),
        ("tracecheck: ignorer TC301 – avklart, gjelder til 31.12.2027.", ("TC301",), "avklart", None, "2027-12-31"),
        ("tracecheck: ignorer TC301 ut 2027", ("TC301",), None, None, "2027-12-31"),
        ("tracecheck: ignorer TC301 –", ("TC301",), None, None, None),
        ("tracecheck: ignorer TC 301 – vedtatt", ("TC301",), "vedtatt", None, None),
        ("tracecheck: ignorer TC301 – vedtatt 11.12.2025", ("TC301",), "vedtatt 11.12.2025", None, None),
        ("tracecheck: ignorer TC301 – utsatt til 31.12.2027", ("TC301",), "utsatt", None, "2027-12-31"),
        ("tracecheck: ignorer TC301 – vedtatt ut 2027", ("TC301",), "vedtatt", None, "2027-12-31"),
        ("tracecheck ignorer TC301 – vedtatt", ("TC301",), "vedtatt", None, None),
        ("Rådgiver: tracecheck: ignorer TC301 – vedtatt", ("TC301",), "vedtatt", None, None),
        ("@controller se her! tracecheck: ignorer TC301 – vedtatt", ("TC301",), "vedtatt", None, None),
    ],
)  # fmt: skip
def test_what_a_comment_asks_for(
    text: str, rules: tuple[str, ...], reason: str | None, case: str | None, expires: str | None
) -> None:
    (said,) = read_comment(text)
    assert (said.rules, said.reason, said.case, said.expires, said.unclear) == (rules, reason, case, expires, None)


@pytest.mark.parametrize(
    "text", ["Kari: hva er dette?", "tracecheck: spør oppvekst", "ignorer TC301 – nei", "tracecheck fant TC301 her", ""]
)
def test_other_comments_are_left_alone(text: str) -> None:
    assert read_comment(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "tracecheck: ignorer",
        "tracecheck: ingorer TC301 – x",
        "tracecheck: ignorer TC301 til 2027-13-45 – x",
        "tracecheck: ignorer TC301 – vedtatt, til 31.02.2027",
        "tracecheck: ignorer TC301 – vedtatt til 31.02.2027",
        "tracecheck: ignorer TC – alt",
        "tracecheck: ignorer ALL – alt",
    ],
)
def test_what_is_nearly_right_is_told_and_silences_nothing(text: str) -> None:
    (said,) = read_comment(text)
    assert said.unclear
    assert said.rules == ()


def test_a_comment_may_say_it_more_than_once() -> None:
    first, second = read_comment("tracecheck: ignorer TC301 – retning\ntracecheck: ignorer TC501 – i rammen")
    assert (first.rules, first.reason, second.rules, second.reason) == (("TC301",), "retning", ("TC501",), "i rammen")


def block(index: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int | None = None) -> Block:
    return Block(index, kind, text, Place(block=index), level=level)


BLOCKS = (
    block(0, TITLE, BlockKind.HEADING, 1),
    block(1, "Lyngmo kommune"),
    block(2, "1 Oppvekst", BlockKind.HEADING, 2),
    block(3, "Mål 1. Elevene trives."),
    block(4, "Kommunen har tre skoler."),
    block(5, "2 Helse", BlockKind.HEADING, 2),
)
ITEMS = (
    Item("mal-1", ItemKind.GOAL, "Elevene trives.", place=Place(block=3)),
    Item("tiltak-1", ItemKind.MEASURE, "Innføre miljøteam", place=Place(block=9, cell=CellRef(1, 2, 1))),
    Item("tiltak-2", ItemKind.MEASURE, "Bygge gangvei", place=Place(sheet="Tiltak", cell_name="B7", block=12)),
)


def scope_at(place: Place | None) -> tuple[Scope | None, tuple[str, ...], tuple[int, ...]]:
    comment = Comment("tracecheck: ignorer TC301 – en retning", place=place)
    source = SourceDocument("Plan.docx", "Plan.docx", "", Format.DOCX, blocks=BLOCKS, comments=(comment,))
    (found,) = suppressions_of(source, ITEMS, TITLE)
    return found.scope, found.items, found.blocks


def test_on_a_goal_it_is_about_the_goal() -> None:
    assert scope_at(Place(block=3)) == (Scope.ITEM, ("mal-1",), ())


def test_in_a_row_it_is_about_the_row() -> None:
    assert scope_at(Place(block=10, cell=CellRef(1, 2, 3))) == (Scope.ITEM, ("tiltak-1",), ())
    assert scope_at(Place(sheet="Tiltak", cell_name="F7")) == (Scope.ITEM, ("tiltak-2",), ())


def test_on_a_heading_it_is_about_the_chapter() -> None:
    assert scope_at(Place(block=2)) == (Scope.PART, (), (2, 4))


@pytest.mark.parametrize("index", [0, 1])
def test_on_the_title_or_right_under_it_is_about_the_document(index: int) -> None:
    assert scope_at(Place(block=index))[0] is Scope.DOCUMENT


def test_on_other_text_it_is_about_that_text() -> None:
    assert scope_at(Place(block=4)) == (Scope.PART, (), (4, 4))


@pytest.mark.parametrize("place", [None, Place(), Place(sheet="Tiltak", cell_name="A99")])
def test_beside_nothing_it_is_about_nothing(place: Place | None) -> None:
    assert scope_at(place)[0] is Scope.NOTHING


def lined(index: int, text: str, line: int) -> Block:
    return Block(index, BlockKind.PARAGRAPH, text, Place(block=index, line=line))


def test_a_comment_of_the_text_belongs_to_what_stands_before_it_else_to_what_follows() -> None:
    source = "Mål 1. Elevene trives. <!-- en -->\n<!-- to\n  tre -->\n\nMål 2. Mer lek.\n<!-- fire -->\n"
    text, marked = take_comments(source)
    assert text.count("\n") == source.count("\n")
    assert "tre" not in text
    blocks = [lined(0, "Mål 1. Elevene trives.", 1), lined(1, "Mål 2. Mer lek.", 5)]
    found = placed_comments(marked, blocks)
    assert [(each.text, each.place.block if each.place else None) for each in found] == [
        ("en", 0),
        ("to tre", 1),
        ("fire", None),
    ]


def test_on_a_line_of_many_blocks_it_belongs_to_the_one_before_it() -> None:
    text = "<p>Mål 1</p><p>Mål 2<!-- her --></p><p>Mål 3</p>"
    blocks = [lined(number, f"Mål {number + 1}", 1) for number in range(3)]
    (found,) = placed_comments(take_comments(text)[1], blocks)
    assert found.place is not None
    assert found.place.block == 1


def test_comments_without_end_cost_nothing() -> None:
    text, marked = take_comments("<!-- " * 200_000)
    assert len(text) == 1_000_000
    assert marked == ()


@pytest.mark.parametrize(
    "shown",
    ["Skriv `<!-- tracecheck: ignorer TC301 – x -->` der.", "```\n<!-- tracecheck: ignorer TC301 – x -->\n```\n"],
)
def test_a_comment_that_is_shown_as_code_is_none(shown: str) -> None:
    _, found = take_comments(f"Mål 1. Alle leser.\n\n{shown}\n<!-- tracecheck: ignorer TC3 – y -->\n")
    assert [each.text for each in found] == ["tracecheck: ignorer TC3 – y"]
