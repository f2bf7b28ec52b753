"""Word files as planners have them, made with python-docx: headings, bullet lists, tables, comments.

A text is written with `# ` and `## ` for headings, `- ` for bullets, `|` around the cells of a row.
"""

from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

WRITTEN = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def text(name: str) -> str:
    """One of the texts in `texts/`."""
    return (Path(__file__).parent / "texts" / f"{name}.txt").read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Saves a text as a Word file."""
    document = docx.Document()
    document.core_properties.created = WRITTEN
    for is_row, lines in groupby(text.strip().splitlines(), key=lambda line: line.startswith("|")):
        if is_row:
            _table(document, [[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        else:
            for line in lines:
                _paragraph(document, line)
    document.save(str(path))


def replace(path: Path, old: str, new: str, to: Path | None = None) -> None:
    """Writes other words in a Word file, as somebody who edits it; every paragraph or cell that has them."""
    document = docx.Document(str(path))
    found = [paragraph for paragraph in paragraphs(document) if old in paragraph.text]
    assert found, f"«{old}» is not in {path.name}"
    for paragraph in found:
        first, *rest = paragraph.runs
        first.text = paragraph.text.replace(old, new)
        for run in rest:
            run.text = ""
    document.save(str(to or path))


def comment(path: Path, words: str, text: str) -> None:
    """Answers with a Word comment on the paragraph or cell that has the words."""
    document = docx.Document(str(path))
    place = next(paragraph for paragraph in paragraphs(document) if words in paragraph.text)
    document.add_comment(place.runs, text=text, author="Planlegger", initials="PL")
    document.save(str(path))


def row(path: Path, after: str, *cells: str) -> None:
    """Adds a row under the one that has the words."""
    document = docx.Document(str(path))
    table, number = next(
        (table, number)
        for table in document.tables
        for number, line in enumerate(table.rows)
        if any(after in cell.text for cell in line.cells)
    )
    new = table.add_row()
    for cell, words in zip(new.cells, cells, strict=True):
        cell.text = words
    table.rows[number]._tr.addnext(new._tr)
    document.save(str(path))


def paragraph_after(path: Path, words: str, text: str) -> None:
    """Adds a paragraph under the one that has the words."""
    document = docx.Document(str(path))
    place = next(paragraph for paragraph in document.paragraphs if words in paragraph.text)
    new = document.add_paragraph(text)
    place._p.addnext(new._p)
    document.save(str(path))


def without_comments(path: Path, to: Path) -> None:
    """Saves a copy as it is sent out: the comments taken out of the text."""
    document = docx.Document(str(path))
    marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
    for mark in list(document.element.body.iter()):
        if isinstance(mark.tag, str) and mark.tag.rpartition("}")[2] in marks:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
    written = document.part._comments_part.element
    for each in list(written):
        written.remove(each)
    document.save(str(to))


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph, those of tables too."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def _paragraph(document: Document, line: str) -> None:
    if line.startswith("#"):
        marks, _, words = line.partition(" ")
        document.add_heading(words, level=len(marks))
    elif line.startswith("- "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif line.strip():
        document.add_paragraph(line)


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(line.cells, cells, strict=True):
            cell.text = words
