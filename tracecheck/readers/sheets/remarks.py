"""Remarks on cells, old notes and new threads, without the names of those who wrote them."""

from collections.abc import Iterator

from tracecheck.model.source import Comment, Place
from tracecheck.readers.archive import Element
from tracecheck.readers.characters import plain
from tracecheck.readers.sheets.grid import cell_name
from tracecheck.readers.sheets.package import Package, local, whole
from tracecheck.readers.sheets.references import read_cell
from tracecheck.readers.sheets.strings import text_of
from tracecheck.readers.sheets.workbook import SheetPart
from tracecheck.resources import load_data


def sheet_comments(package: Package, sheet: SheetPart) -> tuple[Comment, ...]:
    """The remarks on the cells of a sheet; a thread is not told again by the note that stands in for it."""
    found: list[Comment] = []
    for each in package.related(sheet.part):
        root = package.tree(each.name) if each.kind in ("threadedComment", "comments") else None
        if root is not None:
            texts = _threads(root) if each.kind == "threadedComment" else _notes(root)
            found += [Comment(text, place=_place(sheet, ref)) for ref, text in texts if text]
    return tuple(found)


def _place(sheet: SheetPart, ref: str) -> Place:
    place = read_cell(ref)
    return Place(sheet=plain(sheet.name).strip(), cell_name=cell_name(*place) if place else None)


def _threads(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("{*}threadedComment"):
        text = next((child for child in element if local(child) == "text"), None)
        if text is not None:
            yield element.get("ref") or "", plain(_without_mentions(text.text or "", element)).strip()


def _without_mentions(text: str, element: Element) -> str:
    """A thread calls on people by name."""
    mentions = [(whole(each.get("startIndex")), whole(each.get("length"))) for each in element.iter("{*}mention")]
    for start, length in sorted(mentions, reverse=True):
        text = text[:start] + text[start + length :]
    return text


def _notes(root: Element) -> Iterator[tuple[str, str]]:
    authors = [(each.text or "").strip() for each in root.iter("{*}author")]
    for element in root.iter("{*}comment"):
        body = next((child for child in element if local(child) == "text"), None)
        text = text_of(body) if body is not None else ""
        if not any(text.strip().casefold().startswith(notice) for notice in load_data("sheets")["comments"]["notice"]):
            yield element.get("ref") or "", plain(_without_author(text.strip(), authors)).strip()


def _without_author(text: str, authors: list[str]) -> str:
    """Excel starts a note with the name of its author and a colon."""
    for author in authors:
        if author and text.startswith(f"{author}:"):
            return text[len(author) + 1 :]
    return text
