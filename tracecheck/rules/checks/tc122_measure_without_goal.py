"""TC122: a measure that serves no goal in the texts."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.plan import ItemKind
from tracecheck.rules.answers import ancestors
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC122", "measure-without-goal", Severity.WARNING, (*THEMATIC, *AGREEMENTS, *ECONOMIC))

_UPPER = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.AREA, ItemKind.VISION, ItemKind.ORDER})


def check(corpus: Corpus) -> Iterator[Remark]:
    """Technical budget lines are no measures and stay out; in an økonomiplan it is for information."""
    for document in corpus.under_check(*RULE.kinds):
        measures = list(corpus.items(document, ItemKind.MEASURE))
        lacking = [measure for measure in measures if not _serves(corpus, measure)]
        severity = Severity.INFO if document.kind in ECONOMIC else None
        for remark in remarks_on(lacking, len(measures), RULE.code):
            yield replace(remark, severity=severity)


def _serves(corpus: Corpus, measure: Located) -> bool:
    above = list(ancestors(corpus, measure))
    if any(each.item.kind in _UPPER for each in above[1:]):
        return True
    return any(corpus.links_from(each.id) for each in above)
