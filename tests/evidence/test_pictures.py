"""Cut-outs of a PDF: the words in a frame, the same bytes every time, nothing that is to be covered."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from tracecheck.discover import Found
from tracecheck.evidence.pictures import names_of, spots_of, wished
from tracecheck.evidence.records import Claim, Quoted
from tracecheck.model.settings import Settings
from tracecheck.model.source import Box
from tracecheck.readers.pdf.cutouts import cut_out
from tracecheck.reading.cutouts import cut_outs
from tracecheck.resources import load_data

GOAL = Box(1, 72, 130, 300, 144)


@pytest.fixture(scope="module")
def plan() -> bytes:
    target = io.BytesIO()
    sheet = canvas.Canvas(target, pagesize=(595, 842), invariant=1)
    sheet.setFont("Helvetica", 12)
    sheet.drawString(72, 701, "Mål 1 Alle har et trygt sted å bo")
    sheet.drawString(72, 660, "Resultater for leder som person")
    sheet.showPage()
    sheet.save()
    return target.getvalue()


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def framed(image: Image.Image) -> tuple[int, int, int, int] | None:
    colour = tuple(load_data("evidence")["picture"]["frame"])
    found = Image.new("1", image.size)
    found.putdata([value == colour for value in zip(*(band.tobytes() for band in image.split()), strict=True)])
    return found.getbbox()


def test_a_strip_as_wide_as_the_page_with_the_words_framed(plan: bytes) -> None:
    png = cut_out(plan, [(1, (GOAL,))])[0]
    image = opened(png)
    scale = load_data("evidence")["picture"]["dpi"] / 72
    assert image.width == pytest.approx(595 * scale, abs=2)
    assert image.height == pytest.approx((14 + 80) * scale, abs=3)
    assert framed(image) == pytest.approx((69 * scale, 37 * scale, 303 * scale, 57 * scale), abs=3)
    assert cut_out(plan, [(1, (GOAL,))])[0] == png


def test_words_far_apart_have_frames_of_their_own(plan: bytes) -> None:
    apart = (GOAL, Box(1, 400, 700, 560, 714))
    image = opened(cut_out(plan, [(1, apart)])[0])
    middle = image.crop((0, image.height // 2 - 40, image.width, image.height // 2 + 40))
    assert framed(image) is not None
    assert framed(middle) is None


def test_what_is_about_a_person_is_painted_over(plan: bytes) -> None:
    person = Box(1, 72, 170, 260, 184)
    (bare,), (covered,) = (cut_out(plan, [(1, (GOAL,))], hidden).values() for hidden in ((), (person,)))
    assert bare != covered
    scale = load_data("evidence")["picture"]["dpi"] / 72
    inside = tuple(round(value * scale) for value in (80, 173 - 90, 250, 182 - 90))
    assert len(set(opened(covered).crop(inside).tobytes())) == 1
    assert len(set(opened(bare).crop(inside).tobytes())) > 1


def test_a_page_that_is_not_there_or_a_file_that_is_none_gives_no_picture(plan: bytes) -> None:
    assert cut_out(plan, [(7, (GOAL,)), (1, (GOAL,))]).keys() == {1}
    assert cut_out(b"no pdf", [(1, (GOAL,))]) == {}


def test_a_document_that_has_changed_since_it_was_read_gives_none(plan: bytes, tmp_path: Path) -> None:
    hashes = {"plan.pdf": hashlib.sha256(plan).hexdigest(), "changed.pdf": "0" * 64}
    for name in hashes:
        (tmp_path / name).write_bytes(plan)
    files = {name: Found(tmp_path / name, name) for name in hashes}
    wanted = {name: (sha256, ((1, (GOAL,)),)) for name, sha256 in hashes.items()}
    assert [key for key, _, _ in cut_outs(files, wanted, Settings(), 1)] == ["plan.pdf"]


def claim(*quoted: Quoted) -> Claim:
    return Claim("c", "coupling", "tight", quoted=quoted)


def test_a_place_is_shown_once_and_a_text_over_two_pages_twice() -> None:
    both = Quoted("lower", "mål", "plan.pdf", boxes=(Box(2, 0, 0, 9, 9), GOAL))
    wish = wished([claim(both, both), claim(both, Quoted("upper", "mål", "plan.docx"))], {"plan.pdf"})
    assert [spot.page for spot in wish.spots] == [1, 2]
    names = names_of(wish.spots, ["avtale.pdf", "plan.pdf"])
    assert [name[:18] for name in names.values()] == ["pictures/002-p0001", "pictures/002-p0002"]
    assert [spot.page for spot in spots_of(both)] == [1, 2]


def test_no_more_pictures_than_the_limit_and_the_rest_is_counted() -> None:
    most = load_data("evidence")["picture"]["most_of_document"]
    quoted = [Quoted("lower", "mål", "plan.pdf", boxes=(Box(1, 0, n, 9, n + 1),)) for n in range(most + 5)]
    wish = wished([claim(*quoted)], {"plan.pdf"})
    assert (len(wish.spots), wish.left_out) == (most, 5)
