"""Which documents are of one place, which plan counts for another document, and what came before it."""

from collections.abc import Collection, Sequence

from tracecheck.linker.documents.chain import first_year, is_adopted, place_key
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import BUDGETS


def is_one_place(one: PlanDocument, other: PlanDocument) -> bool:
    """Whether two documents may be of one municipality: they say the same, or one of them says nothing."""
    places = {place_key(each.municipality) for each in (one, other)} - {None}
    return len(places) < 2


def others_of(corpus: Corpus, document: PlanDocument, kinds: Collection[DocumentKind]) -> list[PlanDocument]:
    """The other documents of these kinds and of this place that count in the chain."""
    others = (each for each in corpus.in_chain() if each.kind in kinds and each.key != document.key)
    return [each for each in others if is_one_place(document, each)]


def edition_before(corpus: Corpus, document: PlanDocument) -> PlanDocument | None:
    """The latest earlier year of the same yearly document of the same unit; None where none is here."""
    year = first_year(document)
    earlier = [each for each in others_of(corpus, document, (document.kind,)) if _is_before(each, document, year)]
    return max(earlier, key=lambda each: (first_year(each) or 0, each.key), default=None)


def _is_before(each: PlanDocument, document: PlanDocument, year: int | None) -> bool:
    begins = first_year(each)
    same = text_key(each.unit or "") == text_key(document.unit or "")
    return same and begins is not None and year is not None and begins < year


def valid_budgets(corpus: Corpus, document: PlanDocument) -> Sequence[PlanDocument]:
    """The adopted økonomiplaner and budgets for the year of a document."""
    year = first_year(document)
    found = [each for each in others_of(corpus, document, BUDGETS) if is_adopted(each)]
    return [each for each in found if year is not None and first_year(each) == year]


def earlier_budgets(corpus: Corpus, plan: PlanDocument) -> Sequence[PlanDocument]:
    """The budgets of the same kind for earlier years, latest first."""
    year = first_year(plan)
    earlier = [each for each in others_of(corpus, plan, (plan.kind,)) if _is_before(each, plan, year)]
    return sorted(earlier, key=lambda each: (-(first_year(each) or 0), each.key))


def proposals_of(corpus: Corpus, adopted: PlanDocument) -> Sequence[PlanDocument]:
    """The versions of an adopted document that are not adopted themselves."""
    if not is_adopted(adopted):
        return ()
    others = (key for choice in corpus.linkage.versions if choice.chosen == adopted.key for key in choice.others)
    found = (corpus.document(key) for key in others)
    return [each for each in found if each is not None and not is_adopted(each)]
