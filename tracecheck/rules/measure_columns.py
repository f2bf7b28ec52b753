"""Measures and indicators that lack what a column would hold: told by the row where the column exists, else by the
table."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from tracecheck.messages.places import place_code
from tracecheck.model.facts import Mention
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.resources import load_data
from tracecheck.rules.collective import collective_remark, is_collective, remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark
from tracecheck.rules.tables import rows_by_table
from tracecheck.rules.topics import first_mention, speaks_of

_PUT_OFF = frozenset({"postponed", "not_prioritised"})

Has = Callable[[Located], bool]


def lacking_in_measures(
    corpus: Corpus, document: PlanDocument, code: str, columns: Sequence[str], has: Has
) -> Iterator[Remark]:
    """Remarks for the measures of a document without the first of `columns`; the others may stand in its place.

    Messages: `code` for a single row, `code.table` for a table without the column (with its number and rows),
    `code.all` for measures outside tables, or for several tables that all lack it; `code.unplaced` where the name of
    the column stands in running text. Silent where the text gives all measures to somebody, or says when for all.
    """
    measures = list(corpus.items(document, ItemKind.MEASURE))
    if speaks_of(document, f"measures_{columns[0]}"):
        return
    loose = first_mention(document, f"loose_{columns[0]}")
    lacking = [each for each in measures if not has(each)]
    if loose is not None and is_collective(len(lacking), len(measures)):
        yield _unplaced(lacking, measures, loose, code)
        return
    yield from lacking_in_rows(document, measures, code, columns, has)


def _unplaced(lacking: Sequence[Located], among: Sequence[Located], loose: Mention, code: str) -> Remark:
    """The name of the column stands in running text: what was under it could not be given to any measure."""
    told = collective_remark(lacking, len(among), code)
    found = {"column": loose.text, "column_place": place_code(loose.place)}
    return replace(
        told,
        message_id=f"{code}.unplaced",
        arguments={**told.arguments, **found},
        confidence=Confidence.LOW,
        severity=Severity.INFO,
    )


def lacking_in_rows(
    document: PlanDocument, among: Sequence[Located], code: str, columns: Collection[str], has: Has
) -> Iterator[Remark]:
    """The same for any items of a document, and columns any of which will do; messages as for measures."""
    lacking = [each for each in among if not has(each)]
    without = [(table, rows) for table, rows in rows_by_table(document, lacking) if _has_none(table, columns)]
    beside = len(lacking) - sum(len(rows) for _, rows in without)
    if is_collective(len(lacking), len(among)) and len(without) + (beside > 0) > 1:
        yield collective_remark(lacking, len(among), code)
        return
    told: set[str] = set()
    for table, rows in without:
        told |= {row.id for row in rows}
        yield _table_remark(document, table, rows, code)
    rest = [row for row in among if row.id not in told]
    yield from remarks_on([row for row in rest if not has(row)], rest, code)


def is_kept_up(measure: Located) -> bool:
    """Whether the measure begins with a verb for what goes on («videreføre», «å holde»): that has no day on which it is
    done."""
    data = load_data("who_and_when")["endless"]
    words = re.findall(r"\w+", measure.item.text.casefold())
    first = next((word for word in words if word not in data["before_verb"]), "")
    return first.startswith(tuple(data["kept_up"]))


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
