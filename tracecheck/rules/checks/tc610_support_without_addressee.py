"""TC610: an agreement with a column for support that does not say who is to give it."""

from collections.abc import Iterator, Sequence

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.tables import rows_by_table
from tracecheck.rules.units import is_known, parts_of

RULE = Rule("TC610", "support-without-addressee", Severity.INFO, AGREEMENTS)

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Blank cells once for the document; names that are not in the list of the organisation one by one."""
    for document in corpus.under_check(*AGREEMENTS):
        tables = rows_by_table(document, list(corpus.items(document)))
        rows = [row for table, items in tables if "support" in table.columns for row in _rows(items)]
        blank = [row for row in rows if not row.item.support]
        if blank:
            yield _blank(document, blank, len(rows))
        yield from (_unknown(document, row) for row in rows if corpus.known.organisation and _is_unknown(row, corpus))


def _rows(items: Sequence[Located]) -> list[Located]:
    """One item a row: its measure, in a table without measures its goal."""
    measures = [each for each in items if each.item.kind is ItemKind.MEASURE]
    return measures or [each for each in items if each.item.kind in GOALS]


def _is_unknown(row: Located, corpus: Corpus) -> bool:
    support = row.item.support
    none_needed = {text_key(each) for each in load_data("who_and_when")["support"]["none_needed"]}
    if not support or text_key(support) in none_needed:
        return False
    return not any(is_known(part, corpus) for part in parts_of(support))


def _blank(document: PlanDocument, blank: Sequence[Located], rows: int) -> Remark:
    arguments = item_arguments(blank[0]) | document_arguments(document) | {"count": len(blank), "total": rows}
    return Remark(
        document,
        "TC610.every" if len(blank) == rows else RULE.code,
        arguments,
        place=blank[0].item.place,
        quote=blank[0].item.text,
        related=tuple(related_item(each, "row") for each in blank[:_SHOWN]),
        subject=RULE.code,
        count=len(blank),
        replaces_items=tuple(each.id for each in blank),
    )


def _unknown(document: PlanDocument, row: Located) -> Remark:
    arguments = item_arguments(row) | document_arguments(document) | {"support": quoted(row.item.support or "")}
    return Remark(document, "TC610.unknown", arguments, row)
