"""What holds of every document that is read and of every plan that is parsed, whatever the file was."""

import json
from collections.abc import Iterator

from tracecheck.model.codec import from_json, to_json
from tracecheck.model.item import Item
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Block, Place, SourceDocument


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks and the blocks in their cells, in reading order."""
    for block in blocks:
        yield block
        for cell in block.table.cells if block.table else ():
            yield from all_blocks(cell.blocks)


def check_document(document: SourceDocument) -> None:
    """Indexes rise, lines and bold parts lie inside the text, cells lie inside their table, JSON brings it back."""
    found = list(all_blocks(document.blocks))
    indexes = [block.index for block in found]
    assert indexes == sorted(set(indexes)), "indexes do not rise"
    by_index = {block.index: block for block in found}
    for block in found:
        _check_block(block, document)
        _check_place(block.place, by_index, document.pages)
    for comment in document.comments:
        if comment.place is not None:
            _check_place(comment.place, by_index, document.pages)
    written = json.dumps(to_json(document), ensure_ascii=False, allow_nan=False)
    written.encode("utf-8")
    assert from_json(SourceDocument, json.loads(written)) == document


def _check_block(block: Block, document: SourceDocument) -> None:
    assert block.place.block == block.index
    assert "\r" not in block.text
    assert "\0" not in block.text
    at = 0
    for line in block.lines:
        assert 0 <= line.start <= line.end <= len(block.text), "a line lies outside of its text"
        assert line.start >= at, "lines overlap"
        at = line.end
        assert line.page is None or 1 <= line.page <= (document.pages or line.page)
    for start, end in block.style.bold_spans:
        assert 0 <= start < end <= len(block.text), "bold lies outside of the text"
    for cell in block.table.cells if block.table else ():
        assert block.table is not None
        assert 1 <= cell.row <= cell.row + cell.row_span - 1 <= block.table.rows
        assert 1 <= cell.column <= cell.column + cell.column_span - 1 <= block.table.columns


def _check_place(place: Place, blocks: dict[int, Block], pages: int | None) -> None:
    assert place.page is None or place.page >= 1
    assert place.page is None or pages is None or place.page <= pages, "a page behind the last"
    assert place.block is None or place.block in blocks, "a block that is not there"
    for span in place.spans:
        assert span.block in blocks, "a span of a block that is not there"
        assert 0 <= span.start <= span.end <= len(blocks[span.block].text), "a span outside of its block"


def check_plan(plan: PlanDocument, source: SourceDocument) -> None:
    """Ids are unique, parents are there and above, places lie in the document, JSON brings the plan back."""
    blocks = {block.index: block for block in all_blocks(source.blocks)}
    ids = [each.id for each in plan.items] + [each.id for each in plan.statements]
    assert len(ids) == len(set(ids)), "an id twice"
    _check_parents(plan.items)
    for place in _places(plan):
        _check_place(place, blocks, source.pages)
    for item in plan.items:
        for reference in item.references:
            assert reference.start == -1 or 0 <= reference.start < reference.end <= len(item.text)
    check_record(plan)


def check_record(plan: PlanDocument) -> None:
    """A plan can be written and read again."""
    written = json.dumps(to_json(plan), ensure_ascii=False, allow_nan=False)
    written.encode("utf-8")
    assert from_json(PlanDocument, json.loads(written)) == plan


def _places(plan: PlanDocument) -> Iterator[Place]:
    yield from (each.place for each in plan.items)
    yield from (each.place for each in plan.statements)
    yield from (each.place for each in plan.tables)
    for item in plan.items:
        found = [each.place for each in item.references] + [each.place for each in item.quotations]
        yield from (each for each in found if each is not None)


def _check_parents(items: tuple[Item, ...]) -> None:
    parents = {item.id: item.parent for item in items}
    for item in items:
        seen = {item.id}
        above = item.parent
        while above is not None:
            assert above in parents, "a parent that is not there"
            assert above not in seen, "parents in a ring"
            seen.add(above)
            above = parents[above]
