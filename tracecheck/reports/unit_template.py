"""A draft agreement for a unit as a Word document: the goals that it is expected to answer, room for its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from tracecheck.messages import Catalogue
from tracecheck.model.item import Item
from tracecheck.model.traceability import UnitGoal, UnitPage
from tracecheck.readers.drafts import draft_mark
from tracecheck.reports.coupling.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Pages,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.word.elements import Element, add, make, name, paragraph, put_spacing
from tracecheck.reports.coupling.word.frame import bullet_list, frame_pages, set_language, set_properties
from tracecheck.reports.coupling.word.paper import Paper
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.reports.coupling.word.save import saved
from tracecheck.reports.coupling.word.sections import sheet_of
from tracecheck.reports.coupling.word.styles import find_styles
from tracecheck.reports.coupling.word.template import clear_body, open_template
from tracecheck.reports.coupling.word.writer import write_blocks
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import where
from tracecheck.resources import load_data
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Located
from tracecheck.rules.levels import levels_of
from tracecheck.rules.phrases import unquoted

_TO_FILL = ("own", "measure", "support", "indicator", "target", "deadline", "owner")
_WIDTHS = {"goal": 2.6, "taken_from": 1.7, "own": 2.0, "measure": 1.8, "support": 1.1, "indicator": 1.4, "target": 1.0}
_OWN_ROWS = 2
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft is made of: the unit with its goals, and the council's orders without an answer."""

    page: UnitPage
    orders: tuple[Located, ...]


def render_template(draft: Draft, book: Book) -> bytes:
    """The draft as .docx, in the language of the book; the same draft gives the same bytes."""
    pages = Pages(_title(draft, book), book.catalogue.language, (), "")
    document = open_template(None)
    body, _, _ = clear_body(document)
    sheet = sheet_of(body)
    styles = find_styles(document)
    bullets = bullet_list(document, styles["paragraph.bullet"])
    paper = Paper(document, book.catalogue, styles, {}, *sheet.room(True), bullets)
    frame_pages(document, pages, True, paper)
    set_language(document, pages.language)
    section = sheet.made(True, True)
    body.replace(sheet.section, section)
    for each in list(_written(draft, pages.title, book, paper)):
        section.addprevious(each)
    set_properties(document, pages)
    document.core_properties.keywords = draft_mark(etree.tostring(document.element, encoding="utf-8"))
    return saved(document)


def _written(draft: Draft, title: str, book: Book, paper: Paper) -> Element:
    made = make("body")
    write_runs(paragraph(made, paper.style("title"), keep=True), said(title), paper)
    write_blocks(made, tuple(_blocks(draft, book)), paper)
    for table in made.iter(name("tbl")):
        _make_room(table)
    return made


def _make_room(table: Element) -> None:
    """Lines between the columns and rows high enough to write in; air above the heading that follows."""
    size = load_data("unit_template")["table"]
    borders = make("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz=size["line"], space=0, color=size["color"])
    table.find(f"{name('tblPr')}/{name('tblLayout')}").addprevious(borders)
    for row in table.findall(name("tr"))[1:]:
        add(row.find(name("trPr")), "trHeight", val=size["height"], hRule="atLeast")
    after = table.getnext()
    if after is not None and after.tag == name("p"):
        put_spacing(after, size["after"])


def _text(key: str, book: Book, **arguments: str) -> str:
    return book.text(f"unit_template.{key}", **arguments)


def _title(draft: Draft, book: Book) -> str:
    return _text("title", book, year=_year(book), unit=harmless(draft.page.name))


def _year(book: Book) -> str:
    """The year that the økonomiplan of now begins with; empty without one."""
    year = max((first_year(document) for document in levels_of(book.corpus).economic), default=0)
    return str(year or "")


def _municipality(book: Book) -> str:
    return next((document.municipality for document in book.corpus.documents if document.municipality), "")


def _blocks(draft: Draft, book: Book) -> Iterator[Block]:
    """How it is used first: no sentence of ours stands under a heading of goals, where it could be read as one."""
    place = {"municipality": harmless(_municipality(book)), "unit": harmless(draft.page.name), "year": _year(book)}
    yield Paragraph(said(_text("draft", book, **place)), "lead")
    yield Paragraph(said(_text("how", book)))
    yield Bullets(tuple(said(_text(each, book)) for each in _abouts(draft)))
    yield from _goals(draft.page.expected, book)
    yield from _possible(draft.page.possible, book)
    yield Heading(_text("own", book), 2)
    empty = tuple(_row((), len(_TO_FILL)) for _ in range(_OWN_ROWS))
    yield Table(_columns(_TO_FILL, book), empty, _text("own_caption", book))
    yield from _orders(draft.orders, book)


def _abouts(draft: Draft) -> Iterator[str]:
    yield "expected_about" if draft.page.expected else "expected_none"
    if draft.page.possible:
        yield "possible_about"
    yield "own_about"
    if draft.orders:
        yield "orders_about"


def _goals(goals: Sequence[UnitGoal], book: Book) -> Iterator[Block]:
    """The goals with room for what the unit does; empty rows where none is expected."""
    yield Heading(_text("expected", book), 2)
    columns = _columns(("goal", "taken_from", *_TO_FILL), book)
    filled: list[tuple[Runs, ...]] = [(_goal(each, book), _source(each.goal, book)) for each in goals]
    rows = tuple(_row(each, len(columns)) for each in filled or [()] * _OWN_ROWS)
    yield Table(columns, rows, _text("expected_caption", book))


def _possible(goals: Sequence[UnitGoal], book: Book) -> Iterator[Block]:
    if goals:
        yield Heading(_text("possible", book), 2)
        columns = _columns(("text", "taken_from", "why"), book)
        rows = tuple(_row((_goal(each, book), _source(each.goal, book), _why(each, book)), 3) for each in goals)
        yield Table(columns, rows, _text("possible_caption", book))


def _orders(orders: Sequence[Located], book: Book) -> Iterator[Block]:
    if orders:
        yield Heading(_text("orders", book), 2)
        columns = _columns(("asked", "taken_from", "reply"), book)
        rows = (_row((_words(each.item), _case(each, book)), len(columns)) for each in orders)
        yield Table(columns, tuple(rows), _text("orders_caption", book))


def _columns(names: Iterable[str], book: Book) -> tuple[Column, ...]:
    return tuple(Column(_text(f"head.{each}", book), "text", _WIDTHS.get(each, 1.0)) for each in names)


def _row(filled: Sequence[Runs], width: int) -> Row:
    return Row((*filled, *(() for _ in range(width - len(filled)))))


def _goal(each: UnitGoal, book: Book) -> Runs:
    """The goal by its number and its whole wording, as the plan has it: what a filled draft is known again by."""
    located = book.corpus.item(each.goal)
    return _words(located.item) if located else ()


def _words(item: Item) -> Runs:
    label = f"{harmless(item.label).rstrip('.:')} " if item.label else ""
    return (Run(label, strong=True), Run(shortened(unquoted(item.text), _LONGEST)))


def _source(full_id: str, book: Book) -> Runs:
    """«Kommuneplanens samfunnsdel 2024–2036, s. 14»."""
    located = book.corpus.item(full_id)
    return said(_spot(located, book.catalogue), soft=True) if located else ()


def _spot(located: Located, catalogue: Catalogue) -> str:
    document = located.document
    spot = where(replace(located.item.place, path=()), catalogue)
    return ", ".join(part for part in (harmless(document.title or document.key), spot) if part)


def _case(order: Located, book: Book) -> Runs:
    """The case and point of a decision, and where its text stands."""
    decision = order.item.decision
    case = (decision.case if decision else None) or (order.document.adopted.case if order.document.adopted else None)
    parts = [_text("from_case", book, case=harmless(case))] if case else []
    if decision and decision.point:
        parts.append(_text("at_point", book, point=harmless(decision.point)))
    return said(", ".join([*parts, _spot(order, book.catalogue)]), soft=True)


def _why(each: UnitGoal, book: Book) -> Runs:
    if each.words:
        return said(book.text("units_chapter.words", words=shortened(each.words, 80)), soft=True)
    return said(book.text("units_chapter.near"), soft=True)
