"""Help in writing is given for texts that can still be mended: those somebody names, and drafts not adopted yet."""

import pytest

from tracecheck.model.coupling import Role, VersionChoice
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.rules import Corpus, Known
from tracecheck.rules.checked import still_mendable


def _plan(key: str, status: Status) -> PlanDocument:
    return PlanDocument(key, key, kind=DocumentKind.OKONOMIPLAN, status=status)


def _mendable(corpus: Corpus, *kinds: DocumentKind) -> list[str]:
    return [document.key for document in still_mendable(corpus, *kinds)]


@pytest.mark.parametrize(
    ("status", "is_mendable"),
    [
        (Status.DRAFT, True),
        (Status.HEARING, True),
        (Status.PROPOSAL, True),
        (Status.RECOMMENDATION, True),
        (Status.ADOPTED, False),
        (Status.ADOPTED_AMENDED, False),
        (Status.REPLACED, False),
        (Status.UNKNOWN, False),
    ],
)
def test_drafts_are_and_what_is_adopted_is_not(status: Status, is_mendable: bool) -> None:
    corpus = Corpus([_plan("plan.docx", status)], Linkage(roles={"plan.docx": Role.CHAIN}), ["plan.docx"])
    assert _mendable(corpus) == (["plan.docx"] if is_mendable else [])


def test_what_somebody_names_is_whatever_its_status() -> None:
    plan = _plan("plan.docx", Status.ADOPTED)
    corpus = Corpus([plan], Linkage(), ["plan.docx"], Known(), ["plan.docx"])
    assert _mendable(corpus) == ["plan.docx"]
    assert _mendable(corpus, DocumentKind.SAMFUNNSDEL) == []


def test_a_proposal_is_not_when_the_adopted_text_is_here() -> None:
    plans = [_plan("forslag.docx", Status.PROPOSAL), _plan("vedtatt.docx", Status.ADOPTED)]
    versions = (VersionChoice("vedtatt.docx", ("forslag.docx",), "TC009.adopted_over_proposal"),)
    corpus = Corpus(plans, Linkage(versions=versions), ["forslag.docx", "vedtatt.docx"])
    assert _mendable(corpus) == []


def test_a_proposal_is_when_only_an_older_draft_is_here() -> None:
    plans = [_plan("utkast.docx", Status.DRAFT), _plan("forslag.docx", Status.PROPOSAL)]
    versions = (VersionChoice("forslag.docx", ("utkast.docx",), "TC009.only_draft"),)
    corpus = Corpus(plans, Linkage(versions=versions), ["forslag.docx"])
    assert _mendable(corpus) == ["forslag.docx"]
