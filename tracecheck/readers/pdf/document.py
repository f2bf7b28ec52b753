"""The whole way from a PDF's bytes to a SourceDocument."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from tracecheck.model.source import Dropped, Problem, SourceDocument
from tracecheck.readers.base import FileHead, UnreadableError
from tracecheck.readers.pdf.assemble import assemble
from tracecheck.readers.pdf.blocks import region_drafts
from tracecheck.readers.pdf.captions import with_captions
from tracecheck.readers.pdf.characters import Word, renumbered
from tracecheck.readers.pdf.continuations import join_flow
from tracecheck.readers.pdf.cutwords import Known, known_words, with_whole_words
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.footnotes import with_footnotes
from tracecheck.readers.pdf.framekeys import FrameKey, frame_keys
from tracecheck.readers.pdf.headings import with_headings
from tracecheck.readers.pdf.layout import Item, Region, TablePart, cut_rows, open_columns, page_grids, page_items
from tracecheck.readers.pdf.lines import TextLine, merge_row, rows_of, segments
from tracecheck.readers.pdf.lists import with_depths
from tracecheck.readers.pdf.measures import Measures, measure
from tracecheck.readers.pdf.notes import comments_of
from tracecheck.readers.pdf.pages import RawPage, open_pdf, read_pages
from tracecheck.readers.pdf.running import PageRows, Running, find_running
from tracecheck.readers.pdf.sidetabs import without_side_tabs
from tracecheck.readers.pdf.stamps import stamp_text, without_stamps
from tracecheck.readers.pdf.tabledrafts import table_draft
from tracecheck.readers.pdf.tables import Grid
from tracecheck.readers.pdf.toc import entry_key, is_title, line_key, toc_entries, toc_lines
from tracecheck.resources import load_data

_LEAST_OUTSIDE = 0.35


@dataclass(frozen=True, slots=True)
class _Contents:
    """Lines of the printed table of contents by page, and its entries."""

    lines: dict[int, tuple[TextLine, ...]]
    entries: tuple[str, ...]


def read_document(data: bytes, head: FileHead) -> SourceDocument:
    """The document as blocks in reading order; UnreadableError when nothing can be had of it."""
    with open_pdf(data) as document:
        _check_pages(len(document))
        pages, stamps = without_stamps(read_pages(document))
        pages = without_side_tabs(pages)
        properties = _properties(document)
    problems = _textless(pages)
    parts = {page.number: segments(page.words, page.number) for page in pages}
    found = {page.number: page_grids(page, parts[page.number]) for page in pages}
    rows = [_page_rows(page, parts[page.number], found[page.number]) for page in pages]
    running = find_running(rows)
    contents = _contents(rows, running)
    blocks = assemble(_drafts(pages, found, running, contents), running.labels)
    notes = [(page.number, note) for page in pages for note in page.notes]
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=head.format,
        blocks=blocks,
        pages=len(pages),
        properties=properties,
        toc=contents.entries,
        running=(*running.texts, *stamps),
        problems=problems,
        dropped=tuple(_dropped(pages, running, contents)),
        comments=tuple(comments_of(notes, blocks, running.labels)),
    )


def _check_pages(pages: int) -> None:
    limit = load_data("limits")["pdf"]["pages"]
    if pages > limit:
        raise UnreadableError("TC001.too_many_pages", pages=pages, limit=limit)


def _properties(document: Any) -> dict[str, str]:
    """Title, subject, keywords and dates; the author is a person and is left out."""
    found = document.get_metadata_dict(skip_empty=True)
    wanted = {"Title": "title", "Subject": "subject", "CreationDate": "created", "ModDate": "modified"}
    return {name: str(found[key]) for key, name in wanted.items() if found.get(key)}


def _textless(pages: Sequence[RawPage]) -> tuple[Problem, ...]:
    """The problem that pages are pictures; UnreadableError when all are."""
    without = [page.number for page in pages if not page.words and page.drawings.pictures]
    if without and not any(page.words for page in pages):
        raise UnreadableError("TC002.all_pages", "TC002", pages=len(pages), count=len(pages))
    if not without:
        return ()
    return (Problem("TC002", "TC002.some_pages", {"pages": _ranges(without), "count": len(without)}),)


def _ranges(numbers: Sequence[int]) -> str:
    """«3, 5–7»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _page_rows(page: RawPage, parts: Sequence[TextLine], found: Sequence[Grid]) -> PageRows:
    rows = rows_of(parts)
    tables = tuple(grid.rect for grid in found if grid.rows > 1 and len(grid.columns) > 1)
    return PageRows(page.number, page.frame, tuple(merge_row(row) for row in rows), tables)


def _contents(pages: Sequence[PageRows], running: Running) -> _Contents:
    found: dict[int, tuple[TextLine, ...]] = {}
    rows = {page.number: _content_rows(page, running) for page in pages}
    last_pages = _last_pages(rows)
    listed: set[str] = set()
    goes_on = False
    for page in pages:
        lines = rows[page.number]
        # Where the first entries come again as headings, the text has begun.
        goes_on = goes_on and not any(line_key(line.text) in listed for line in lines[:3])
        title = any(is_title(row.text) for row in lines)
        asked = enumerate(lines) if title or goes_on else ()
        again = {number for number, line in asked if last_pages.get(entry_key(line), 0) > page.number}
        contents = toc_lines(lines, again, goes_on)
        goes_on = bool(contents) and any(contents[-1] is line for line in lines[-4:])
        if contents:
            found[page.number] = tuple(contents)
            listed |= {entry_key(line) for line in contents}
    return _Contents(found, tuple(entry for lines in found.values() for entry in toc_entries(lines)))


def _content_rows(page: PageRows, running: Running) -> list[TextLine]:
    taken = {id(line) for line, _ in running.lines.get(page.number, ())}
    return [row for row in page.rows if id(row) not in taken]


def _last_pages(rows: dict[int, list[TextLine]]) -> dict[str, int]:
    """The last page on which each line's key stands, by key; too short keys say nothing."""
    found = ((line_key(line.text), page) for page, lines in sorted(rows.items()) for line in lines)
    return {key: page for key, page in found if len(key) > 3}


def _drafts(
    pages: Sequence[RawPage], grids: dict[int, list[Grid]], running: Running, contents: _Contents
) -> list[Draft]:
    items = _items(pages, grids, running, contents)
    measures = _measures([item for _, found in items for item in found])
    keys = frame_keys(items)
    known = known_words(item for _, found in items for item in found)
    widths = {page.number: page.frame.size[0] for page in pages}
    regions = [
        _item_drafts(_whole(item, known), keys.get((number, item.frame)), measures, widths[number])
        for number, found in items
        for item in found
    ]
    flow = join_flow([with_footnotes(region, measures) for region in regions])
    return with_captions(with_depths(with_headings(flow, measures, contents.entries)))


def _items(
    pages: Sequence[RawPage], grids: dict[int, list[Grid]], running: Running, contents: _Contents
) -> list[tuple[int, list[Item]]]:
    """The items of each page by its number."""
    items: list[tuple[int, list[Item]]] = []
    carried = None
    for page in pages:
        left_out = _left_out(page.number, running, contents)
        cut = cut_rows(*(grids.get(page.number + step, []) for step in (-1, 0, 1)))
        found = page_items(page, grids[page.number], left_out, carried, cut)
        carried = open_columns(found, carried)
        items.append((page.number, found))
    return items


def _whole(item: Item, known: Known) -> Item:
    return with_whole_words(item, known) if isinstance(item, TablePart) else item


def _left_out(page: int, running: Running, contents: _Contents) -> frozenset[int]:
    lines = [line for line, _ in running.lines.get(page, ())] + list(contents.lines.get(page, ()))
    return frozenset(word.order for line in lines for word in line.words)


def _measures(items: Sequence[Item]) -> Measures:
    regions = [item for item in items if isinstance(item, Region)]
    lines = [line for region in regions for line in region.lines]
    tabled = [line for item in items if isinstance(item, TablePart) for _, inside in item.cells for line in inside]
    # Where nearly all is tables, what stands outside them is headings: the body text is in the cells.
    if sum(len(line.text) for line in lines) < _LEAST_OUTSIDE * sum(len(line.text) for line in tabled):
        lines += tabled
    return measure(lines, [pair for region in regions for pair in pairwise(region.lines) if _is_full(pair[0], region)])


def _is_full(line: TextLine, region: Region) -> bool:
    """Whether a line reaches the right side, so that the next one most likely goes on with it."""
    return line.rect.x1 > region.rect.x1 - 0.15 * region.rect.width


def _item_drafts(item: Item, frame: FrameKey | None, measures: Measures, page_width: float) -> list[Draft]:
    if isinstance(item, TablePart):
        return [table_draft(item, measures)]
    drafts = region_drafts(item.lines, measures, frame)
    small = item.box is not None and item.box.width < 0.5 * page_width
    return [replace(draft, small_box=True) for draft in drafts] if small else drafts


def _dropped(pages: Sequence[RawPage], running: Running, contents: _Contents) -> Iterable[Dropped]:
    for page in pages:
        for line, reason in running.lines.get(page.number, ()):
            yield Dropped(line.text, reason, page.number)
        for line in contents.lines.get(page.number, ()):
            yield Dropped(line.text, "toc", page.number)
        yield from _dropped_words(page.off_page, "off_page", page.number)
        yield from _dropped_words(page.tabs, "running_head", page.number)
        yield from _dropped_words(page.duplicates, "duplicate_layer", page.number)
        if page.stamped:
            yield Dropped(stamp_text(page.stamped), "watermark", page.number)


def _dropped_words(words: Sequence[Word], reason: str, page: int) -> Iterable[Dropped]:
    numbered = renumbered(words)
    for line in segments(numbered, page):
        yield Dropped(line.text, reason, page)
