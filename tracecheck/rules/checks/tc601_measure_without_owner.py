"""TC601: measures without anyone responsible."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, THEMATIC
from tracecheck.rules.measure_columns import is_put_off, lacking_in_measures
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC601", "measure-without-owner", Severity.WARNING, (*THEMATIC, *AGREEMENTS))


def check(corpus: Corpus) -> Iterator[Remark]:
    """A row only where its table has the column; a table without it is one finding. Words beside the table that give
    all measures to somebody are enough. An agreement with one leader is about what that leader does: for information.
    """
    for document in corpus.under_check(*RULE.kinds):
        for remark in lacking_in_measures(corpus, document, RULE.code, ("owner",), has_owner):
            known = document.kind is DocumentKind.LEDERAVTALE and remark.item is None
            yield replace(remark, severity=Severity.INFO) if known else remark


def has_owner(measure: Located) -> bool:
    """Whether the measure names somebody, or is put off."""
    return bool(measure.item.owner) or is_put_off(measure)
