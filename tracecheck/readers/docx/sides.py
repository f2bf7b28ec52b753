"""What stands beside the body: notes, comments, running heads, and the properties of the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind, Comment, Style
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W, attribute, children
from tracecheck.readers.docx.package import Package
from tracecheck.readers.docx.text import TextState, read_paragraph
from tracecheck.readers.wordprocessing.counting import formatted
from tracecheck.readers.wordprocessing.draft import Draft
from tracecheck.readers.wordprocessing.finish import Finisher
from tracecheck.readers.wordprocessing.styles import StyleSheet
from tracecheck.readers.wordprocessing.text import Note

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
# Never creator or lastModifiedBy: a report names no persons.
_PROPERTIES = {
    "title": f"{_DUBLIN}title",
    "subject": f"{_DUBLIN}subject",
    "created": f"{_TERMS}created",
    "modified": f"{_TERMS}modified",
    "category": f"{_CORE}category",
}
_NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


def footnotes(package: Package, references: Sequence[Note], sheet: StyleSheet) -> list[Draft]:
    """The notes that the body refers to, numbered in the order of the references, footnotes before endnotes."""
    drafts = []
    for kind, number_format in _NOTE_FORMATS.items():
        texts = _texts_by_id(package.part(f"{kind}s"), kind, sheet)
        referred = list(dict.fromkeys(each.id for each in references if each.kind == kind))
        for count, note_id in enumerate(referred, 1):
            text = texts.get(note_id)
            if text:
                marker = formatted(count, number_format)
                drafts.append(Draft(BlockKind.FOOTNOTE, text, marker=marker, style=Style(name=kind), note=note_id))
    return drafts


def comments(package: Package, finisher: Finisher, sheet: StyleSheet) -> tuple[Comment, ...]:
    """The comments in file order, with the place of the words that they are about."""
    found = []
    for comment_id, text in _texts_by_id(package.part("comments"), "comment", sheet).items():
        place = finisher.places.get(comment_id)
        if place is not None:
            spans = tuple(finisher.anchors[comment_id])
            place = replace(place, spans=spans)
        if text:
            found.append(Comment(text=text, place=place))
    return tuple(found)


def running(package: Package, sheet: StyleSheet) -> tuple[str, ...]:
    """The texts of headers and footers, each once."""
    parts = (*package.parts.get("header", ()), *package.parts.get("footer", ()))
    return tuple(dict.fromkeys(text for part in parts for text in _paragraph_texts(part, sheet)))


def properties(core: Element | None) -> dict[str, str]:
    """Title, subject, category and times from `docProps/core.xml`, those that are filled in."""
    if core is None:
        return {}
    texts = {name: (core.findtext(tag) or "").strip() for name, tag in _PROPERTIES.items()}
    return {name: text for name, text in texts.items() if text}


def _texts_by_id(root: Element | None, name: str, sheet: StyleSheet) -> dict[str, str]:
    if root is None:
        return {}
    return {attribute(each, "id") or "": " ".join(_paragraph_texts(each, sheet)) for each in children(root, name)}


def _paragraph_texts(root: Element, sheet: StyleSheet) -> Iterator[str]:
    state = TextState(sheet)
    for paragraph in root.iter(W + "p"):
        text = read_paragraph(paragraph, state).text
        if text:
            yield text
