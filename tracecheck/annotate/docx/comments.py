"""The comments of a document: ours are exchanged, those of people and what they have answered stay as they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from tracecheck.annotate.docx.parts import Parts
from tracecheck.annotate.notes import AUTHOR, Note
from tracecheck.parsers.comments import read_comment
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W, attribute, number
from tracecheck.resources import load_data

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# Parts that say more of a comment, by the id of its last paragraph.
_ABOUT = ("commentsExtended", "commentsIds")
_EXTENDED = "commentsExtended"
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the comments: ids of ours that went, the new ones with the notes that they hold."""

    gone: frozenset[str]
    new: tuple[tuple[str, Note], ...]


def exchange(parts: Parts, notes: Sequence[Note], properties: Mapping[str, str]) -> Written:
    """Writes the comments part anew (and what other parts say of comments that went). `properties` of the document say
    when it was saved: its comments have that day."""
    name = parts.related("comments")
    root = etree.Element(W + "comments", nsmap={"w": _WORD}) if name is None else parts.tree(name)
    gone, kept = _earlier(parts, root)
    for each in gone:
        root.remove(each)
    new = _numbered(root, _not_told(notes, kept))
    root.extend(_comment(number_, note, _day(properties)) for number_, note in new)
    _mark(root)
    parts.write(parts.add("comments", _CONTENT_TYPE) if name is None else name, root)
    _forget(parts, frozenset(_paragraph_id(each) for each in gone))
    return Written(frozenset(attribute(each, "id") or "" for each in gone), new)


def _earlier(parts: Parts, root: Element) -> tuple[list[Element], list[Element]]:
    """Our own comments of an earlier time: those to be exchanged, and those that somebody has answered, closed or
    written in, which are kept."""
    own = [each for each in root if each.tag == W + "comment" and attribute(each, "author") == AUTHOR]
    touched = _touched(parts)
    kept = [each for each in own if _paragraph_id(each) in touched or read_comment(_text(each))]
    return [each for each in own if each not in kept], kept


def _touched(parts: Parts) -> frozenset[str]:
    """The last paragraphs of comments that have an answer, or are closed."""
    name = parts.related(_EXTENDED)
    entries = [] if name is None else list(parts.tree(name))
    answered = {_own_attribute(each, "paraIdParent") for each in entries}
    closed = {_own_attribute(each, "paraId") for each in entries if _own_attribute(each, "done") in ("1", "true")}
    return frozenset((answered | closed) - {""})


def _forget(parts: Parts, paragraphs: frozenset[str]) -> None:
    """Takes what other parts say of comments that went away."""
    for kind in _ABOUT:
        name = parts.related(kind)
        root = None if name is None else parts.tree(name)
        stale = [] if root is None else [each for each in root if _own_attribute(each, "paraId") in paragraphs - {""}]
        for each in stale:
            each.getparent().remove(each)  # type: ignore[union-attr]
        if name is not None and root is not None and stale:
            parts.write(name, root)


def _own_attribute(element: Element, name: str) -> str:
    """An attribute by its local name: each of these parts has a namespace of its own year."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _paragraph_id(comment: Element) -> str:
    paragraphs = list(comment.iter(W + "p"))
    return (paragraphs[-1].get(f"{_W14}paraId") or "") if paragraphs else ""


def _text(comment: Element) -> str:
    return " ".join("".join(each.text or "" for each in paragraph.iter(W + "t")) for paragraph in comment.iter(W + "p"))


def _not_told(notes: Sequence[Note], kept: Sequence[Element]) -> list[Note]:
    """The notes that no comment says that was kept."""
    said = [" ".join(_text(each).split()) for each in kept]
    return [note for note in notes if not any(each.startswith(_beginning(note)) for each in said)]


def _beginning(note: Note) -> str:
    return " ".join(f"{note.title} {note.text.partition(chr(10))[0]}".split())


def _numbered(root: Element, notes: Sequence[Note]) -> tuple[tuple[str, Note], ...]:
    taken = [number(attribute(each, "id")) or 0 for each in root]
    first = max(taken, default=-1) + 1
    return tuple((str(first + count), note) for count, note in enumerate(notes))


def _day(properties: Mapping[str, str]) -> str:
    """The day of the edition that the notes are about, not today: the same copy whenever it is made. There must be
    one: LibreOffice writes a day that no calendar has where a comment has none."""
    stated = (_DAY.match(properties.get(name, "")) for name in ("modified", "created"))
    found = next((each[0] for each in stated if each), None)
    return f"{found}Z" if found else str(load_data("annotate")["comment"]["day"])


def _comment(name: str, note: Note, day: str) -> Element:
    """A comment: the title in bold, then a paragraph for each line."""
    initials = str(load_data("annotate")["comment"]["initials"])
    about = {"id": name, "author": AUTHOR, "date": day, "initials": initials}
    comment = etree.Element(W + "comment", {W + key: value for key, value in about.items()})
    for line, is_title in ((note.title, True), *((each, False) for each in note.text.split("\n"))):
        run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
        if is_title:
            etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
        text = etree.SubElement(run, W + "t")
        text.text = line
    return comment


def _mark(root: Element) -> None:
    """A remark in the XML by which the copy is known again, until somebody has worked on it: Word and LibreOffice leave
    it out when they save."""
    mark = load_data("own_output")["copy"]["word"]
    before = (each.text or "" for each in root.itersiblings(preceding=True) if isinstance(each, etree._Comment))
    if all(each.strip() != mark for each in before):
        root.addprevious(etree.Comment(f" {mark} "))
