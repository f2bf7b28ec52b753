"""What a note is about, as text elements of the file: the exact words, else the nearest thing that can be marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.keys import text_key
from tracecheck.model.source import Block, BlockKind, Place, Span
from tracecheck.readers.docx.origins import Origins


@dataclass(frozen=True, slots=True)
class Point:
    """Before character `offset` of text element number `element`."""

    element: int
    offset: int


@dataclass(frozen=True, slots=True)
class Target:
    """From one point to another; or the mark of the footnote or endnote `note` (kind, id). `exact`: the very words.
    One that is not `counted` is for a note that only points to another."""

    start: Point | None = None
    end: Point | None = None
    note: tuple[str, str] | None = None
    exact: bool = False
    whole: bool = False
    counted: bool = True

    def order(self) -> tuple[bool, int, int]:
        """Sorts in the order of the text: the document as a whole first, notes last."""
        start = self.start or Point(0, 0)
        return self.note is not None, start.element, start.offset


class Targets:
    """Finds what notes are about in one document; `title` is its name as it was read."""

    def __init__(self, origins: Origins, title: str | None) -> None:
        self._origins = origins
        self._blocks = {block.index: block for block in _every(origins.source.blocks)}
        self._title = title

    def of(self, place: Place) -> Target:
        """The words; else the paragraph, or a table's header row; else the title of the document. A target without any
        point where the document has no text that can be written at."""
        if place.block is None:
            return self._of_document()
        return self._of_words(place.spans) or self._of_block(place.block) or self._of_document()

    def _of_words(self, spans: Sequence[Span]) -> Target | None:
        """From the first to the last of the words that stand in the first block: no range runs out of a cell."""
        if not spans:
            return None
        here = [span for span in spans if span.block == spans[0].block]
        start, end = min(span.start for span in here), max(span.end for span in here)
        return self._between(spans[0].block, start, end, exact=True)

    def _of_block(self, index: int) -> Target | None:
        if index in self._origins.notes:
            return Target(note=self._origins.notes[index])
        block = self._blocks.get(index)
        if block is None or block.table is None:
            return self._between(index, 0, len(block.text) if block else 0)
        inside = (each for cell in block.table.cells for each in cell.blocks)
        return next((found for each in inside if (found := self._of_block(each.index)) is not None), None)

    def _of_document(self) -> Target:
        """The title where it is printed, else the first heading, else the first words."""
        blocks = [each for each in self._blocks.values() if each.index in self._origins.texts]
        titles = [each for each in blocks if self._title and text_key(each.text) == text_key(self._title)]
        headings = [each for each in blocks if each.kind is BlockKind.HEADING]
        for block in (titles or headings or blocks)[:1]:
            found = self._between(block.index, 0, len(block.text))
            if found is not None:
                return Target(found.start, found.end, whole=True)
        return Target(whole=True)

    def _between(self, index: int, start: int, end: int, exact: bool = False) -> Target | None:
        """Characters of a block as points; of a footnote, which is no place for comments in every program, its mark."""
        if index in self._origins.notes:
            return Target(note=self._origins.notes[index])
        parts = [found for each in self._origins.texts.get(index, ()) if (found := each.within(start, end))]
        if not parts:
            return None
        last = parts[-1]
        first = Point(parts[0].element, parts[0].offset)
        return Target(first, Point(last.element, last.offset + last.end - last.start), exact=exact)


def _every(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        for cell in block.table.cells if block.table else ():
            yield from _every(cell.blocks)
