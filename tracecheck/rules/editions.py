"""Which documents are of one place, which plan counts for another document, and what came before it."""

from collections.abc import Collection, Iterator, Sequence

from tracecheck.linker.documents.chain import first_year, is_adopted, place_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import BUDGETS


def is_one_place(one: PlanDocument, other: PlanDocument) -> bool:
    """Whether two documents may be of one municipality: they say the same, or one of them says nothing."""
    places = {place_key(each.municipality) for each in (one, other)} - {None}
    return len(places) < 2


def others_of(corpus: Corpus, document: PlanDocument, kinds: Collection[DocumentKind]) -> list[PlanDocument]:
    """The other documents of these kinds (one at least) and of this place that count in the chain."""
    others = (each for each in corpus.in_chain(*kinds) if each.key != document.key)
    return [each for each in others if is_one_place(document, each)]


def edition_before(corpus: Corpus, document: PlanDocument) -> PlanDocument | None:
    """The latest earlier year of the same yearly document of the same unit; None where none is here."""
    return max(_before(corpus, document), key=lambda each: (first_year(each) or 0, each.key), default=None)


def _before(corpus: Corpus, document: PlanDocument) -> Iterator[PlanDocument]:
    """The same document of earlier years: of the same kind, unit and place."""
    year = first_year(document)
    for each in corpus.of_unit(document):
        begins = first_year(each)
        if begins is not None and year is not None and begins < year and is_one_place(document, each):
            yield each


def valid_budgets(corpus: Corpus, document: PlanDocument) -> Sequence[PlanDocument]:
    """The adopted økonomiplaner and budgets for the year of a document."""
    year = first_year(document)
    found = [each for each in others_of(corpus, document, BUDGETS) if is_adopted(each)]
    return [each for each in found if year is not None and first_year(each) == year]


def earlier_editions(corpus: Corpus, document: PlanDocument) -> Sequence[PlanDocument]:
    """The same yearly document of the same unit for earlier years, latest first."""
    return sorted(_before(corpus, document), key=lambda each: (-(first_year(each) or 0), each.key))


def proposals_of(corpus: Corpus, adopted: PlanDocument) -> Sequence[PlanDocument]:
    """The versions of an adopted document that are not adopted themselves."""
    if not is_adopted(adopted):
        return ()
    others = (key for choice in corpus.linkage.versions if choice.chosen == adopted.key for key in choice.others)
    found = (corpus.document(key) for key in others)
    return [each for each in found if each is not None and not is_adopted(each)]
