"""Which documents are under check: when the user names none what counts now, not what it has replaced; and of which
of them the goal text can still be mended."""

from collections.abc import Iterable, Iterator, Sequence

from tracecheck.linker.documents.chain import place_key, unit_key
from tracecheck.model.coupling import Role
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import BUDGETS, REPORTS, UNIT_LEVEL

_YEARLY = frozenset({*BUDGETS, *UNIT_LEVEL, *REPORTS})
DRAFTS = frozenset({Status.DRAFT, Status.HEARING, Status.PROPOSAL, Status.RECOMMENDATION})
_ADOPTED = frozenset({Status.ADOPTED, Status.ADOPTED_AMENDED})

Series = tuple[DocumentKind, str]


def documents_under_check(documents: Sequence[PlanDocument], linkage: Linkage) -> tuple[str, ...]:
    """Keys of all documents but versions that only serve as comparison, and older years of a yearly document.

    Nobody can mend last year's plan; it is read because a report answers it.
    """
    chain = [document for document in documents if linkage.roles.get(document.key) is not Role.CONTEXT]
    editions: dict[Series, list[PlanDocument]] = {}
    for document in chain:
        editions.setdefault(_series(document), []).append(document)
    return tuple(document.key for document in chain if is_newest(document, editions[_series(document)]))


def in_focus(focus: Sequence[str], linkage: Linkage) -> tuple[str, ...]:
    """The documents that the user named; for a duplicate the one with the same content that is used in its place."""
    used = {key: choice.chosen for choice in linkage.duplicates for key in choice.others}
    return tuple(dict.fromkeys(used.get(key, key) for key in focus))


def still_mendable(corpus: Corpus, *kinds: DocumentKind) -> Iterator[PlanDocument]:
    """The documents under check whose goal text can still be mended: those that the user names, and drafts of which no
    adopted text is here.

    Nobody can mend an adopted vision, and telling a council that its words are vague helps no one.
    """
    for document in corpus.under_check(*kinds):
        if document.key in corpus.named or (document.status in DRAFTS and not _is_adopted_here(corpus, document)):
            yield document


def _is_adopted_here(corpus: Corpus, draft: PlanDocument) -> bool:
    chosen = [corpus.document(each.chosen) for each in corpus.linkage.versions if draft.key in each.others]
    return any(document is not None and document.status in _ADOPTED for document in chosen)


def is_newest(document: PlanDocument, editions: Iterable[PlanDocument]) -> bool:
    """Whether none of `editions` is a later year of the same yearly document; one that names no place may be of any."""
    year = first_year(document)
    if document.kind not in _YEARLY or not year:
        return True
    return not any(first_year(each) > year and _may_be_of_one_place(each, document) for each in editions)


def first_year(document: PlanDocument) -> int:
    """The year that a document begins to count in; 0 when it does not say."""
    period = document.period
    return document.applies_to_year or (period.start if period else None) or 0


def _series(document: PlanDocument) -> Series:
    return (document.kind, unit_key(document))


def _may_be_of_one_place(one: PlanDocument, other: PlanDocument) -> bool:
    places = {place for each in (one, other) if (place := place_key(each.municipality)) is not None}
    return len(places) < 2
