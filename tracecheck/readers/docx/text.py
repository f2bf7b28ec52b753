"""Paragraph → text with the formatting of its characters, comment anchors, text boxes and note references."""

from dataclasses import dataclass, field
from functools import cache

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import MATH, W, attribute, child, number, value
from tracecheck.readers.docx.styles import run_look
from tracecheck.readers.wordprocessing.building import AT_ONCE, TextBuilder
from tracecheck.readers.wordprocessing.left_out import LeftOut
from tracecheck.readers.wordprocessing.styles import RunLook, StyleSheet
from tracecheck.readers.wordprocessing.text import Note, ParagraphText
from tracecheck.resources import load_data

_SPACE_TAGS = frozenset(W + name for name in ("tab", "ptab", "br", "cr"))
_BREAK_TAGS = frozenset(W + name for name in ("br", "cr"))
_TEXT_TAGS = frozenset((W + "t", W + "delText"))
_DRAWING_TAGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_NOTE_TAGS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


ORIGIN_MARK = "tracecheck-origin"
"""The attribute with the number of a text element, where it was given one."""


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        """The field's name: TOC, PAGE, REF …"""
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass(slots=True)
class TextState:
    """What goes on from one paragraph to the next: open fields and open comment ranges."""

    styles: StyleSheet
    fields: list[Field] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    left: LeftOut = field(default_factory=LeftOut)

    @property
    def in_toc(self) -> bool:
        """Whether a table of contents is open."""
        return any(each.name == "TOC" for each in self.fields)


def read_paragraph(paragraph: Element, state: TextState) -> ParagraphText:
    """The text of a plain `w:p`; moves `state` on."""
    builder = _Builder(state, state.styles.style(value(child(paragraph, "pPr"), "pStyle")).look)
    # An instruction never runs over a paragraph's end in a whole file; an unfinished one must not swallow the rest.
    state.fields[:] = [each for each in state.fields if each.in_result or each.name == "TOC"]
    for element in paragraph:
        builder.element(element)
    return builder.finish()


class _Builder:
    """Walks the runs of a paragraph."""

    def __init__(self, state: TextState, look: RunLook) -> None:
        self._state = state
        self._look = look
        self._built = TextBuilder(state.comments)
        self._hidden = ""

    def element(self, element: Element) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element)
        elif tag == W + "commentRangeStart":
            self._built.start_comment(attribute(element, "id") or "")
        elif tag == W + "commentRangeEnd":
            self._built.end_comment(attribute(element, "id") or "")
        elif isinstance(tag, str) and tag.startswith(MATH):
            self._append("".join(each.text or "" for each in element.iter(MATH + "t")), self._look)

    def finish(self) -> ParagraphText:
        """The paragraph."""
        self._state.left.hide(self._hidden)
        return self._built.finish()

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        look = self._look
        if properties is not None:
            style = self._state.styles.character_look(value(properties, "rStyle"))
            look = run_look(properties).over(style.over(look))
        for element in run:
            self._in_run(element, look)

    def _in_run(self, element: Element, look: RunLook) -> None:
        tag = element.tag
        if tag in _TEXT_TAGS:
            self._append(element.text or "", look, number(element.get(ORIGIN_MARK)))
        elif tag in _SPACE_TAGS:
            self._append(" ", look)
            if tag in _BREAK_TAGS:
                self._built.mark_break()
        elif tag == W + "noBreakHyphen":
            self._append("-", look)
        elif tag == W + "sym":
            self._append(_symbol(attribute(element, "char") or ""), look)
        elif tag in _NOTE_TAGS:
            self._built.notes.append(Note(_NOTE_TAGS[tag], attribute(element, "id") or ""))
        elif tag == W + "commentReference":
            self._built.point_comment(attribute(element, "id") or "")
        elif tag in _DRAWING_TAGS:
            self._built.boxes.extend(_outermost_boxes(element))
            self._picture(element)
        else:
            self._field(element)

    def _field(self, element: Element) -> None:
        fields = self._state.fields
        if element.tag == W + "instrText" and fields:
            fields[-1].instruction += element.text or ""
        if element.tag != W + "fldChar":
            return
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            fields[AT_ONCE:] = [Field()]
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    def _append(self, text: str, look: RunLook, element: int | None = None) -> None:
        if not self._shown():
            return
        if look.hidden:
            self._hidden += text
            return
        if self._built.append(text, look, element):
            self._built.in_toc = self._built.in_toc or self._state.in_toc

    def _picture(self, drawing: Element) -> None:
        """Sizes of pictures are in English metric units (20.4.2.7), 360 000 a centimetre."""
        extent = next(drawing.iter(_EXTENT), None)
        if extent is not None and next(drawing.iter(_BLIP), None) is not None:
            width, height = (number(extent.get(side)) or 0 for side in ("cx", "cy"))
            self._state.left.show(width / 360_000, height / 360_000)

    def _shown(self) -> bool:
        hidden = load_data("wordprocessing")["page_fields"]
        return all(each.in_result and each.name not in hidden for each in self._state.fields)


def _outermost_boxes(drawing: Element) -> list[Element]:
    """Text box contents that are in no other text box."""
    boxes = list(drawing.iter(W + "txbxContent"))
    return [each for each in boxes if next(each.iterancestors(W + "txbxContent"), None) not in boxes]


@cache
def _symbol(code: str) -> str:
    """The character that a symbol font shows for a hexadecimal code; unknown ones stay private-use characters."""
    known: str | None = load_data("wordprocessing")["symbols"].get(code.upper())
    if known is not None:
        return known
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0xFFFE else ""
