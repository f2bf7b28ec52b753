"""Text exports of PDFs: what is joined, what is split, what is dropped, and where each block stands."""

import hashlib

import pytest

from tracecheck.model.source import Block, BlockKind, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.text import read_text

HEADING, PARAGRAPH, ITEM, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE


def read(text: str | bytes) -> SourceDocument:
    data = text.encode() if isinstance(text, str) else text
    head = FileHead("plan.md", "/plan.md", hashlib.sha256(data).hexdigest(), Format.MARKDOWN)
    return read_text(data, head, ReadOptions())


def forms(document: SourceDocument) -> list[tuple[BlockKind, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in document.blocks]


def words(block: Block, line: int) -> str:
    where = block.lines[line]
    return block.text[where.start : where.end]


def test_a_whole_chapter_in_one_line_is_taken_apart() -> None:
    document = read(
        "5.1.2 Mål og strategiar for butilhøve Mål 1. 2400 innbyggarar innan 2034 Strategi: - Varierte tomter i alle"
        " grendene - Skipe gode møteplassar - Barnehageplass til alle born\n"
        "Mål 2. Fleire heilårsarbeidsplassar Strategi til mål 2: - «Veksthus» for nye verksemder\n"
    )
    assert forms(document) == [
        (HEADING, None, "5.1.2 Mål og strategiar for butilhøve"),
        (PARAGRAPH, None, "Mål 1. 2400 innbyggarar innan 2034"),
        (PARAGRAPH, None, "Strategi:"),
        (ITEM, "-", "Varierte tomter i alle grendene"),
        (ITEM, "-", "Skipe gode møteplassar"),
        (ITEM, "-", "Barnehageplass til alle born"),
        (PARAGRAPH, None, "Mål 2. Fleire heilårsarbeidsplassar"),
        (PARAGRAPH, None, "Strategi til mål 2:"),
        (ITEM, "-", "«Veksthus» for nye verksemder"),
    ]
    assert document.blocks[0].level == 3
    assert document.blocks[3].place.path == ("5.1.2 Mål og strategiar for butilhøve",)
    assert [block.place.line for block in document.blocks] == [1, 1, 1, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("følgende: o trygge skoleveier o gode lekeplasser", ["trygge skoleveier", "gode lekeplasser"]),
        ("• trygge skoleveier • gode lekeplasser", ["trygge skoleveier", "gode lekeplasser"]),
        ("\uf0b7 trygge skoleveier", ["trygge skoleveier"]),
        ("- Trygge skoleveier. - Gode lekeplasser", ["Trygge skoleveier.", "Gode lekeplasser"]),
        ("- trygge skoleveier - gode lekeplasser", ["trygge skoleveier", "gode lekeplasser"]),
        (
            "1. Trygge skoleveier 2. Gode lekeplasser 3. Åpen hall",
            ["Trygge skoleveier", "Gode lekeplasser", "Åpen hall"],
        ),
        ("Mål 1. Gode skoler 2. Trygge veier", ["Gode skoler", "Trygge veier"]),
    ],
)
def test_items_in_one_line_are_single_blocks(line: str, items: list[str]) -> None:
    assert [block.text for block in read(line + "\n").blocks if block.kind is ITEM] == items


@pytest.mark.parametrize(
    "line",
    [
        "Aldersgruppen 10 - 12 år skal ha et eget tilbud",
        "Skolen - og barnehagen - skal ha uteområder som brukes hele året",
        "Møtene holdes 1. mai og 2. juni hvert år",
        "Lyngmo – en kommune for alle",
        "Vi satser på klima- og energiarbeid",
    ],
)
def test_dashes_and_numbers_inside_a_sentence_make_no_items(line: str) -> None:
    assert forms(read(line + "\n")) == [(PARAGRAPH, None, line)]


@pytest.mark.parametrize(
    "item",
    [
        "«Fjorden som matfat» - frå garn til tallerken",
        "Oversikt over dei unge – kvar bur dei og kva saknar dei?",
        "Tilbud til aldersgruppen 10 - 12 år",
    ],
)
def test_a_dash_inside_an_item_does_not_split_it(item: str) -> None:
    document = read(f"Strategi: - Varierte tomter - {item} - Åpne haller\n")
    assert [block.text for block in document.blocks][1:] == ["Varierte tomter", item, "Åpne haller"]


def test_a_sentence_that_goes_on_in_the_next_line_is_one_block_with_two_lines() -> None:
    document = read("- Bruke ordningene for å gjennomføre ulike\nprosjekter og tiltak\n- Følge opp planen\n")
    first, second = document.blocks
    assert first.text == "Bruke ordningene for å gjennomføre ulike prosjekter og tiltak"
    assert [line.number for line in first.lines] == [1, 2]
    assert words(first, 1) == "prosjekter og tiltak"
    assert second.text == "Følge opp planen"


def test_short_lines_that_start_with_a_capital_stay_apart() -> None:
    document = read("Bustadpolitisk plan\n2026-2032\nVedteken: 20.11.25\n")
    assert [block.text for block in document.blocks] == ["Bustadpolitisk plan", "2026-2032", "Vedteken: 20.11.25"]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    line = "Kommunen skal ha gode tjenester som innbyggerne kan nå der de bor og er"
    text = "\n".join([line, "Lyngmo samarbeider med naboene om det som er for lite til å drives alene."] * 6)
    assert len(read(text + "\n\nNytt avsnitt\n").blocks) == 2


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Vi skal styrke samar-\nbeidet", "Vi skal styrke samarbeidet"),
        ("Vi skal lage klima-\nog energiplan", "Vi skal lage klima- og energiplan"),
        ("Vi skal følge IKT-\nStrategien", "Vi skal følge IKT-Strategien"),
        ("Vi skal styrke sam\u00adarbei\u200bdet", "Vi skal styrke samarbeidet"),
    ],
)
def test_hyphens_at_line_ends_are_undone(text: str, joined: str) -> None:
    assert read(text + "\n").blocks[0].text == joined


def test_headings_have_levels_and_make_the_path() -> None:
    document = read(
        "# Temaplan\n\n2 Økonomisk bærekraft\n\n2.1 Arbeid\n\nSÅNN VIL VI HA DET 2.1.1. Alle har arbeid.\n\n"
        "LYNGMO KOMMUNE SKAL:\n- Skape flere arbeidsplasser\n\n3 Klima\n\nTekst.\n"
    )
    found = {block.text: (block.kind, block.place.path) for block in document.blocks}
    assert found["SÅNN VIL VI HA DET"][0] is HEADING
    assert found["2.1.1. Alle har arbeid."][0] is PARAGRAPH
    assert found["Skape flere arbeidsplasser"][1][-2:] == ("2.1 Arbeid", "LYNGMO KOMMUNE SKAL:")
    assert found["Tekst."][1] == ("3 Klima",)


def test_a_numbered_line_above_prose_is_a_heading_and_a_list_is_a_list() -> None:
    document = read("Forord\n\n1. Innledning\n\nPlanen gjelder alle.\n\n1. Gode skoler\n2. Trygge veier\n")
    assert (HEADING, None, "1. Innledning") in forms(document)
    assert forms(document)[-2:] == [(ITEM, "1.", "Gode skoler"), (ITEM, "2.", "Trygge veier")]


def test_running_heads_and_page_numbers_are_dropped_and_give_labels() -> None:
    pages = [
        f"Lyngmo kommune\n\nSide {n} handler om {tema}.\n\n{n + 2} | Temaplan for helse\n"
        for n, tema in enumerate(("idrett", "kultur", "helse"), start=1)
    ]
    document = read("\f".join(pages))
    assert [block.text for block in document.blocks] == [
        f"Side {n} handler om {t}." for n, t in ((1, "idrett"), (2, "kultur"), (3, "helse"))
    ]
    assert [(block.place.page, block.place.page_label) for block in document.blocks] == [(1, "3"), (2, "4"), (3, "5")]
    assert document.running == ("Lyngmo kommune", "Temaplan for helse")
    assert document.pages == 3
    assert {dropped.reason for dropped in document.dropped} == {"running_head"}


def test_page_marks_give_pages_and_a_sentence_goes_on_over_the_page() -> None:
    document = read("<!-- side 8 -->\n\nVi skal ha skoler som\n\n8\n\n<!-- side 9 -->\n\ner gode for alle.\n\n9\n")
    assert [block.text for block in document.blocks] == ["Vi skal ha skoler som er gode for alle."]
    assert [line.page for line in document.blocks[0].lines] == [8, 9]


def test_labels_that_come_back_on_many_pages_are_text() -> None:
    pages = [f"Tiltak {n} er her.\n\nMål {1 + n % 2}: Gode bustader\n" for n in range(1, 7)]
    assert sum("Gode bustader" in block.text for block in read("\f".join(pages)).blocks) == 6


def test_a_table_of_contents_is_no_text() -> None:
    document = read("Innhold\n1 Bakgrunn ........ 3\n2 Mål . . . . . . 5\n\n1 Bakgrunn\n\nTekst om bakgrunn.\n")
    assert document.toc == ("1 Bakgrunn", "2 Mål")
    assert [block.text for block in document.blocks] == ["Innhold", "1 Bakgrunn", "Tekst om bakgrunn."]


def test_pipe_tables_are_tables_with_places() -> None:
    document = read("Tiltak 2026\n\n| Mål | Tiltak |\n|---|---|\n| 1.1 | Bygge **ny** hall |\n| | Rive gammel |\n")
    table = document.blocks[1].table
    assert table is not None
    assert (table.rows, table.columns, table.header_rows) == (3, 2, 1)
    assert [cell.text for cell in table.cells] == ["Mål", "Tiltak", "1.1", "Bygge ny hall", "", "Rive gammel"]
    place = table.cells[3].blocks[0].place
    assert place.line == 5
    assert place.cell is not None
    assert (place.cell.row, place.cell.column) == (2, 2)


def test_indices_are_unique_and_ascend_in_reading_order() -> None:
    document = read("# A\n\n| a | b |\n|---|---|\n| c | d |\n\nSlutt\n")
    assert [block.index for block in document.blocks] == [0, 1, 6]


def test_markdown_marks_are_no_text() -> None:
    document = read("**Mål:** se [planen](http://lyngmo.example/plan) <!-- husk --> nå\n\n```\nkode\n```\n\n---\n")
    assert [block.text for block in document.blocks] == ["Mål: se planen nå", "kode"]
    assert document.blocks[0].style.bold_spans == ((0, 4),)


def test_nested_lists_have_depth() -> None:
    document = read("- Helse\n  - Hjemmetjeneste\n  - Sykehjem\n- Skole\n")
    assert [block.level for block in document.blocks] == [0, 1, 1, 0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_encoding_is_read(encoding: str, end: str) -> None:
    document = read(f"Økt trivsel på skolen{end}{end}«Trygt år»{end}".encode(encoding))
    assert [block.text for block in document.blocks] == ["Økt trivsel på skolen", "«Trygt år»"]
    assert [block.place.line for block in document.blocks] == [1, 3]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \n\t\n", "TC001.empty"),
        (bytes(range(1, 32)) * 40, "TC001.not_text"),
        (b"\x00\x01\x02" * 99, "TC001.not_text"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.message_id == message


def test_places_of_words_are_the_lines_they_stand_on() -> None:
    block = read("Kommunen skal arbeide for\nbedre veier\n").blocks[0]
    start = block.text.index("bedre")
    assert block.place_of(start, start + 5).line == 2
    assert block.place_of(0, 8).line == 1


def test_a_marked_heading_and_a_label_stay_on_their_line() -> None:
    document = read(
        "## Mål for\nKommunen ønsker flere innbyggere.\n\nDelmål – Slik vil vi ha det\nA1 Sentrum er levende\n"
        "slik gjør vi det\n• Bygger torg\n"
    )
    assert [text for _, _, text in forms(document)] == [
        "Mål for",
        "Kommunen ønsker flere innbyggere.",
        "Delmål – Slik vil vi ha det",
        "A1 Sentrum er levende",
        "slik gjør vi det",
        "Bygger torg",
    ]


def test_a_label_in_capitals_before_run_on_bullets_is_one_heading() -> None:
    document = read("### SLIK VIL VI GJØRE DET: • Fortetter ved stasjonen • Bygger gangvei\n")
    assert forms(document) == [
        (HEADING, None, "SLIK VIL VI GJØRE DET:"),
        (ITEM, "•", "Fortetter ved stasjonen"),
        (ITEM, "•", "Bygger gangvei"),
    ]


def test_numbers_right_below_each_other_are_a_list_and_a_number_above_text_a_chapter() -> None:
    document = read(
        "6 Et samfunn for alle\nDette vil vi oppnå\n1 Barn skal være trygge\n2 Eldre skal bo hjemme\nSlik gjør vi det\n"
    )
    assert forms(document) == [
        (HEADING, None, "6 Et samfunn for alle"),
        (PARAGRAPH, None, "Dette vil vi oppnå"),
        (ITEM, "1", "Barn skal være trygge"),
        (ITEM, "2", "Eldre skal bo hjemme"),
        (PARAGRAPH, None, "Slik gjør vi det"),
    ]


def test_a_numbered_line_in_capitals_is_a_chapter_whatever_stands_below() -> None:
    document = read("Plan for Heidalen\n\n4. SATSINGSOMRÅDE: GODE OPPVEKSTVILKÅR\nMål:\nAlle barn skal ha ein ven.\n")
    assert forms(document)[1] == (HEADING, None, "4. SATSINGSOMRÅDE: GODE OPPVEKSTVILKÅR")


def test_a_number_with_a_letter_is_a_list_marker() -> None:
    document = read("Tiltak:\n1a) Kjøpe elbiler\n1b) Bygge ladepunkter\n")
    assert forms(document) == [
        (PARAGRAPH, None, "Tiltak:"),
        (ITEM, "1a)", "Kjøpe elbiler"),
        (ITEM, "1b)", "Bygge ladepunkter"),
    ]


def test_where_chapters_are_marked_one_numbered_line_is_a_list_of_one() -> None:
    document = read(
        "# Handlingsplan\n\n## Mål\n\n1. Lekkasjene er under 20 prosent\n\n## Drift\n\nVi leter hver dag.\n"
    )
    assert (ITEM, "1.", "Lekkasjene er under 20 prosent") in forms(document)
