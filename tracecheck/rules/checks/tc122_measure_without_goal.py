"""TC122: a measure that serves no goal in the texts."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.answers import serves_a_goal
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.problems import unpaired_items
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC122", "measure-without-goal", Severity.WARNING, (*THEMATIC, *AGREEMENTS, *ECONOMIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Technical budget lines are no measures and stay out; in an økonomiplan it is for information."""
    for document in corpus.under_check(*RULE.kinds):
        unpaired = unpaired_items(document)
        measures = [each for each in corpus.items(document, ItemKind.MEASURE) if each.item.id not in unpaired]
        lacking = [measure for measure in measures if not serves_a_goal(corpus, measure)]
        severity = Severity.INFO if document.kind in ECONOMIC else None
        for remark in remarks_on(lacking, measures, RULE.code):
            yield replace(remark, severity=severity)
