"""The table of contents: a field that Word can update, with its entries already there.

Word asks the reader before it updates fields on opening (`updateFields`, `dirty`): a report should open without a
question. So the entries stand there as links; page numbers are those that are known, else a line inside the field tells
how to get them, and is gone once they are there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracecheck.reports.coupling.blocks import Block, Heading, Pages, Part, Run, Runs
from tracecheck.reports.coupling.word.elements import Element, add, field, field_mark, field_start, paragraph, text_run
from tracecheck.reports.coupling.word.paper import Paper
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.resources import load_data

_SECOND = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: level 1 or 2, the words, the anchor of the heading."""

    level: int
    text: str
    anchor: str


def entries(pages: Pages) -> tuple[Entry, ...]:
    """The chapters with the headings under them; the chapters alone where the list would be long."""
    found: list[Entry] = []
    for chapter in pages.chapters:
        found.append(Entry(1, chapter.title, chapter.name))
        found.extend(_under(chapter.blocks))
    if len(found) > int(load_data("word_report")["contents"]):
        return tuple(each for each in found if each.level == 1)
    return tuple(found)


def _under(blocks: Sequence[Block]) -> list[Entry]:
    found = []
    for block in blocks:
        if isinstance(block, Part) and block.level == _SECOND:
            found.append(Entry(2, _plain(block.title), block.anchor))
        elif isinstance(block, Heading) and block.level == _SECOND and block.anchor:
            found.append(Entry(2, block.text, block.anchor))
    return found


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def write_contents(body: Element, listed: Sequence[Entry], numbers: Mapping[str, int], paper: Paper) -> None:
    """The contents on a page of their own, as a part that Word knows («Oppdater tabell»). `numbers` are pages by
    anchor, where they are known."""
    held = add(body, "sdt")
    gallery = add(add(held, "sdtPr"), "docPartObj")
    add(gallery, "docPartGallery", val="Table of Contents")
    add(gallery, "docPartUnique")
    content = add(held, "sdtContent")
    title = paragraph(content, paper.style("contents_title"), keep=True, new_page=True)
    text_run(title, paper.catalogue.text("word_report.contents"))
    deepest = max((each.level for each in listed), default=1)
    last = None
    for number, entry in enumerate(listed):
        last = paragraph(content, paper.style(f"contents_{entry.level}"))
        if number == 0:
            field_start(last, f'TOC \\o "1-{deepest}" \\h \\z \\u')
        _entry(last, entry, numbers.get(entry.anchor), paper)
    if not numbers:
        last = paragraph(content, paper.style("note"))
        write_runs(last, (Run(paper.catalogue.text("word_report.contents_hint")),), paper)
    if last is not None:
        field_mark(last, "end")


def _entry(parent: Element, entry: Entry, page: int | None, paper: Paper) -> None:
    bookmark = paper.bookmarks[entry.anchor]
    link = add(parent, "hyperlink", anchor=bookmark, history=1)
    text_run(link, entry.text)
    if page is not None:
        add(add(link, "r"), "tab")
        field(link, f"PAGEREF {bookmark} \\h", str(page))
