"""Paragraph → text with the formatting of its characters, comment anchors, text boxes and note references."""

import re
from dataclasses import dataclass, field
from functools import cache

from tracecheck.readers.docx.draft import Anchor
from tracecheck.readers.docx.names import MATH, Element, W, attribute, child, value
from tracecheck.readers.docx.styles import RunLook, StyleSheet, run_look
from tracecheck.resources import load_data

PRIVATE = "\ue000-\uf8ff"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"\s+")
_SPACE_TAGS = frozenset(W + name for name in ("tab", "ptab", "br", "cr"))
_BREAK_TAGS = frozenset(W + name for name in ("br", "cr"))
_TEXT_TAGS = frozenset((W + "t", W + "delText"))
_DRAWING_TAGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_AT_ONCE = 50  # fields inside fields, and comments over one word: more is damage, and would take long
_NOTE_TAGS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote or endnote."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a paragraph's text and how they look."""

    start: int
    end: int
    look: RunLook


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """The text of a paragraph. `breaks` are the positions after line breaks; `boxes` the contents of text boxes."""

    text: str
    pieces: tuple[Piece, ...] = ()
    breaks: tuple[int, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[Note, ...] = ()
    in_toc: bool = False

    def part(self, start: int, end: int) -> "ParagraphText":
        """The characters from `start` to `end` with their formatting and anchors; no boxes and notes."""
        pieces = [Piece(max(p.start, start) - start, min(p.end, end) - start, p.look) for p in self.pieces]
        anchors = [Anchor(a.comment, max(a.start, start) - start, min(a.end, end) - start) for a in self.anchors]
        return ParagraphText(
            self.text[start:end],
            tuple(each for each in pieces if each.start < each.end),
            anchors=tuple(each for each in anchors if each.start < each.end),
        )


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
    """Puts the text together character by character, so that every position is right from the beginning."""

    def __init__(self, state: TextState, look: RunLook) -> None:
        self._state = state
        self._look = look
        self._text = ""
        self._pieces: list[Piece] = []
        self._breaks: list[int] = []
        self._anchors: list[Anchor] = []
        self._boxes: list[Element] = []
        self._notes: list[Note] = []
        self._started = dict.fromkeys(state.comments, 0)
        self._references: list[str] = []
        self._in_toc = False

    def element(self, element: Element) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element)
        elif tag == W + "commentRangeStart":
            self._started[attribute(element, "id") or ""] = len(self._text)
        elif tag == W + "commentRangeEnd":
            self._end_comment(attribute(element, "id") or "")
        elif isinstance(tag, str) and tag.startswith(MATH):
            self._append("".join(each.text or "" for each in element.iter(MATH + "t")), self._look)

    def finish(self) -> ParagraphText:
        """The paragraph; comment ranges that are still open go on in the next one."""
        still_open = list(self._started)
        for comment in still_open:
            self._end_comment(comment)
        self._state.comments[:] = still_open[:_AT_ONCE]
        text = self._text.rstrip()
        whole = ParagraphText(text, tuple(self._pieces), anchors=tuple(self._anchors)).part(0, len(text))
        breaks = tuple(each for each in self._breaks if 0 < each < len(text))
        anchored = {each.comment for each in self._anchors}
        pointed = tuple(Anchor(each, 0, len(text)) for each in self._references if each not in anchored)
        return ParagraphText(
            text,
            whole.pieces,
            breaks,
            (*whole.anchors, *pointed),
            tuple(self._boxes),
            tuple(self._notes),
            self._in_toc,
        )

    def _end_comment(self, comment: str) -> None:
        start = self._started.pop(comment, None)
        if start is not None:
            self._anchors.append(Anchor(comment, start, len(self._text)))

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
            self._append(element.text or "", look)
        elif tag in _SPACE_TAGS:
            self._append(" ", look)
            if tag in _BREAK_TAGS:
                self._breaks.append(len(self._text))
        elif tag == W + "noBreakHyphen":
            self._append("-", look)
        elif tag == W + "sym":
            self._append(_symbol(attribute(element, "char") or ""), look)
        elif tag in _NOTE_TAGS:
            self._notes.append(Note(_NOTE_TAGS[tag], attribute(element, "id") or ""))
        elif tag == W + "commentReference":
            self._references.append(attribute(element, "id") or "")
        elif tag in _DRAWING_TAGS:
            self._boxes.extend(_outermost_boxes(element))
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
            fields[_AT_ONCE:] = [Field()]
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    def _append(self, text: str, look: RunLook) -> None:
        if look.hidden or not self._shown():
            return
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
        if not self._text or self._text.endswith(" "):
            text = text.lstrip()
        if text:
            self._in_toc = self._in_toc or self._state.in_toc
            self._pieces.append(Piece(len(self._text), len(self._text) + len(text), look))
            self._text += text

    def _shown(self) -> bool:
        hidden = load_data("docx")["page_fields"]
        return all(each.in_result and each.name not in hidden for each in self._state.fields)


def _outermost_boxes(drawing: Element) -> list[Element]:
    """Text box contents that are in no other text box."""
    boxes = list(drawing.iter(W + "txbxContent"))
    return [each for each in boxes if next(each.iterancestors(W + "txbxContent"), None) not in boxes]


@cache
def _symbol(code: str) -> str:
    """The character that a symbol font shows for a hexadecimal code; unknown ones stay private-use characters."""
    known: str | None = load_data("docx")["symbols"].get(code.upper())
    if known is not None:
        return known
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0xFFFE else ""
