"""Words of a page from pdfium: text, box, baseline and look. Asks for single characters only where it must."""

import ctypes
import math
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from tracecheck.readers.pdf.geometry import PageFrame, Rect, union
from tracecheck.resources import load_data

HYPHEN = "\x02"
_WORD = re.compile("[^\\s\x02]+\x02?|\x02")
_MAY_HIDE_NOTE = re.compile(r"[^\W\d][.,:;»”\"')\]]*\d")
_INVISIBLE = re.compile("[\x00\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_ITALIC_FLAG = 1 << 6
_SLANT = 8
_BAND = 8.0
_FARTHEST_COPY = 20.0


class Look(NamedTuple):
    """How a word is drawn. `size` in points as seen; `angle` in degrees, 0 for upright text, the nearest right angle.

    `slanted` tells that it stands aslant, not along any side of the page.
    """

    size: float
    font: str
    bold: bool
    italic: bool
    color: str | None
    angle: int = 0
    slanted: bool = False


class Word(NamedTuple):
    """Characters without a space between. `glued` when no space stands before it; `order` counts in the stream."""

    text: str
    rect: Rect
    baseline: float
    look: Look
    order: int
    glued: bool = False


class PageText:
    """The characters of one page, read through pdfium's raw functions."""

    def __init__(self, page: Any, frame: PageFrame) -> None:
        self._frame = frame
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._looks: dict[bytes, Look] = {}
        self._alike: dict[Look, Look] = {}
        self._fonts: dict[bytes, tuple[str, bool, bool]] = {}
        self._invisible = False
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._channels = tuple(ctypes.c_uint() for _ in range(4))

    def close(self) -> None:
        """Give the page's text back to pdfium."""
        pdfium.FPDFText_ClosePage(self._text_page)

    def words(self) -> list[Word]:
        """All words in the order of the content stream, those outside the visible page included."""
        found: list[Word] = []
        text = self._text().replace("\ufffe", HYPHEN)
        self._invisible = _INVISIBLE.search(text) is not None
        for match in _WORD.finditer(text):
            found.extend(self._word(match.group(), match.start(), len(found)))
        return found

    def _text(self) -> str:
        count = pdfium.FPDFText_CountChars(self._text_page)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        if written - 1 == count:
            return "".join(map(chr, buffer[:count]))
        # Characters without a Unicode value are not in the text: indexes would be off, so ask one by one.
        return "".join(chr(pdfium.FPDFText_GetUnicode(self._text_page, index)) for index in range(count))

    def _word(self, text: str, start: int, order: int) -> list[Word]:
        end = start + len(text) - 1
        if _MAY_HIDE_NOTE.search(text) is None:
            whole = self._whole(text, start, end, order)
            if whole is not None:
                return [whole]
        words: list[Word] = []
        for first, last in self._pieces(start, end):
            piece = self._clean(text[first - start : last - start + 1])
            if piece:
                words.append(self._piece(piece, first, last, order + len(words), first > start))
        return words

    def _whole(self, text: str, start: int, end: int, order: int) -> Word | None:
        """The word in one piece, when first and last character look alike and it is not wider than it could be."""
        look, one = self._look(start), self._rect(start)
        if start == end:
            return Word(text, one, self._baseline(start), look, order) if self._clean(text) else None
        if self._look(end) is not look:
            return None
        other = self._rect(end)
        fits = one.overlap_y(other) >= 0 and other.x1 - one.x0 <= (end - start + 1) * look.size * 1.1
        if not fits and not look.angle:
            return None
        return Word(self._clean(text), union((one, other)), self._baseline(start), look, order)

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The runs of characters that look alike and touch."""
        pieces = [(start, start)]
        for index in range(start + 1, end + 1):
            first, last = pieces[-1]
            if self._look(index) is self._look(last) and self._touch(last, index):
                pieces[-1] = (first, index)
            else:
                pieces.append((index, index))
        return pieces

    def _touch(self, left: int, right: int) -> bool:
        one, other = self._rect(left), self._rect(right)
        size = self._look(left).size
        return other.x0 - one.x1 < 0.6 * size and one.overlap_y(other) > -0.2 * size

    def _piece(self, text: str, first: int, last: int, order: int, glued: bool) -> Word:
        look = self._look(first)
        one, other = self._rect(first), self._rect(last)
        if glued and first > 0:
            glued = self._touch(first - 1, first)
        return Word(text, union((one, other)), self._baseline(first), look, order, glued)

    def _rect(self, index: int) -> Rect:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._text_page, index, box)
        return self._frame.rect(box.left, box.bottom, box.right, box.top)

    def _baseline(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._text_page, index, self._x, self._y)
        return self._frame.point(self._x.value, self._y.value)[1]

    def _look(self, index: int) -> Look:
        """The look of a character: the very same object for all that look alike."""
        handle = pdfium.FPDFText_GetTextObject(self._text_page, index)
        address = bytes(handle)
        look = self._looks.get(address)
        if look is None:
            look = self._read_look(index, handle)
            look = self._looks[address] = self._alike.setdefault(look, look)
        return look

    def _read_look(self, index: int, handle: Any) -> Look:
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._text_page, index, matrix):
            matrix = pdfium.FS_MATRIX()
        # The font size lies before the text matrix: only the product is what is seen.
        size = pdfium.FPDFText_GetFontSize(self._text_page, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - self._frame.rotation
        right = round(angle / 90) * 90
        family, bold, italic = self._traits(index, handle)
        slanted = abs(angle - right) > _SLANT
        return Look(round(size, 1), family, bold, italic, self._color(index), right % 360, slanted)

    def _traits(self, index: int, handle: Any) -> tuple[str, bool, bool]:
        """Family, bold and italic: the same for all characters of a font."""
        font = bytes(pdfium.FPDFTextObj_GetFont(handle))
        traits = self._fonts.get(font)
        if traits is None:
            name, flags = self._font(index)
            family, bold, italic = _font_traits(name, pdfium.FPDFText_GetFontWeight(self._text_page, index))
            traits = self._fonts[font] = family, bold, italic or bool(flags & _ITALIC_FLAG)
        return traits

    def _font(self, index: int) -> tuple[str, int]:
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._text_page, index, buffer, 128, flags)
        return buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace"), flags.value

    def _color(self, index: int) -> str | None:
        red, green, blue, alpha = self._channels
        if not pdfium.FPDFText_GetFillColor(self._text_page, index, red, green, blue, alpha):
            return None
        return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"

    def _clean(self, text: str) -> str:
        return _INVISIBLE.sub("", text) if self._invisible else text


def _font_traits(name: str, weight: int) -> tuple[str, bool, bool]:
    """Family, bold and italic of a font by its name; the weight counts only where the name says nothing of style."""
    plain = name.split("+", 1)[-1]
    family, _, style = plain.replace(",", "-").partition("-")
    fonts = load_data("pdf_layout")["fonts"]
    lowered = plain.lower()
    bold = any(word in lowered for word in fonts["bold"]) or (not style and weight >= 600)
    return family, bold, any(word in lowered for word in fonts["italic"])


def without_duplicates(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Words, and those that are printed a second time at the same place (fake bold, shadow)."""
    kept: list[Word] = []
    extra: list[Word] = []
    seen: dict[tuple[str, float], list[Rect]] = {}
    for word in words:
        if _stands_in(seen, word):
            extra.append(word)
            continue
        insort(seen.setdefault((word.text, word.rect.top // _BAND), []), word.rect)
        kept.append(word)
    return kept, extra


def _stands_in(seen: dict[tuple[str, float], list[Rect]], word: Word) -> bool:
    """Whether the word is seen already: rects by text and height, in order of their left sides."""
    rect = word.rect
    slack = min(max(1.0, 0.16 * word.look.size), _FARTHEST_COPY)
    for band in range(int((rect.top - slack) // _BAND), int((rect.top + slack) // _BAND) + 1):
        rects = seen.get((word.text, band))
        if rects:
            beside = rects[bisect_left(rects, (rect.x0 - slack,)) : bisect_right(rects, (rect.x0 + slack, math.inf))]
            if any(rect.near(other, slack) for other in beside):
                return True
    return False


def renumbered(words: Sequence[Word]) -> list[Word]:
    """The words with `order` counting from 0."""
    return [word._replace(order=number) for number, word in enumerate(words)]
