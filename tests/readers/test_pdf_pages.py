"""Pages of PDFs: heads and feet, page numbers, contents, cropping, rotation, and files that cannot be read."""

import pytest
from pdf_building import BOLD, HEIGHT, PdfBuilder, block_of, read_bytes, texts
from reportlab.lib.pdfencrypt import StandardEncryption

from tracecheck.messages import load_catalogue
from tracecheck.readers.base import UnreadableError

BODY = [
    "Kommunen skal legge til rette for gode og trygge møteplasser i alle bygdene, og",
    "innbyggerne skal tas med tidlig når nye tiltak planlegges og når de blir vurdert.",
]


def test_running_heads_and_page_numbers_are_taken_out_and_kept_apart() -> None:
    pdf = PdfBuilder()
    for number in range(1, 5):
        left = number % 2 == 0
        foot = f"{number + 1} | Kommuneplanens samfunnsdel" if left else f"Kommuneplanens samfunnsdel | {number + 1}"
        pdf.text(70, 40, "FJORDVIK KOMMUNE", size=9)
        pdf.lines(70, 100, [f"Kapittel {number} handler om noe eget.", *BODY])
        pdf.text(70 if left else 380, 810, foot, size=9)
        pdf.page()
    document = pdf.read()
    assert not [text for text in texts(document) if "FJORDVIK" in text or "samfunnsdel" in text]
    assert document.running[0] == "FJORDVIK KOMMUNE"
    assert [block_of(document, f"Kapittel {n}").place.page_label for n in (1, 2, 3, 4)] == ["2", "3", "4", "5"]
    assert {dropped.reason for dropped in document.dropped} == {"running_head"}


@pytest.mark.parametrize("form", ["{n}", "Side {n}", "s. {n}/5", "{n} av 5", "- {n} -"])
def test_forms_of_page_numbers(form: str) -> None:
    pdf = PdfBuilder()
    for number in range(1, 6):
        pdf.lines(70, 100, [f"Kapittel {number} handler om noe eget.", *BODY])
        pdf.text(290, 812, form.format(n=number), size=9)
        pdf.page()
    document = pdf.read()
    assert [text.split(" ")[0] for text in texts(document)] == ["Kapittel", "Kommunen"] * 5
    assert block_of(document, "Kapittel 4").place.page_label == "4"


def test_a_heading_at_the_page_top_that_stands_once_stays() -> None:
    pdf = PdfBuilder()
    for number, title in enumerate(["Oppvekst", "Helse", "Klima"], start=1):
        pdf.text(70, 60, f"Hovedmål {number * 7}: {title}", size=16, font=BOLD)
        pdf.lines(70, 100, BODY)
        pdf.page()
    assert [text for text in texts(pdf.read()) if text.startswith("Hovedmål")] == [
        "Hovedmål 7: Oppvekst",
        "Hovedmål 14: Helse",
        "Hovedmål 21: Klima",
    ]


def test_printed_contents_are_entries_not_blocks() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Innhold", size=16, font=BOLD)
    for number, title in enumerate(["1 Innledning", "2 Mål og strategier", "2.1 Oppvekst", "3 Oppfølging"]):
        pdf.text(70, 110 + 16 * number, f"{title} {'.' * 60} {number + 3}")
    pdf.page()
    pdf.text(70, 80, "1 Innledning", size=16, font=BOLD)
    pdf.lines(70, 110, BODY)
    document = pdf.read()
    assert document.toc == ("1 Innledning", "2 Mål og strategier", "2.1 Oppvekst", "3 Oppfølging")
    assert texts(document)[0] == "1 Innledning"
    assert len(document.blocks) == 2


def test_text_outside_the_visible_page_is_dropped_and_places_count_from_its_corner() -> None:
    pdf = PdfBuilder()
    pdf.canvas.setCropBox((100, 100, 500, 742))
    pdf.text(120, 140, "Dette står på siden.")
    pdf.text(10, 140, "Nabosiden")
    document = pdf.read()
    assert texts(document) == ["Dette står på siden."]
    assert [(dropped.text, dropped.reason) for dropped in document.dropped] == [("Nabosiden", "off_page")]
    box = document.blocks[0].place.boxes[0]
    assert box.x0 == pytest.approx(20, abs=2)
    assert box.bottom == pytest.approx(40, abs=5)


def test_a_rotated_page_is_read_as_it_is_seen() -> None:
    pdf = PdfBuilder()
    pdf.canvas.setPageRotation(90)
    pdf.canvas.translate(595, 0)
    pdf.canvas.rotate(90)
    pdf.canvas.setFont("Helvetica", 11)
    for number, text in enumerate(BODY):
        pdf.canvas.drawString(70, 595 - 100 - 14 * number, text)
    block = block_of(pdf.read(), "Kommunen skal")
    assert block.text == " ".join(BODY)
    assert block.place.boxes[0].x0 == pytest.approx(70, abs=2)
    assert 85 < block.place.boxes[0].top < 100


def test_an_encrypted_file_says_so_but_an_owner_password_alone_does_not_matter() -> None:
    locked = PdfBuilder(StandardEncryption("hemmelig", ownerPassword="eier", strength=128))
    locked.text(70, 100, "Innhold")
    with pytest.raises(UnreadableError) as caught:
        locked.read()
    assert (caught.value.message_id, caught.value.code) == ("TC001.encrypted", "TC001")
    opened = PdfBuilder(StandardEncryption("", ownerPassword="eier", canModify=0, strength=128))
    opened.text(70, 100, "Dette kan leses av alle")
    assert texts(opened.read()) == ["Dette kan leses av alle"]


@pytest.mark.parametrize(("data", "message"), [(b"", "TC001.empty"), (b"%PDF-1.7 then nothing", "TC001.damaged")])
def test_files_that_cannot_be_read_say_why(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.message_id == message


def test_a_file_cut_in_half_is_damaged() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, BODY)
    data = pdf.data()
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data[: len(data) // 2])
    assert caught.value.message_id == "TC001.damaged"


def _picture(pdf: PdfBuilder) -> None:
    from PIL import Image

    pdf.canvas.drawInlineImage(Image.new("RGB", (8, 8), "gray"), 0, 0, 595, HEIGHT)


def test_pages_that_are_only_pictures_are_reported() -> None:
    pdf = PdfBuilder()
    pdf.lines(70, 100, BODY)
    pdf.page()
    for _ in range(2):
        _picture(pdf)
        pdf.page()
    document = pdf.read()
    (problem,) = document.problems
    assert (problem.code, problem.message_id) == ("TC002", "TC002.some_pages")
    assert problem.arguments == {"pages": "2–3", "count": 2}


def test_a_scanned_document_cannot_be_read() -> None:
    pdf = PdfBuilder()
    for _ in range(2):
        _picture(pdf)
        pdf.page()
    with pytest.raises(UnreadableError) as caught:
        pdf.read()
    assert (caught.value.code, caught.value.message_id) == ("TC002", "TC002.all_pages")
    assert caught.value.arguments == {"pages": 2, "count": 2}


def test_the_one_page_of_a_scanned_letter_is_told_as_one() -> None:
    pdf = PdfBuilder()
    _picture(pdf)
    pdf.page()
    with pytest.raises(UnreadableError) as caught:
        pdf.read()
    told = load_catalogue("nb").text("TC002.all_pages", file="brev.pdf", **caught.value.arguments)
    assert told.startswith("Den ene siden i «brev.pdf» er et bilde.")


def test_reading_twice_gives_the_same() -> None:
    pdf = PdfBuilder()
    pdf.text(70, 80, "Oppvekst", size=18)
    pdf.lines(70, 110, BODY)
    data = pdf.data()
    assert read_bytes(data) == read_bytes(data)


def test_contents_without_page_numbers_are_known_by_coming_again() -> None:
    pdf = PdfBuilder()
    titles = ["1 Bakgrunn", "1.1 Arbeidet med planen", "2 Tiltak mot ensomhet", "3 Oppfølging og evaluering"]
    pdf.text(70, 80, "Innhold", size=14, font=BOLD)
    pdf.lines(80, 110, titles)
    for title in titles:
        pdf.page()
        pdf.text(70, 120, title, size=16, font=BOLD)
        pdf.lines(70, 150, BODY)
    document = pdf.read()
    assert document.toc == tuple(titles)
    assert [text for text in texts(document) if text[0].isdigit()] == titles


def test_a_foot_on_a_landscape_page_is_a_running_foot_too() -> None:
    pdf = PdfBuilder()
    for number in range(1, 5):
        height = 595 if number == 3 else 842
        pdf.canvas.setPageSize((842, 595) if number == 3 else (595, 842))
        pdf.canvas.setFont("Helvetica", 11)
        pdf.canvas.drawString(70, height - 120, f"Kapittel {number} handler om noe eget.")
        pdf.canvas.setFont("Helvetica", 8)
        pdf.canvas.drawString(70, 38, f"Tertialrapport | {number}")
        pdf.page()
    document = pdf.read()
    assert len(document.blocks) == 4
    assert document.running == ("Tertialrapport | 1",)


def test_a_map_of_thousands_of_shapes_does_not_hide_the_text_beside_it() -> None:
    pdf = PdfBuilder()
    for number in range(1500):
        x, top = 60 + 9 * (number % 50), 300 + 8 * (number // 50)
        pdf.box(x, top, x + 14, top + 6, fill=f"#{(number * 997) % 0xFFFFFF:06x}")
    pdf.lines(70, 100, BODY)
    assert texts(pdf.read()) == [" ".join(BODY)]


def test_a_document_with_more_pages_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracecheck.readers.pdf.document.load_data", lambda _: {"pdf": {"pages": 2}})
    pdf = PdfBuilder()
    for _ in range(3):
        pdf.lines(70, 100, BODY)
        pdf.page()
    with pytest.raises(UnreadableError) as caught:
        pdf.read()
    assert caught.value.message_id == "TC001.too_many_pages"
    assert caught.value.arguments == {"pages": 3, "limit": 2}


def turned(pdf: PdfBuilder, x: float, top: float, text: str) -> None:
    """Text that runs upwards from a point."""
    pdf.canvas.saveState()
    pdf.canvas.translate(x, HEIGHT - top)
    pdf.canvas.rotate(90)
    pdf.canvas.setFont("Helvetica", 9)
    pdf.canvas.drawString(0, 0, text)
    pdf.canvas.restoreState()


def test_names_of_chapters_turned_in_the_margin_are_no_text() -> None:
    pdf = PdfBuilder()
    for number, chapter in enumerate(["KAPITTEL 1 INNLEDNING", "KAPITTEL 2 MÅL"], start=1):
        turned(pdf, 20, 600, chapter)
        pdf.lines(70, 100, [f"Dette er brødteksten på side {number} i planen."])
        if number == 1:
            pdf.page()
    document = pdf.read()
    assert texts(document) == [f"Dette er brødteksten på side {number} i planen." for number in (1, 2)]
    assert ("KAPITTEL 2 MÅL", "running_head") in [(dropped.text, dropped.reason) for dropped in document.dropped]


def test_turned_words_inside_the_page_are_one_line() -> None:
    pdf = PdfBuilder()
    turned(pdf, 300, 400, "Tiltak i hele perioden")
    pdf.lines(70, 100, BODY)
    assert "Tiltak i hele perioden" in texts(pdf.read())
