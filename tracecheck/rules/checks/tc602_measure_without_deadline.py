"""TC602: measures without a deadline."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, THEMATIC
from tracecheck.rules.measure_columns import is_put_off, lacking_in_measures
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC602", "measure-without-deadline", Severity.WARNING, (*THEMATIC, *AGREEMENTS))


def check(corpus: Corpus) -> Iterator[Remark]:
    """A row only where its table has the column; a table without it is one finding."""
    for document in corpus.under_check(*RULE.kinds):
        yield from lacking_in_measures(corpus, document, RULE.code, "deadline", _has_deadline)


def _has_deadline(measure: Located) -> bool:
    item = measure.item
    return bool(item.deadline or item.period or any(each.year for each in item.amounts)) or is_put_off(measure)
