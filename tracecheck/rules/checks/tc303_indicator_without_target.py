"""TC303: an indicator for which no target is set."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import counted_indicators, goals_above
from tracecheck.rules.kinds import BUDGETS, THEMATIC, UNIT_PLANS
from tracecheck.rules.measure_columns import lacking_in_rows
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC303", "indicator-without-target", Severity.WARNING, (*BUDGETS, *UNIT_PLANS, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """A row only where its table has the column; a table without it is one finding. Signs in words need no figure.

    A temaplan is told for information: its figures are mostly set in the økonomiplan.
    """
    for document in corpus.under_check(*RULE.kinds):
        found = counted_indicators(corpus, document)
        severity = Severity.INFO if document.kind in THEMATIC else None
        for remark in lacking_in_rows(document, found, RULE.code, ("target",), lambda each: is_aimed(corpus, each)):
            yield replace(remark, severity=severity)


def is_aimed(corpus: Corpus, indicator: Located) -> bool:
    """A target of its own, of the goal above, or of the same indicator in the plan above."""
    coupled = (corpus.item(link.target) for link in corpus.links_from(indicator.id))
    above = [indicator, *goals_above(corpus, indicator), *(each for each in coupled if each is not None)]
    return any(each.item.target or each.item.status_text for each in above)
