"""TC705: no trace of the financial targets that the council is to adopt."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.laws import is_asked_by_law
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.topics import is_silent_on, is_spoken_of

RULE = Rule("TC705", "no-financial-targets", Severity.INFO, ECONOMIC, ("koml-14-2-c",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """They need not stand in the økonomiplan: silent where any document that is here speaks of them."""
    if is_spoken_of(corpus, "financial_targets"):
        return
    for document in corpus.under_check(*RULE.kinds):
        if is_asked_by_law("koml-14-2-c", document) and is_silent_on(document, "financial_targets"):
            yield Remark(document, RULE.code, document_arguments(document), confidence=Confidence.MEDIUM)
