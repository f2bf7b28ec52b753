"""What every part of the document is written with: styles, bookmarks, numbers, the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from tracecheck.messages import Catalogue
from tracecheck.reports.coupling.word.elements import Element, add, name


@dataclass(frozen=True, slots=True)
class Paper:
    """`styles` are ids by use, `bookmarks` names by anchor; `width` and `height` are what a page has room for, in
    twentieths of a point; `bullets` the list that bullets are of, None where the style has one itself.
    `front` is the page for the council, in letters so small that it is one page.
    `written` are the bookmarks that have their place, `pictures` those that the document has already."""

    document: Any
    catalogue: Catalogue
    styles: dict[str, str]
    bookmarks: dict[str, str]
    width: int
    height: int
    bullets: int | None = None
    front: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(1000))
    written: set[str] = field(default_factory=set)
    pictures: dict[str, Any] = field(default_factory=dict)

    def style(self, use: str) -> str:
        """The id of the style for a use of paragraphs."""
        on_front = self.styles.get(f"paragraph.front_{use}") if self.front else None
        return on_front or self.styles[f"paragraph.{use}"]

    def within(self, width: int, height: int | None = None) -> "Paper":
        """The same with other room."""
        return replace(self, width=width, height=height or self.height)


def mark(element: Element, anchor: str | None, paper: Paper) -> None:
    """A bookmark around what a paragraph holds; the first place of an anchor has it."""
    bookmark = paper.bookmarks.get(anchor or "")
    if bookmark is None or bookmark in paper.written:
        return
    paper.written.add(bookmark)
    number = next(paper.numbers)
    start = add(element, "bookmarkStart", id=number, name=bookmark)
    properties = element.find(name("pPr"))
    element.remove(start)
    element.insert(0 if properties is None else 1, start)
    add(element, "bookmarkEnd", id=number)
