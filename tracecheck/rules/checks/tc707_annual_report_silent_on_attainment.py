"""TC707: an årsberetning that says nothing of whether goals were reached."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import GOALS, Corpus, full_id
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.laws import is_asked_by_law
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.topics import is_silent_on

RULE = Rule(
    "TC707",
    "annual-report-silent-on-attainment",
    Severity.WARNING,
    (DocumentKind.ARSBERETNING,),
    ("koml-14-7-2-c",),
    supersedes=("TC401",),
)

_TELLING = GOALS | {ItemKind.RESULT, ItemKind.INDICATOR}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Silent where the report speaks of attainment in any words, prints a goal, a result or an indicator, or couples
    to a plan: how much is enough is the council's to say."""
    for document in corpus.under_check(*RULE.kinds):
        asked = is_asked_by_law("koml-14-7-2-c", document)
        if asked and is_silent_on(document, "attainment") and not _tells(corpus, document):
            yield Remark(
                document,
                RULE.code,
                document_arguments(document),
                confidence=Confidence.MEDIUM,
                replaces_items=tuple(goal.id for plan in corpus.in_chain(*ECONOMIC) for goal in corpus.items(plan)),
            )


def _tells(corpus: Corpus, document: PlanDocument) -> bool:
    if any(item.kind in _TELLING for item in document.items):
        return True
    entries: list[Item | Statement] = [*document.items, *document.statements]
    return any(corpus.links_from(full_id(document, each)) for each in entries)
