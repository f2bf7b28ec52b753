"""What stands beside the text of PDFs: notes on the page, captions of tables, names and values without rules."""

import pytest
from pdf_building import BOLD, HEIGHT, PLAIN, PdfBuilder, block_of, texts

BODY = [
    "Kommunen skal legge til rette for gode og trygge møteplasser i alle bygdene, og",
    "innbyggerne skal tas med tidlig når nye tiltak planlegges og når de blir vurdert.",
]


def test_notes_are_comments_at_the_block_they_stand_on_and_no_text_of_the_plan() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Oppvekst", 16, font=BOLD)
    pdf.lines(70, 110, BODY)
    pdf.text(70, 180, "Alle barn skal ha en trygg skolevei.")
    pdf.canvas.textAnnotation(
        "Er dette målet vedtatt? Sjå sak 45/25 – før møtet", (540, HEIGHT - 190, 558, HEIGHT - 172)
    )
    quads = (70, HEIGHT - 99, 300, HEIGHT - 99, 70, HEIGHT - 112, 300, HEIGHT - 112)
    pdf.canvas.highlightAnnotation("Skriv kortere", (70, HEIGHT - 112, 300, HEIGHT - 99), QuadPoints=quads)
    pdf.canvas.linkURL("https://fjordvik.example", (70, HEIGHT - 190, 200, HEIGHT - 172))
    document = pdf.read()
    goal, body = block_of(document, "Alle barn"), block_of(document, "Kommunen skal")
    found = [(each.text, each.place.block if each.place else None) for each in document.comments]
    assert found == [
        ("Skriv kortere", body.index),
        ("Er dette målet vedtatt? Sjå sak 45/25 – før møtet", goal.index),
    ]
    assert document.comments[1].place is not None
    assert document.comments[1].place.path == ("Oppvekst",)
    assert {each.author_role for each in document.comments} == {None}
    assert len(texts(document)) == 3


def test_a_note_on_a_page_without_text_has_its_page() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 110, BODY)
    pdf.page()
    pdf.box(60, 60, 300, 300)
    pdf.canvas.textAnnotation("Her mangler vedlegget", (100, 700, 118, 718))
    (comment,) = pdf.read().comments
    assert comment.place is not None
    assert (comment.place.page, comment.place.block) == (2, None)


@pytest.mark.parametrize("top", [140, 222])
def test_a_line_that_numbers_the_table_above_or_below_it_is_its_caption(top: float) -> None:
    pdf = PdfBuilder()
    pdf.lines(60, 90, BODY)
    pdf.text(60, top, "Tabell 3: Styringsindikatorer for oppvekst", 9)
    pdf.grid([55, 300, 420, 540], [150, 170, 190, 210])
    rows = [
        ("Indikator", "Status 2025", "Mål 2026"),
        ("Elever som trives", "88 %", "92 %"),
        ("Sykefravær", "8 %", "7 %"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((60, 305, 425), row, strict=True):
            pdf.text(x, 164 + 20 * number, text, 10, font=PLAIN if number else BOLD)
    pdf.lines(60, 260, BODY)
    (table,) = [block.table for block in pdf.read().blocks if block.table is not None]
    assert table.caption == "Tabell 3: Styringsindikatorer for oppvekst"


def test_a_sentence_about_a_table_is_no_caption() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 140, "Tabellen viser utviklingen i skolene.")
    pdf.grid([55, 300, 540], [150, 170, 190])
    for number, row in enumerate([("Skole", "Elever"), ("Nes", "120")]):
        pdf.text(60, 164 + 20 * number, row[0])
        pdf.text(305, 164 + 20 * number, row[1])
    (table,) = [block.table for block in pdf.read().blocks if block.table is not None]
    assert table.caption is None


def test_names_and_values_side_by_side_are_a_table_although_there_are_no_rules() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Enhetsavtale 2026", 16, font=BOLD)
    pairs = [
        ("Enhet:", "Fjordvik skole"),
        ("Overordnet:", "kommunalsjef oppvekst"),
        ("Periode:", "1.1.2026–31.12.2026"),
    ]
    for number, (name, value) in enumerate([*pairs, ("Ramme:", "41,2 mill. kroner,")]):
        pdf.text(70, 90 + 16 * number, name, font=BOLD)
        pdf.text(200, 90 + 16 * number, value)
    pdf.text(200, 152, "medregnet lønnsoppgjør")
    pdf.lines(70, 200, BODY)
    document = pdf.read()
    (table,) = [block.table for block in document.blocks if block.table is not None]
    read = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert [(read[row, 1], read[row, 2]) for row in (1, 2, 3)] == pairs
    assert read[4, 2] == "41,2 mill. kroner, medregnet lønnsoppgjør"
    assert not table.ruled
    assert block_of(document, "Kommunen skal").text == " ".join(BODY)


def test_two_labelled_lines_are_not_yet_a_table() -> None:
    pdf = PdfBuilder()
    for number, (name, value) in enumerate([("Mål:", "Et trygt samfunn"), ("Tiltak:", "Beredskapsplan")]):
        pdf.text(70, 90 + 30 * number, name, font=BOLD)
        pdf.text(130, 90 + 30 * number, value)
    assert not [block for block in pdf.read().blocks if block.table is not None]
