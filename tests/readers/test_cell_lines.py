"""Several goals or measures on lines of their own in one cell are several items; a text broken to look well is one."""

from collections.abc import Callable

import docx_building as word
import odt_building as odt
import pytest
from openpyxl import Workbook
from sheet_building import read as read_workbook
from sheet_building import saved

from tracecheck.model.item import ItemKind
from tracecheck.model.source import Format, SourceDocument
from tracecheck.parsers import parse_document
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.html import read_html

GOALS = ("Flere eldre bor hjemme", "Færre faller", "Bedre ernæring")
MEASURES = ("Innføre trygghetsalarm til alle", "Tilby hverdagsrehabilitering")


def in_word(*columns: tuple[str, ...]) -> SourceDocument:
    cells = [
        word.cell("<w:p><w:r>" + "<w:br/>".join(f"<w:t>{each}</w:t>" for each in c) + "</w:r></w:p>") for c in columns
    ]
    return word.read_body(word.table(word.row(word.cell("Mål"), word.cell("Tiltak")), word.row(*cells)))


def in_writer(*columns: tuple[str, ...]) -> SourceDocument:
    cells = [odt.cell(odt.p("<text:line-break/>".join(c))) for c in columns]
    return odt.read_body(odt.table(odt.row(odt.cell(odt.p("Mål")), odt.cell(odt.p("Tiltak"))), odt.row(*cells)))


def on_page(*columns: tuple[str, ...]) -> SourceDocument:
    cells = "".join(f"<td>{'<br>'.join(each)}</td>" for each in columns)
    page = f"<html><body><h1>Plan</h1><table><tr><th>Mål</th><th>Tiltak</th></tr><tr>{cells}</tr></table></body></html>"
    return read_html(page.encode(), FileHead("plan.html", "plan.html", "0", Format.HTML), ReadOptions())


def in_workbook(*columns: tuple[str, ...]) -> SourceDocument:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Mål", "Tiltak"])
    book.active.append(["\n".join(each) for each in columns])
    return read_workbook(saved(book))


Maker = Callable[..., SourceDocument]
WAYS = pytest.mark.parametrize("make", [in_word, in_writer, on_page, in_workbook])


def read(source: SourceDocument, kind: ItemKind) -> list[str]:
    return [item.text for item in parse_document(source).items if item.kind is kind]


@WAYS
def test_lines_that_are_statements_of_their_own_are_items_each(make: Maker) -> None:
    source = make(GOALS, MEASURES)
    assert read(source, ItemKind.GOAL) == list(GOALS)
    assert read(source, ItemKind.MEASURE) == list(MEASURES)


@WAYS
def test_a_statement_that_goes_on_in_the_next_line_is_one(make: Maker) -> None:
    source = make(("Alle barn og unge skal", "ha trygge rammer"), ("Etablere samarbeid med", "Lyngmo frivilligsentral"))
    assert read(source, ItemKind.GOAL) == ["Alle barn og unge skal ha trygge rammer"]
    assert read(source, ItemKind.MEASURE) == ["Etablere samarbeid med Lyngmo frivilligsentral"]
