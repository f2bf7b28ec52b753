"""TC503: a printed sum that the rows above it do not make."""

from collections.abc import Iterator

from tracecheck.model.finding import Argument, Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument, SumCheck
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC503", "sum-mismatch", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """An error only where every row and sign was read without doubt; the rows used are listed."""
    for document in corpus.under_check():
        for table in document.tables:
            for each in table.sums:
                if abs(each.printed - each.computed) > each.tolerance:
                    yield _remark(document, each)


def _remark(document: PlanDocument, each: SumCheck) -> Remark:
    arguments: dict[str, Argument] = {
        "table": each.table,
        "column": each.column,
        "printed": each.printed,
        "computed": each.computed,
    }
    rows = tuple(
        Related("row", document=document.key, place=each.place, text=f"{label}: {value:g}")
        for label, value in each.rows
    )
    return Remark(
        document,
        RULE.code,
        {**arguments, "count": len(each.rows)},
        place=each.place,
        quote="; ".join(label for label, _ in each.rows),
        related=rows,
        severity=Severity.ERROR if each.certain else None,
        confidence=Confidence.HIGH if each.certain else Confidence.LOW,
        subject=f"{each.column} {'; '.join(label for label, _ in each.rows)}",
    )
