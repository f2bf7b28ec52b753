"""The places where a document says what it is: title page, running heads, file name, headings, first pages."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from tracecheck.model.source import Block, BlockKind, SourceDocument
from tracecheck.resources import load_data

_SEPARATORS = re.compile(r"[_\s+]+|(?<=\D)[-.]|[-.](?=\D)")
_FORM = 2
"""Columns of a form: what is named, and its name."""
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class Zones:
    """`title` are the lines of the title page; `front` those of the first pages, rows of tables as lines."""

    title: tuple[str, ...]
    front: tuple[str, ...]
    headings: tuple[str, ...]
    running: tuple[str, ...]
    file: str
    properties: str
    text: tuple[str, ...]


def zones_of(source: SourceDocument) -> Zones:
    """The places of a document; running heads that were read as text elsewhere are not repeated."""
    front = _front_lines(source)
    return Zones(
        title=_title_lines(_front_lines(replace(source, blocks=_title_blocks(source.blocks)))),
        front=tuple(text for text, _ in front),
        headings=_headings(source),
        running=source.running,
        file=file_words(source.key),
        properties=source.properties.get("title", ""),
        text=tuple(_texts(source.blocks)),
    )


def file_words(key: str) -> str:
    """The name of a file as words: «hop_2026-2029.pdf» is «hop 2026-2029»."""
    return _SEPARATORS.sub(" ", _CAMEL.sub(" ", PurePosixPath(key).stem)).strip()


def _title_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Where a title may stand: in a workbook before its first register, and not on the tab of a sheet with a title."""
    found: list[Block] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if block.place.cell_name is not None and block.table is not None and block.table.columns > _FORM:
            break
        tab = block.place.sheet is not None and block.place.cell_name is None
        if not tab or following is None or following.kind is BlockKind.TABLE:
            found.append(block)
    return tuple(found)


def _front_lines(source: SourceDocument) -> list[tuple[str, BlockKind]]:
    rules = load_data("document_kinds")["certain"]
    lines: list[tuple[str, BlockKind]] = []
    for block in source.blocks[: int(rules["front_blocks"])]:
        if block.place.page is not None and block.place.page > int(rules["front_pages"]) + _first_page(source) - 1:
            break
        lines += [(text, block.kind) for text in _block_lines(block)[: int(rules["front_blocks"])]]
    return lines


def _first_page(source: SourceDocument) -> int:
    return next((block.place.page for block in source.blocks if block.place.page is not None), 1)


def _block_lines(block: Block) -> list[str]:
    """The text of a block; a table gives its rows, cells joined: «Vedtatt av | Kommunestyret»."""
    if block.table is None:
        return [block.text] if block.text else []
    rows: dict[int, list[str]] = {}
    for cell in block.table.cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return [" ".join(parts) for _, parts in sorted(rows.items())]


def _title_lines(front: list[tuple[str, BlockKind]]) -> tuple[str, ...]:
    """Short lines from the top until prose or the table of contents begins."""
    rules = load_data("document_kinds")
    stop = set(rules["grammar"]["stop"])
    lines: list[str] = []
    for text, kind in front:
        over = len(lines) >= int(rules["certain"]["title_lines"]) or len(text) > int(rules["certain"]["title_line"])
        if over or _is_sentence(text) or bare(text) in stop or (kind is BlockKind.LIST_ITEM and lines):
            break
        lines.append(text)
    return tuple(lines)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) >= 9


def bare(text: str) -> str:
    """A heading without its number and end mark, in small letters."""
    return re.sub(r"^[\d.\s]+|[\s.:]+$", "", text).lower()


def _headings(source: SourceDocument) -> tuple[str, ...]:
    most = int(load_data("document_kinds")["certain"]["headings"])
    found = [block.text for block in source.blocks if block.kind is BlockKind.HEADING]
    return tuple(found[:most])


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [line for block in blocks for line in _block_lines(block)]
