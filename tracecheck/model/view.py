"""A document as plain text, and where in that text everything stands."""

from dataclasses import dataclass
from typing import NamedTuple


class Mark(NamedTuple):
    """Where a block of the document begins in its text view: `line` from 1, `column` in characters from 0. The column
    is -1 where the block does not stand letter for letter as it was read. A list in JSON."""

    block: int
    line: int
    column: int


class PageMark(NamedTuple):
    """The line (from 1) of the mark that a page begins. A list in JSON."""

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class TextView:
    """The text of the document with this key: one paragraph, or one row of a table, a line."""

    key: str
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    pages: tuple[PageMark, ...] = ()
