"""Which document on one side is which on the other."""

import pytest

from tests.compare.editions import D, DocumentKind, PlanDocument, goal, plan, side
from tracecheck.compare import compare
from tracecheck.compare.documents import pair_documents
from tracecheck.model.comparison import DocumentFate as F
from tracecheck.model.item import Period
from tracecheck.model.plan import Status
from tracecheck.model.source import Loss, Problem

GOALS = tuple(
    goal(str(number), text)
    for number, text in enumerate(["Alle elever trives", "Flere lærlinger får plass", "Trygge eldre i egen bolig"])
)


def _plan(key: str, kind: DocumentKind = D.OKONOMIPLAN, year: int | None = 2026, **fields: object) -> PlanDocument:
    period = Period(year, year + 3) if year else None
    return plan(key, kind, *GOALS, period=period, **fields)


def _fates(old: list[PlanDocument], new: list[PlanDocument]) -> set[tuple[str | None, str | None, F]]:
    return {(pair.old and pair.old.key, pair.new and pair.new.key, pair.fate) for pair in pair_documents(old, new)}


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        (_plan("a.docx"), _plan("a.docx"), F.SAME),
        (_plan("forslag.docx", status=Status.PROPOSAL), _plan("vedtatt.docx"), F.VERSION),
        (_plan("hop.docx", status=Status.PROPOSAL), _plan("hop.docx"), F.VERSION),
        (_plan("hop-2026.docx"), _plan("hop-2027.docx", year=2027), F.EDITION),
        (_plan("gammelt/plan.docx", D.TEMAPLAN, title="Plan for vold i nære relasjoner 2024"),
         _plan("nytt/plan.docx", D.TEMAPLAN, 2030, title="Plan for vold i nære relasjoner 2030"), F.EDITION),
        (_plan("x.pdf", D.UNKNOWN, None), _plan("y.pdf", D.UNKNOWN, None), F.RENAMED),
    ],
)  # fmt: skip
def test_one_document_on_both_sides(old: PlanDocument, new: PlanDocument, fate: F) -> None:
    assert _fates([old], [new]) == {(old.key, new.key, fate)}


def test_agreements_of_two_units_are_two_documents() -> None:
    old = [_plan("a.docx", D.ENHETSAVTALE, unit="Lyngmo skole"), _plan("b.docx", D.ENHETSAVTALE, unit="Moen skole")]
    new = [
        _plan("b.docx", D.ENHETSAVTALE, 2027, unit="Lyngmo skole"),
        _plan("a.docx", D.ENHETSAVTALE, 2027, unit="Moen skole"),
    ]
    assert _fates(old, new) == {("a.docx", "b.docx", F.EDITION), ("b.docx", "a.docx", F.EDITION)}


def test_of_several_editions_each_goes_with_its_own_year() -> None:
    old = [_plan("2025.docx", year=2025), _plan("2026.docx", year=2026)]
    new = [_plan("2026.docx", year=2026), _plan("2027.docx", year=2027)]
    assert _fates(old, new) == {("2026.docx", "2026.docx", F.SAME), ("2025.docx", "2027.docx", F.EDITION)}


def test_the_goals_of_a_document_that_is_gone_are_not_told_one_by_one() -> None:
    comparison = compare(side(_plan("a.docx"), _plan("b.docx", D.SAMFUNNSDEL)), side(_plan("a.docx")))
    assert comparison.items == ()
    assert [(pair.fate, pair.old and pair.old.items) for pair in comparison.documents] == [
        (F.SAME, 3),
        (F.GONE, 3),
    ]


def test_a_document_that_could_not_be_read_has_not_lost_its_goals() -> None:
    unread = PlanDocument("a.docx", "a.docx", problems=(Problem("TC001", "TC001.empty", loss=Loss.ALL),))
    comparison = compare(side(_plan("a.docx")), side(unread, complete=False))
    assert comparison.items == ()
    assert [pair.fate for pair in comparison.documents] == [F.UNREAD]
    assert comparison.new.unread == ("a.docx",)
    assert not comparison.complete
