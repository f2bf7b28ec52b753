"""Paragraph → text with the formatting of its words, comments, text boxes and notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import DRAW, LOEXT, OFFICE, PARAGRAPHS, SVG, TABLE, TEXT, number, points
from tracecheck.readers.odt.styles import StyleSheet
from tracecheck.readers.wordprocessing.building import TextBuilder
from tracecheck.readers.wordprocessing.left_out import LeftOut
from tracecheck.readers.wordprocessing.styles import RunLook
from tracecheck.readers.wordprocessing.text import Note, ParagraphText

_SPACES = frozenset((TEXT + "s", TEXT + "tab"))
# Numbers of pages, hints of what to fill in, and programs are no text of the document.
_UNREAD = frozenset(
    TEXT + name for name in ("page-number", "page-count", "page-continuation", "placeholder", "script", "ruby-text")
)
_ANNOTATION = OFFICE + "annotation"
_POINTS_OF_CENTIMETRE = 72 / 2.54
_BLOCKS = (*PARAGRAPHS, TEXT + "list", TABLE + "table")


@dataclass(slots=True)
class TextState:
    """What goes on from one paragraph to the next, and what is gathered: notes and comments by their names.

    `ended_comments` are the names of those whose last word is marked.
    """

    styles: StyleSheet
    ended_comments: frozenset[str] = frozenset()
    open_comments: list[str] = field(default_factory=list)
    comments: dict[str, Element] = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)
    left: LeftOut = field(default_factory=LeftOut)


def read_paragraph(paragraph: Element, state: TextState) -> ParagraphText:
    """The text of a `text:p` or `text:h`; moves `state` on."""
    builder = _Builder(state)
    if not any(_is_hidden(each) for each in paragraph.iter(TEXT + "hidden-paragraph")):
        builder.inside(paragraph, state.styles.paragraph(paragraph.get(TEXT + "style-name")).look)
    state.left.hide(builder.hidden)
    return builder.built.finish()


def plain_texts(root: Element, styles: StyleSheet) -> Iterator[str]:
    """The texts of the paragraphs somewhere in `root`."""
    state = TextState(styles)
    for paragraph in root.iter(*PARAGRAPHS):
        text = read_paragraph(paragraph, state).text
        if text:
            yield text


class _Builder:
    """Walks what is inside a paragraph."""

    def __init__(self, state: TextState) -> None:
        self.built = TextBuilder(state.open_comments)
        self.hidden = ""
        self._state = state

    def inside(self, element: Element, look: RunLook) -> None:
        """The text of an element and all that stands in it."""
        self._append(element.text, look)
        for each in element:
            if isinstance(each.tag, str):
                self._inline(each, look)
            self._append(each.tail, look)

    def _append(self, text: str | None, look: RunLook) -> None:
        if text and look.hidden:
            self.hidden += text
        elif text:
            self.built.append(text, look)

    def _inline(self, element: Element, look: RunLook) -> None:
        tag = str(element.tag)
        if tag in _SPACES:
            self._append(" ", look)
        elif tag == TEXT + "line-break":
            self._append(" ", look)
            self.built.mark_break()
        elif tag == TEXT + "note":
            self._note(element)
        elif tag == _ANNOTATION:
            self._comment(element)
        elif tag == _ANNOTATION + "-end":
            self.built.end_comment(str(element.get(OFFICE + "name")))
        elif tag.startswith(DRAW):
            self.built.boxes.extend(boxes(element))
            note_pictures(element, self._state.left)
        elif tag not in _UNREAD and not _is_hidden(element):
            style = element.get(TEXT + "style-name") if tag == TEXT + "span" else None
            self.inside(element, self._state.styles.look(style).over(look))

    def _note(self, element: Element) -> None:
        kind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
        name = str(len(self._state.notes))
        self._state.notes[name] = element
        self.built.notes.append(Note(kind, name))

    def _comment(self, element: Element) -> None:
        """A comment with a name of its own is about the words up to where its end is marked."""
        name = element.get(OFFICE + "name")
        key = str(name or f"#{len(self._state.comments)}")
        self._state.comments[key] = element
        if name in self._state.ended_comments:
            self.built.start_comment(key)
        else:
            self.built.point_comment(key)


def _is_hidden(element: Element) -> bool:
    return (
        element.get(TEXT + "is-hidden") == "true"
        or element.get(TEXT + "display") == "none"
        or element.get(LOEXT + "showing-place-holder") == "true"
    )


def boxes(drawing: Element) -> list[Element]:
    """What holds blocks in a drawing: text boxes and shapes, outermost first, none inside another."""
    if any(each.tag in _BLOCKS for each in drawing):
        return [drawing]
    return [found for each in drawing.iterchildren(DRAW + "*") for found in boxes(each)]


def note_pictures(drawing: Element, left: LeftOut) -> None:
    """The pictures of a drawing, with the size of the frame that they fill."""
    for frame in drawing.iter(DRAW + "frame"):
        if frame.find(DRAW + "image") is not None and frame.find(DRAW + "object") is None:
            width, height = (points(frame.get(SVG + side), None) or 0.0 for side in ("width", "height"))
            left.show(width / _POINTS_OF_CENTIMETRE, height / _POINTS_OF_CENTIMETRE)


def repeated(element: Element, name: str, most: int) -> int:
    """How often a column, row or cell stands in the table, at most `most` times."""
    return min(max(number(element.get(TABLE + name)) or 1, 1), most)
