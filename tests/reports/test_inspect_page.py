"""The page that shows how a document was read: safe to open, complete, the same every time."""

import base64
import hashlib
import re
from io import BytesIO

import pytest
from PIL import Image

from tests.readers.pdf_building import HEIGHT, WIDTH, PdfBuilder
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import Box, Dropped
from tracecheck.model.trace import Inspection, Trace
from tracecheck.parsers import explain_document
from tracecheck.readers import read_document
from tracecheck.readers.pdf.pictures import page_pictures
from tracecheck.reports.inspect_html import render_inspection
from tracecheck.reports.inspect_select import Selection
from tracecheck.reports.inspect_tags import place_tag

GOAL = "Mål 1. Alle barn har en trygg barndom"
HOSTILE = '<script>alert(1)</script> " onload="x'


def _pdf() -> bytes:
    builder = PdfBuilder()
    builder.text(60, 80, "Mål og strategier", 20, font="Helvetica-Bold")
    builder.text(60, 120, GOAL)
    builder.text(60, 160, "Strategier:")
    builder.text(60, 180, "• Styrke helsestasjonen")
    builder.text(60, 200, "• Åpne flere møteplasser")
    builder.page()
    builder.text(60, 80, "Bakgrunn", 20, font="Helvetica-Bold")
    builder.text(60, 120, f"Flere flytter hit. {HOSTILE}")
    return builder.data()


@pytest.fixture(scope="module")
def inspection(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    """A plan of two pages with pictures of both."""
    path = tmp_path_factory.mktemp("plan") / "Plan & mål.pdf"
    path.write_bytes(_pdf())
    trace = explain_document(read_document(path, path.name), DocumentSettings(kind=DocumentKind.SAMFUNNSDEL))
    return Inspection(trace, page_pictures(path.read_bytes(), (1, 2)))


def _page(inspection: Inspection, selection: Selection = Selection(), language: str = "nb") -> str:
    return render_inspection(inspection, selection, load_catalogue(language))


def test_words_of_the_document_are_never_markup(inspection: Inspection) -> None:
    page = _page(inspection)
    assert HOSTILE not in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<title>Slik ble dokumentet lest: Plan &amp; mål.pdf</title>" in page


def test_the_page_loads_nothing_and_runs_only_its_own_script(inspection: Inspection) -> None:
    page = _page(inspection)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; img-src data:;")
    for name in ("style", "script"):
        content = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert re.findall(r'(?:src|href)="(?!#|data:image/png)', page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_names_what_is_only_seen(inspection: Inspection, language: str) -> None:
    page = _page(inspection, language=language)
    assert f'<html lang="{language}">' in page
    assert len(re.findall(r"<img [^>]*alt=\"[^\"]{20,}\"", page)) == 2
    assert page.count("<h1>") == 1
    assert all(f'id="{anchor}"' in page for anchor in re.findall(r'aria-labelledby="([^"]+)"', page))
    assert all(f'id="{anchor}"' in page for anchor in re.findall(r'href="#([^"]+)"', page))


def test_the_same_document_gives_the_same_bytes(inspection: Inspection) -> None:
    assert _page(inspection) == _page(inspection)
    assert page_pictures(_pdf(), (1, 2)) == inspection.pictures


def test_what_was_read_is_framed_where_it_stands_with_its_kind_in_words(inspection: Inspection) -> None:
    page = _page(inspection)
    framed = re.search(r'class="frame item k-goal">.*?<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', page)
    assert framed is not None
    x, y, width = map(float, framed.groups())
    assert 55 < x < 110
    assert 100 < y < 120
    assert 150 < width < 260
    assert ">mål 1</text>" in page
    assert page.count(">strategi</text>") == 2


def test_only_what_was_asked_for_is_on_the_page(inspection: Inspection) -> None:
    page = _page(inspection, Selection(pages=(2,)))
    assert "Flere flytter hit" in page
    assert "helsestasjonen" not in page
    found = _page(inspection, Selection(words="ÅPNE  flere"))
    assert "1 sted med «ÅPNE flere»" in found
    assert "Flere flytter hit" not in found
    assert "Fant ikke «båthavn»" in _page(inspection, Selection(words="båthavn"))


def test_what_is_not_to_be_shown_is_covered_in_the_picture() -> None:
    box = Box(1, 55, 70, 300, 90)
    (shown,), (covered,) = page_pictures(_pdf(), (1,)), page_pictures(_pdf(), (1,), (box,))
    assert len(_tones(shown.png, box)) > 1
    assert len(_tones(covered.png, box)) == 1
    assert (covered.width, covered.height) == (WIDTH, HEIGHT)


def _tones(png: bytes, box: Box) -> set[int]:
    image = Image.open(BytesIO(png)).convert("L")
    scale = image.width / WIDTH
    area = image.crop(tuple(round(each * scale) for each in (box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom - 1)))
    return set(area.tobytes())


def test_bytes_that_are_no_pdf_give_no_pictures() -> None:
    assert page_pictures(b"%PDF-1.7 torn", (1,)) == ()


def test_a_name_stands_where_it_covers_no_print() -> None:
    lines = (Box(1, 100, 100, 400, 112), Box(1, 100, 114, 250, 126))
    below = Box(1, 100, 128, 400, 140)
    tag = place_tag("tiltak 4", lines, (*lines, below))
    assert tag.x >= 250
    assert tag.x + tag.width <= 400
    assert 112 <= tag.y <= 118


def test_a_page_without_text_says_so() -> None:
    plan = PlanDocument(key="skannet.pdf", path="skannet.pdf", pages=2)
    page = _page(Inspection(Trace(plan, dropped=(Dropped("2", "page_number", 2),))))
    assert page.count("Ingen tekst kunne leses på denne siden") == 1
    assert "Utelatt fra siden: sidetall" in page


def test_in_a_table_a_name_stays_within_its_column() -> None:
    cell = (Box(1, 100, 100, 180, 112),)
    tag = place_tag("tiltak 1.5", cell, cell, in_cell=True)
    assert 100 <= tag.x <= 180 - tag.width
    assert tag.y > 112
