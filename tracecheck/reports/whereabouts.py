"""Where a finding is shown by machines: a file and a line of it, with columns where they are known."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tracecheck.model.view import Mark, TextView

if TYPE_CHECKING:  # all that writes to a terminal has a `Look`, and with it whereabouts: help too
    from tracecheck.model.finding import Finding
    from tracecheck.model.plan import PlanDocument
    from tracecheck.model.result import Result
    from tracecheck.model.source import Place


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`root` is the folder that machines take paths to be relative to (that of the repository); None leaves paths as
    they were typed. `views` are the text views of documents that stand in files, by document key, each with its path.
    """

    root: str | None = None
    views: Mapping[str, tuple[str, TextView]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: `path` with `/`; `line` from 1, which is the first one where `known` is false. `start` and
    `end` are characters (from 0, end not included) of `text`, the line itself; None where they are not known."""

    path: str
    line: int = 1
    known: bool = False
    text: str = ""
    start: int | None = None
    end: int | None = None

    def utf16(self) -> tuple[int, int] | None:
        """First column and the one after the last, from 1, in UTF-16 code units."""
        return self._columns(lambda text: len(text.encode("utf-16-le", errors="replace")) // 2)

    def utf8(self) -> tuple[int, int] | None:
        """First column and the one after the last, from 1, in bytes of UTF-8."""
        return self._columns(lambda text: len(text.encode("utf-8", errors="replace")))

    def _columns(self, width: Callable[[str], int]) -> tuple[int, int] | None:
        if self.start is None or self.end is None:
            return None
        return width(self.text[: self.start]) + 1, width(self.text[: self.end]) + 1


class Spots:
    """The places of a result in files. Paths are relative to the root, or with `typed` as they were typed."""

    def __init__(self, result: "Result", whereabouts: Whereabouts, typed: bool = False) -> None:
        self._documents = {document.key: document for document in result.documents}
        self._first = next(iter(self._documents), "")
        self._root = None if typed else whereabouts.root
        self._views = whereabouts.views
        self._marks: dict[str, dict[int, Mark]] = {}

    def of(self, finding: "Finding") -> Spot:
        """Where a finding is shown; one of no document at the first document, for every tool wants a file."""
        return self.at(finding.document, finding.place)

    def at(self, key: str | None, place: "Place | None") -> Spot:
        """The spot of a place in a document: in its text view where there is one, else in the document itself."""
        document = self._documents.get(key or self._first)
        if document is None:
            return Spot(_inside(key or ""))
        found = self._views.get(document.key)
        if found is None:
            line = place.line if place is not None else None
            return Spot(self.path(document), line or 1, known=line is not None)
        return self._in_view(self._relative(found[0], f"{found[1].key}.txt"), found[1], place)

    def path(self, document: "PlanDocument") -> str:
        """The path of the document itself."""
        return self._relative(document.path, document.key)

    def _in_view(self, path: str, view: TextView, place: "Place | None") -> Spot:
        span = place.spans[0] if place is not None and place.spans else None
        block = span.block if span else place.block if place is not None else None
        mark = self._mark(view, block)
        if mark is None:
            page = place.page if place is not None else None
            line = next((each.line for each in view.pages if each.page == page), None)
            return Spot(path, line or 1, known=line is not None, text=view.lines[(line or 1) - 1] if view.lines else "")
        text = view.lines[mark.line - 1]
        if span is None or mark.column < 0 or not span.start < span.end <= len(text) - mark.column:
            return Spot(path, mark.line, True, text)
        return Spot(path, mark.line, True, text, mark.column + span.start, mark.column + span.end)

    def _mark(self, view: TextView, block: int | None) -> Mark | None:
        if block is None:
            return None
        if view.key not in self._marks:
            self._marks[view.key] = {mark.block: mark for mark in view.marks}
        return self._marks[view.key].get(block)

    def _relative(self, path: str, key: str) -> str:
        if self._root is None:
            return Path(path).as_posix()
        try:
            found = Path(os.path.relpath(path, self._root)).as_posix()
        except ValueError:  # two drives on Windows have no common folder
            found = ".."
        return _inside(key) if found.split("/")[0] == ".." else found


def _inside(key: str) -> str:
    """A key as a path that does not leave its folder: documents beside the root are named without the way there."""
    parts = [part for part in PurePosixPath(key).parts if part not in ("..", "/")]
    return "/".join(parts) or "."
