"""Pages of a PDF as small grey pictures, for people who look at what was read of them."""

import io
from collections.abc import Collection, Iterable
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from tracecheck.model.source import Box
from tracecheck.model.trace import PagePicture
from tracecheck.resources import load_data

_POINTS_PER_INCH = 72.0
_COVER = 190
# Of the height of a line.
_ROOM = 0.35


def page_pictures(data: bytes, pages: Collection[int], covered: Iterable[Box] = ()) -> tuple[PagePicture, ...]:
    """Pictures of the pages (from 1), in order; what `covered` holds is painted over. Empty when nothing opens."""
    by_page: dict[int, list[Box]] = {}
    for box in covered:
        by_page.setdefault(box.page, []).append(box)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ()
    try:
        wanted = [number for number in sorted(pages) if 1 <= number <= len(document)]
        return tuple(_picture(document, number, by_page.get(number, ())) for number in wanted)
    finally:
        document.close()


def _picture(document: Any, number: int, covered: Iterable[Box]) -> PagePicture:
    page = document[number - 1]
    width, height = page.get_size()
    scale = _scale(width, height)
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    page.close()
    paint = ImageDraw.Draw(image)
    for box in covered:
        paint.rectangle(_covering(box, scale), fill=_COVER)
    return PagePicture(number, round(width, 2), round(height, 2), _png(image))


def _covering(box: Box, scale: float) -> tuple[float, float, float, float]:
    """The box with room for what letters reach above and below their line, in pixels."""
    room = _ROOM * (box.bottom - box.top)
    return ((box.x0 - room) * scale, (box.top - room) * scale, (box.x1 + room) * scale, (box.bottom + room) * scale)


def _scale(width: float, height: float) -> float:
    """Pixels for each point; a poster gets no more pixels than a page."""
    limits = load_data("inspect")["picture"]
    return float(min(limits["dpi"] / _POINTS_PER_INCH, limits["most_pixels"] / max(width, height, 1.0)))


def _png(image: Image.Image) -> bytes:
    """Few grey tones make small files, and coloured frames stand out against them."""
    tones = int(load_data("inspect")["picture"]["tones"])
    reduced = image.point([round(value * (tones - 1) / 255) for value in range(256)])
    reduced.putpalette([round(tone * 255 / (tones - 1)) for tone in range(tones) for _ in range(3)])
    target = io.BytesIO()
    reduced.save(target, "PNG", optimize=True, bits=4)
    return target.getvalue()
