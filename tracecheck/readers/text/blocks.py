"""Units → blocks with their places and the headings above them."""

from tracecheck.model.source import Block, BlockKind, Place, Style
from tracecheck.readers.text.tables import pipe_table
from tracecheck.readers.text.units import Unit, UnitKind

_KINDS = {UnitKind.HEADING: BlockKind.HEADING, UnitKind.TEXT: BlockKind.PARAGRAPH, UnitKind.ITEM: BlockKind.LIST_ITEM}


def make_blocks(units: list[Unit]) -> tuple[Block, ...]:
    """The blocks in reading order; the cells' blocks of a table are inside it and have numbers of their own."""
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    indents: list[int] = []
    index = tables = 0
    for unit in units:
        if unit.kind is UnitKind.TABLE:
            tables += 1
            block = _table_block(unit, index, tables, _names(path))
            index += sum(len(cell.blocks) for cell in block.table.cells) if block.table else 0
        else:
            level = _level(unit, path, indents)
            if unit.kind is UnitKind.HEADING:
                path = [each for each in path if each[0] < (level or 0)]
            block = _block(unit, index, level, _names(path))
            if unit.kind is UnitKind.HEADING:
                path.append((level or 0, unit.text))
        blocks.append(block)
        index += 1
    return tuple(blocks)


def _names(path: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in path)


def _level(unit: Unit, path: list[tuple[int, str]], indents: list[int]) -> int | None:
    """Heading level, or the depth of an item by how far its line is indented; a paragraph that is indented behind an
    item has the depth of that item.

    A heading in capitals alone has no level of its own: it stands below the numbered or marked ones.
    """
    if unit.kind is UnitKind.HEADING:
        indents.clear()
        return unit.level or _CAPITALS_LEVEL
    if unit.kind is not UnitKind.ITEM:
        return _depth_within(unit, indents)
    while indents and unit.indent < indents[-1]:
        indents.pop()
    if not indents or unit.indent > indents[-1]:
        indents.append(unit.indent)
    return len(indents) - 1


def _depth_within(unit: Unit, indents: list[int]) -> int | None:
    while indents and unit.indent <= indents[-1]:
        indents.pop()
    return len(indents) - 1 if indents else None


_CAPITALS_LEVEL = 7


def _block(unit: Unit, index: int, level: int | None, path: tuple[str, ...]) -> Block:
    bold = bool(unit.text) and sum(end - start for start, end in unit.bold) * 2 > len(unit.text)
    return Block(
        index=index,
        kind=_KINDS[unit.kind],
        text=unit.text,
        place=_place(unit, index, path),
        level=level,
        marker=unit.marker,
        lines=unit.lines,
        style=Style(bold=bold, bold_spans=() if bold else unit.bold),
    )


def _place(unit: Unit, index: int, path: tuple[str, ...]) -> Place:
    first = unit.lines[0]
    return Place(page=first.page, page_label=first.page_label, block=index, path=path, line=first.number)


def _table_block(unit: Unit, index: int, number: int, path: tuple[str, ...]) -> Block:
    place = _place(unit, index, path)
    table = pipe_table(unit.rows, number, place, index + 1)
    return Block(index=index, kind=BlockKind.TABLE, text="", place=place, table=table)
