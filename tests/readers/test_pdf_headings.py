"""Headings of PDFs: what stands out from the body text, and how deep it stands."""

from pdf_building import BOLD, PdfBuilder, block_of

from tracecheck.model.source import BlockKind

BODY = [
    "Kommunen skal legge til rette for gode og trygge møteplasser i alle bygdene, og",
    "innbyggerne skal tas med tidlig når nye tiltak planlegges og når de blir vurdert.",
    "Arbeidet følges opp i økonomiplanen og i den årlige rapporten til kommunestyret.",
]


def test_levels_follow_size_and_the_path_follows_levels() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Oppvekst", size=20)
    pdf.lines(70, 105, BODY)
    pdf.text(70, 165, "Tidlig innsats", size=14)
    pdf.lines(70, 190, BODY)
    pdf.text(70, 260, "Helse", size=20)
    pdf.lines(70, 285, BODY)
    document = pdf.read()
    levels = [(block.text, block.level) for block in document.blocks if block.kind is BlockKind.HEADING]
    assert levels == [("Oppvekst", 1), ("Tidlig innsats", 2), ("Helse", 1)]
    assert [block.place.path for block in document.blocks if block.kind is BlockKind.PARAGRAPH] == [
        ("Oppvekst",),
        ("Oppvekst", "Tidlig innsats"),
        ("Helse",),
    ]


def test_weight_alone_marks_a_heading() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "Slik vil vi ha det", font=BOLD)
    pdf.lines(70, 114, BODY)
    document = pdf.read()
    assert block_of(document, "Slik vil vi").kind is BlockKind.HEADING
    assert len(document.blocks) == 2


def test_a_heading_of_two_lines_is_one_block() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 80, ["Hovedmål 1: Fjordvik skal være et raust grendesamfunn som er", "klar for nye naboer"], 14, BOLD)
    pdf.lines(70, 130, BODY)
    assert block_of(pdf.read(), "Hovedmål 1").text.endswith("som er klar for nye naboer")


def test_numbers_stay_in_headings_and_give_their_depth() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "6 Mål", size=14, font=BOLD)
    pdf.lines(70, 100, BODY)
    pdf.text(70, 160, "6.1", size=14, font=BOLD)
    pdf.text(100, 160, "Trygge lokalsamfunn", size=14, font=BOLD)
    pdf.lines(70, 180, BODY)
    document = pdf.read()
    assert block_of(document, "6 Mål").level == 1
    heading = block_of(document, "6.1 Trygge lokalsamfunn")
    assert (heading.kind, heading.level, heading.marker) == (BlockKind.HEADING, 2, None)


def test_plain_numbered_lines_are_list_items() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 80, BODY)
    pdf.lines(70, 140, ["1. Styrke tverrfaglig samarbeid", "2. Bygge flere omsorgsboliger"])
    items = [(block.marker, block.text) for block in pdf.read().blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [("1.", "Styrke tverrfaglig samarbeid"), ("2.", "Bygge flere omsorgsboliger")]


def test_style_tells_size_weight_colour_and_font() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Klima og miljø", size=16, font=BOLD, color="#00704a")
    pdf.lines(70, 110, BODY)
    style = block_of(pdf.read(), "Klima").style
    assert (style.size, style.bold, style.color, style.name) == (16, True, "#00704a", "Helvetica")


def test_size_is_what_is_seen_not_what_stands_before_the_text_matrix() -> None:
    pdf = PdfBuilder()
    pdf.canvas.saveState()
    pdf.canvas.scale(12, 12)
    pdf.canvas.setFont("Helvetica", 1)
    pdf.canvas.drawString(6, 60, "Teksten er satt med skrift av størrelse en")
    pdf.canvas.restoreState()
    assert block_of(pdf.read(), "Teksten").style.size == 12
