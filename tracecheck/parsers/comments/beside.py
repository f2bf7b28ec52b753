"""What a comment stands beside: an item, a part of the document, or all of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.item import Item
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.source import Block, BlockKind, Comment, Place, SourceDocument, Span
from tracecheck.model.suppression import Scope, Suppression, SuppressionSource
from tracecheck.parsers.comments.said import Said, read_comment

_ROW = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment belongs: the items there, or the first and the last block."""

    scope: Scope
    items: tuple[Item, ...] = ()
    blocks: tuple[int, ...] = ()


_NOTHING = Anchor(Scope.NOTHING)
_DOCUMENT = Anchor(Scope.DOCUMENT)


def suppressions_of(source: SourceDocument, items: Sequence[Item], title: str | None) -> tuple[Suppression, ...]:
    """The comments that ask for silence, in their order. Who wrote them is not known here.

    On an item (a paragraph, a row of a table): that item. On a heading: what stands under it; on the header of a table:
    the table. On the title, above it or right under it: the whole document.
    """
    said = [(comment, words) for comment in source.comments for words in read_comment(comment.text)]
    return tuple(_suppression(comment, words, source, items, title) for comment, words in said)


def _suppression(
    comment: Comment, said: Said, source: SourceDocument, items: Sequence[Item], title: str | None
) -> Suppression:
    anchor = anchor_of(comment.place, source.blocks, items, title)
    text = anchor.items[0].text if anchor.items else None
    return Suppression(
        rules=said.rules,
        source=SuppressionSource.COMMENT,
        reason=said.reason,
        document=source.key,
        text=text,
        fingerprint=fingerprint(text) if text else None,
        case=said.case,
        expires=said.expires,
        place=comment.place,
        scope=anchor.scope,
        items=tuple(item.id for item in anchor.items),
        blocks=anchor.blocks,
        unclear=said.unclear,
    )


def anchor_of(place: Place | None, blocks: Sequence[Block], items: Sequence[Item], title: str | None) -> Anchor:
    """What stands at the place of a comment."""
    if place is None:
        return _NOTHING
    if place.sheet is not None and place.block is None:
        return _in_sheet(place, blocks, items)
    if place.block is None:
        return _NOTHING
    on_words = _on_words(place, items)
    if on_words:
        return Anchor(Scope.ITEM, on_words)
    return _in_table(place, blocks, items) if place.cell else _in_text(place.block, blocks, title)


def _on_words(place: Place, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items in the blocks that the comment is on; of several in one block, those whose words it touches."""
    touched: set[int | None] = {span.block for span in place.spans} or {place.block}
    here = tuple(item for item in items if item.place.block in touched)
    nearer = tuple(item for item in here if _overlap(item.place.spans, place.spans))
    return nearer or here


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.block == b.block and a.start < b.end and a.end > b.start for a in one for b in other)


def _in_table(place: Place, blocks: Sequence[Block], items: Sequence[Item]) -> Anchor:
    """The items of the row; of a row without items (the header) the whole table."""
    cell = place.cell
    if cell is None:
        return _NOTHING
    row = tuple(
        item
        for item in items
        if item.place.cell and (item.place.cell.table, item.place.cell.row) == (cell.table, cell.row)
    )
    if row:
        return Anchor(Scope.ITEM, row)
    table = next((each for each in blocks if each.table and each.table.number == cell.table), None)
    return Anchor(Scope.PART, (), (table.index, _last_index(table))) if table else _NOTHING


def _in_sheet(place: Place, blocks: Sequence[Block], items: Sequence[Item]) -> Anchor:
    """The items of the row; above the first of them, the whole sheet."""
    row = _row(place)
    rows = [(item, _row(item.place)) for item in items if item.place.sheet == place.sheet]
    here = tuple(item for item, number in rows if number == row)
    if here:
        return Anchor(Scope.ITEM, here)
    sheet = [block for block in blocks if block.place.sheet == place.sheet]
    is_above = row < min((number for _, number in rows), default=0)
    return Anchor(Scope.PART, (), (sheet[0].index, _last_index(sheet[-1]))) if sheet and is_above else _NOTHING


def _row(place: Place) -> int:
    found = _ROW.search(place.cell_name or "")
    return int(found[0]) if found else 0


def _in_text(index: int, blocks: Sequence[Block], title: str | None) -> Anchor:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and block.place.cell is None]
    above = [block for block in headings if block.index <= index]
    if not above or (len(above) == 1 and _is_title(above[0], headings, title)):
        return _DOCUMENT
    if above[-1].index != index:
        return Anchor(Scope.PART, (), (index, index))
    return Anchor(Scope.PART, (), (index, _end_of(above[-1], headings, blocks)))


def _is_title(first: Block, headings: Sequence[Block], title: str | None) -> bool:
    """Whether the first heading is the name of the document: it reads so, or stands above all others."""
    if title and text_key(first.text) == text_key(title):
        return True
    return all((each.level or 1) > (first.level or 1) for each in headings if each is not first)


def _end_of(heading: Block, headings: Sequence[Block], blocks: Sequence[Block]) -> int:
    """The last block of a chapter: before the next heading that is as high or higher."""
    level = heading.level or 1
    later = (each.index for each in headings if each.index > heading.index and (each.level or 1) <= level)
    return next(later, max(_last_indexes(blocks), default=heading.index) + 1) - 1


def _last_indexes(blocks: Sequence[Block]) -> Iterator[int]:
    return (_last_index(block) for block in blocks)


def _last_index(block: Block) -> int:
    inner = (each.index for cell in (block.table.cells if block.table else ()) for each in cell.blocks)
    return max(inner, default=block.index)
