"""Where printed lines end tells which sentences of a cell are statements of their own."""

from collections.abc import Sequence
from dataclasses import replace

from tests.parsers.table_builder import table_block
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import Block, Box, Cell, Line
from tracecheck.parsers.tables import TableContext, read_table

LETTER = 5.0
LEFT = 100.0


def printed(block: Block, lines: Sequence[str]) -> Block:
    """The block with its text broken into these printed lines, every letter equally wide."""
    found, start = [], 0
    for number, text in enumerate(lines):
        box = Box(3, LEFT, 50.0 + 12 * number, LEFT + LETTER * len(text), 60.0 + 12 * number)
        found.append(Line(start, start + len(text), page=3, box=box))
        start += len(text) + 1
    return replace(block, text=" ".join(lines), lines=tuple(found))


def measures(*lines: str) -> list[str]:
    """The measures of a table whose one measure cell is printed on these lines."""
    block = table_block([["Mål", "Tiltak"], ["God legedekning", "x"]])
    assert block.table is not None
    cells = [
        cell if (cell.row, cell.column) != (2, 2) else Cell(2, 2, (printed(cell.blocks[0], lines),))
        for cell in block.table.cells
    ]
    table = replace(block.table, cells=tuple(cells))
    items = read_table(replace(block, table=table), TableContext(DocumentKind.TEMAPLAN)).items
    return [item.text for item in items[1:]]


def test_sentences_that_all_start_on_new_lines_are_measures_each():
    assert measures(
        "Det utredes en ny stilling for leger i",
        "helsestasjonen.",
        "Kommunen dekker kursavgift for leger.",
    ) == ["Det utredes en ny stilling for leger i helsestasjonen.", "Kommunen dekker kursavgift for leger."]


def test_running_text_of_several_sentences_stays_together():
    assert (
        len(
            measures(
                "Det utredes en ny stilling. Stillingen lyses",
                "ut i mai, og alle leger kan søke på den.",
                "Kommunen dekker flytting.",
            )
        )
        == 1
    )


def test_a_line_broken_although_the_next_word_had_room_ends_a_statement():
    assert measures(
        "Faste møter med sykehuset. Referat deles",
        "med alle.",
        "Ny rutine for epikriser.",
    ) == ["Faste møter med sykehuset. Referat deles med alle.", "Ny rutine for epikriser."]


def test_a_sentence_that_points_back_is_no_statement_of_its_own():
    assert len(measures("Opprette tverrfaglig team for barn.", "Dette skal møtes hver uke i skoleåret.")) == 1


def test_each_statement_has_the_boxes_of_its_own_lines():
    block = table_block([["Mål", "Tiltak"], ["God legedekning", "x"]])
    assert block.table is not None
    lines = ("Øke basistilskuddet.", "Kurs for vikarer.")
    cells = tuple(
        cell if (cell.row, cell.column) != (2, 2) else Cell(2, 2, (printed(cell.blocks[0], lines),))
        for cell in block.table.cells
    )
    table = replace(block.table, cells=cells)
    items = read_table(replace(block, table=table), TableContext(DocumentKind.TEMAPLAN)).items
    assert [[box.top for box in item.place.boxes] for item in items[1:]] == [[50.0], [62.0]]


def test_lines_without_full_stops_that_open_alike_are_statements_of_their_own():
    assert measures("Vi møter foreldrene tidlig i alle", "tjenester", "Vi deler det vi vet med skolen") == [
        "Vi møter foreldrene tidlig i alle tjenester",
        "Vi deler det vi vet med skolen",
    ]


def test_a_name_at_the_start_of_a_line_goes_on_with_the_phrase_before_it():
    assert len(measures("Moen får ny gangvei langs elva fra", "Moen til stasjonen")) == 1
