"""TC503: a printed sum that the rows above it do not make."""

from collections.abc import Iterator
from itertools import groupby

from tracecheck.messages.numbers import format_number
from tracecheck.model.finding import Argument, Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument, SumCheck
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC503", "sum-mismatch", Severity.WARNING)
# Rows are shown as Norwegian documents print them, in every language.
_AS_PRINTED = "nb"


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a sum row, however many of its columns differ; an error only where every row was read for sure."""
    for document in corpus.under_check():
        differing = [each for table in document.tables for each in table.sums if _differs(each)]
        for _, columns in groupby(sorted(differing, key=_row), key=_row):
            yield _remark(document, list(columns))


def _differs(each: SumCheck) -> bool:
    """What stands below a single row is a subtotal of something else, or the row again: nothing is added up there."""
    several = len(each.rows) >= load_data("rule_thresholds")["summed_rows"]
    return bool(several and abs(each.printed - each.computed) > each.tolerance)


def _row(each: SumCheck) -> tuple[int, int]:
    return (each.table, each.place.cell.row if each.place.cell else 0)


def _remark(document: PlanDocument, columns: list[SumCheck]) -> Remark:
    first = columns[0]
    arguments: dict[str, Argument] = {
        "table": first.table,
        "column": first.column,
        "printed": first.printed,
        "computed": first.computed,
        "count": len(first.rows),
        "columns": ", ".join(each.column for each in columns[1:]),
    }
    labels = "; ".join(label for label, _ in first.rows)
    rows = tuple(
        Related("row", document=document.key, place=first.place, text=f"{label}: {format_number(value, _AS_PRINTED)}")
        for label, value in first.rows
    )
    certain = all(each.certain for each in columns)
    return Remark(
        document,
        _message(len(columns), certain=certain),
        arguments,
        place=first.place,
        related=rows,
        severity=Severity.ERROR if certain else None,
        confidence=Confidence.HIGH if certain else Confidence.LOW,
        subject=f"{first.column} {labels}",
        count=len(first.rows),
    )


def _message(columns: int, *, certain: bool) -> str:
    """Where every row and sign was read without doubt, no row that was missed is spoken of."""
    if columns == 1:
        return "TC503.certain" if certain else RULE.code
    return "TC503.certain_columns" if certain else "TC503.columns"
