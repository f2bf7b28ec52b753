"""Word files for tests of notes: as Word writes them, and what stands in their comments."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.readers.docx_building import all_blocks, docx, read, zipped
from tracecheck.annotate.docx import Annotated, annotate_docx
from tracecheck.annotate.notes import Note
from tracecheck.model.finding import Severity
from tracecheck.model.source import Place
from tracecheck.readers.base import ReadOptions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class Said:
    """A comment as it stands in a file: who, what, and the words between its marks."""

    id: str
    author: str
    lines: tuple[str, ...]
    words: str


def word_file(body: str, **parts: str) -> bytes:
    """A DOCX that Word opens: with content types."""
    files = members(docx(body, **parts))
    override = f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>'
    types = f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>{override}</Types>'
    return zipped({"[Content_Types].xml": types.encode(), **files})


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def exchanged(data: bytes, **new: bytes) -> bytes:
    """The file with other contents of `word/NAME.xml`."""
    return zipped(members(data) | {f"word/{name}.xml": content for name, content in new.items()})


def note(place: Place = Place(), title: str = "Se på · TC301", text: str = "Målet mangler indikator.") -> Note:
    """A note at a place."""
    return Note(place, title, text, Severity.WARNING, "TC301", "0123456789abcdef")


def place_of(data: bytes, words: str, tracked_changes: str = "accepted") -> Place:
    """The place of these words in a file, as a parser makes it."""
    source = read(data, tracked_changes)
    for block in all_blocks(source.blocks):
        start = block.text.find(words)
        if start >= 0:
            return block.place_of(start, start + len(words))
    raise AssertionError(words)


def annotated(data: bytes, *notes: Note, tracked_changes: str = "accepted") -> Annotated:
    """The copy of a file with these notes."""
    return annotate_docx(data, notes, ReadOptions(tracked_changes))


def comments_in(data: bytes) -> list[Said]:
    """The comments of a file, in the order of the part, with the words that each is about."""
    files = members(data)
    document = etree.fromstring(files["word/document.xml"])
    root = etree.fromstring(files["word/comments.xml"])
    return [
        Said(
            str(each.get(f"{W}id")),
            str(each.get(f"{W}author")),
            _lines(each),
            _words(document, str(each.get(f"{W}id"))),
        )
        for each in root.iter(f"{W}comment")
    ]


def _lines(comment: etree._Element) -> tuple[str, ...]:
    return tuple("".join(each.text or "" for each in paragraph.iter(f"{W}t")) for paragraph in comment.iter(f"{W}p"))


def _words(document: etree._Element, name: str) -> str:
    return "".join(_between(document, name))


def _between(document: etree._Element, name: str) -> Iterator[str]:
    inside = False
    for each in document.iter():
        if each.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and each.get(f"{W}id") == name:
            inside = each.tag.endswith("Start")
        elif inside and each.tag == f"{W}t":
            yield each.text or ""
