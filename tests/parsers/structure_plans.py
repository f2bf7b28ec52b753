"""Plans written down as people write them, read as a user's file is read."""

from pathlib import Path

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.parsers import parse_document
from tracecheck.readers import read_document


def plan(folder: Path, text: str, kind: DocumentKind = DocumentKind.SAMFUNNSDEL, name: str = "plan.md") -> PlanDocument:
    """The plan in a text file of this kind."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return parse_document(read_document(path, name), DocumentSettings(kind=kind))


def texts(document: PlanDocument, kind: ItemKind) -> list[str]:
    """The words of the items of a kind, in order."""
    return [item.text for item in document.items if item.kind is kind]


def item(document: PlanDocument, start: str) -> Item:
    """The one item whose words begin so."""
    found = [each for each in document.items if each.text.startswith(start)]
    assert len(found) == 1, [each.text for each in document.items]
    return found[0]


def above(document: PlanDocument, start: str) -> str | None:
    """The words of the parent of the item that begins so."""
    parent = item(document, start).parent
    return next((each.text for each in document.items if each.id == parent), None)
