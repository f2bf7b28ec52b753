"""Goals, measures and the like; indicators and results; money: what the plans state, as numbers and days."""

from collections.abc import Iterator

from tracecheck.model.item import Item, ItemKind, Target, Value
from tracecheck.model.plan import PlanDocument
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, day, key, spot
from tracecheck.reports.coupling.workbook.sheet import Value as CellValue

_MEASURED = (ItemKind.INDICATOR, ItemKind.RESULT, ItemKind.STATISTIC)
_HEAD = ("document", "kind", "label", "text", "place")
_TARGET = ("target_text", "comparator", "target_value", "target_unit", "target_year", "baseline", "baseline_year")
_VALUE = ("value_text", "value", "value_unit", "value_year")
_TAIL = ("section", "origin", "parent", "id", "key")
_GOALS = (
    *_HEAD,
    "owner",
    "deadline",
    "deadline_from",
    "deadline_to",
    "period_from",
    "period_to",
    *_TARGET,
    "status",
    "support",
    *_TAIL,
)
_INDICATORS = (*_HEAD, "above", *_TARGET, *_VALUE, "status", "owner", *_TAIL)
_AMOUNTS = (
    "document",
    "kind",
    "text",
    "year",
    "amount",
    "amount_unit",
    "amount_kind",
    "amount_text",
    "place",
    "id",
    "key",
)


def goals(book: Book) -> Sheet:
    """Everything that is stated and is no figure: visions, areas, goals, strategies, measures, orders …"""
    found = (each for each in _items(book) if each[1].kind not in _MEASURED)
    return Sheet("goals", _GOALS, tuple(_goal(document, item, book) for document, item in found))


def indicators(book: Book) -> Sheet:
    """Indicators, results and statistics, with target, baseline and value."""
    found = (each for each in _items(book) if each[1].kind in _MEASURED)
    return Sheet("indicators", _INDICATORS, tuple(_indicator(document, item, book) for document, item in found))


def amounts(book: Book) -> Sheet:
    """Money and posts, a row for each year."""
    return Sheet("amounts", _AMOUNTS, tuple(_amounts(book)))


def _items(book: Book) -> Iterator[tuple[PlanDocument, Item]]:
    return ((document, item) for document in book.result.documents for item in document.items)


def _head(document: PlanDocument, item: Item, book: Book) -> Row:
    return document.key, book.text(f"kind.{item.kind}"), item.label, item.text, spot(item.place, book)


def _tail(document: PlanDocument, item: Item, book: Book) -> Row:
    section = " › ".join(item.section) or None
    origin = book.text(f"workbook.origin.{item.origin}")
    return section, origin, item.parent, f"{document.key}#{item.id}", key(item.kind, document.key, item.text)


def _goal(document: PlanDocument, item: Item, book: Book) -> Row:
    deadline, period = item.deadline, item.period
    return (
        *_head(document, item, book),
        item.owner,
        deadline.text if deadline else None,
        _when(deadline.start) if deadline else None,
        _when(deadline.end) if deadline else None,
        period.start if period else None,
        period.end if period else None,
        *_target(item.target),
        item.status_text,
        item.support,
        *_tail(document, item, book),
    )


def _when(text: str | None) -> CellValue:
    """A day, or a year as a number."""
    return int(text) if text is not None and text.isdecimal() and len(text) == len("2026") else day(text)


def _target(target: Target | None) -> Row:
    if target is None:
        return (None,) * len(_TARGET)
    return (
        target.text,
        target.comparator,
        target.value,
        target.unit,
        target.year,
        target.baseline,
        target.baseline_year,
    )


def _value(value: Value | None) -> Row:
    return (value.text, value.value, value.unit, value.year) if value else (None,) * len(_VALUE)


def _indicator(document: PlanDocument, item: Item, book: Book) -> Row:
    full_id = f"{document.key}#{item.id}"
    above = [link.target for link in book.corpus.links_from(full_id) if link.relation == "measures"]
    return (
        *_head(document, item, book),
        "\n".join(dict.fromkeys(book.name(each) for each in above)) or None,
        *_target(item.target),
        *_value(item.value),
        item.status_text,
        item.owner,
        *_tail(document, item, book),
    )


def _amounts(book: Book) -> Iterator[Row]:
    for document, item in _items(book):
        for each in item.amounts:
            yield (
                document.key,
                book.text(f"kind.{item.kind}"),
                item.text,
                each.year,
                each.value,
                each.unit,
                each.kind,
                each.text,
                spot(item.place, book),
                f"{document.key}#{item.id}",
                key(document.key, item.text, str(each.year), each.unit, each.kind or ""),
            )
