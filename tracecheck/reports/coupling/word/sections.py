"""Pages that stand and pages that lie: a part with a wide table lies."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from tracecheck.reports.coupling.blocks import Beside, Block, Heading, Part, Table
from tracecheck.reports.coupling.word.elements import Element, add, make, name, paragraph
from tracecheck.reports.coupling.word.paper import Paper
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row on pages that stand, or lie (`wide`)."""

    wide: bool
    blocks: tuple[Block, ...]


def stretches(blocks: Iterable[Block]) -> tuple[Stretch, ...]:
    """The blocks of a chapter: a heading goes with what follows it, up to the next one. Never none."""
    found: list[Stretch] = []
    for piece in _pieces(blocks):
        wide = any(_is_wide(block) for block in piece)
        if found and found[-1].wide == wide:
            found[-1] = Stretch(wide, (*found[-1].blocks, *piece))
        else:
            found.append(Stretch(wide, piece))
    return tuple(found) or (Stretch(False, ()),)


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    piece: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading | Part) and piece:
            yield tuple(piece)
            piece = []
        piece.append(block)
    if piece:
        yield tuple(piece)


def _is_wide(block: Block) -> bool:
    if isinstance(block, Table):
        return len(block.columns) >= int(load_data("word_report")["page"]["landscape_columns"])
    if isinstance(block, Part):
        return any(_is_wide(each) for each in block.blocks)
    return isinstance(block, Beside) and any(_is_wide(each) for column in block.columns for each in column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of the template: its last section, with size and margins in twentieths of a point."""

    section: Element

    def room(self, wide: bool) -> tuple[int, int]:
        """Width and height for text."""
        width, height = self._size(wide)
        margins = self.section.find(name("pgMar"))
        left, right, top, bottom = (_length(margins, side) for side in ("left", "right", "top", "bottom"))
        return width - left - right, height - top - bottom

    def made(self, wide: bool, first: bool) -> Element:
        """A section of these pages; only the first one has a first page of its own."""
        section = deepcopy(self.section)
        width, height = self._size(wide)
        size = section.find(name("pgSz"))
        size.set(name("w"), str(width))
        size.set(name("h"), str(height))
        size.attrib.pop(name("orient"), None)
        if wide:
            size.set(name("orient"), "landscape")
        if not first:
            for tag in ("titlePg", "pgNumType"):
                for each in section.findall(name(tag)):
                    section.remove(each)
        return section

    def _size(self, wide: bool) -> tuple[int, int]:
        size = self.section.find(name("pgSz"))
        sides = sorted((_length(size, "w"), _length(size, "h")))
        return (sides[1], sides[0]) if wide else (sides[0], sides[1])


def sheet_of(body: Element) -> Sheet:
    """The pages of a document; A4 where it says nothing."""
    section = body.find(name("sectPr"))
    if section is None:
        section = add(body, "sectPr")
    page = load_data("word_report")["page"]
    if section.find(name("pgSz")) is None:
        _put(section, make("pgSz", w=page["width"], h=page["height"]))
    if section.find(name("pgMar")) is None:
        margins = dict.fromkeys(("top", "right", "bottom", "left"), page["margin"])
        section.find(name("pgSz")).addnext(make("pgMar", **margins, header=709, footer=709, gutter=0))
    return Sheet(section)


def _put(section: Element, size: Element) -> None:
    """After what must stand before the size of the page."""
    before = [each for each in section if each.tag in map(name, ("headerReference", "footerReference", "type"))]
    section.insert(len(before), size)


def _length(element: Element, key: str) -> int:
    return abs(int(float(element.get(name(key), 0))))


def end_section(body: Element, section: Element, paper: Paper) -> None:
    """A section ends in the paragraph that is last in it; after a table in one of its own, which Word asks for."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != name("p") or last[0].find(name("sectPr")) is not None:
        last = paragraph(body, paper.style("note"))
    last[0].append(section)
