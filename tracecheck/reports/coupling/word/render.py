"""The whole document: the page for the council first, then the contents, then the other chapters."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracecheck.messages import load_catalogue
from tracecheck.reports.coupling.blocks import Chapter, Pages, said
from tracecheck.reports.coupling.word.anchors import bookmarks
from tracecheck.reports.coupling.word.contents import Entry, entries, write_contents
from tracecheck.reports.coupling.word.elements import Element, name, paragraph
from tracecheck.reports.coupling.word.frame import bullet_list, frame_pages, set_language, set_properties
from tracecheck.reports.coupling.word.levels import stepwise
from tracecheck.reports.coupling.word.paper import Paper
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.reports.coupling.word.save import saved
from tracecheck.reports.coupling.word.sections import Sheet, end_section, sheet_of, stretches
from tracecheck.reports.coupling.word.styles import find_styles
from tracecheck.reports.coupling.word.template import clear_body, open_template
from tracecheck.reports.coupling.word.writer import write_blocks, write_heading
from tracecheck.resources import load_data


def render_docx(pages: Pages, template: bytes | None = None, page_numbers: Mapping[str, int] | None = None) -> bytes:
    """The report as .docx. `template` is a .docx or .dotx whose styles, header, footer and page are used: its text is
    replaced, or kept around a paragraph that says `{{tracecheck}}`. `page_numbers` (by anchor) are shown in the
    contents, where they are known. Raises TemplateError."""
    pages = _stepwise(pages)
    document = open_template(template)
    body, rest, begins = clear_body(document)
    sheet = sheet_of(body)
    paper = _paper(document, pages, sheet)
    frame_pages(document, pages, begins, paper)
    set_language(document, pages.language)
    body.remove(sheet.section)
    lies = _write(body, pages, page_numbers or {}, paper, sheet)
    _close(body, rest, lies, sheet=sheet, paper=paper)
    set_properties(document, pages)
    return saved(document)


def contents_of(pages: Pages) -> tuple[Entry, ...]:
    """The lines of the contents of the document that `render_docx` makes of these pages."""
    return entries(_stepwise(pages))


def _stepwise(pages: Pages) -> Pages:
    return replace(pages, chapters=tuple(replace(each, blocks=stepwise(each.blocks)) for each in pages.chapters))


def _paper(document: Any, pages: Pages, sheet: Sheet) -> Paper:
    styles = find_styles(document)
    bullets = bullet_list(document, styles["paragraph.bullet"])
    width, height = sheet.room(False)
    return Paper(document, load_catalogue(pages.language), styles, bookmarks(pages), width, height, bullets)


def _write(made: Element, pages: Pages, numbers: Mapping[str, int], paper: Paper, sheet: Sheet) -> bool:
    """All of the text; whether the pages lie at its end."""
    write_runs(paragraph(made, paper.style("title"), keep=True), said(pages.title), paper)
    if pages.subtitle:
        write_runs(paragraph(made, paper.style("subtitle")), said(pages.subtitle), paper)
    lies = False
    for number, chapter in enumerate(pages.chapters):
        if number == 0:
            room = int(load_data("word_report")["page"]["after_title"])
            write_heading(made, said(chapter.title), 2, chapter.name, paper, before=room)
            write_blocks(made, chapter.blocks, replace(paper, front=True))
            write_contents(made, entries(pages), numbers, paper)
        else:
            lies = _chapter(made, chapter, (lies, number == 1), paper, sheet)
    write_runs(paragraph(made, paper.style("note")), said(pages.made), paper)
    return lies


def _chapter(made: Element, chapter: Chapter, begins: tuple[bool, bool], paper: Paper, sheet: Sheet) -> bool:
    """A chapter: `begins` says whether the pages lie before it, and whether it begins on a new one. Its parts with wide
    tables stand on pages that lie."""
    lies, new_page = begins
    for number, part in enumerate(stretches(chapter.blocks)):
        turned = part.wide != lies
        if turned:
            end_section(made, sheet.made(lies, _is_first(made)), paper)
        lies = part.wide
        if number == 0:
            write_heading(made, said(chapter.title), 2, chapter.name, paper, new_page=new_page and not turned)
        write_blocks(made, part.blocks, paper.within(*sheet.room(lies)))
    return lies


def _is_first(made: Element) -> bool:
    return next(made.iter(name("sectPr")), None) is None


def _close(body: Element, rest: list[Element], lies: bool, *, sheet: Sheet, paper: Paper) -> None:
    """What follows the marker in the template, which stands upright again, and the last section."""
    if rest and lies:
        end_section(body, sheet.made(True, _is_first(body)), paper)
    last = sheet.made(lies and not rest, _is_first(body))
    body.extend([*rest, last])
