"""Layouts of real plans that mislead a reader of PDFs: from the page to the blocks and, where it matters, the goals."""

import pytest
from pdf_building import BOLD, HEIGHT, PLAIN, PdfBuilder, block_of, texts

from tracecheck.model.source import BlockKind, SourceDocument
from tracecheck.parsers import parse_document

BODY = [
    "Kommunen skal legge til rette for gode og trygge møteplasser i alle bygdene, og",
    "innbyggerne skal tas med tidlig når nye tiltak planlegges og når de blir vurdert.",
]


def items(document: SourceDocument) -> list[tuple[str, str | None, str]]:
    """Kind, label and text of what the parser finds."""
    return [(item.kind.value, item.label, item.text) for item in parse_document(document).items]


def headings(document: SourceDocument) -> list[str]:
    """The texts of the headings."""
    return [block.text for block in document.blocks if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_goal_centred_beside_its_strategies_is_one_goal_with_its_code(ruled: bool) -> None:
    pdf = PdfBuilder()
    pdf.text(60, 60, "Kommuneplanens samfunnsdel 2024-2036", 18, font=BOLD)
    pdf.text(60, 100, "Delmål – Slik vil vi ha det", font=BOLD)
    pdf.text(260, 100, "Strategier – Slik gjør vi det", font=BOLD)
    pdf.lines(260, 122, ["A1  Legger til rette for møteplasser der folk", "bor."])
    pdf.text(260, 155, "A2  Sikrer gode turveier nær boligområdene.")
    pdf.lines(260, 174, ["A3  Styrker samarbeidet med frivillige lag og", "foreninger i bygdene."])
    pdf.text(60, 142, "A")
    pdf.lines(80, 142, ["Fjordvik satser på folkehelse", "og gode levevaner i hele", "kommunen."])
    pdf.text(260, 215, "B1  Kildesorterer mer i alle virksomheter.")
    pdf.text(260, 233, "B2  Bytter til utslippsfrie kjøretøy innen 2028.")
    pdf.text(60, 217, "B")
    pdf.lines(80, 217, ["Fjordvik skal redusere", "klimagassutslippene."])
    if ruled:
        pdf.grid([55, 255, 540], [86, 106, 200, 242])
    found = items(pdf.read())
    goals = [(label, text) for kind, label, text in found if kind == "subgoal"]
    assert goals == [
        ("A", "Fjordvik satser på folkehelse og gode levevaner i hele kommunen."),
        ("B", "Fjordvik skal redusere klimagassutslippene."),
    ]
    assert [label for kind, label, _ in found if kind == "strategy"] == ["A1", "A2", "A3", "B1", "B2"]


def slide_text(pdf: PdfBuilder, x: float, top: float, text: str, font: str = PLAIN) -> None:
    """Text of 11 points on a slide of 960×540."""
    pdf.canvas.setFont(font, 11)
    pdf.canvas.drawString(x, 540 - top, text)


def test_on_slides_weight_alone_marks_the_headings_of_each_box() -> None:
    pdf = PdfBuilder()
    pdf.canvas.setPageSize((960, 540))
    boxes = [
        (40, "Barn får hjelp tidlig", "styrke helsestasjonen"),
        (500, "Unge fullfører skolen", "følge opp fravær tidlig"),
    ]
    for x, heading, measure in boxes:
        slide_text(pdf, x, 100, heading, BOLD)
        slide_text(pdf, x, 116, "Alle skal oppleve at noen ser dem. Det krever at tjenestene samarbeider godt,")
        slide_text(pdf, x, 130, "og at foreldre blir tatt med i arbeidet.")
        slide_text(pdf, x, 150, "Derfor skal vi", BOLD)
        slide_text(pdf, x + 12, 166, "\uf0a7")
        slide_text(pdf, x + 26, 166, measure)
    document = pdf.read()
    assert headings(document) == ["Barn får hjelp tidlig", "Derfor skal vi", "Unge fullfører skolen", "Derfor skal vi"]
    listed = [block.text for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert listed == ["styrke helsestasjonen", "følge opp fravær tidlig"]


def test_a_page_number_printed_twice_over_itself_is_still_one() -> None:
    pdf = PdfBuilder()
    for number in range(10, 15):
        pdf.lines(70, 100, [f"Kapittel {number - 9} handler om noe eget.", *BODY])
        pdf.text(290, 812, "".join(2 * digit for digit in str(number)), 9)
        pdf.page()
    document = pdf.read()
    assert block_of(document, "Kapittel 3").place.page_label == "12"
    assert not [text for text in texts(document) if text.isdigit()]


def test_contents_in_two_columns_are_entries_of_their_own() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Innhold", 16, font=BOLD)
    rows = [("1 Innledning", 3, "4 Oppvekst", 7), ("2 Bakgrunn", 4, "5 Helse", 9), ("3 Mål", 5, "6 Klima", 11)]
    for number, (left, first, right, second) in enumerate(rows):
        pdf.text(70, 110 + 16 * number, f"{left} {'.' * 20} {first}   {right} {'.' * 20} {second}")
    pdf.page()
    pdf.text(70, 80, "1 Innledning", 16, font=BOLD)
    pdf.lines(70, 110, BODY)
    document = pdf.read()
    assert sorted(document.toc) == ["1 Innledning", "2 Bakgrunn", "3 Mål", "4 Oppvekst", "5 Helse", "6 Klima"]


def test_two_titles_printed_over_each_other_are_not_mixed_letter_by_letter() -> None:
    pdf = PdfBuilder()
    pdf.text(100, 300, "Plan for helse og omsorg", 24, font=BOLD)
    pdf.text(102, 300, "Utkast mai 2025", 24, font=BOLD)
    read = " ".join(texts(pdf.read()))
    assert "Plan for helse og omsorg" in read
    assert "Utkast mai 2025" in read


def test_captions_of_goal_icons_and_credits_are_no_goals() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Kommuneplanens samfunnsdel 2024-2036", 16, font=BOLD)
    pdf.text(70, 90, "Et godt liv for alle", 14, font=BOLD)
    for number, (name, first, second) in enumerate(
        [("3", "GOD HELSE OG", "LIVSKVALITET"), ("10", "MINDRE", "ULIKHET")]
    ):
        pdf.box(70 + number * 90, 105, 150 + number * 90, 165, "#4c9f38")
        pdf.text(75 + number * 90, 118, name, 12, font=BOLD, color="#ffffff")
        pdf.text(75 + number * 90, 132, first, 8, color="#ffffff")
        pdf.text(75 + number * 90, 142, second, 8, color="#ffffff")
    pdf.text(70, 190, "Mål", font=BOLD)
    pdf.text(70, 206, "Innbyggerne i Fjordvik opplever mestring og livskvalitet i alle livsfaser.")
    pdf.text(70, 230, "Strategier", font=BOLD)
    pdf.text(75, 246, "• Utvikle gode møteplasser")
    pdf.text(70, 300, "Foto: Fjordvik kommune", 7)
    assert [(kind, text) for kind, _, text in items(pdf.read())] == [
        ("goal", "Innbyggerne i Fjordvik opplever mestring og livskvalitet i alle livsfaser."),
        ("strategy", "Utvikle gode møteplasser"),
    ]


def test_heads_that_alternate_and_a_year_alone_are_running_heads() -> None:
    pdf = PdfBuilder()
    for number in range(1, 6):
        if number % 2:
            pdf.text(70, 40, "FJORDVIK KOMMUNE", 9)
            pdf.text(500, 40, "2019", 9)
        else:
            pdf.text(70, 40, "2019", 9)
            pdf.text(400, 40, "Kommuneplan -Samfunnsdel 2019 – 2030", 9)
        pdf.lines(70, 100, [f"Kapittel {number} handler om noe eget.", *BODY])
        pdf.page()
    assert not [text for text in texts(pdf.read()) if "2019" in text]


def aslant(pdf: PdfBuilder) -> None:
    """«HØRINGSUTKAST» in grey from corner to corner."""
    pdf.canvas.saveState()
    pdf.canvas.translate(120, 250)
    pdf.canvas.rotate(45)
    pdf.canvas.setFont(BOLD, 60)
    pdf.canvas.setFillColor("#dddddd")
    pdf.canvas.drawString(0, 0, "HØRINGSUTKAST")
    pdf.canvas.restoreState()


def upright(pdf: PdfBuilder) -> None:
    """The same straight over the text."""
    pdf.text(90, 432, "HØRINGSUTKAST", 50, font=BOLD, color="#eeeeee")


@pytest.mark.parametrize("stamp", [aslant, upright])
def test_a_draft_stamp_over_the_pages_breaks_no_text_and_is_remembered(stamp: object) -> None:
    assert callable(stamp)
    pdf = PdfBuilder()
    for title in ("Oppvekst", "Helse", "Klima"):
        stamp(pdf)
        pdf.text(70, 80, title, 14, font=BOLD)
        for number in range(12):
            pdf.lines(70, 110 + number * 45, BODY)
        pdf.page()
    document = pdf.read()
    assert headings(document) == ["Oppvekst", "Helse", "Klima"]
    assert set(texts(document)) == {"Oppvekst", "Helse", "Klima", " ".join(BODY)}
    assert document.running == ("HØRINGSUTKAST",)
    assert [(each.reason, each.page) for each in document.dropped] == [("watermark", page) for page in (1, 2, 3)]


def test_a_big_word_on_each_page_that_covers_nothing_is_no_stamp() -> None:
    pdf = PdfBuilder()
    for number in range(1, 4):
        pdf.text(70, 200, "Oppvekst", 40, font=BOLD)
        pdf.lines(70, 300, [f"Kapittel {number} handler om noe eget.", *BODY])
        pdf.page()
    assert headings(pdf.read()) == ["Oppvekst"] * 3


def test_years_turned_on_their_side_head_their_columns() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 60, "Handlingsplan for klima 2025-2028", 16, font=BOLD)
    pdf.grid([55, 300, 330, 360, 540], [90, 150, 170, 190])
    pdf.text(60, 145, "Tiltak", 10, font=BOLD)
    pdf.text(365, 145, "Ansvar", 10, font=BOLD)
    for number, year in enumerate(["2025", "2026"]):
        pdf.canvas.saveState()
        pdf.canvas.translate(320 + 30 * number, HEIGHT - 145)
        pdf.canvas.rotate(90)
        pdf.canvas.setFont(BOLD, 10)
        pdf.canvas.drawString(0, 0, year)
        pdf.canvas.restoreState()
    for number, measure in enumerate(["Bytte til elbiler i hjemmetjenesten", "Sette solceller på rådhuset"]):
        pdf.text(60, 165 + 20 * number, measure, 10)
        pdf.text(305 + 30 * number, 165 + 20 * number, "x", 10)
        pdf.text(365, 165 + 20 * number, "Teknisk sjef", 10)
    document = pdf.read()
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert [cell.text for cell in table.cells if cell.row == 1] == ["Tiltak", "2025", "2026", "Ansvar"]
    assert [text for kind, _, text in items(document) if kind == "measure"] == [
        "Bytte til elbiler i hjemmetjenesten",
        "Sette solceller på rådhuset",
    ]


def test_a_header_of_two_rows_has_the_years_under_the_amounts() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 60, "Økonomiplan 2026-2029", 16, font=BOLD)
    pdf.rule(300, 110, 540, 110)
    for top in (90, 130, 150, 170):
        pdf.rule(55, top, 540, top)
    for x in (55, 300, 540):
        pdf.rule(x, 90, x, 170)
    for x in (360, 420, 480):
        pdf.rule(x, 110, x, 170)
    pdf.text(60, 125, "Tiltak", 10, font=BOLD)
    pdf.text(360, 105, "Beløp i 1000 kr", 10, font=BOLD)
    rows = [("", "2026", "2027", "2028", "2029"), ("Flere lærlinger", "500", "500", "750", "750")]
    rows.append(("Ny barnehage på Nes", "0", "12 000", "20 000", "1 500"))
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            pdf.text(
                60 if place == 0 else 250 + 60 * place, 125 + 20 * number, text, 10, font=PLAIN if number else BOLD
            )
    document = pdf.read()
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert table.header_rows == 2
    spanning = next(cell for cell in table.cells if cell.text == "Beløp i 1000 kr")
    assert (spanning.column, spanning.column_span) == (2, 4)
    measures = [item for item in parse_document(document).items if item.kind.value == "measure"]
    assert [item.text for item in measures] == ["Flere lærlinger", "Ny barnehage på Nes"]


def test_a_sidebar_does_not_mix_with_the_goals_beside_it() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Temaplan for kultur 2025-2029", 16, font=BOLD)
    pdf.text(70, 100, "Mål", 13, font=BOLD)
    pdf.lines(70, 120, ["Fjordvik skal ha et rikt kulturliv der alle kan", "delta, og der barn og unge er med."])
    pdf.text(70, 175, "Tiltak", 13, font=BOLD)
    pdf.text(70, 195, "• Lage en fast kulturfestival i juni hvert år")
    pdf.box(370, 95, 540, 220, "#e8eef4")
    pdf.text(380, 112, "Visste du at", 10, font=BOLD)
    pdf.lines(380, 128, ["Biblioteket har 12 000 besøk", "i året. Det er nesten to per", "innbygger."], 9)
    assert [(kind, text) for kind, _, text in items(pdf.read())] == [
        ("goal", "Fjordvik skal ha et rikt kulturliv der alle kan delta, og der barn og unge er med."),
        ("measure", "Lage en fast kulturfestival i juni hvert år"),
    ]


def test_goals_in_two_columns_keep_their_strategies() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 60, "Kommuneplanens samfunnsdel 2024-2036", 18, font=BOLD)
    columns = [
        (60, "Mål 1 Trygg oppvekst", "Gode fritidstilbud i klima-"),
        (320, "Mål 2 Levende bygder", "Drive nærings-"),
    ]
    for x, goal, strategy in columns:
        pdf.text(x, 100, goal, 12, font=BOLD)
        pdf.lines(
            x, 118, ["Fjordvik er en kommune i vekst, og mange", "unge flytter hjem etter endt utdanning. Vi"], 10
        )
        pdf.lines(x, 143, ["vil gi dem gode vilkår i kultur-", "livet."], 10)
        pdf.text(x, 175, "Strategier", 10, font=BOLD)
        pdf.lines(x, 190, [f"• {strategy}", "   og miljøvennlige bygg"], 10)
    found = items(pdf.read())
    assert [(kind, label or text) for kind, label, text in found] == [
        ("goal", "Mål 1"),
        ("strategy", "Gode fritidstilbud i klima- og miljøvennlige bygg"),
        ("goal", "Mål 2"),
        ("strategy", "Drive nærings- og miljøvennlige bygg"),
    ]


def test_a_landscape_page_in_between_is_read_as_it_stands() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Handlingsplan for folkehelse 2025-2028", 16, font=BOLD)
    pdf.lines(70, 110, BODY)
    pdf.page()
    pdf.canvas.setPageSize((842, 595))
    rows = [("Mål", "Tiltak", "Ansvar", "Frist"), ("Flere er i aktivitet", "Lage en turløype", "Kultursjefen", "2026")]
    rows.append(("Færre er ensomme", "Åpne en møteplass", "Helsesjefen", "2027"))
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            pdf.canvas.setFont(PLAIN if number else BOLD, 10)
            pdf.canvas.drawString(45 + 190 * place, 595 - 75 - 20 * number, text)
    for top in (60, 80, 100, 120):
        pdf.canvas.line(40, 595 - top, 800, 595 - top)
    for x in (40, 230, 420, 610, 800):
        pdf.canvas.line(x, 595 - 60, x, 595 - 120)
    pdf.page()
    pdf.canvas.setPageSize((595, 842))
    pdf.text(70, 80, "Oppfølging", 14, font=BOLD)
    pdf.lines(70, 110, BODY)
    document = pdf.read()
    assert [(kind, text) for kind, _, text in items(document)] == [
        ("goal", "Flere er i aktivitet"),
        ("measure", "Lage en turløype"),
        ("goal", "Færre er ensomme"),
        ("measure", "Åpne en møteplass"),
    ]
    assert texts(document)[-1] == " ".join(BODY)


def test_private_glyphs_in_one_line_are_items_of_one_depth() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Temaplan for frivillighet 2025-2029", 16, font=BOLD)
    pdf.text(70, 100, "VI SKAL", 12, font=BOLD)
    pdf.text(
        70, 120, "\uf0b7 legge til rette for balansert vekst \uf0b7 være en god vert for lag og foreninger \uf0a7 møte"
    )
    pdf.text(70, 134, "innbyggerne med respekt \uf0d8 lære av feil")
    document = pdf.read()
    assert [(block.text, block.level) for block in document.blocks if block.kind is BlockKind.LIST_ITEM] == [
        ("legge til rette for balansert vekst", 0),
        ("være en god vert for lag og foreninger", 0),
        ("møte innbyggerne med respekt", 0),
        ("lære av feil", 0),
    ]


def test_a_goal_cut_by_the_page_break_is_whole_and_keeps_its_strategy() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Kommunedelplan for helse 2025-2033", 16, font=BOLD)
    pdf.text(70, 720, "2 Eldre", 14, font=BOLD)
    pdf.text(70, 745, "Mål", 12, font=BOLD)
    pdf.text(70, 763, "Eldre i Fjordvik skal kunne bo trygt hjemme så lenge de selv ønsker det, med hjelp fra")
    pdf.text(290, 812, "1", 9)
    pdf.page()
    pdf.text(70, 80, "familie, frivillige og kommunens egne tjenester.")
    pdf.text(70, 110, "Strategier", 12, font=BOLD)
    pdf.text(75, 128, "• Utvide dagtilbudet")
    pdf.text(70, 170, "3 Oppfølging", 14, font=BOLD)
    pdf.text(290, 812, "2", 9)
    goal, strategy = parse_document(pdf.read()).items
    assert goal.text.endswith("med hjelp fra familie, frivillige og kommunens egne tjenester.")
    assert [box.page for box in goal.place.boxes] == [1, 2]
    assert strategy.parent == goal.id


def test_a_full_stop_behind_a_footnote_digit_closes_up() -> None:
    pdf = PdfBuilder()
    before = "Barnetallet går ned i de ytre bygdene"
    x = 70 + pdf.canvas.stringWidth(before, PLAIN, 11)
    pdf.text(70, 100, before)
    pdf.text(x, 96, "1", 6)
    pdf.text(x + 3.4, 100, ". Kommunen må planlegge for det.")
    assert texts(pdf.read()) == ["Barnetallet går ned i de ytre bygdene. Kommunen må planlegge for det."]


def test_in_a_plan_of_tables_the_lines_between_them_are_headings() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 60, "Handlingsplan for klima 2025-2028", 16, font=BOLD)
    for number in range(2):
        top = 100 + number * 130
        pdf.text(70, top, f"Innsatsområde {number + 1}", 13, font=BOLD)
        pdf.grid([65, 300, 420, 540], [top + 10, top + 30, top + 50, top + 70])
        rows = [("Tiltak", "Ansvar", "Frist"), ("Bytte til elbiler i hjemmetjenesten", "Teknisk sjef", "2027")]
        for row, cells in enumerate([*rows, ("Sette solceller på alle skolene", "Eiendomssjefen", "2028")]):
            for x, text in zip((70, 305, 425), cells, strict=True):
                pdf.text(x, top + 24 + 20 * row, text, 10, font=PLAIN if row else BOLD)
    assert headings(pdf.read()) == ["Handlingsplan for klima 2025-2028", "Innsatsområde 1", "Innsatsområde 2"]


def test_a_left_column_that_is_a_little_longer_goes_on_in_the_right_one() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 80, "1 Oppvekst og læring", 15, font=BOLD)
    left = [
        "Fjordvik har hatt en jevn folkevekst de siste",
        "ti årene, men barnetallet går ned i bygdene.",
        "Kommunen planlegger derfor for flere eldre.",
    ]
    pdf.lines(60, 105, left, 10)
    pdf.lines(
        60, 155, ["Rådmannen vil legge fram en egen utredning", "om skolestrukturen, og alle innbyggerne skal"], 10
    )
    pdf.lines(
        320,
        105,
        ["få delta i folkemøter i alle bygdene før saken", "blir behandlet politisk i kommunestyret, slik"],
        10,
    )
    pdf.text(320, 130, "at alle er hørt.", 10)
    pdf.text(60, 215, "2 Klima og natur", 15, font=BOLD)
    assert texts(pdf.read())[1:3] == [
        " ".join(left),
        "Rådmannen vil legge fram en egen utredning om skolestrukturen, og alle innbyggerne skal få delta i folkemøter "
        "i alle bygdene før saken blir behandlet politisk i kommunestyret, slik at alle er hørt.",
    ]


def test_a_row_cut_by_the_page_break_is_one_row_although_its_goal_spans_many() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 60, "Handlingsplan for folkehelse 2025-2028", 16, font=BOLD)
    first = [
        ("Mål", "Tiltak", "Ansvar"),
        ("Flere er aktive", "Lage turløyper", "Kultursjefen"),
        ("", "Åpne haller", "Rektor"),
    ]
    for row, cells in enumerate([*first, ("", "Etablere turgrupper og", "Kommunalsjef")]):
        for x, text in zip((60, 205, 405), cells, strict=True):
            pdf.text(x, 714 + 20 * row, text, 10, font=PLAIN if row else BOLD)
    pdf.grid([200, 400, 540], [700, 720, 740, 760, 780])
    for top in (700, 720, 780):
        pdf.rule(55, top, 200, top)
    pdf.rule(55, 700, 55, 780)
    pdf.page()
    for row, cells in enumerate([("møteplasser i bygdene", "helse og mestring"), ("Gi gratis bading", "Kultursjefen")]):
        for x, text in zip((205, 405), cells, strict=True):
            pdf.text(x, 94 + 20 * row, text, 10)
    pdf.grid([200, 400, 540], [80, 100, 120])
    for top in (80, 120):
        pdf.rule(55, top, 200, top)
    pdf.rule(55, 80, 55, 120)
    found = items(pdf.read())
    assert [text for kind, _, text in found if kind == "measure"] == [
        "Lage turløyper",
        "Åpne haller",
        "Etablere turgrupper og møteplasser i bygdene",
        "Gi gratis bading",
    ]


def test_the_first_shaded_row_below_a_bold_header_is_no_header_when_every_second_row_is_shaded() -> None:
    pdf = PdfBuilder()
    rows = [("Mål", "Tiltak"), ("Eldre bor trygt", "Digitalt tilsyn"), ("Unge trives", "Flere møteplasser")]
    for row, cells in enumerate([*rows, ("Færre er ensomme", "Besøksordning"), ("Alle får hjelp", "Kortere ventetid")]):
        for x0, x1, text in zip((55, 300), (300, 540), cells, strict=True):
            if row == 0 or row % 2:
                pdf.box(x0, 80 + 20 * row, x1, 100 + 20 * row, "#7a1f3d" if row == 0 else "#f3e6ea")
            pdf.text(
                x0 + 5, 94 + 20 * row, text, 10, font=PLAIN if row else BOLD, color="#000000" if row else "#ffffff"
            )
    pdf.lines(60, 220, BODY)
    (table,) = [block.table for block in pdf.read().blocks if block.table is not None]
    assert (table.rows, table.header_rows) == (5, 1)
