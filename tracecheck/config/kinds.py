"""Kinds of items and documents by their own names and by Norwegian ones."""

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind


def item_kind(word: str) -> str | None:
    """The kind of item that a word of the settings means («tiltak» is measure)."""
    return _known(word, "item_kinds", tuple(ItemKind))


def document_kind(word: str) -> str | None:
    """The kind of document that a word of the settings means («økonomiplan» is okonomiplan)."""
    return _known(word, "document_kinds", tuple(DocumentKind))


def item_kinds() -> list[str]:
    """All names of kinds of items."""
    return _all("item_kinds", tuple(ItemKind))


def document_kinds() -> list[str]:
    """All names of kinds of documents."""
    return _all("document_kinds", tuple(DocumentKind))


def _known(word: str, table: str, kinds: tuple[str, ...]) -> str | None:
    from tracecheck.rules.own.fields import other_names

    named = other_names(table).get(word.casefold(), word.casefold())
    return next((str(each) for each in kinds if named == each), None)


def _all(table: str, kinds: tuple[str, ...]) -> list[str]:
    from tracecheck.rules.own.fields import other_names

    return [*map(str, kinds), *other_names(table)]
