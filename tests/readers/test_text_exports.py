"""What exports of PDFs do to headings, numbers in the margin, arrows and tables of contents."""

import hashlib

import pytest

from tracecheck.model.source import BlockKind, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.text import read_text

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
PROSE = (
    "Kommunen har gode tjenester, men det er mange som venter for lenge på svar, og vi ser at behovene vokser i alle "
    "deler av bygda. Derfor må vi arbeide annerledes i årene som kommer, og det skal denne planen si noe om."
)


def read(text: str) -> SourceDocument:
    data = text.encode()
    head = FileHead("plan.txt", "/plan.txt", hashlib.sha256(data).hexdigest(), Format.TEXT)
    return read_text(data, head, ReadOptions())


def forms(document: SourceDocument) -> list[tuple[BlockKind, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in document.blocks]


@pytest.mark.parametrize("arrow", ["➔", "→", "✓", "►", "➢"])
def test_arrows_and_ticks_are_bullets(arrow: str) -> None:
    document = read(f"Vi vil\n{arrow} Bygge hall {arrow} Åpne bibliotek\n{arrow} Sette i stand scenen\n")
    assert forms(document) == [
        (PARAGRAPH, None, "Vi vil"),
        (ITEM, arrow, "Bygge hall"),
        (ITEM, arrow, "Åpne bibliotek"),
        (ITEM, arrow, "Sette i stand scenen"),
    ]


def test_an_arrow_inside_a_sentence_is_no_bullet() -> None:
    assert forms(read("Andelen går fra 80 → 85 prosent\n")) == [(PARAGRAPH, None, "Andelen går fra 80 → 85 prosent")]


def test_a_bullet_alone_on_its_line_belongs_to_the_next_text() -> None:
    document = read("•\n\nGode skoler\n\n•\nTrygge veier\n-\n\n12 300\n")
    assert forms(document)[:2] == [(ITEM, "•", "Gode skoler"), (ITEM, "•", "Trygge veier")]
    assert forms(document)[-1] == (PARAGRAPH, None, "12 300")


@pytest.mark.parametrize(
    "contents", ["Bakgrunn 3\nMål 5\nTiltak 9\nØkonomi 12", "Bakgrunn\n\n3\n\nMål\n\n5\n\nTiltak\n9\nØkonomi\n12"]
)
def test_contents_without_leaders_are_no_text(contents: str) -> None:
    document = read(f"Innhold\n{contents}\n\nBakgrunn\n{PROSE}\n")
    assert document.toc == ("Bakgrunn", "Mål", "Tiltak", "Økonomi")
    assert [block.text for block in document.blocks] == ["Innhold", "Bakgrunn", PROSE]


def test_lines_that_end_in_numbers_are_text_where_no_contents_are_announced() -> None:
    lines = ["Antall elever 318", "Antall lærere 44", "Antall klasser 16", "Antall skoler 3", "Antall barnehager 5"]
    document = read("Tall for oppvekst\n\n" + "\n\n".join(lines) + "\n")
    assert [block.text for block in document.blocks][1:] == lines


def test_a_short_line_above_prose_is_a_heading() -> None:
    document = read(f"Forord\n\nBakgrunn og formål\n{PROSE}\n\nVedtatt: 12.06.2025\n{PROSE}\n")
    assert forms(document)[1] == (HEADING, None, "Bakgrunn og formål")
    assert document.blocks[2].place.path == ("Bakgrunn og formål",)
    assert forms(document)[3] == (PARAGRAPH, None, "Vedtatt: 12.06.2025")


def test_short_lines_above_short_ones_are_no_headings() -> None:
    assert {kind for kind, _, _ in forms(read("Mål for bygda\nFleire innbyggjarar\n\nTrygge vegar\nFleire lys\n"))} == {
        PARAGRAPH
    }


def test_a_number_glued_to_its_title_is_a_chapter() -> None:
    document = read(f"3.Kunsten i byen\n{PROSE}\n")
    assert forms(document)[0] == (HEADING, None, "3. Kunsten i byen")


def test_numbers_of_the_margin_come_before_their_paragraphs() -> None:
    document = read(
        "Hovedmål 1: Lyngmo skal være trygg.\n\n1.1\n\n1.2\n\nTa vare på naboene.\n• Besøk\n\n"
        "Holde veiene åpne.\n• Brøyting\n\n"
        "Hovedmål 2: Lyngmo skal være grønn.\n\nTekst.\n"
    )
    assert [text for kind, _, text in forms(document) if kind is PARAGRAPH] == [
        "Hovedmål 1: Lyngmo skal være trygg.",
        "1.1 Ta vare på naboene.",
        "1.2 Holde veiene åpne.",
        "Hovedmål 2: Lyngmo skal være grønn.",
        "Tekst.",
    ]
    block = document.blocks[1]
    assert [(block.text[line.start : line.end], line.number) for line in block.lines] == [
        ("1.1", 3),
        ("Ta vare på naboene.", 7),
    ]


def test_numbers_of_the_margin_stay_where_they_do_not_fit() -> None:
    document = read("1.1\n\n1.2\n\nTa vare på naboene.\n\nHovedmål 2: Grønn bygd.\n")
    assert [block.text for block in document.blocks][:3] == ["1.1", "1.2", "Ta vare på naboene."]


def test_empty_lines_around_a_page_break_do_not_join_a_new_statement() -> None:
    document = read("<!-- side 1 -->\n- Natur skal takast vare på\n\n<!-- side 2 -->\n\nMål 3. Langsiktige planar\n")
    assert [block.text for block in document.blocks] == ["Natur skal takast vare på", "Mål 3. Langsiktige planar"]


@pytest.mark.parametrize("foot", ["Temaplan for helse\n\n{n}", "{n} | Temaplan for helse", "Temaplan for helse {n}"])
def test_running_feet_are_dropped_where_only_their_numbers_show_the_pages(foot: str) -> None:
    topics = ("idrett", "kultur", "helse", "skole")
    text = "\n\n".join(f"Dette handler om {topic}.\n\n{foot.format(n=n)}" for n, topic in enumerate(topics, start=4))
    document = read(text + "\n")
    assert [block.text for block in document.blocks] == [f"Dette handler om {topic}." for topic in topics]
    assert [block.place.page_label for block in document.blocks] == ["4", "5", "6", "7"]
    assert document.running == ("Temaplan for helse",)
    assert document.pages is None


def test_running_heads_are_dropped_where_only_their_numbers_show_the_pages() -> None:
    text = "\n\n".join(
        f"Lyngmo kommune\n{n}\n\nDette handler om {topic}." for n, topic in ((1, "idrett"), (2, "kultur"), (3, "helse"))
    )
    document = read(text + "\n")
    assert [block.place.page_label for block in document.blocks] == ["1", "2", "3"]
    assert document.running == ("Lyngmo kommune",)


def test_numbers_in_a_column_are_no_pages() -> None:
    text = "Antall skoler\n\n3\n\nAntall barnehager\n\n4\n\nAntall haller\n\n5\n"
    assert len(read(text).blocks) == 6


@pytest.mark.parametrize("between", ["\n\n", "\f"])
def test_numbered_labels_are_no_running_heads(between: str) -> None:
    rooms = enumerate(("kjøkken", "bibliotek", "verksted", "musikkrom"), start=1)
    text = between.join(f"Tiltak {n}\n\nSkolen skal bygge nytt {room}" for n, room in rooms)
    assert [block.text for block in read(text).blocks][::2] == ["Tiltak 1", "Tiltak 2", "Tiltak 3", "Tiltak 4"]


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0a7", "\uf0d8", "\uf06f"])
def test_bullets_of_symbol_fonts_part_a_line_as_printed_bullets_do(bullet: str) -> None:
    text = f"Strategier:\n{bullet} Skape møteplasser {bullet} Styrke stasjonen  {bullet} Bygge gangvei\n"
    assert [block.text for block in read(text).blocks[1:]] == ["Skape møteplasser", "Styrke stasjonen", "Bygge gangvei"]


def test_a_lead_in_before_bullets_of_a_symbol_font_stands_alone() -> None:
    blocks = read("Kommunen skal: \uf0b7 Bygge gangvei \uf0b7 Skape møteplasser\n").blocks
    assert [block.text for block in blocks] == ["Kommunen skal:", "Bygge gangvei", "Skape møteplasser"]
