"""Places of a PDF cut out of their pages, with a frame around the words: for people who hold a claim against them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from tracecheck.model.source import Box
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.resources import load_data

Cut = tuple[int, tuple[Box, ...]]
"""A page (from 1) and the boxes on it that belong together."""
_POINTS_PER_INCH = 72.0
_COVER = 190
_ROOM = 0.35


def cut_out(data: bytes, cuts: Sequence[Cut], covered: Iterable[Box] = ()) -> dict[int, bytes]:
    """A PNG for each cut, by its place in `cuts`; what `covered` holds is painted over. Those on pages that do not open
    are left out. The strip is as wide as the page. The same bytes every time (with the same pdfium and Pillow)."""
    hidden = list(covered)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return {}
    try:
        pages = sorted({page for page, _ in cuts if 1 <= page <= len(document)})
        return {at: png for page in pages for at, png in _of_page(document, page, cuts, hidden)}
    finally:
        document.close()


def _of_page(document: Any, number: int, cuts: Sequence[Cut], hidden: Sequence[Box]) -> Iterator[tuple[int, bytes]]:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return
    width, height = page.get_size()
    limits = load_data("evidence")["picture"]
    scale = float(min(limits["dpi"] / _POINTS_PER_INCH, limits["most_pixels"] / max(width, height, 1.0)))
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    page.close()
    paint = ImageDraw.Draw(image)
    for box in hidden:
        if box.page == number:
            room = _ROOM * (box.bottom - box.top)
            paint.rectangle([scale * value for value in _around(Rect(*box[1:]), room)], fill=_COVER)
    reduced = _reduced(image)
    for at, (where, boxes) in enumerate(cuts):
        if where == number:
            yield at, _strip(reduced, [Rect(*box[1:]) for box in boxes], scale)


def _strip(page: Image.Image, rects: Sequence[Rect], scale: float) -> bytes:
    look = load_data("evidence")["picture"]
    whole = union(rects)
    top = max(0, round((whole.top - look["margin"]) * scale))
    bottom = min(page.height, round((whole.bottom + look["margin"]) * scale))
    strip = page.crop((0, min(top, page.height - 1), page.width, max(bottom, min(top, page.height - 1) + 1)))
    paint = ImageDraw.Draw(strip)
    for rect in _frames(rects, whole):
        x0, y0, x1, y1 = (scale * value for value in _around(rect, look["room"]))
        paint.rectangle((x0, y0 - top, x1, y1 - top), outline=int(look["tones"]), width=int(look["line"]))
    target = io.BytesIO()
    strip.save(target, "PNG", optimize=True, bits=4)
    return target.getvalue()


def _frames(rects: Sequence[Rect], whole: Rect) -> Sequence[Rect]:
    """One frame, unless the words stand far apart."""
    area = sum(rect.width * rect.height for rect in rects)
    return [whole] if whole.width * whole.height <= load_data("evidence")["picture"]["spread"] * area else rects


def _around(rect: Rect, room: float) -> tuple[float, float, float, float]:
    return rect.x0 - room, rect.top - room, rect.x1 + room, rect.bottom + room


def _reduced(image: Image.Image) -> Image.Image:
    """Few grey tones, and the colour of the frame as the last."""
    look = load_data("evidence")["picture"]
    tones = int(look["tones"])
    reduced = image.point([round(value * (tones - 1) / 255) for value in range(256)])
    greys = [round(tone * 255 / (tones - 1)) for tone in range(tones) for _ in range(3)]
    reduced.putpalette([*greys, *look["frame"]])
    return reduced
