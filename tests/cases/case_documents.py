"""Folders of documents written once, as Markdown and as Word, and checked as a user checks them.

The source text has headings (`#`), list entries (`- `, `1. `, `a) `), tables of pipes, and paragraphs. In Word they
become headings, lists, tables and paragraphs; numbers and letters are typed, as people type them.
"""

import re
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Grade, Link, Thread
from tracecheck.model.finding import Finding
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.run import Request, check

FORMATS = ("md", "docx")


def checked(folder: Path, form: str, documents: dict[str, str], select: tuple[str, ...] = ()) -> Result:
    """The result of a run over these documents (name without suffix → source text), all of one format."""
    for name, text in documents.items():
        write(folder / f"{name}.{form}", text)
    settings = Settings(rules=RuleSettings(select=select))
    return check(Request(find_documents([folder]), settings), load_catalogue("nb"), lambda *_: None)


def write(path: Path, text: str) -> None:
    """The source text as a file of the format that its suffix names."""
    if path.suffix == ".md":
        path.write_text(text, encoding="utf-8")
        return
    word = Document()
    for part in re.split(r"\n\s*\n", text.strip()):
        _add(word, part.strip().splitlines())
    word.save(str(path))


def _add(word: WordDocument, lines: list[str]) -> None:
    if lines[0].startswith("|"):
        _add_table(word, [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines])
        return
    for line in lines:
        heading = re.match(r"(#+) (.*)", line)
        if heading:
            word.add_heading(heading.group(2), len(heading.group(1)))
        elif line.startswith("- "):
            word.add_paragraph(line[2:], style="List Bullet")
        else:
            word.add_paragraph(line.strip())


def _add_table(word: WordDocument, rows: list[list[str]]) -> None:
    rows = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    table = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def document(result: Result, name: str) -> PlanDocument:
    """The document whose name begins so."""
    (found,) = [each for each in result.documents if each.key.startswith(name)]
    return found


def item(result: Result, start: str, name: str = "") -> Item:
    """The one item whose words begin so, in the documents whose names begin with `name`."""
    return _one(result, start, name)[1]


def key(result: Result, start: str, name: str = "") -> str:
    """`<document key>#<id>` of that item."""
    plan, found = _one(result, start, name)
    return f"{plan.key}#{found.id}"


def _one(result: Result, start: str, name: str) -> tuple[PlanDocument, Item]:
    plans = [plan for plan in result.documents if plan.key.startswith(name)]
    found = [(plan, each) for plan in plans for each in plan.items if each.text.lstrip("«").startswith(start)]
    assert len(found) == 1, [(plan.key, each.kind.value, each.text) for plan in plans for each in plan.items]
    return found[0]


def texts(result: Result, kind: ItemKind, name: str = "") -> list[str]:
    """The words of the items of a kind, in order."""
    plans = [plan for plan in result.documents if plan.key.startswith(name)]
    return [each.text for plan in plans for each in plan.items if each.kind is kind]


def links_of(result: Result, source: str) -> list[Link]:
    """The couplings upwards of an item, by its key."""
    return [link for link in result.linkage.links if link.source == source]


def links_to(result: Result, target: str) -> list[Link]:
    """The couplings to an item from below, by its key."""
    return [link for link in result.linkage.links if link.target == target]


def grades(result: Result, target: str) -> set[Grade]:
    """The grades of the couplings to an item from other documents."""
    own = target.partition("#")[0]
    return {link.grade for link in links_to(result, target) if link.source.partition("#")[0] != own}


def thread(result: Result, goal: str) -> Thread:
    """The thread of a goal, by its key."""
    (found,) = [each for each in result.linkage.threads if each.item == goal]
    return found


def findings(result: Result, *codes: str) -> list[Finding]:
    """The findings of these rules; of all rules when none is named."""
    return [finding for finding in result.findings if not codes or finding.code in codes]


def codes_about(result: Result, start: str, name: str = "") -> set[str]:
    """The rules that remark on an item, alone or among the rows of one finding."""
    wanted = key(result, start, name)
    return {
        finding.code
        for finding in result.findings
        if finding.item == wanted or any(each.item == wanted for each in finding.related if each.role == "row")
    }
