"""Texts of cells: blank or not, joined, or taken apart into the statements that stand in one cell."""

import re
from dataclasses import dataclass, replace

from tracecheck.model.source import Block, BlockKind, Box, Cell, Place, Span
from tracecheck.parsers.tables.breaks import paragraph_starts
from tracecheck.parsers.values.labels import Label, read_label
from tracecheck.readers.cell_lines import goes_on_below
from tracecheck.resources import load_data

_RUN_ON = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=\S)")
_CODE = re.compile(r"[A-ZÆØÅ]{1,2}\d{1,2}(?:[.\-]\d{1,4})*|\d{1,2}(?:\.\d{1,2})+")
_CODED = re.compile(r"(?P<code>[A-ZÆØÅ][.-]?\d{1,2}(?:\.\d{1,2})*)[.:)]?\s+(?=[A-ZÆØÅ«])")
_SENTENCES = re.compile(r"[^\W\d]{2,}[.!?]\s+[A-ZÆØÅ]")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Range:
    """Characters `start` to `end` of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement of a cell. `text` is without its label; `level` is the depth of its list, 0 outside lists.

    `rest` is what explains it in the same cell (text below a bold title).
    """

    ranges: tuple[Range, ...]
    label: str | None = None
    number: str | None = None
    kind: str | None = None
    level: int = 0
    rest: str | None = None
    stem: str | None = None

    @property
    def text(self) -> str:
        return tidy(" ".join(each.text for each in self.ranges))

    @property
    def id(self) -> str:
        return f"@{self.ranges[0].block.index}:{self.ranges[0].start}"

    @property
    def place(self) -> Place:
        return place_of(self.ranges)


def tidy(text: str) -> str:
    """`text` with single spaces."""
    return " ".join(text.split())


def place_of(ranges: tuple[Range, ...]) -> Place:
    """Where characters of several blocks stand: the first one's page and line, the boxes and spans of all."""
    places = [each.block.place_of(each.start, each.end) for each in ranges]
    boxes: list[Box] = []
    spans: list[Span] = []
    for place in places:
        boxes += [box for box in place.boxes if box not in boxes]
        spans += place.spans
    return replace(places[0], boxes=tuple(boxes), spans=tuple(spans))


def cell_text(cell: Cell | None) -> str:
    """All text of a cell on one line; list items are set apart by semicolons, blank signs are nothing."""
    if cell is None:
        return ""
    listed = [block for block in cell.blocks if block.kind is BlockKind.LIST_ITEM]
    glue = "; " if len(listed) > 1 else " "
    text = tidy(glue.join(block.text for block in cell.blocks if block.text.strip()))
    return "" if is_blank(text) else text


def is_blank(text: str) -> bool:
    """Whether a cell's text says nothing («-», «n/a»)."""
    bare = tidy(text).casefold()
    return not bare or bare in load_data("cells")["blank"]


def filled(cell: Cell | None) -> bool:
    return bool(cell_text(cell))


def cell_place(cell: Cell) -> Place:
    """The place of a whole cell."""
    ranges = tuple(Range(block, 0, len(block.text)) for block in cell.blocks if block.text)
    return place_of(ranges) if ranges else Place()


def parts(cell: Cell) -> tuple[str, ...]:
    """The texts of a cell's paragraphs and list items, one each."""
    return tuple(tidy(block.text) for block in cell.blocks if not is_blank(block.text))


def pieces(
    cell: Cell | None, split_paragraphs: bool = True, right: float | None = None, coded: bool = False
) -> tuple[Piece, ...]:
    """The statements of a cell: list items, numbered run-on text and, if wanted, paragraphs one by one.

    A paragraph that starts with a small letter goes on with the one before. `right` is where the column's lines
    end, in points: a line broken long before it ends a paragraph. In a `coded` column a letter and a number before
    a capital are a label, whatever else they might be («E6 …»).
    """
    if cell is None or not filled(cell):
        return ()
    title = _title_and_text(cell)
    if title is not None:
        return (title,)
    groups: list[list[Range]] = []
    rests: dict[int, list[str]] = {}
    for block in cell.blocks:
        for index, each in enumerate(_ranges(block, right if split_paragraphs else None)):
            if groups and index == 0 and split_paragraphs and _explains(each):
                rests.setdefault(len(groups) - 1, []).append(tidy(each.text))
            elif groups and index == 0 and not _starts_new(groups[-1], each, split_paragraphs):
                groups[-1].append(each)
            else:
                groups.append([each])
    found = tuple(_piece(tuple(group), coded) for group in groups)
    return _with_lead_in(tuple(replace(each, rest=" ".join(rests.get(i, ())) or None) for i, each in enumerate(found)))


def _explains(each: Range) -> bool:
    """Whether a paragraph explains the statement above it: it says «dette», or is several sentences."""
    if each.block.kind is not BlockKind.PARAGRAPH:
        return False
    first = each.text.split(maxsplit=1)[0].casefold().rstrip(",")
    return first in load_data("cells")["goes_on"] or bool(_SENTENCES.search(each.text))


def _title_and_text(cell: Cell) -> Piece | None:
    """A bold title with plain paragraphs below it is one statement and its description."""
    blocks = [block for block in cell.blocks if not is_blank(block.text)]
    plain = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if len(blocks) < 2 or len(plain) < len(blocks) or not blocks[0].style.bold:
        return None
    if any(block.style.bold for block in blocks[1:]):
        return None
    rest = tidy(" ".join(block.text for block in blocks[1:]))
    return replace(_piece((Range(blocks[0], 0, len(blocks[0].text)),)), rest=rest)


def _ranges(block: Block, right: float | None) -> list[Range]:
    text = block.text
    if is_blank(text):
        return []
    cuts = _numbered_cuts(text) or _bullet_cuts(text) or paragraph_starts(block, right) or [0]
    if cuts[0] != 0 and text[: cuts[0]].strip():
        cuts = [0, *cuts]
    ends = [*cuts[1:], len(text)]
    return [each for start, end in zip(cuts, ends, strict=True) if (each := _trimmed(block, start, end)) is not None]


def _numbered_cuts(text: str) -> list[int]:
    """Where «1. … 2. … 3. …» starts anew; nothing unless the numbers count up from one at the start."""
    cuts: list[int] = []
    for match in _RUN_ON.finditer(text):
        if int(match[1]) == len(cuts) + 1 and (cuts or match.start() == 0):
            cuts.append(match.start())
    return cuts if len(cuts) > 1 else []


def _bullet_cuts(text: str) -> list[int]:
    """Where bullets stand in the middle of a text; a dash counts only when the text starts with one."""
    data = load_data("cells")
    strong = [i for i, char in enumerate(text) if char in data["strong_bullets"]]
    if strong and (len(strong) > 1 or strong[0] == 0):
        return strong
    first = text[:1]
    if first not in data["bullets"] or text[1:2] != " ":
        return []
    return [0] + [match.start() + 1 for match in re.finditer(rf"\s{re.escape(first)}\s", text)]


def _trimmed(block: Block, start: int, end: int) -> Range | None:
    """A range without spaces and bullets around it."""
    bullets = load_data("cells")["bullets"]
    text = block.text
    while start < end and (text[start].isspace() or (text[start] in bullets and text[start + 1 : start + 2] in " \t")):
        start += 1
    while start < end and text[start] in load_data("cells")["strong_bullets"]:
        start += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(block, start, end) if end > start else None


def _starts_new(group: list[Range], each: Range, split_paragraphs: bool) -> bool:
    if each.block.kind is BlockKind.LIST_ITEM:
        return True
    first = _LETTERS.search(each.text)
    if split_paragraphs and first is not None and each.text[0].isdigit():
        return True
    if first is None or first[0].islower():
        return False
    if each.block.kind is BlockKind.PARAGRAPH and group[-1].block.kind is BlockKind.LIST_ITEM:
        return True
    if each.start == 0 and goes_on_below(group[-1].text):
        return False
    return split_paragraphs or bool(read_label(each.text))


def _piece(ranges: tuple[Range, ...], coded: bool = False) -> Piece:
    first = ranges[0]
    level = first.block.level or 0 if first.block.kind is BlockKind.LIST_ITEM else 0
    label = read_label(first.text) or (_code_label(first.text) if coded else None)
    marker = _printed_number(first.block) if first.start == 0 else None
    if label is None or label.end >= len(first.text):
        return Piece(ranges, label=marker, number=marker, level=level)
    ranges = (replace(first, start=first.start + label.end), *ranges[1:])
    return Piece(ranges, label=label.text.strip() or None, number=label.number, kind=label_kind(label), level=level)


def _code_label(text: str) -> Label | None:
    match = _CODED.match(text)
    return Label(match.group().strip(), match["code"], None, 0, match.end()) if match else None


def label_kind(label: Label | None) -> str | None:
    return None if label is None else label.kind


def bare_number(text: str) -> str | None:
    """The number when a text is a label and nothing else («B1», «2.3», «Delmål 2.3»)."""
    bare = text.strip(" .:)")
    if _CODE.fullmatch(bare):
        return bare
    label = read_label(f"{bare} X")
    number = label.number if label is not None and label.end >= len(bare) else None
    return number if number is not None and number in bare else None


def _printed_number(block: Block) -> str | None:
    """A list marker that is a number or letter is a label; a bullet is not."""
    marker = (block.marker or "").strip()
    return marker if any(char.isalnum() for char in marker) and marker not in load_data("cells")["bullets"] else None


def _with_lead_in(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A first piece that ends with a colon leads in the others («Vi skal:»)."""
    if len(found) < 2 or not found[0].text.endswith(":") or found[0].level:
        return found
    return tuple(replace(each, stem=found[0].text) for each in found[1:])
