"""Couplings and threads from one edition to the next, and what explains that something is gone."""

from dataclasses import replace

import pytest

from tests.compare.editions import D, K, due, goal, item, measure, okonomiplan, plan, side
from tests.linker.plans_of_lyngmo import order, ref, samfunnsdel, statement
from tracecheck.compare import compare
from tracecheck.compare.worse import is_worse
from tracecheck.decisions import endpoint_of
from tracecheck.linker import link
from tracecheck.model.comparison import Alteration, Comparison, CouplingFate, ReasonKind, Snapshot
from tracecheck.model.coupling import Grade, ThreadState
from tracecheck.model.decision import Decisions, Endpoint, PersonDecision, Verdict
from tracecheck.model.item import FollowUp, Item, Statement
from tracecheck.model.keys import fingerprint
from tracecheck.model.settings import LinkSettings

UNGDOM = "Lage flere møteplasser for ungdom i Lyngmo sentrum"


def _edition(*entries: Item | Statement) -> Snapshot:
    return side(samfunnsdel(), okonomiplan(*entries), linked=True)


def _referring(label: str = "2.1", number: str = "1") -> Item:
    return goal(number, UNGDOM, references=(ref(f"delmål {label} i samfunnsdelen", label, document="samfunnsdelen"),))


def test_ends_that_were_only_renumbered_are_the_same_coupling() -> None:
    comparison = compare(_edition(_referring()), _edition(_referring(number="7")))
    assert comparison.couplings == ()


def test_a_reference_that_is_gone_is_a_coupling_that_is_gone() -> None:
    comparison = compare(_edition(_referring()), _edition(goal("1", UNGDOM)))
    (change,) = comparison.couplings
    assert (change.fate, change.before, change.end, change.unexplained) == (
        CouplingFate.LOST, Grade.TIGHT, "neither", True,
    )  # fmt: skip
    assert {each.goal.item for each in comparison.threads if each.worse} >= {"samfunnsdel.docx#2.1"}
    (back,) = compare(_edition(goal("1", UNGDOM)), _edition(_referring())).couplings
    assert back.fate is CouplingFate.GAINED


def test_a_reference_to_another_goal_is_one_lost_and_one_gained() -> None:
    comparison = compare(_edition(_referring("2.1")), _edition(_referring("2.2")))
    assert [change.fate for change in comparison.couplings] == [CouplingFate.LOST, CouplingFate.GAINED]


def test_a_coupling_whose_lower_end_is_gone_says_so() -> None:
    comparison = compare(_edition(_referring(), goal("2", "Flere lærlinger")), _edition(goal("2", "Flere lærlinger")))
    (change,) = comparison.couplings
    assert change.end == "source"


def test_a_persons_word_that_is_not_on_the_other_side_is_nothing_gone_from_the_text() -> None:
    plans = (samfunnsdel(), okonomiplan(goal("1", "Ny gapahuk på Nesset")))
    ends = endpoint_of(plans[0], plans[0].items[2]), endpoint_of(plans[1], plans[1].items[0])
    said = PersonDecision(Verdict.CONFIRM, ends[0], "controller", "2026-03-01", "Vedtatt slik", answer=ends[1])
    with_word = Snapshot("med", plans, linkage=link(plans, LinkSettings(), Decisions((said,))))
    without = Snapshot("uten", plans, linkage=link(plans, LinkSettings()))
    comparison = compare(with_word, without)
    (change,) = comparison.couplings
    assert (change.fate, change.before, change.unexplained) == (CouplingFate.UNCONFIRMED, None, False)
    (back,) = compare(without, with_word).couplings
    assert (back.fate, back.after) == (CouplingFate.CONFIRMED, None)


def test_threads_that_are_not_begun_on_either_side_are_no_threads_that_stop_earlier() -> None:
    plans = (samfunnsdel(), okonomiplan(goal("1", UNGDOM), year=2026))
    before, after = link(plans, LinkSettings()), link(plans, LinkSettings())
    (first, *others) = (each for each in before.threads if each.state is ThreadState.NOT_BEGUN)
    moved = tuple(replace(each, broken_at="measure") if each is first else each for each in before.threads)
    assert others
    comparison = compare(
        Snapshot("a", plans, linkage=replace(before, threads=moved)), Snapshot("b", plans, linkage=after)
    )
    assert comparison.threads == ()


DROPPED = goal("3", "Alle innbyggere skal ha gratis adgang til svømmehallen")
KEPT = goal("1", UNGDOM)


def _gone(*said: Item | Statement, old: Item = DROPPED, **fields: object) -> Comparison:
    return compare(side(okonomiplan(KEPT, old)), side(okonomiplan(KEPT, *said, year=2027), **fields))


def _reason(comparison: Comparison) -> ReasonKind | None:
    (change,) = [each for each in comparison.items if Alteration.DROPPED in each.alterations]
    assert change.unexplained == (change.explanation is None)
    return change.explanation.kind if change.explanation else None


def test_a_goal_that_nothing_explains() -> None:
    comparison = _gone(statement("~1", "Svømmehallen skal pusses opp i 2027."))
    assert _reason(comparison) is None
    assert is_worse(comparison, "dropped")
    assert not is_worse(comparison, "weakened")
    assert not is_worse(comparison, "never")


@pytest.mark.parametrize(
    "words",
    [
        "Målet om gratis adgang til svømmehallen for alle innbyggere utgår.",
        "Gratis adgang til svømmehallen for innbyggere er ikke prioritert i perioden.",
        "Målet om gratis adgang for alle innbyggere til svømmehallen er erstattet av et nytt mål om halleie.",
    ],
)
def test_words_of_the_new_plan_that_explain(words: str) -> None:
    assert _reason(_gone(statement("~1", words))) is ReasonKind.WORDS


def test_a_council_decision_that_names_the_goal() -> None:
    said = order("4", "Ordningen med gratis adgang til svømmehallen for alle innbyggere avvikles.")
    comparison = compare(side(okonomiplan(KEPT, DROPPED)), side(okonomiplan(KEPT), plan("vedtak.md", D.VEDTAK, said)))
    assert _reason(comparison) is ReasonKind.ORDER
    (change,) = comparison.items
    assert change.explanation is not None
    assert change.explanation.case == "45/25"


def test_a_person_who_has_given_the_reason() -> None:
    end = Endpoint("okonomiplan.docx", DROPPED.text, fingerprint(DROPPED.text))
    decision = PersonDecision(Verdict.JUSTIFY, end, "økonomisjef", "2026-02-01", "Tatt ut i budsjettet", case="12/26")
    assert _reason(_gone(decisions=(decision,))) is ReasonKind.DECISION


def test_a_reason_why_another_level_need_not_answer_is_no_reason_why_the_goal_is_gone() -> None:
    end = Endpoint("okonomiplan.docx", DROPPED.text, fingerprint(DROPPED.text), document_kind=D.OKONOMIPLAN)
    said = PersonDecision(
        Verdict.JUSTIFY, end, "økonomisjef", "2026-02-01", "Ikke i årsberetningen", level=D.ARSBERETNING
    )
    assert _reason(_gone(decisions=(said,))) is None
    assert _reason(_gone(decisions=(replace(said, level=D.OKONOMIPLAN),))) is ReasonKind.DECISION
    elsewhere = replace(said, level=None, goal=replace(end, document_kind=D.SAMFUNNSDEL))
    assert _reason(_gone(decisions=(elsewhere,))) is None


def test_only_decisions_that_are_made_and_have_not_expired_are_those_of_today() -> None:
    end = Endpoint("okonomiplan.docx", DROPPED.text, fingerprint(DROPPED.text))
    said = PersonDecision(Verdict.JUSTIFY, end, "økonomisjef", "2026-02-01", "Tatt ut", expires="2026-06-30")
    to_come = replace(said, on="2031-01-01", expires=None)
    assert Decisions((said, to_come), today="2026-06-30").of_today() == (said,)
    assert Decisions((said, to_come), today="2026-07-01").of_today() == ()
    assert Decisions((said, to_come)).of_today() == (said, to_come)


def test_a_measure_whose_time_is_over() -> None:
    assert _reason(_gone(old=measure("t", "Ny sykkelvei til Sørlia", deadline=due(2026)))) is ReasonKind.OVER
    assert _reason(_gone(old=measure("t", "Ny sykkelvei til Sørlia", deadline=due(2028)))) is None


def test_what_stood_beside_it_already() -> None:
    old = item("t", K.MEASURE, "Ny sykkelvei til Sørlia", status_text="Fullført i 2026")
    assert _reason(_gone(old=old)) is ReasonKind.OWN_WORDS
    put_off = measure("t", "Ny sykkelvei", follow_up=FollowUp("not_prioritised", "ikke prioritert i perioden"))
    assert _reason(_gone(old=put_off)) is ReasonKind.OWN_WORDS
