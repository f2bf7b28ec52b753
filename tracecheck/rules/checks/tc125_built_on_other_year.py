"""TC125: an agreement or a report on last year's plan, and not on the one that counts."""

from collections.abc import Iterator, Sequence

from tracecheck.linker.documents.chain import first_year
from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import GOALS, Corpus, full_id
from tracecheck.rules.editions import earlier_editions, valid_budgets
from tracecheck.rules.kinds import BUDGETS, REPORTS, UNIT_LEVEL
from tracecheck.rules.named_sources import NamedSource, named_sources
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.wordings import Taken, Wordings, spoken_for

RULE = Rule("TC125", "built-on-other-year", Severity.WARNING, (*UNIT_LEVEL, *REPORTS), supersedes=("TC102", "TC107"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a document: for the goals that it has from an earlier plan alone, else for the plan that it names."""
    wordings = Wordings(corpus, GOALS)
    for document in corpus.under_check(*RULE.kinds):
        valid = valid_budgets(corpus, document)
        remark = next(_in_words(corpus, wordings, document, valid), None) or next(
            _by_name(corpus, document, valid), None
        )
        if remark is not None:
            yield remark


def _in_words(
    corpus: Corpus, wordings: Wordings, document: PlanDocument, valid: Sequence[PlanDocument]
) -> Iterator[Remark]:
    for plan in valid:
        for earlier in earlier_editions(corpus, plan):
            taken = wordings.taken(document, earlier, valid)
            if taken:
                yield _remark(corpus, document, plan, taken)


def _remark(corpus: Corpus, document: PlanDocument, plan: PlanDocument, taken: Sequence[Taken]) -> Remark:
    first = taken[0]
    return Remark(
        document,
        "TC125",
        {
            **item_arguments(first.source, "source_"),
            **document_arguments(first.source.document, "source_"),
            **document_arguments(document),
            **document_arguments(plan, "upper_"),
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


def _by_name(corpus: Corpus, document: PlanDocument, valid: Sequence[PlanDocument]) -> Iterator[Remark]:
    """«Bygger på økonomiplanen 2025–2028» in an agreement for 2026, where the plan for 2026 is here."""
    for source in named_sources(document, corpus.known.names):
        plan = next((each for each in valid if each.kind is source.kind), None)
        if source.kind in BUDGETS and plan is not None and source.start < (first_year(plan) or 0):
            yield _named(corpus, document, source, plan)


def _named(corpus: Corpus, document: PlanDocument, source: NamedSource, plan: PlanDocument) -> Remark:
    return Remark(
        document,
        "TC125.named",
        {"source": quoted(source.words), **document_arguments(document), **document_arguments(plan, "upper_")},
        corpus.item(full_id(document, source.entry)),
        place=source.reference.place or source.entry.place,
        quote=source.entry.text,
        subject=source.words,
    )
