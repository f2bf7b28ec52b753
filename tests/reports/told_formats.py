"""What the files of a coupling report say, read from the files themselves: page, Word, workbook, tables, texts.

A page and a Word document are both a row of nodes: headings with their level (chapters are 1), texts, tables.
"""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import html
from openpyxl.workbook import Workbook

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.traceability import COLUMNS, CellState
from tracecheck.reports.coupling.states import word

Cells = list[list[str]]
Codes = Counter[tuple[str, str]]
CHAPTERS = ("council", "threads", "matrix", "goals", "units", "terms", "findings", "method")
_TEXTS = ("p", "li", "figcaption")
_LEFT_OUT = ("script", "style", "svg", "nav", "fieldset")


@dataclass(frozen=True, slots=True)
class Node:
    """A heading (`level` from 1), a text (0), or a table (`rows`, the head first)."""

    text: str = ""
    level: int = 0
    rows: Cells = field(default_factory=list)


def plain(text: str | None) -> str:
    """With one blank between words and none at the ends; a page sets the marks around a quotation by its style."""
    return " ".join(re.sub("[«»“”]", "", text or "").split())


def figures(text: str) -> list[int]:
    """The whole numbers of a text, years and case numbers too."""
    return [int(each) for each in re.findall(r"\d+", text)]


def page_nodes(path: Path) -> list[Node]:
    """The chapters of a page."""
    root = html.parse(str(path)).getroot()
    # Under a picture a page has the words that a Word document keeps with the picture itself.
    under = root.xpath("//figure[@class='picture']/figcaption")
    for each in [*root.iter(*_LEFT_OUT), *under]:
        each.drop_tree()
    chapters = root.xpath("//section[contains(concat(' ', @class, ' '), ' chapter ')]")
    return [node for chapter in chapters for node in _page(chapter)]


def _page(element: Any) -> Iterator[Node]:
    name = element.tag
    if name in ("h2", "h3", "h4", "h5", "h6"):
        for number in element.xpath(".//span[@class='number']"):
            number.drop_tree()
        yield Node(plain(element.text_content()), int(name[1]) - 1)
    elif name == "table":
        yield Node(
            plain(element.findtext("caption")),
            rows=[[plain(cell.text_content()) for cell in row.iter("td", "th")] for row in element.iter("tr")],
        )
    elif name in _TEXTS:
        yield Node(plain(element.text_content()))
    else:
        for child in element:
            yield from _page(child)


def word_nodes(path: Path) -> list[Node]:
    """The chapters of a Word document; what stands before the first of them is left out."""
    made = docx.Document(str(path))
    nodes = [_word(block) for block in made.iter_inner_content()]
    first = next(number for number, node in enumerate(nodes) if node.level == 1)
    return nodes[first:]


def _word(block: WordParagraph | WordTable) -> Node:
    if isinstance(block, WordTable):
        return Node(rows=[[plain(cell.text) for cell in row.cells] for row in block.rows])
    style = block.style.name if block.style is not None and block.style.name else ""
    found = re.fullmatch(r"Heading (\d)", style)
    return Node("" if style == "Caption" else plain(block.text), int(found[1]) if found else 0)


def chapters(nodes: Sequence[Node], catalogue: Catalogue) -> dict[str, list[Node]]:
    """The nodes under each chapter's heading, by the names of CHAPTERS."""
    names = {plain(catalogue.text(f"{name}_chapter.title")): name for name in CHAPTERS if name != "council"}
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.level == 1:
            held = found.setdefault(names.get(node.text, "council"), [])
        else:
            held.append(node)
    return found


def tables(nodes: Sequence[Node], head: str) -> list[Cells]:
    """The tables whose first column has this title, without their heads."""
    return [node.rows[1:] for node in nodes if node.rows and node.rows[0][0] == head]


def state_in(text: str, catalogue: Catalogue) -> CellState:
    """The state that a cell says: its sign, its words, and perhaps more («◐ Løs kobling, uten måltall»)."""
    said = [state for state in CellState if re.search(rf"(^|\W){re.escape(word(state, catalogue))}", text)]
    assert len(said) == 1, text
    return said[0]


def matrix_of(nodes: Sequence[Node], catalogue: Catalogue) -> list[tuple[str, tuple[CellState, ...]]]:
    """Each goal with its states, of the tables of the chapter."""
    head = catalogue.text("matrix_chapter.goal")
    width = len(COLUMNS) + 2
    rows = [row for table in tables(nodes, head) for row in table if len(row) == width]
    return [(row[0], tuple(state_in(cell, catalogue) for cell in row[1:-1])) for row in rows]


def parts(nodes: Sequence[Node], level: int) -> list[tuple[str, list[Node]]]:
    """Each heading of this level with what stands under it, until the next of it or of one above."""
    found: list[tuple[str, list[Node]]] = []
    held: list[Node] = []
    for node in nodes:
        if node.level == level:
            held = []
            found.append((node.text, held))
        elif 0 < node.level < level:
            held = []
        else:
            held.append(node)
    return found


def codes_of(nodes: Sequence[Node], catalogue: Catalogue) -> Codes:
    """The findings of the chapter on them, rule by rule, with their severities."""
    counts: Codes = Counter()
    words = {catalogue.text(f"severity.{each}"): each.value for each in Severity}
    code = ""
    for node in nodes:
        named = re.match(r"\w+ (TC\d{3})\.", node.text)
        code = named[1] if named and not node.rows else code
        if node.rows and node.rows[0][0] == catalogue.text("findings_chapter.column.place"):
            counts.update((code, words[row[2].partition(":")[0]]) for row in node.rows[1:])
    return counts


def codes_of_text(text: str, catalogue: Catalogue) -> Codes:
    """The findings of the report for a terminal."""
    words = {catalogue.text(f"severity.{each}"): each.value for each in Severity}
    named = "|".join(re.escape(each) for each in words)
    found = re.findall(rf"(?m)^ +({named})  (TC\d{{3}})\b", text)
    return Counter((code, words[severity]) for severity, code in found)


def codes_of_rows(rows: Sequence[dict[str, Any]], catalogue: Catalogue) -> Codes:
    """The findings of a sheet that count."""
    words = {catalogue.text(f"severity.{each}"): each.value for each in Severity}
    code, severity, settled = (catalogue.text(f"workbook.column.{each}") for each in ("code", "severity", "settled"))
    counts = catalogue.text("workbook.status.counts")
    return Counter((row[code], words[row[severity]]) for row in rows if row[settled] == counts)


def sheet_rows(path: Path, catalogue: Catalogue, name: str) -> list[dict[str, Any]]:
    """The rows of one sheet by the titles of its columns; empty cells are None."""
    titles, *rows = _workbook(path)[catalogue.text(f"workbook.sheet.{name}")].iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


@cache
def _workbook(path: Path) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def csv_rows(folder: Path, catalogue: Catalogue, name: str) -> list[dict[str, Any]]:
    """The same of the table; empty cells are None here too."""
    text = (folder / f"{catalogue.text(f'workbook.sheet.{name}')}.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    return [{title: cell or None for title, cell in row.items()} for row in rows]


@cache
def packed(path: Path, name: str) -> Any:
    """A member of an evidence pack."""
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(name))
