"""What stands beside the body: notes, comments, running heads, and the properties of the file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind, Comment, Style
from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import DUBLIN, META, OFFICE, STYLE, TEXT
from tracecheck.readers.odt.styles import StyleSheet
from tracecheck.readers.odt.text import plain_texts
from tracecheck.readers.wordprocessing.counting import formatted
from tracecheck.readers.wordprocessing.draft import Draft
from tracecheck.readers.wordprocessing.finish import Finisher
from tracecheck.readers.wordprocessing.text import Note

# Never creator or initial-creator: a report names no persons.
_PROPERTIES = {
    "title": DUBLIN + "title",
    "subject": DUBLIN + "subject",
    "created": META + "creation-date",
    "modified": DUBLIN + "date",
}
_NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_RUNNING = tuple(STYLE + name for name in ("header", "header-left", "header-first", "footer", "footer-left"))


def footnotes(notes: Mapping[str, Element], references: Sequence[Note], sheet: StyleSheet) -> list[Draft]:
    """The notes with the numbers printed in the body, footnotes before endnotes."""
    drafts = []
    for kind, number_format in _NOTE_FORMATS.items():
        for count, reference in enumerate((each for each in references if each.kind == kind), 1):
            note = notes[reference.id]
            body = note.find(TEXT + "note-body")
            text = "" if body is None else " ".join(plain_texts(body, sheet))
            marker = (note.findtext(TEXT + "note-citation") or "").strip() or formatted(count, number_format)
            if text:
                drafts.append(Draft(BlockKind.FOOTNOTE, text, marker=marker, style=Style(name=kind)))
    return drafts


def comments(found: Mapping[str, Element], finisher: Finisher, sheet: StyleSheet) -> tuple[Comment, ...]:
    """The comments in document order, with the place of the words that they are about; never who wrote them."""
    comments = []
    for name, element in found.items():
        place = finisher.places.get(name)
        if place is not None:
            place = replace(place, spans=tuple(finisher.anchors[name]))
        text = " ".join(plain_texts(element, sheet))
        if text:
            comments.append(Comment(text=text, place=place))
    return tuple(comments)


def running(styles: Element | None, sheet: StyleSheet) -> tuple[str, ...]:
    """The texts of headers and footers, each once."""
    if styles is None:
        return ()
    masters = styles.iterchildren(OFFICE + "master-styles")
    parts = [part for each in masters for part in each.iter(*_RUNNING)]
    return tuple(dict.fromkeys(text for part in parts for text in plain_texts(part, sheet)))


def properties(meta: Element | None) -> dict[str, str]:
    """Title, subject and times from `meta.xml`, those that are filled in."""
    if meta is None:
        return {}
    texts = {name: (meta.findtext(f".//{tag}") or "").strip() for name, tag in _PROPERTIES.items()}
    return {name: text for name, text in texts.items() if text}
