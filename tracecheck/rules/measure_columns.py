"""Measures and indicators that lack what a column would hold: told by the row where the column exists, else by the
table."""

from collections.abc import Callable, Collection, Iterator, Sequence

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.rules.collective import collective_remark, remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark
from tracecheck.rules.tables import rows_by_table

_PUT_OFF = frozenset({"postponed", "not_prioritised"})

Has = Callable[[Located], bool]


def lacking_in_measures(corpus: Corpus, document: PlanDocument, code: str, column: str, has: Has) -> Iterator[Remark]:
    """Remarks for the measures of a document without `column`.

    Messages: `code` for a single row, `code.table` for a table without the column (with its number and rows),
    `code.all` for measures outside tables, or for several tables that all lack it.
    """
    yield from lacking_in_rows(document, list(corpus.items(document, ItemKind.MEASURE)), code, (column,), has)


def lacking_in_rows(
    document: PlanDocument, among: Sequence[Located], code: str, columns: Collection[str], has: Has
) -> Iterator[Remark]:
    """The same for any items of a document, and columns any of which will do; messages as for measures."""
    lacking = [each for each in among if not has(each)]
    without = [(table, rows) for table, rows in rows_by_table(document, lacking) if _has_none(table, columns)]
    if len(lacking) == len(among) and len(without) > 1:
        yield collective_remark(lacking, len(among), code)
        return
    told: set[str] = set()
    for table, rows in without:
        told |= {row.id for row in rows}
        yield _table_remark(document, table, rows, code)
    yield from remarks_on([row for row in lacking if row.id not in told], among, code)


def is_put_off(measure: Located) -> bool:
    """Whether the text says that the measure is not for now: then nobody need be named, nor a day."""
    follow_up = measure.item.follow_up
    return follow_up is not None and follow_up.kind in _PUT_OFF


def _has_none(table: TableFacts, columns: Collection[str]) -> bool:
    return set(columns).isdisjoint(table.columns)


def _table_remark(document: PlanDocument, table: TableFacts, rows: Sequence[Located], code: str) -> Remark:
    chapter = table.section[-1] if table.section else ""
    arguments = {"table": table.number, "count": len(rows), "chapter": chapter, **document_arguments(document)}
    return Remark(
        document,
        f"{code}.table" if chapter else f"{code}.table_plain",
        arguments,
        place=table.place,
        quote=" | ".join(table.headers),
        subject=f"{chapter} {' '.join(table.headers)}",
        count=len(rows),
        replaces_items=tuple(row.id for row in rows),
    )
