"""What is asked and what is not: a person's word settles the coupling that it was about, and no other one."""

from dataclasses import replace

from tests.linker.plans_of_lyngmo import K, enhetsavtale, item, okonomiplan, samfunnsdel
from tests.review.test_session import TODAY, make_result
from tracecheck.decisions import endpoint_of
from tracecheck.model.coupling import Relation
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.review import DoubtKind
from tracecheck.review.queue import make_queue

GOAL = "Sykefraværet i kommunens tjenester går ned hvert år"
UNITS = ("skole", "barnehage", "hjemmetjeneste")
ECONOMIC = okonomiplan(item("f2", K.GOAL, "Sykefraværet i kommunen går ned"))


def _agreement(unit: str) -> PlanDocument:
    return enhetsavtale(item("l1", K.GOAL, GOAL), key=f"avtale-{unit}.docx", unit=unit)


def _plans() -> tuple[PlanDocument, ...]:
    return (samfunnsdel(), ECONOMIC, *(_agreement(unit) for unit in UNITS))


def _asked(*decisions: PersonDecision) -> list[str]:
    """The goals of units of whose coupling to F2 somebody is asked."""
    return sorted(
        str(each.answer)
        for each in make_queue(make_result(_plans(), decisions))
        if each.kind is DoubtKind.LIKENESS and each.goal == "okonomiplan.docx#f2"
    )


def _about(unit: str, verdict: Verdict = Verdict.REJECT) -> PersonDecision:
    answer = _agreement(unit)
    goal = endpoint_of(ECONOMIC, ECONOMIC.items[0])
    below = endpoint_of(answer, answer.items[0])
    return PersonDecision(verdict, goal, "controller", TODAY, "Gjelder noe annet", answer=below)


def test_a_decision_for_one_unit_leaves_the_others_to_be_asked() -> None:
    every = [f"avtale-{unit}.docx#l1" for unit in sorted(UNITS)]
    assert _asked() == every
    assert _asked(_about("skole")) == [each for each in every if "skole" not in each]
    assert _asked(*map(_about, UNITS)) == []


def test_a_gap_justified_on_one_level_is_asked_on_another() -> None:
    web = make_result(_plans())
    gap = next(each for each in make_queue(web) if each.kind is DoubtKind.UNANSWERED and each.level)
    goal = next(each for each in samfunnsdel().items if str(gap.goal).endswith(f"#{each.id}"))
    said = PersonDecision(
        Verdict.JUSTIFY, endpoint_of(samfunnsdel(), goal), "controller", TODAY, "Utsatt", level=gap.level
    )

    def gaps(decision: PersonDecision) -> list[DocumentKind | None]:
        queue = make_queue(make_result(_plans(), (decision,)))
        return [each.level for each in queue if each.goal == gap.goal and each.kind is DoubtKind.UNANSWERED]

    assert gaps(said) == []
    assert gaps(replace(said, level=None)) == []
    assert gaps(replace(said, level=DocumentKind.ARSBERETNING)) == [gap.level]


def test_goals_that_units_share_are_no_question() -> None:
    web = make_result(_plans())
    shared = {(each.source, each.target) for each in web.result.linkage.links if each.relation is Relation.SHARED}
    assert shared
    assert not shared & {(each.answer, each.goal) for each in make_queue(web)}
