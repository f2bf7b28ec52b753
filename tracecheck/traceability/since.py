"""What changed since the last time: a comparison that was asked for, or the editions of yearly documents that lie side
by side in one folder."""

from collections.abc import Iterable, Iterator, Sequence

from tracecheck.linker.documents.chain import covers
from tracecheck.model.comparison import Comparison, Snapshot
from tracecheck.model.decision import Decisions
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.traceability import Since
from tracecheck.rules.checked import DRAFTS, documents_under_check, first_year
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.editions import earlier_editions
from tracecheck.rules.kinds import BUDGETS, STRATEGIC, UNIT_LEVEL
from tracecheck.traceability.news import news_of
from tracecheck.traceability.scope import unit_in_title
from tracecheck.unread import is_incomplete

Pair = tuple[PlanDocument, PlanDocument]


def since_given(comparison: Comparison) -> Since:
    """What changed since another folder, revision or saved result that somebody named."""
    return Since(comparison, "given", news_of(comparison))


def since_editions(result: Result, settings: Settings) -> Since | None:
    """What changed from the editions before to those that count now; None where no edition before is here.

    Only documents that are here in both editions are compared, each side with the strategic plans that were in force on
    both: what nobody put into the folder last year is not new, and what did not change shows as no change. Reports are
    no part of it. Links both sides anew, under the settings of the run.
    """
    corpus = Corpus(result.documents, result.linkage, ())
    pairs = list(_pairs(corpus))
    if not pairs:
        return None
    from tracecheck.compare import compare

    shared = _shared(corpus, pairs)
    old, new = ([*shared, *_unique(pair[side] for pair in pairs)] for side in (0, 1))
    sides = [_snapshot(each, pairs, side, result, settings) for side, each in enumerate((old, new))]
    comparison = compare(sides[0], sides[1])
    return Since(comparison, "editions", news_of(comparison))


def _pairs(corpus: Corpus) -> Iterator[Pair]:
    """The edition before and the one that counts now. A proposal is no plan of last year; an agreement that names no
    unit, in its title either, has no edition before that it could be known by."""
    current = set(documents_under_check(corpus.documents, corpus.linkage))
    for document in corpus.in_chain(*BUDGETS, *UNIT_LEVEL):
        named = document.unit or unit_in_title(document.title or "")
        if document.key in current and (named or document.kind in BUDGETS):
            before = next((each for each in earlier_editions(corpus, document) if each.status not in DRAFTS), None)
            if before is not None:
                yield before, document


def _shared(corpus: Corpus, pairs: Sequence[Pair]) -> list[PlanDocument]:
    """The strategic plans that were in force for both editions."""
    first = min(first_year(before) for before, _ in pairs)
    return [document for document in corpus.in_chain(*STRATEGIC) if covers(document, first)]


def _unique(documents: Iterable[PlanDocument]) -> list[PlanDocument]:
    return list({document.key: document for document in documents}.values())


def _snapshot(
    documents: Sequence[PlanDocument], pairs: Sequence[Pair], side: int, result: Result, settings: Settings
) -> Snapshot:
    """One side, linked by itself; it is called by its years."""
    from tracecheck.linker import link

    decisions = Decisions(
        tuple(each.decision for each in result.linkage.decisions), today=result.run.today, partial=True
    )
    years = sorted({first_year(pair[side]) for pair in pairs})
    return Snapshot(
        name=", ".join(str(year) for year in years),
        documents=tuple(documents),
        linkage=link(documents, settings.linking, decisions),
        complete=not any(is_incomplete(document) for document in documents),
        decisions=decisions.of_today(),
    )
