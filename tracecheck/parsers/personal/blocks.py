"""Blocks without what stands under a heading, a label or a list entry on the leader's own development."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracecheck.model.source import Block, BlockKind
from tracecheck.parsers.personal.names import (
    has_body,
    is_leader_layer,
    is_leader_word,
    names_leader,
    names_other_layer,
)
from tracecheck.parsers.personal.tables import without_leader

_LABELS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where a passage on the leader began: the level of its heading, else a list entry, else a label."""

    level: int | None = None
    entry: Block | None = None


def without_personal(blocks: tuple[Block, ...], *, layered: bool) -> tuple[Block, ...]:
    """The blocks that are about no person; `layered` for agreements, whose layers have names of their own."""
    return tuple(_public(blocks, layered))


def _public(blocks: tuple[Block, ...], layered: bool) -> Iterator[Block]:
    passage: _Passage | None = None
    for block in blocks:
        if passage is not None and _ends(passage, block):
            passage = None
        passage = passage or _opened(block, layered)
        if passage is None and not _is_personal_line(block, layered):
            kept = _readable(block, layered)
            yield from (kept,) if kept is not None else ()


def _ends(passage: _Passage, block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        below = passage.level is not None and (block.level or 1) > passage.level
        return not below or names_other_layer(block.text)
    if passage.entry is not None and block.kind is BlockKind.LIST_ITEM:
        return _is_beside(passage.entry, block)
    if passage.entry is not None and has_body(passage.entry.text):
        return True
    return block.kind in _LABELS and names_other_layer(block.text) and not has_body(block.text)


def _is_beside(entry: Block, block: Block) -> bool:
    """A list entry of the same list, not below the first."""
    numbered = [any(map(str.isalnum, each.marker or "")) for each in (entry, block)]
    return (block.level or 0) <= (entry.level or 0) and numbered[0] == numbered[1]


def _opened(block: Block, layered: bool) -> _Passage | None:
    if block.kind is BlockKind.HEADING:
        named = names_leader(block.text, layered=layered) or (layered and is_leader_word(block.text))
        return _Passage(level=block.level or 1) if named else None
    if block.kind not in _LABELS or not _opens(block, layered):
        return None
    return _Passage(entry=block if block.kind is BlockKind.LIST_ITEM else None)


def _opens(block: Block, layered: bool) -> bool:
    """A label alone on its line, or a lead-in to what follows."""
    text = block.text.strip()
    if not names_leader(text, layered=layered):
        return False
    return block.kind is BlockKind.LIST_ITEM or text.endswith(":") or not (has_body(text) or text.endswith("."))


def _is_personal_line(block: Block, layered: bool) -> bool:
    """«Egen utvikling: Bli tryggere i samtaler» is a passage of one line."""
    return layered and block.kind in _LABELS and is_leader_layer(block.text)


def _readable(block: Block, layered: bool) -> Block | None:
    if block.table is None or not layered:
        return block
    table = without_leader(block.table)
    return replace(block, table=table) if table is not None else None
