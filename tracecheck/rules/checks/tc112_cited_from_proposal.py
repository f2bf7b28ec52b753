"""TC112: goals of an agreement in the words of the proposal, and not of what was adopted."""

from collections.abc import Iterator, Sequence

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import GOALS, Corpus, full_id
from tracecheck.rules.editions import proposals_of, valid_budgets
from tracecheck.rules.kinds import UNIT_LEVEL
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.wordings import Taken, Wordings, spoken_for

RULE = Rule("TC112", "cited-from-proposal", Severity.WARNING, UNIT_LEVEL, supersedes=("TC102", "TC107", "TC125"))


_SET = GOALS | {ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR}


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for all that a document has from one proposal; only where the adopted text is here too."""
    wordings = Wordings(corpus, _SET)
    for document in corpus.under_check(*UNIT_LEVEL):
        valid = valid_budgets(corpus, document)
        for adopted in valid:
            for proposal in proposals_of(corpus, adopted):
                taken = wordings.taken(document, proposal, valid)
                if taken:
                    yield _remark(corpus, document, adopted, taken)


def _remark(corpus: Corpus, document: PlanDocument, adopted: PlanDocument, taken: Sequence[Taken]) -> Remark:
    first = taken[0]
    changed = item_arguments(first.now, "now_") if first.now else {}
    return Remark(
        document,
        "TC112.changed" if first.now else "TC112",
        {
            **document_arguments(document),
            **document_arguments(adopted, "upper_"),
            **changed,
            "text": quoted(first.words),
            "count": len(taken),
        },
        corpus.item(full_id(document, first.entry)),
        place=first.place,
        quote=first.words,
        related=tuple(related_item(each.source, "source") for each in taken),
        subject=first.words,
        count=len(taken),
        replaces_items=spoken_for(corpus, document, taken),
    )
