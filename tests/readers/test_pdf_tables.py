"""Tables of PDFs: ruled, shaded, without rules, over page breaks."""

from itertools import pairwise

from pdf_building import BOLD, PdfBuilder, texts

from tracecheck.model.source import BlockKind, SourceDocument, Table

XS = [60.0, 100.0, 300.0, 430.0, 530.0]
HEADER = ["Nr", "Tiltak", "Ansvar", "Frist"]


def table_of(document: SourceDocument) -> Table:
    """The one table of a document."""
    found = [block.table for block in document.blocks if block.table is not None]
    assert len(found) == 1
    return found[0]


def rows(table: Table) -> list[list[str]]:
    """Texts by row, in column order."""
    grid = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row - 1][cell.column - 1] = cell.text
    return grid


def write_row(pdf: PdfBuilder, top: float, row: list[str], font: str = "Helvetica") -> None:
    """One line of text in each cell of a row that starts at `top`."""
    for x, text in zip(XS, row, strict=False):
        pdf.text(x + 4, top + 14, text, size=10, font=font)


def test_a_ruled_table_has_its_cells_and_nothing_of_it_stands_outside() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [100, 120, 150, 170])
    write_row(pdf, 100, HEADER, BOLD)
    write_row(pdf, 120, ["1.1", "Etablere team for tidlig innsats i", "Helse", "2027"])
    pdf.text(104, 146, "alle barnehagene", size=10)
    write_row(pdf, 150, ["1.2", "Ansette miljøterapeut", "Skole", "2026"])
    document = pdf.read()
    table = table_of(document)
    assert rows(table) == [
        HEADER,
        ["1.1", "Etablere team for tidlig innsats i alle barnehagene", "Helse", "2027"],
        ["1.2", "Ansette miljøterapeut", "Skole", "2026"],
    ]
    assert (table.header_rows, table.ruled, table.continues) == (1, True, False)
    assert texts(document) == []
    block = table.cells[5].blocks[0]
    assert block.place.cell is not None
    assert (block.place.cell.row, block.place.cell.column, block.place.page) == (2, 2, 1)


def test_thin_filled_rectangles_are_rules_too() -> None:
    pdf = PdfBuilder()
    for top in (100, 120, 140):
        pdf.box(60, top, 530, top + 0.6, fill="#000000")
    for x in XS:
        pdf.box(x, 100, x + 0.6, 140, fill="#000000")
    write_row(pdf, 100, HEADER, BOLD)
    write_row(pdf, 120, ["1", "Bygge skole", "Teknisk", "2028"])
    assert rows(table_of(pdf.read()))[1] == ["1", "Bygge skole", "Teknisk", "2028"]


def test_a_merged_cell_stands_once_with_its_span() -> None:
    pdf = PdfBuilder()
    for top in (100, 120, 160):
        pdf.rule(60, top, 530, top)
    pdf.rule(200, 140, 530, 140)
    for x in (60, 200, 530):
        pdf.rule(x, 100, x, 160)
    pdf.text(64, 114, "Mål", size=10)
    pdf.text(204, 114, "Strategi", size=10)
    pdf.text(64, 144, "Levende sentrum", size=10)
    pdf.text(204, 134, "Åpne lokaler for gründere", size=10)
    pdf.text(204, 154, "Flere boliger i gangavstand", size=10)
    table = table_of(pdf.read())
    merged = next(cell for cell in table.cells if cell.text == "Levende sentrum")
    assert (merged.row, merged.column, merged.row_span, merged.column_span) == (2, 1, 2, 1)
    assert (table.rows, table.columns) == (3, 2)


def test_bullets_in_a_cell_are_list_items() -> None:
    pdf = PdfBuilder()
    pdf.grid([60, 200, 530], [100, 120, 170])
    pdf.text(64, 114, "Mål", size=10, font=BOLD)
    pdf.text(204, 114, "Tiltak", size=10, font=BOLD)
    pdf.text(64, 134, "Trygg skolevei", size=10)
    for number, text in enumerate(["Bygge fortau langs Skoleveien", "Senke farten ved barnehagen"]):
        pdf.text(204, 134 + 13 * number, f"• {text}", size=10)
    cell = table_of(pdf.read()).cells[-1]
    assert [(block.kind, block.text) for block in cell.blocks] == [
        (BlockKind.LIST_ITEM, "Bygge fortau langs Skoleveien"),
        (BlockKind.LIST_ITEM, "Senke farten ved barnehagen"),
    ]


def test_every_second_row_shaded_and_no_rules_between_columns() -> None:
    pdf = PdfBuilder()
    tops = [100, 120, 160, 200]
    for left, right in pairwise(XS):
        pdf.box(left, 99, right, 99.8, fill="#000000")
        pdf.box(left, 120, right, 160, fill="#eeeeee")
        pdf.box(left, 200, right, 240, fill="#eeeeee")
    write_row(pdf, tops[0], HEADER, BOLD)
    for number, top in enumerate(tops[1:], start=1):
        write_row(pdf, top, [str(number), f"Tiltak {number} går over", "Enhetsleder", "Årlig"])
        pdf.text(104, top + 28, "to linjer i cellen", size=10)
    assert rows(table_of(pdf.read())) == [
        HEADER,
        *[[str(n), f"Tiltak {n} går over to linjer i cellen", "Enhetsleder", "Årlig"] for n in (1, 2, 3)],
    ]


def test_a_table_of_figures_without_any_rules() -> None:
    pdf = PdfBuilder()
    for number, row in enumerate(
        [
            ["Indikator", "2024", "2025"],
            ["Sykefravær", "8,1 %", "7,4 %"],
            ["Netto driftsresultat", "1,2 %", "1,9 %"],
            ["Elever per lærer", "14,0", "13,5"],
        ]
    ):
        for x, text in zip((70, 300, 400), row, strict=True):
            pdf.text(x, 100 + 16 * number, text, font=BOLD if number == 0 else "Helvetica")
    table = table_of(pdf.read())
    assert rows(table)[2] == ["Netto driftsresultat", "1,2 %", "1,9 %"]
    assert not table.ruled


def test_a_table_goes_on_over_the_page_break_without_its_repeated_header() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [700, 720, 760])
    write_row(pdf, 700, HEADER, BOLD)
    write_row(pdf, 720, ["1", "Utarbeide plan for", "Helse", "2026"])
    pdf.page()
    pdf.grid(XS, [60, 80, 110, 130])
    write_row(pdf, 60, HEADER, BOLD)
    write_row(pdf, 80, ["", "velferdsteknologi", "", ""])
    write_row(pdf, 110, ["2", "Evaluere planen", "Helse", "2029"])
    table = table_of(pdf.read())
    assert table.continues
    assert rows(table) == [
        HEADER,
        ["1", "Utarbeide plan for velferdsteknologi", "Helse", "2026"],
        ["2", "Evaluere planen", "Helse", "2029"],
    ]
    cut = next(cell for cell in table.cells if cell.text.startswith("Utarbeide"))
    assert [line.page for line in cut.blocks[0].lines] == [1, 2]


def test_a_single_frame_or_a_row_of_prose_is_no_table() -> None:
    pdf = PdfBuilder()
    pdf.grid([60, 290, 530], [100, 160])
    pdf.lines(64, 116, ["Slik vil vi ha det:", "Alle har et sted å bo"])
    pdf.lines(294, 116, ["Slik gjør vi det:", "Bygger flere boliger"])
    document = pdf.read()
    assert not [block for block in document.blocks if block.table]
    frames = [block.frame for block in document.blocks]
    assert None not in frames
    assert len(set(frames)) == 2


def test_two_shaded_tables_with_a_heading_between_stay_two() -> None:
    pdf = PdfBuilder()
    for start in (100, 240):
        for left, right in pairwise(XS):
            pdf.box(left, start, right, start + 20, fill="#cfe2d8")
            pdf.box(left, start + 40, right, start + 60, fill="#eeeeee")
        write_row(pdf, start, HEADER, BOLD)
        write_row(pdf, start + 20, ["1", "Bygge ut bredbånd", "Teknisk", "2027"])
        write_row(pdf, start + 40, ["2", "Kartlegge behov", "Teknisk", "2026"])
    pdf.text(62, 220, "Mål for tjenestene innenfor helse og omsorg i perioden", size=14, font=BOLD)
    document = pdf.read()
    assert [block.table.rows for block in document.blocks if block.table] == [3, 3]
    assert texts(document) == ["Mål for tjenestene innenfor helse og omsorg i perioden"]


def test_a_table_known_by_its_header_alone_with_centred_cells() -> None:
    pdf = PdfBuilder()
    xs = (60, 160, 420, 480)
    for x, text in zip(xs, ["Sektormål", "Resultatindikator", "2025", "2027"], strict=True):
        pdf.text(x, 100, text, size=12, font=BOLD)
    for number in range(4):
        top = 124 + 34 * number
        pdf.text(60, top + 7, f"2.{number + 1} Trygghet", size=12)
        pdf.lines(
            160, top, ["Andel brukere som svarer at de er godt", f"fornøyd med tjeneste nummer {number + 1}"], size=11
        )
        pdf.text(420, top + 7, "–", size=12)
        pdf.text(480, top + 7, f"{90 + number} %", size=12)
    table = table_of(pdf.read())
    assert rows(table)[1] == [
        "2.1 Trygghet",
        "Andel brukere som svarer at de er godt fornøyd med tjeneste nummer 1",
        "–",
        "90 %",
    ]
    assert (table.rows, table.columns, table.ruled) == (5, 4, False)


def test_a_cell_drawn_as_a_box_in_a_box_is_one_column() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [100, 120, 140, 160])
    for left, right in pairwise(XS):
        pdf.box(left + 5, 102, right - 5, 118, fill="#88cc88")
    write_row(pdf, 100, HEADER, BOLD)
    write_row(pdf, 120, ["1", "Etablere frisklivssentral", "Helse", "2027"])
    write_row(pdf, 140, ["2", "Utvide åpningstiden", "Kultur", "2026"])
    assert rows(table_of(pdf.read()))[2] == ["2", "Utvide åpningstiden", "Kultur", "2026"]


def narrow_cell(pdf: PdfBuilder, top: float, lines: list[str]) -> None:
    """A row whose first cell is as narrow as the first of `lines`."""
    right = 64 + pdf.canvas.stringWidth(lines[0], "Helvetica", 10) + 6
    pdf.grid([60, right, 300], [top, top + 16, top + 48])
    pdf.text(64, top + 12, "Ansvar", size=10, font=BOLD)
    pdf.text(right + 4, top + 12, "Tiltak", size=10, font=BOLD)
    pdf.lines(64, top + 28, lines, size=10)
    pdf.text(right + 4, top + 28, "Lage en felles kalender", size=10)


def test_a_word_that_a_narrow_cell_cuts_is_whole_again() -> None:
    pdf = PdfBuilder()
    narrow_cell(pdf, 100, ["Kommunikasjonsrådgiv", "er og rektor"])
    assert rows(table_of(pdf.read()))[1] == ["Kommunikasjonsrådgiver og rektor", "Lage en felles kalender"]


def test_a_word_that_just_fills_its_cell_is_no_cut_word() -> None:
    for lines in (
        ["Kommunikasjonsrådgiver", "i kommunen"],
        ["Barnehagene", "følger opp"],
        ["Sykehjemsbeboerne", "får mat fra kjøkkenet"],
        ["Grunnskoleelevene", "går ut av skolen"],
    ):
        pdf = PdfBuilder()
        pdf.lines(70, 80, ["Alle barnehagene og skolene følger planen."])
        narrow_cell(pdf, 100, lines)
        assert rows(table_of(pdf.read()))[1][0] == " ".join(lines)


def test_a_rest_without_a_vowel_belongs_to_the_word_above() -> None:
    for lines in (["Kommunestyret", "s egen plan"], ["Kommunestyret", "kr 500 i støtte"]):
        pdf = PdfBuilder()
        pdf.lines(70, 80, ["Vedtatt av kommunestyret."])
        narrow_cell(pdf, 100, lines)
        joined = "" if lines[1].startswith("s ") else " "
        assert rows(table_of(pdf.read()))[1][0] == joined.join(lines)


def test_the_infinitive_of_a_measure_above_a_cut_word_is_whole() -> None:
    pdf = PdfBuilder()
    narrow_cell(pdf, 100, ["Gjennomføre", "fritidskortor", "dning for alle"])
    assert rows(table_of(pdf.read()))[1][0].startswith("Gjennomføre fritidskort")


def test_a_word_that_stands_whole_elsewhere_is_joined() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 80, ["Planen gjelder barnehage og skole, og barnehageplan følger som vedlegg."])
    narrow_cell(pdf, 100, ["Barnehage", "plan for alle"])
    assert rows(table_of(pdf.read()))[1][0] == "Barnehageplan for alle"


def test_rows_without_rules_between_their_columns_have_their_cells() -> None:
    pdf = PdfBuilder()
    tops = [100.0, 120.0, 140.0, 160.0, 180.0]
    for top in tops:
        pdf.rule(XS[0], top, XS[-1], top)
    for x in XS:
        for top, bottom in ((100, 140), (160, 180)):
            pdf.rule(x, top, x, bottom)
    for x in (XS[0], XS[-1]):
        pdf.rule(x, 140, x, 160)
    body = [["1", "Åpne skolene på kveldstid", "Oppvekst", "2027"], ["2", "Merke turløyper", "Kultur", "2026"]]
    for top, row in zip(tops, [HEADER, *body, ["3", "Felles middag", "Helse", "2028"]], strict=False):
        write_row(pdf, top, row)
    assert rows(table_of(pdf.read()))[1:3] == body


def test_a_row_with_one_text_over_all_columns_stays_one_cell() -> None:
    pdf = PdfBuilder()
    for top in (100, 120, 140, 160):
        pdf.rule(XS[0], top, XS[-1], top)
    for x in XS[1:-1]:
        pdf.rule(x, 100, x, 120)
        pdf.rule(x, 140, x, 160)
    for x in (XS[0], XS[-1]):
        pdf.rule(x, 100, x, 160)
    write_row(pdf, 100, HEADER)
    pdf.text(64, 134, "Mål 1: Alle innbyggere i kommunen har et trygt sted å bo i hele planperioden", size=10)
    write_row(pdf, 140, ["1.1", "Bygge ni boliger", "Helse", "2027"])
    assert rows(table_of(pdf.read()))[1][0].startswith("Mål 1: Alle innbyggere")


def test_the_rows_above_and_below_the_shaded_rows_belong_to_the_table() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 80, "Mål 1: Alle har noen å være sammen med", size=14, font=BOLD)
    write_row(pdf, 100, HEADER, BOLD)
    body = [["1", "Åpne skolene", "Oppvekst", "2027"], ["2", "Merke løyper", "Kultur", "2026"]]
    body += [["3", "Felles middag", "Helse", "2028"], ["4", "Gratis utlån", "Kultur", "2026"]]
    for number, row in enumerate(body):
        top = 120.0 + 20 * number
        for x0, x1 in pairwise(XS):
            pdf.box(x0, top, x1, top + 20, fill="#ffffff" if number % 2 else "#eeeeee")
        write_row(pdf, top, row)
    document = pdf.read()
    assert rows(table_of(document)) == [HEADER, *body]
    assert table_of(document).header_rows == 1
    assert texts(document) == ["Mål 1: Alle har noen å være sammen med"]


def paired_page(pdf: PdfBuilder, left: list[tuple[float, str]], right: list[tuple[float, str]]) -> None:
    """Goals left, measures right, each line at its height, without any rules."""
    for x, label, lines in ((70, "MÅL", left), (310, "TILTAK", right)):
        pdf.text(x, 100, label, font=BOLD)
        for top, text in lines:
            pdf.text(x, top, text)


def test_goals_left_and_measures_right_without_rules_are_a_table() -> None:
    pdf = PdfBuilder()
    left = [
        (118, "Flere deltar i frivillig arbeid, og det"),
        (132, "er lett å bli med."),
        (160, "Lagene har gode lokaler."),
    ]
    right = [(118, "Lage en oversikt over lagene."), (132, "Invitere til frivillighetens dag hvert"), (146, "år.")]
    right += [(160, "Låne ut kommunale bygg."), (174, "Bygge utstyrsrom ved skolen.")]
    paired_page(pdf, left, right)
    pdf.text(70, 230, "Planen følges opp i det årlige budsjettet, og status blir meldt i årsberetningen.")
    document = pdf.read()
    assert rows(table_of(document)) == [
        ["MÅL", "TILTAK"],
        [
            "Flere deltar i frivillig arbeid, og det er lett å bli med.",
            "Lage en oversikt over lagene. Invitere til frivillighetens dag hvert år.",
        ],
        ["Lagene har gode lokaler.", "Låne ut kommunale bygg. Bygge utstyrsrom ved skolen."],
    ]
    assert texts(document) == ["Planen følges opp i det årlige budsjettet, og status blir meldt i årsberetningen."]


def test_two_lists_side_by_side_are_no_table() -> None:
    pdf = PdfBuilder()
    left = [(118, "• Flere deltar i frivillig arbeid"), (132, "• Lagene har gode lokaler"), (146, "• Unge leder selv")]
    right = [(118, "• Lage en oversikt"), (132, "• Låne ut bygg"), (146, "• Bygge utstyrsrom"), (160, "• Gi råd")]
    paired_page(pdf, left, right)
    assert texts(pdf.read())[4:6] == ["TILTAK", "Lage en oversikt"]


def test_a_goal_cut_by_the_page_break_is_one_row_of_its_columns() -> None:
    pdf = PdfBuilder()
    left = [(118, "Flere deltar i frivillig arbeid."), (160, "Lagene har gode lokaler som er åpne")]
    right = [(118, "Lage en oversikt over lagene."), (132, "Invitere til en felles dag."), (160, "Låne ut bygg.")]
    paired_page(pdf, left, right)
    pdf.page()
    for x, lines in (
        (70, [(80, "hele året."), (122, "Unge leder selv.")]),
        (310, [(80, "Bygge utstyrsrom."), (94, "Lage et bookingsystem."), (122, "Gi ungdomsrådet et budsjett.")]),
    ):
        for top, text in lines:
            pdf.text(x, top, text)
    pdf.text(70, 160, "Planen følges opp i det årlige budsjettet, og status blir meldt i årsberetningen.")
    document = pdf.read()
    assert rows(table_of(document)) == [
        ["MÅL", "TILTAK"],
        ["Flere deltar i frivillig arbeid.", "Lage en oversikt over lagene. Invitere til en felles dag."],
        [
            "Lagene har gode lokaler som er åpne hele året.",
            "Låne ut bygg.\nBygge utstyrsrom.\nLage et bookingsystem.",
        ],
        ["Unge leder selv.", "Gi ungdomsrådet et budsjett."],
    ]
    assert len(texts(document)) == 1


def test_a_heading_between_two_shaded_tables_parts_them() -> None:
    pdf = PdfBuilder()
    for start, header in ((100.0, HEADER), (240.0, ["Nr", "Prosjekt", "Mål", "2027"])):
        for number in range(3):
            top = start + 20 * number
            for x0, x1 in pairwise(XS):
                if number != 1:
                    pdf.box(x0, top, x1, top + 20, fill="#dddddd")
            write_row(pdf, top, header if number == 0 else [str(number), "Felles middag", "Helse", "2028"])
    pdf.text(104, 200, "6 Investeringer", size=15, font=BOLD)
    pdf.text(104, 220, "Tabell 4. Beløp i 1000 kr", size=10)
    document = pdf.read()
    assert [block.table.rows for block in document.blocks if block.table is not None] == [3, 3]
    assert texts(document) == ["6 Investeringer", "Tabell 4. Beløp i 1000 kr"]


def cut_rule(pdf: PdfBuilder, top: float, xs: list[float] = XS) -> None:
    """A rule under a row, drawn cell by cell as word processors and browsers do."""
    for left, right in pairwise(xs):
        pdf.box(left, top, right, top + 0.7, fill="#cccccc")


def test_rules_between_rows_that_are_cut_at_the_columns() -> None:
    pdf = PdfBuilder()
    write_row(pdf, 100, HEADER, BOLD)
    cut_rule(pdf, 120)
    # Cells that nearly fill their columns: the words alone tell of no gaps.
    write_row(pdf, 120, ["1", "Lage en turrute rundt Svartvannet med b", "Kulturavdelingen sør", "2027"])
    pdf.text(104, 146, "benker", size=10)
    cut_rule(pdf, 150)
    write_row(pdf, 150, ["2", "Ansette ungdomsarbeider", "", "2026"])
    cut_rule(pdf, 170)
    document = pdf.read()
    assert rows(table_of(document)) == [
        HEADER,
        ["1", "Lage en turrute rundt Svartvannet med b benker", "Kulturavdelingen sør", "2027"],
        ["2", "Ansette ungdomsarbeider", "", "2026"],
    ]
    assert texts(document) == []


def test_a_section_row_among_rows_with_cut_rules_is_one_cell_and_no_header() -> None:
    pdf = PdfBuilder()
    for left, right in pairwise(XS):
        pdf.box(left, 100, right, 120, fill="#003366")
    write_row(pdf, 100, HEADER, BOLD)
    for number, top in enumerate((120, 170), start=1):
        pdf.box(XS[0], top, XS[-1], top + 25, fill="#ffeecc")
        pdf.text(64, top + 16, f"{number}. Grønn samferdsel", size=10, font=BOLD)
        cut_rule(pdf, top + 24.3)
        write_row(pdf, top + 25, [f"{number}.1", "Sykkelparkering ved skolene", "Teknisk", "2026"])
        cut_rule(pdf, top + 49.3)
    table = table_of(pdf.read())
    assert rows(table) == [
        HEADER,
        ["1. Grønn samferdsel", "", "", ""],
        ["1.1", "Sykkelparkering ved skolene", "Teknisk", "2026"],
        ["2. Grønn samferdsel", "", "", ""],
        ["2.1", "Sykkelparkering ved skolene", "Teknisk", "2026"],
    ]
    assert table.header_rows == 1


def test_a_cell_over_two_rows_has_no_rule_between_them() -> None:
    pdf = PdfBuilder()
    for left, right in pairwise(XS):
        pdf.box(left, 100, right, 120, fill="#003366")
    write_row(pdf, 100, ["Mål", "Indikator", "Nå", "2027"], BOLD)
    write_row(pdf, 120, ["Trygt", "Andel som er trygge på skoleveien", "60 %", "80 %"])
    cut_rule(pdf, 140, XS[1:])
    write_row(pdf, 140, ["", "Ulykker med barn", "4", "0"])
    for top in (160, 180):
        cut_rule(pdf, top)
    write_row(pdf, 160, ["Sunt", "Andel som går eller sykler", "30 %", "50 %"])
    table = table_of(pdf.read())
    assert [cell.row_span for cell in table.cells if cell.text == "Trygt"] == [2]
    assert rows(table)[2] == ["", "Ulykker med barn", "4", "0"]


def test_cut_rules_under_headings_over_text_make_no_table() -> None:
    pdf = PdfBuilder()
    for number in range(3):
        top = 100 + 120 * number
        pdf.text(60, top, f"{number + 1} Innsatsområde", size=14, font=BOLD)
        pdf.box(60, top + 4, 200, top + 5, fill="#cc0000")
        pdf.box(200, top + 4, 400, top + 5, fill="#00cc00")
        pdf.box(400, top + 4, 530, top + 5, fill="#0000cc")
        pdf.lines(
            60, top + 24, ["Teksten går over hele bredden av siden, og den har flere linjer som alle er lange."] * 3
        )
    assert all(block.table is None for block in pdf.read().blocks)


def test_a_header_alone_at_the_foot_of_a_page_belongs_to_the_table_on_the_next() -> None:
    pdf = PdfBuilder()
    pdf.text(60, 100, "Status for tiltakene i planen, se tabellen under.")
    pdf.grid(XS, [740, 760])
    write_row(pdf, 740, HEADER, BOLD)
    pdf.page()
    pdf.grid(XS, [60, 80, 100])
    write_row(pdf, 60, ["1", "Bygge bru over Storelva", "Teknisk", "2027"])
    write_row(pdf, 80, ["2", "Skilte turløypene", "Kultur", "2026"])
    document = pdf.read()
    assert rows(table_of(document))[:2] == [HEADER, ["1", "Bygge bru over Storelva", "Teknisk", "2027"]]
    assert texts(document) == ["Status for tiltakene i planen, se tabellen under."]


def test_a_last_row_alone_on_the_next_page_belongs_to_its_table() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [720, 740, 760])
    write_row(pdf, 720, HEADER, BOLD)
    write_row(pdf, 740, ["1", "Bygge bru over Storelva", "Teknisk", "2027"])
    pdf.page()
    pdf.grid(XS, [60, 80])
    write_row(pdf, 60, ["2", "Skilte turløypene", "Kultur", "2026"])
    pdf.text(60, 120, "Tiltakene rulleres hvert år.")
    document = pdf.read()
    assert rows(table_of(document))[-1] == ["2", "Skilte turløypene", "Kultur", "2026"]
    assert texts(document) == ["Tiltakene rulleres hvert år."]


def test_a_row_cut_by_the_page_break_goes_on_though_its_other_cells_are_empty() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [720, 740, 770])
    write_row(pdf, 720, ["Mål", "Indikator", "Status", "2027"], BOLD)
    write_row(pdf, 740, ["Flere", "Andel unge som deltar i et", "Gul", "70 %"])
    pdf.page()
    pdf.grid(XS, [60, 80])
    write_row(pdf, 60, ["er med", "organisert tilbud", "", ""])
    pdf.text(60, 120, "Tallene er fra ungdommenes egen undersøkelse.")
    document = pdf.read()
    assert rows(table_of(document))[1] == [
        "Flere er med",
        "Andel unge som deltar i et organisert tilbud",
        "Gul",
        "70 %",
    ]
    assert texts(document) == ["Tallene er fra ungdommenes egen undersøkelse."]


def test_a_column_that_is_empty_on_the_next_page_is_no_other_table() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [700, 720, 740])
    write_row(pdf, 700, HEADER, BOLD)
    write_row(pdf, 720, ["1", "Bygge bru over Storelva", "Teknisk", "2027"])
    pdf.page()
    pdf.grid(XS, [60, 80, 100])
    write_row(pdf, 60, ["2", "Skilte turløypene", "", "2026"])
    write_row(pdf, 80, ["3", "Merke stier", "", "2028"])
    table = table_of(pdf.read())
    assert rows(table)[2:] == [["2", "Skilte turløypene", "", "2026"], ["3", "Merke stier", "", "2028"]]


def test_a_smaller_table_on_the_next_page_is_another_table() -> None:
    pdf = PdfBuilder()
    pdf.grid(XS, [700, 720, 740])
    write_row(pdf, 700, HEADER, BOLD)
    write_row(pdf, 720, ["1", "Bygge bru over Storelva", "Teknisk", "2027"])
    pdf.page()
    pdf.grid([60, 100, 200], [60, 80, 100])
    write_row(pdf, 60, ["År", "Beløp"], BOLD)
    write_row(pdf, 80, ["2027", "120 000"])
    assert sum(block.table is not None for block in pdf.read().blocks) == 2


def test_names_of_columns_that_stand_close_are_told_apart_by_what_stands_under_them() -> None:
    pdf = PdfBuilder()
    xs = [60, 78, 260, 360]
    for x, text in zip([60, 74, 260, 360], ["Nr", "Tiltak", "Målgruppe", "Ansvar"], strict=True):
        pdf.text(x if text != "Tiltak" else 78, 100, text, size=10, font=BOLD)
    for number, (measure, rest) in enumerate(
        [("Kurs for eldre som kjører bil", "(65 år og eldre)"), ("Refleksvester til alle", "i første klasse")], start=1
    ):
        top = 100 + 40 * number
        pdf.text(xs[0], top, f"T{number}", size=10)
        pdf.text(xs[1], top - 6, measure, size=10)
        pdf.text(xs[1], top + 6, rest, size=10)
        pdf.text(xs[2], top, "Innbyggere", size=10)
        pdf.text(xs[3], top, "Frivilligsentralen", size=10)
    assert rows(table_of(pdf.read())) == [
        ["Nr", "Tiltak", "Målgruppe", "Ansvar"],
        ["T1", "Kurs for eldre som kjører bil (65 år og eldre)", "Innbyggere", "Frivilligsentralen"],
        ["T2", "Refleksvester til alle i første klasse", "Innbyggere", "Frivilligsentralen"],
    ]


def test_a_table_without_rules_goes_on_over_the_page_break_in_the_middle_of_a_row() -> None:
    pdf = PdfBuilder()
    xs = [60, 200, 330, 450]

    def line(top: float, texts_of_row: list[str], font: str = "Helvetica") -> None:
        for x, text in zip(xs, texts_of_row, strict=True):
            if text:
                pdf.text(x, top, text, size=10, font=font)

    line(680, ["Strekning", "Problem", "Tiltak", "Kostnad"], BOLD)
    line(710, ["Skolevegen", "Smal veg", "Bygge fortau", "2 000 000"])
    line(740, ["Stasjonsgata", "Høy fart", "Tre fartshumper", "300 000"])
    line(770, ["Krysset ved", "Dårlig sikt", "Sikring og", "450 000"])
    pdf.page()
    line(60, ["idrettshallen", "", "opphøyd gangfelt", ""])
    line(90, ["Busslomma", "Lite plass", "Leskur", "200 000"])
    pdf.text(60, 140, "5 Innspill fra velforeningene", size=15, font=BOLD)
    pdf.lines(60, 170, ["Velforeningene har kommet med mange innspill til planen, og de er tatt med i kapittelet her."])
    document = pdf.read()
    assert rows(table_of(document))[3:] == [
        ["Krysset ved idrettshallen", "Dårlig sikt", "Sikring og opphøyd gangfelt", "450 000"],
        ["Busslomma", "Lite plass", "Leskur", "200 000"],
    ]
    assert len(texts(document)) == 2


def test_rules_that_only_part_sections_of_figures_make_no_rows() -> None:
    pdf = PdfBuilder()
    xs = [60.0, 400.0, 530.0]
    for top in (100, 170, 240, 270):
        cut_rule(pdf, top, xs)
    for number, name in enumerate(["Leger", "Sykepleiere", "Fysioterapeuter", "Helsesykepleiere"]):
        pdf.text(64, 116 + 14 * number, name, size=10)
        pdf.text(404, 116 + 14 * number, str(10 + number), size=10)
        pdf.text(64, 186 + 14 * number, f"{name}, årsverk", size=10)
        pdf.text(404, 186 + 14 * number, str(7 + number), size=10)
    assert ["Sykepleiere", "11"] in rows(table_of(pdf.read()))


def test_rows_of_text_above_and_below_the_outer_rules_are_rows_of_the_table() -> None:
    pdf = PdfBuilder()
    write_row(pdf, 100, ["", "Område", "2025", "2026"])
    for number in range(4):
        cut_rule(pdf, 120 + 20 * number)
        if number < 3:
            write_row(pdf, 120 + 20 * number, [str(number), "Kulturskolen", "1 000", "1 100"])
    write_row(pdf, 180, ["4", "Sum kultur", "3 000", "3 300"])
    pdf.text(60, 240, "Tallene er i hele tusen kroner, og de gjelder begge årene i tabellen over her.", size=10)
    assert [row[-1] for row in rows(table_of(pdf.read()))] == ["2026", "1 100", "1 100", "1 100", "3 300"]


def test_three_columns_of_running_text_under_headings_are_no_table() -> None:
    pdf = PdfBuilder()
    columns = [
        (
            "Flom",
            ["Flommen i fjor høst kostet mye for", "bygda. Det vil skje igjen.", "Mål: Ingen skal miste livet i flom"],
        ),
        (
            "Strøm",
            ["To døgn uten strøm lærte oss mye", "om beredskap i hele kommunen.", "Mål: Vannverket går uten strøm"],
        ),
        ("Folk", ["Staten vil at alle skal klare seg", "selv i en uke uten hjelp.", "Mål: Alle vet hvor de får hjelp"]),
    ]
    for x, (heading, lines) in zip([50, 225, 400], columns, strict=True):
        pdf.text(x, 100, heading, size=14, font=BOLD)
        pdf.lines(x, 120, lines, size=9)
    document = pdf.read()
    assert all(block.table is None for block in document.blocks)
    assert texts(document)[:3] == [
        "Flom",
        "Flommen i fjor høst kostet mye for bygda. Det vil skje igjen.",
        columns[0][1][2],
    ]


def test_sentences_that_go_on_from_line_to_line_in_their_columns_are_no_rows() -> None:
    pdf = PdfBuilder()
    columns = [
        [
            "Utslipp",
            "Utslippene i kommunen er",
            "redusert med to tredeler når",
            "vi sammenligner med året",
            "da planen ble vedtatt",
        ],
        [
            "Klima",
            "Kommunen tåler det været",
            "som kommer, og bygger slik",
            "at nye hus og veier står",
            "trygt i hele levetiden",
        ],
        [
            "Natur",
            "Skogen og myrene tar opp",
            "mer karbon enn før, og de",
            "er vernet mot nedbygging",
            "i arealdelen av planen",
        ],
    ]
    for x, lines in zip([50, 225, 400], columns, strict=True):
        pdf.text(x, 100, lines[0], size=10, font=BOLD)
        for number, line in enumerate(lines[1:], start=1):
            pdf.text(x, 100 + 16 * number, line, size=10)
    assert all(block.table is None for block in pdf.read().blocks)
