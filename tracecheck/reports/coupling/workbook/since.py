"""What changed since the last time: new, gone, weakened, moved …, by keys that hold from one edition to the next."""

from collections.abc import Iterator

from tracecheck.model.comparison import (
    Comparison,
    CouplingChange,
    DocumentFate,
    DocumentPair,
    IndicatorChange,
    ItemComparison,
    ItemEnd,
    ThreadChange,
)
from tracecheck.reports.compare_words import reason_text, signs_text, stated_text
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, spot, yes

_TITLES = (
    "what",
    "became",
    "kind",
    "before",
    "after",
    "signs",
    "explanation",
    "unexplained",
    "before_place",
    "after_place",
    "before_id",
    "after_id",
    "key",
)


def sheet(book: Book) -> Sheet:
    """Documents, statements, couplings, threads and indicators that are not what they were; a note where nothing is
    compared."""
    since = book.trace.since
    if since is None:
        return Sheet("since", _TITLES, (), book.text("workbook.since.not_compared"))
    rows = tuple(_rows(since.comparison, book))
    return Sheet("since", _TITLES, rows, "" if rows else book.text("workbook.since.nothing"))


def _rows(found: Comparison, book: Book) -> Iterator[Row]:
    for pair in found.documents:
        if pair.fate is not DocumentFate.SAME:
            yield _document(pair, book)
    for change in found.items:
        yield _item(change, book)
    for coupling in found.couplings:
        yield _coupling(coupling, book)
    for thread in found.threads:
        yield _thread(thread, book)
    for indicator in found.indicators:
        yield _indicator(indicator, book)


def _document(pair: DocumentPair, book: Book) -> Row:
    old, new = pair.old.key if pair.old else None, pair.new.key if pair.new else None
    kind = (pair.new or pair.old).kind if pair.new or pair.old else "unknown"  # type: ignore[union-attr]
    return (
        book.text("workbook.since.document"),
        book.text(f"workbook.document_fate.{pair.fate}"),
        book.text(f"document_kind.{kind}"),
        old,
        new,
        *(None,) * 5,
        old,
        new,
        key("document", old or "", new or ""),
    )


def _item(change: ItemComparison, book: Book) -> Row:
    first = (change.new or change.old)[0]
    signs = (*signs_text(change.signs, book.catalogue), *stated_text(change, book.catalogue))
    return (
        book.text("workbook.since.item"),
        ", ".join(book.text(f"compare.word.{each}") for each in change.alterations),
        book.text(f"kind.{first.kind}"),
        _texts(change.old),
        _texts(change.new),
        "\n".join(signs) or None,
        reason_text(change.explanation, {}, book.catalogue) if change.explanation else None,
        yes(book, change.unexplained),
        _spots(change.old, book),
        _spots(change.new, book),
        _ids(change.old),
        _ids(change.new),
        key("item", *(end.text for end in (*change.old, *change.new))),
    )


def _texts(ends: tuple[ItemEnd, ...]) -> str | None:
    return "\n".join(end.text for end in ends) or None


def _spots(ends: tuple[ItemEnd, ...], book: Book) -> str | None:
    return "\n".join(spot(end.place, book) for end in ends) or None


def _ids(ends: tuple[ItemEnd, ...]) -> str | None:
    return "\n".join(end.item for end in ends) or None


def _coupling(change: CouplingChange, book: Book) -> Row:
    source, target = change.source, change.target
    grades = (book.text(f"grade.{each}") if each else None for each in (change.before, change.after))
    return (
        book.text("workbook.since.coupling"),
        book.text(f"workbook.fate.{change.fate}"),
        book.text(f"relation.{change.relation}"),
        *grades,
        f"{source.text}\n→ {target.text}",
        None,
        yes(book, change.unexplained),
        spot(source.place, book),
        spot(target.place, book),
        source.item,
        target.item,
        key("coupling", source.text, change.relation, target.text),
    )


def _thread(change: ThreadChange, book: Book) -> Row:
    became = "better" if change.better else "worse" if change.worse else "changed"
    return (
        book.text("workbook.since.thread"),
        book.text(f"workbook.since.{became}"),
        book.text(f"kind.{change.goal.kind}"),
        book.text(f"thread.{change.before}"),
        book.text(f"thread.{change.after}"),
        change.goal.text,
        None,
        None,
        None,
        spot(change.goal.place, book),
        None,
        change.goal.item,
        key("thread", change.goal.text),
    )


def _indicator(change: IndicatorChange, book: Book) -> Row:
    text = change.indicator.text
    return (
        book.text("workbook.since.indicator"),
        book.text("workbook.since.gained" if change.gained else "workbook.since.lost"),
        book.text(f"kind.{change.goal.kind}"),
        None if change.gained else text,
        text if change.gained else None,
        change.goal.text,
        None,
        yes(book, change.unexplained),
        None,
        spot(change.indicator.place, book),
        change.goal.item,
        change.indicator.item,
        key("indicator", change.goal.text, text),
    )
