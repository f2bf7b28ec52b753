"""Running text of PDFs: lines, hyphens, lists, columns, boxes, footnotes."""

from itertools import pairwise
from math import cos, radians, sin

from pdf_building import BOLD, HEIGHT, PdfBuilder, block_of, texts

from tracecheck.model.source import BlockKind

BODY = [
    "Kommunen skal legge til rette for gode og trygge møteplasser i alle bygdene, og",
    "innbyggerne skal tas med tidlig når nye tiltak planlegges og når de blir vurdert.",
]


def test_printed_lines_become_one_paragraph_with_the_place_of_each_line() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, BODY)
    block = block_of(pdf.read(), "Kommunen skal")
    assert block.text == " ".join(BODY)
    assert [line.page for line in block.lines] == [1, 1]
    place = block.place_of(len(BODY[0]) + 1, len(block.text))
    assert len(place.boxes) == 1
    assert place.boxes[0].top > block.lines[0].box.top  # type: ignore[union-attr]


def test_a_word_broken_at_the_line_end_is_whole_again() -> None:
    pdf = PdfBuilder()
    pdf.lines(
        70, 100, ["Barn og unge skal oppleve gode overganger mellom barne-", "hage, skole og videregående opplæring."]
    )
    assert texts(pdf.read()) == [
        "Barn og unge skal oppleve gode overganger mellom barnehage, skole og videregående opplæring."
    ]


def test_the_hyphen_before_og_stays() -> None:
    pdf = PdfBuilder()
    pdf.lines(
        70, 100, ["Kommunen skal ha en tydelig retning for arbeidet med klima-", "og miljøvennlig drift i alle ledd."]
    )
    assert "klima- og miljøvennlig" in texts(pdf.read())[0]


def test_an_initialism_keeps_its_hyphen() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, ["Alle virksomheter skal i løpet av perioden følge den felles KI-", "strategien for kommunen."])
    assert "KI-strategien" in texts(pdf.read())[0]


def test_a_formula_that_ends_in_a_digit_keeps_its_hyphen() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, ["Utslippene fra egen virksomhet skal måles i tonn CO2-", "ekvivalenter hvert år."])
    assert "CO2-ekvivalenter" in texts(pdf.read())[0]


def test_a_gap_or_a_short_line_starts_a_new_paragraph() -> None:
    pdf = PdfBuilder()
    pdf.lines(
        70,
        100,
        [
            *BODY,
            "Dette følges opp hvert år.",
            "Kommunestyret får en samlet oversikt i juni, og den legges fram for alle utvalg.",
        ],
    )
    pdf.lines(70, 180, BODY)
    assert len(texts(pdf.read())) == 3


def test_bullets_become_list_items_with_hanging_lines_joined() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "Vi skal:")
    pdf.text(80, 116, "•")
    pdf.lines(
        95,
        116,
        ["Styrke samarbeidet med frivillige lag og foreninger slik at flere", "barn kan delta på en fast aktivitet"],
    )
    pdf.text(80, 144, "• Holde biblioteket åpent på kveldstid")
    pdf.text(100, 158, "– også i skolens ferier")
    items = [block for block in pdf.read().blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.marker, item.level) for item in items] == [("•", 0), ("•", 0), ("–", 1)]
    assert items[0].text.endswith("slik at flere barn kan delta på en fast aktivitet")
    assert items[2].text == "også i skolens ferier"


def test_a_list_item_goes_on_at_the_left_margin_when_only_its_first_line_is_indented() -> None:
    pdf = PdfBuilder()
    pdf.text(88, 100, "•")
    pdf.text(106, 100, "Tjenestene skal være godt samordnet med de øvrige helse- og velferdstjenestene i")
    pdf.text(70, 114, "kommunen og med sykehuset.")
    pdf.text(88, 128, "•")
    pdf.text(106, 128, "Ventetiden for ungdom som søker hjelp, skal ikke være lenger enn to hele uker.")
    pdf.text(70, 142, "dette gjelder også i skoleferiene, og rådmannen skal legge fram en egen sak om det.")
    pdf.text(88, 156, "•")
    pdf.text(106, 156, "Flere fastleger skal bli boende")
    pdf.text(70, 170, "og kommunen skal følge utviklingen nøye gjennom hele planperioden i alle tjenester.")
    blocks = pdf.read().blocks
    assert [(block.kind is BlockKind.LIST_ITEM, block.text.split()[0]) for block in blocks] == [
        (True, "Tjenestene"),
        (True, "Ventetiden"),
        (False, "dette"),
        (True, "Flere"),
        (False, "og"),
    ]
    assert blocks[0].text.endswith("velferdstjenestene i kommunen og med sykehuset.")


def test_a_bullet_a_little_off_the_baseline_belongs_to_its_line() -> None:
    pdf = PdfBuilder()
    pdf.text(80, 101.8, "•", size=14)
    pdf.text(100, 100, "Ungdomsrådet høres i alle saker som gjelder unge")
    block = block_of(pdf.read(), "Ungdomsrådet")
    assert (block.kind, block.marker) == (BlockKind.LIST_ITEM, "•")


def test_several_bullets_on_one_line_are_several_items() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "• Flere lærlinger • Færre vikarer • Heltid som hovedregel")
    assert texts(pdf.read()) == ["Flere lærlinger", "Færre vikarer", "Heltid som hovedregel"]


def test_an_angle_mark_with_a_space_is_a_bullet_and_a_closing_quotation_mark_is_none() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, ["Slik gjør vi det:", "» Kreve nullutslipp i nye kontrakter", "» Bygge landstrøm i havnene"])
    assert [block.marker for block in pdf.read().blocks] == [None, "»", "»"]


def test_a_label_alone_on_its_line_goes_on_with_nothing() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, ["Pasientene er trygge og er med og bestemmer", "Måles ved:", "Snitt i undersøkelsen over 5"])
    assert texts(pdf.read())[:2] == ["Pasientene er trygge og er med og bestemmer", "Måles ved:"]


def test_letters_and_numbers_are_list_markers_but_a_date_is_none() -> None:
    pdf = PdfBuilder()
    top = pdf.lines(70, 100, ["Tiltak i planperioden:"])
    pdf.lines(
        70,
        top,
        [
            "a) Etablere tverrfaglig team",
            "b) Ansette ruskonsulent",
            "3c) Lage plan",
            "1. januar 2027 trer det i kraft.",
        ],
    )
    document = pdf.read()
    assert [block.marker for block in document.blocks] == [None, "a)", "b)", "3c)", None]
    assert block_of(document, "1. januar 2027").kind is BlockKind.PARAGRAPH


def test_a_list_item_goes_on_over_the_page_break() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 720, BODY)
    pdf.text(80, 760, "• Bygge ut gang- og sykkelveier mellom skolene og de største")
    pdf.page()
    pdf.text(88, 80, "boligområdene i kommunen")
    pdf.text(80, 94, "• Sikre trygge krysningspunkter")
    document = pdf.read()
    block = block_of(document, "Bygge ut")
    assert block.text.endswith("de største boligområdene i kommunen")
    assert [line.page for line in block.lines] == [1, 2]
    assert [box.page for box in block.place.boxes] == [1, 2]


def test_a_paragraph_goes_on_over_the_page_break_past_a_footnote() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 700, [*BODY[:1], "planleggingen følger de langsiktige målene som ble satt i"])
    pdf.text(70, 779.5, "1", size=6)
    pdf.text(74, 782, "Vedtatt av kommunestyret i sak 12/25.", size=8)
    pdf.page()
    pdf.lines(70, 80, ["kommuneplanens samfunnsdel."])
    document = pdf.read()
    assert block_of(document, "Kommunen skal").text.endswith("som ble satt i kommuneplanens samfunnsdel.")
    note = block_of(document, "Vedtatt av")
    assert (note.kind, note.marker) == (BlockKind.FOOTNOTE, "1")


def test_a_raised_footnote_digit_is_not_part_of_the_word() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "Sykefraværet skal ned til 6,5 prosent og kapasiteten")
    pdf.text(
        70 + pdf.canvas.stringWidth("Sykefraværet skal ned til 6,5 prosent og kapasiteten", "Helvetica", 11),
        96,
        "4",
        size=6,
    )
    pdf.text(345, 100, "skal opp.")
    assert texts(pdf.read()) == ["Sykefraværet skal ned til 6,5 prosent og kapasiteten skal opp."]


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Status og veien videre for tjenestene i kommunen, samlet for hele perioden vi ser på")
    for number, x in enumerate((70, 320)):
        pdf.lines(
            x,
            110,
            [
                f"Spalte {number} har tekst som går over flere",
                "linjer og som leses ferdig før neste",
                "spalte begynner.",
            ],
        )
    pdf.text(70, 200, "Etter spaltene kommer en linje som går over hele bredden av siden og avslutter den.")
    found = texts(pdf.read())
    assert [text.split(" har")[0] for text in found[1:3]] == ["Spalte 0", "Spalte 1"]
    assert found[1].endswith("før neste spalte begynner.")
    assert found[3].startswith("Etter spaltene")


def test_text_in_a_framed_or_filled_box_shares_a_frame_number() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 80, BODY)
    pdf.box(65, 120, 530, 180)
    pdf.text(75, 140, "I perioden vil kommunen")
    pdf.text(85, 160, "• Bygge nytt sykehjem")
    pdf.box(65, 200, 530, 240, fill="#dde8f0")
    pdf.text(75, 220, "Slik vil vi ha det i 2036")
    pdf.lines(70, 270, BODY)
    frames = [block.frame for block in pdf.read().blocks]
    assert frames == [None, 1, 1, 2, None]


def test_text_printed_twice_for_a_bold_look_counts_once() -> None:
    pdf = PdfBuilder()
    for shift in (0.0, 0.4):
        pdf.text(70 + shift, 100, "Trygg oppvekst for alle", size=16)
    document = pdf.read()
    assert texts(document) == ["Trygg oppvekst for alle"]
    assert [dropped.reason for dropped in document.dropped] in ([], ["duplicate_layer"])


def test_a_bold_start_of_a_paragraph_is_marked() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "Mål:", font=BOLD)
    pdf.text(98, 100, "Alle innbyggere skal ha et aktivt og meningsfylt liv i egen bolig")
    pdf.lines(70, 140, BODY)
    block = block_of(pdf.read(), "Mål:")
    assert block.kind is BlockKind.PARAGRAPH
    assert [block.text[start:end] for start, end in block.style.bold_spans] == ["Mål:"]
    assert not block.style.bold


def test_bullets_that_are_drawn_and_no_characters() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 100, "Kommunen vil:")
    for number, text in enumerate(["Bruke tre i nye bygg", "Gi tilskudd til solceller"]):
        pdf.canvas.setFillColor("#000000")
        pdf.canvas.circle(82, 842 - 116.5 - 16 * number, 1.9, stroke=0, fill=1)
        pdf.text(92, 120 + 16 * number, text)
    items = [(block.marker, block.text) for block in pdf.read().blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [("•", "Bruke tre i nye bygg"), ("•", "Gi tilskudd til solceller")]


def test_a_heading_below_columns_comes_after_both() -> None:
    pdf = PdfBuilder()
    pdf.lines(
        70,
        80,
        [
            "Venstre spalte har fire linjer som går",
            "nedover siden og som slutter lenger nede",
            "enn den høyre spalten gjør på denne",
            "siden, slik det ofte er.",
        ],
    )
    pdf.lines(320, 80, ["Høyre spalte har to linjer og slutter", "tidligere."])
    pdf.text(70, 165, "Dette utfordrer oss", size=14, font=BOLD)
    pdf.lines(70, 185, BODY)
    assert [text.split(" ")[0] for text in texts(pdf.read())] == ["Venstre", "Høyre", "Dette", "Kommunen"]


def test_headings_in_a_sidebar_hold_in_the_sidebar_only() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Oppvekst", size=18, font=BOLD)
    pdf.lines(70, 105, BODY)
    pdf.box(65, 150, 280, 220, fill="#f0e8d8")
    pdf.text(75, 170, "Stemmer fra bygda", size=12, font=BOLD)
    pdf.text(75, 190, "Vi vil ha svømmehallen åpen.")
    pdf.lines(70, 260, ["Etter boksen følger mer om barnehage.", *BODY])
    document = pdf.read()
    assert block_of(document, "Vi vil ha").place.path == ("Oppvekst", "Stemmer fra bygda")
    assert block_of(document, "Etter boksen").place.path == ("Oppvekst",)


def rounded_card(pdf: PdfBuilder, x0: float, top: float, x1: float, bottom: float) -> None:
    """A filled box whose round corners are drawn in many small curves, as browsers print them."""
    radius = 6
    corners = [(x1 - radius, bottom - radius, 0), (x0 + radius, bottom - radius, 90)]
    corners += [(x0 + radius, top + radius, 180), (x1 - radius, top + radius, 270)]
    points = [
        (x + radius * cos(radians(start + step)), HEIGHT - y - radius * sin(radians(start + step)))
        for x, y, start in corners
        for step in range(0, 91, 15)
    ]
    path = pdf.canvas.beginPath()
    path.moveTo(*points[0])
    for before, point in pairwise(points):
        path.curveTo(*before, *point, *point)
    path.close()
    pdf.canvas.setFillColor("#eef2f7")
    pdf.canvas.drawPath(path, stroke=0, fill=1)


def test_cards_with_round_corners_are_boxes_and_their_lists_start_anew() -> None:
    pdf = PdfBuilder()
    for x, title, item in ((60, "Åpent bibliotek", "Innføre meråpent"), (310, "Levende historie", "Samle bilder")):
        rounded_card(pdf, x, 100, x + 230, 200)
        pdf.text(x + 10, 120, title, font=BOLD)
        pdf.text(x + 10, 140, "Delmålet gjelder alle tre grendene.")
        pdf.text(x + 25, 156, f"• {item}")
    document = pdf.read()
    assert [block.frame for block in document.blocks] == [1, 1, 1, 2, 2, 2]
    assert [block.level for block in document.blocks if block.kind is BlockKind.LIST_ITEM] == [0, 0]


def test_a_larger_heading_below_uneven_columns_comes_after_both() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, [f"Kommunen har lang erfaring med dette {n}" for n in "abcdefgh"], size=10)
    pdf.lines(310, 100, [f"Innbyggerne er stort sett fornøyde {n}" for n in "abcd"], size=10)
    pdf.text(70, 222, "Satsingsområder", size=14, font=BOLD)
    pdf.text(70, 244, "Gode oppvekstvilkår", size=11, font=BOLD)
    pdf.text(70, 258, "Samarbeidet", size=10)
    pdf.lines(70, 274, [*BODY, *BODY], size=10)
    read = texts(pdf.read())
    assert read.index("Satsingsområder") > next(n for n, text in enumerate(read) if text.startswith("Innbyggerne er"))


def test_cards_side_by_side_are_no_columns_of_a_table() -> None:
    pdf = PdfBuilder()
    for x, title in ((40, "Innbyggerne"), (215, "Trygg drift"), (390, "Kompetanse")):
        rounded_card(pdf, x, 100, x + 160, 190)
        pdf.text(x + 10, 118, title, font=BOLD)
        pdf.lines(x + 10, 136, ["Tjenestene er enkle", "å finne fram i.", "• Felles plattform"])
    read = texts(pdf.read())
    assert read[:4] == ["Innbyggerne", "Tjenestene er enkle å finne fram i.", "Felles plattform", "Trygg drift"]
