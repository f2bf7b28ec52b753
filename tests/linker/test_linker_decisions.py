"""What a person decided is found again by the words, applied, and kept apart from what the text says."""

from dataclasses import replace
from typing import Any

import pytest

from tests.linker.plans_of_lyngmo import (
    D,
    FollowUp,
    K,
    answer,
    between,
    enhetsavtale,
    item,
    okonomiplan,
    plan,
    ref,
    samfunnsdel,
    statement,
)
from tracecheck.decisions import endpoint_of
from tracecheck.linker import link
from tracecheck.model.coupling import AnswerState, EvidenceKind, Grade, Relation, StepState, ThreadState
from tracecheck.model.decision import Decisions, DecisionState, PersonDecision, UnusedReason, Verdict
from tracecheck.model.item import Amount, Deadline, Item, Period, Statement, Target
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.settings import LinkSettings, Unit
from tracecheck.summary import summarise

GOAL = "samfunnsdel.docx#2.3"
LOAN = item("t1", K.MEASURE, "Startlån til unge i etableringsfasen")
AVTALE = "enhetsavtale-skole.docx"


def budget(*entries: Item | Statement, **fields: Any) -> PlanDocument:
    return okonomiplan(*(entries or (LOAN,)), **fields)


def entry(document: PlanDocument, id: str) -> Item | Statement:
    return next(each for each in (*document.items, *document.statements) if each.id == id)


def decide(
    upper: tuple[PlanDocument, str],
    lower: tuple[PlanDocument, str] | None = None,
    verdict: Verdict = Verdict.CONFIRM,
    **fields: Any,
) -> PersonDecision:
    goal = endpoint_of(upper[0], entry(*upper))
    said = endpoint_of(lower[0], entry(*lower)) if lower else None
    fields = {"by": "controller", "on": "2026-03-01", "reason": "Avklart i ledermøtet", **fields}
    return PersonDecision(verdict, goal, answer=said, **fields)


CONFIRMED = decide((samfunnsdel(), "2.3"), (budget(), "t1"), case="12/26")


def run(*documents: PlanDocument, decisions: tuple[PersonDecision, ...] = (CONFIRMED,), **fields: Any) -> Linkage:
    return link(documents, LinkSettings(), Decisions(decisions, "tracecheck.decisions.toml", **fields))


def states(linkage: Linkage) -> list[DecisionState]:
    return [each.state for each in linkage.decisions]


def changes(linkage: Linkage) -> list[str]:
    return [word.change for each in linkage.decisions for end in each.changed for word in end.changes]


def reworded(text: str, **fields: Any) -> PlanDocument:
    document = samfunnsdel()
    items = tuple(replace(each, text=text, **fields) if each.id == "2.3" else each for each in document.items)
    return replace(document, items=items)


def test_a_persons_word_makes_a_coupling_of_its_own_and_never_a_tight_one():
    linkage = run(samfunnsdel(), budget())
    found = between(linkage, "okonomiplan.docx#t1", GOAL)
    assert found is not None
    assert (found.basis, found.grade, found.score, found.relation) == ("person", Grade.LOOSE, 0.0, Relation.IMPLEMENTS)
    assert [(each.kind, each.text) for each in found.evidence] == [
        (EvidenceKind.PERSON, "controller, 12/26: Avklart i ledermøtet")
    ]
    said = answer(linkage, GOAL, "okonomiplan.docx")
    assert (said.state, said.decisions) == (AnswerState.CONFIRMED, (0,))


def test_what_the_text_says_keeps_its_grade_and_its_score():
    loan = replace(LOAN, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    decision = decide((samfunnsdel(), "2.3"), (budget(loan), "t1"))
    alone = between(link((samfunnsdel(), budget(loan)), LinkSettings()), "okonomiplan.docx#t1", GOAL)
    also = between(run(samfunnsdel(), budget(loan), decisions=(decision,)), "okonomiplan.docx#t1", GOAL)
    assert alone is not None
    assert also is not None
    assert (also.basis, also.grade, also.score) == ("text", Grade.TIGHT, alone.score)
    assert [each for each in also.evidence if each.kind is not EvidenceKind.PERSON] == list(alone.evidence)
    linkage = run(samfunnsdel(), budget(loan), decisions=(decision,))
    said = answer(linkage, GOAL, "okonomiplan.docx")
    assert (said.state, said.decisions) == (AnswerState.TIGHT, (0,))


def test_the_figures_keep_what_a_person_said_apart():
    documents = (samfunnsdel(), budget())
    alone, also = summarise(documents, link(documents, LinkSettings()), ()), summarise(documents, run(*documents), ())
    assert (also.links["tight"], also.links["loose"]) == (alone.links["tight"], alone.links["loose"])
    assert also.links["confirmed"] == 1
    (before,), (after,) = alone.steps, also.steps
    assert (after.tight, after.loose) == (before.tight, before.loose)
    assert (after.confirmed, after.missing, after.by) == (1, before.missing - 1, ("controller",))
    assert also.decisions["in_force"] == 1


def test_a_thread_that_is_whole_with_a_persons_word_is_not_called_whole():
    goal = item("1", K.SUBGOAL, "Innbyggerne har trygge boliger", label="1", goal_type="direction", owner="Rådmannen")
    loan = item("t1", K.MEASURE, "Startlån", owner="NAV", deadline=Deadline("2027", "2027", "2027"), funding="new")
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, goal, period=Period(2024, 2036))
    decision = decide((upper, "1"), (budget(loan), "t1"))
    (alone,) = link((upper, budget(loan)), LinkSettings()).threads
    (also,) = run(upper, budget(loan), decisions=(decision,)).threads
    assert alone.steps["answered"].state is StepState.MISSING
    assert (also.steps["answered"].state, also.steps["answered"].basis) == (StepState.CONFIRMED, "person")
    assert (also.steps["owner"].state, also.steps["owner"].basis) == (StepState.STATED, "text")
    assert (also.state, also.basis) == (ThreadState.CONFIRMED, "person")


def test_without_decisions_nothing_is_marked():
    documents = (samfunnsdel(), budget())
    assert run(*documents, decisions=()) == link(documents, LinkSettings())


def test_a_rejected_coupling_is_not_asserted_and_no_other_takes_its_place():
    loan = replace(LOAN, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    decision = decide((samfunnsdel(), "2.3"), (budget(loan), "t1"), Verdict.REJECT)
    alone = link((samfunnsdel(), budget(loan)), LinkSettings())
    linkage = run(samfunnsdel(), budget(loan), decisions=(decision,))
    gone = between(alone, "okonomiplan.docx#t1", GOAL)
    assert gone is not None
    assert set(linkage.links) == set(alone.links) - {gone}
    assert [(each.source, each.target, each.grade) for each in linkage.rejected] == [
        ("okonomiplan.docx#t1", GOAL, Grade.TIGHT)
    ]
    assert answer(linkage, GOAL, "okonomiplan.docx").state is AnswerState.MISSING


def test_pointing_elsewhere_is_a_rejection_and_a_confirmation():
    loan = replace(LOAN, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    below = (budget(loan), "t1")
    said = (decide((samfunnsdel(), "2.3"), below, Verdict.REJECT), decide((samfunnsdel(), "2.1"), below))
    linkage = run(samfunnsdel(), budget(loan), decisions=said)
    assert states(linkage) == [DecisionState.IN_FORCE] * 2
    assert between(linkage, "okonomiplan.docx#t1", GOAL) is None
    moved = between(linkage, "okonomiplan.docx#t1", "samfunnsdel.docx#2.1")
    assert moved is not None
    assert moved.basis == "person"


def test_nothing_is_inherited_from_a_rejected_coupling():
    printed = item("g", K.GOAL, "Alle innbyggere har et trygt sted å bo innen 2030")
    measure = item("m", K.MEASURE, "Kartlegge kommunale boliger", parent="g")
    below = enhetsavtale(printed, measure)
    alone = link((samfunnsdel(), below), LinkSettings())
    assert between(alone, f"{AVTALE}#m", GOAL) is not None
    linkage = run(samfunnsdel(), below, decisions=(decide((samfunnsdel(), "2.3"), (below, "g"), Verdict.REJECT),))
    assert between(linkage, f"{AVTALE}#g", GOAL) is None
    assert between(linkage, f"{AVTALE}#m", GOAL) is None


def test_a_justified_gap_is_justified_by_the_decision():
    decision = decide((samfunnsdel(), "2.3"), None, Verdict.JUSTIFY, reason="Utsatt i sak 12/26", level=D.OKONOMIPLAN)
    documents = (samfunnsdel(), budget(), enhetsavtale(item("1", K.GOAL, "Lærerne er trygge")))
    linkage = run(*documents, decisions=(decision,))
    said = answer(linkage, GOAL, "okonomiplan.docx")
    assert (said.state, said.decisions) == (AnswerState.JUSTIFIED, (0,))
    thread = next(each for each in linkage.threads if each.item == GOAL)
    assert (thread.steps["answered"].basis, thread.steps["answered"].reason) == ("person", "Utsatt i sak 12/26")
    (step, *_) = summarise(documents, linkage, ()).steps
    assert (step.justified, step.justified_by_decision) == (1, 1)


def test_a_justification_in_the_documents_own_words_is_not_a_persons():
    said = statement(
        "~1", "Delmål 2.3 følges opp fra 2028", follow_up=FollowUp("postponed", "følges opp fra 2028", 2028)
    )
    said = replace(said, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    documents = (samfunnsdel(), budget(LOAN, said))
    decision = decide((samfunnsdel(), "2.3"), None, Verdict.JUSTIFY)
    linkage = run(*documents, decisions=(decision,))
    assert answer(linkage, GOAL, "okonomiplan.docx").decisions == ()
    assert summarise(documents, linkage, ()).steps[0].justified_by_decision == 0


def test_a_justification_of_what_is_answered_now_is_unused():
    loan = replace(LOAN, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    decision = decide((samfunnsdel(), "2.3"), None, Verdict.JUSTIFY)
    (applied,) = run(samfunnsdel(), budget(loan), decisions=(decision,)).decisions
    assert (applied.state, applied.unused) == (DecisionState.UNUSED, UnusedReason.ANSWERED)


def test_a_decision_survives_renumbering():
    document = samfunnsdel()
    moved = {"2.3": ("3.1", "Delmål 3.1"), "2.1": ("2.3", "Delmål 2.3")}
    items = tuple(
        replace(each, id=moved[each.id][0], label=moved[each.id][1]) if each.id in moved else each
        for each in document.items
    )
    linkage = run(replace(document, items=items), budget(replace(LOAN, id="x7")))
    assert states(linkage) == [DecisionState.IN_FORCE]
    assert between(linkage, "okonomiplan.docx#x7", "samfunnsdel.docx#3.1") is not None


def test_a_decision_survives_a_moved_and_renamed_file():
    linkage = run(replace(samfunnsdel(), key="arkiv/Samfunnsdel vedtatt.pdf"), budget(key="2026/HØP.docx"))
    assert states(linkage) == [DecisionState.IN_FORCE]
    assert between(linkage, "2026/HØP.docx#t1", "arkiv/Samfunnsdel vedtatt.pdf#2.3") is not None


def test_a_decision_survives_the_adoption_of_a_draft():
    draft = replace(samfunnsdel(), key="utkast.docx", status=Status.DRAFT)
    decision = decide((draft, "2.3"), (budget(), "t1"))
    adopted = reworded("Alle innbyggere skal ha et trygt sted å bo innen 2030")
    linkage = run(draft, adopted, budget(), decisions=(decision,))
    assert between(linkage, "okonomiplan.docx#t1", GOAL) is not None
    assert linkage.decisions[0].target == GOAL


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Alle innbyggere har et trygt sted å bo innen 2032", "deadline"),
        ("Alle innbyggere bør ha et trygt sted å bo innen 2030", "modal"),
        ("De fleste innbyggere har et trygt sted å bo innen 2030", "scope"),
        ("90 % innbyggere har et trygt sted å bo innen 2030", "number"),
        ("Alle innbyggere har et billig sted å bo innen 2030", "wording"),
    ],
)
def test_a_changed_end_makes_the_coupling_suspect(text, change):
    linkage = run(reworded(text), budget())
    found = between(linkage, "okonomiplan.docx#t1", GOAL)
    assert found is not None
    assert found.suspect
    assert states(linkage) == [DecisionState.SUSPECT]
    assert change in changes(linkage)


def test_another_owner_beside_the_same_words_makes_the_coupling_suspect():
    decision = decide((samfunnsdel(), "2.3"), (budget(replace(LOAN, owner="NAV-leder")), "t1"))
    linkage = run(samfunnsdel(), budget(replace(LOAN, owner="Kommunalsjef velferd")), decisions=(decision,))
    (end,) = linkage.decisions[0].changed
    assert (states(linkage), end.end, changes(linkage)) == ([DecisionState.SUSPECT], "answer", ["owner"])


def test_another_lead_in_makes_the_coupling_suspect():
    will, may = (item("g", K.STRATEGY, "ta i bruk ny teknologi", stem=f"Kommunen {word}:") for word in ("vil", "kan"))
    decision = decide((samfunnsdel(will), "g"), (budget(), "t1"))
    linkage = run(samfunnsdel(may), budget(), decisions=(decision,))
    assert (states(linkage), changes(linkage)) == ([DecisionState.SUSPECT], ["modal"])


@pytest.mark.parametrize(
    "text",
    ["Alle innbyggjarar har ein trygg stad å bu innan 2030", "ALLE INNBYGGERE har et trygt  sted å bo, innen 2030."],
)
def test_editorial_changes_alone_make_nothing_suspect(text):
    linkage = run(reworded(text), budget())
    found = between(linkage, "okonomiplan.docx#t1", GOAL)
    assert found is not None
    assert not found.suspect
    assert states(linkage) == [DecisionState.IN_FORCE]


def answered_by(text: str, **fields: Any) -> Linkage:
    """A decision about a measure, and the same plan with the measure in other words, or with other things beside it."""
    before = item("v1", K.MEASURE, "Lysløype ved Sjøvegen", deadline=Deadline("15.06.2027", None, "2027-06-15"))
    decision = decide((samfunnsdel(), "2.3"), (budget(before), "v1"))
    return run(samfunnsdel(), budget(replace(before, text=text, **fields)), decisions=(decision,))


@pytest.mark.parametrize("printed", ["15.6.2027", "15. juni 2027", "2027-06-15", "15.06.27"])
def test_the_same_day_written_otherwise_is_no_new_deadline(printed):
    linkage = answered_by("Lysløype ved Sjøvegen", deadline=Deadline(printed, None, "2027-06-15"))
    assert states(linkage) == [DecisionState.IN_FORCE]


@pytest.mark.parametrize("printed", ["15.06.2028", "16.6.2027", "våren 2027"])
def test_another_day_is_a_new_deadline(printed):
    linkage = answered_by("Lysløype ved Sjøvegen", deadline=Deadline(printed, None, None))
    assert (states(linkage), changes(linkage)) == ([DecisionState.SUSPECT], ["deadline"])


def test_a_deadline_that_is_taken_out_is_told():
    linkage = answered_by("Lysløype ved Sjøvegen", deadline=None)
    assert (states(linkage), changes(linkage)) == ([DecisionState.SUSPECT], ["deadline"])


@pytest.mark.parametrize(
    "text",
    [
        "Lysløype ved Sjøvegen (delmål 2.3)",
        "Lysløype ved Sjøvegen, jf. delmål 2.3 i samfunnsdelen",
        "Lysløype ved Sjøvegen, sak 31/27",
    ],
)
def test_a_pointer_that_is_written_in_changes_nothing_of_what_is_said(text):
    linkage = answered_by(text)
    assert (states(linkage), set(changes(linkage))) == ([DecisionState.IN_FORCE], {"editorial"})


def test_a_pointer_to_another_goal_than_the_one_decided_on_is_told_and_is_no_date():
    linkage = answered_by("Lysløype ved Sjøvegen (delmål 2.1)")
    assert (states(linkage), changes(linkage)) == ([DecisionState.SUSPECT], ["wording"])


def of_a_target(before: str, after: str, target: Target | None = None) -> Linkage:
    """A decision about a goal of which the whole sentence was kept as its target, as files of before have it."""
    goal = item("4.1", K.SUBGOAL, before, label="Delmål 4.1", target=Target(before, ">=", 65.0, "%"))
    decision = decide((samfunnsdel(goal), "4.1"), (budget(), "t1"))
    decision = replace(decision, goal=replace(decision.goal, target=before))
    now = replace(goal, text=after, target=target or Target(after, ">=", 65.0, "%"))
    return run(samfunnsdel(now), budget(), decisions=(decision,))


@pytest.mark.parametrize(
    "after",
    [
        "Minst 65 prosent av ungdommene deltar på skolen sitt kveldstilbud",
        "Minst 65% av ungdomane deltar på skulen sitt kveldstilbud",
        "Minst 65 % av ungdommene deltar på skola sitt kveldstilbud",
    ],
)
def test_a_figure_that_stands_is_no_changed_figure(after):
    linkage = of_a_target("Minst 65 % av ungdommene deltar på skolen sitt kveldstilbud", after)
    assert (states(linkage), set(changes(linkage))) == ([DecisionState.IN_FORCE], {"editorial"})


def test_a_changed_figure_is_told_once():
    before, after = (f"Minst {figure} % av ungdommene deltar på skolens kveldstilbud" for figure in (65, 60))
    linkage = of_a_target(before, after, Target(after, ">=", 60.0, "%"))
    assert (states(linkage), changes(linkage)) == ([DecisionState.SUSPECT], ["number"])


def test_a_target_in_its_own_cell_is_compared_by_its_value():
    goal = item("4.1", K.SUBGOAL, "Sykefraværet går ned", target=Target("under 6,0 %", "<", 6.0, "%"))
    decision = decide((samfunnsdel(goal), "4.1"), (budget(), "t1"))
    same, lower = (replace(goal, target=Target(text)) for text in ("< 6 prosent", "under 5,5 %"))
    assert states(run(samfunnsdel(same), budget(), decisions=(decision,))) == [DecisionState.IN_FORCE]
    assert changes(run(samfunnsdel(lower), budget(), decisions=(decision,))) == ["number"]


def test_a_date_inside_a_text_is_the_same_however_it_is_written():
    before, after = (f"Gangfeltet åpnes innen {day}" for day in ("01.10.2027", "1. oktober 2027"))
    decision = decide((samfunnsdel(), "2.3"), (budget(item("v", K.MEASURE, before)), "v"))
    linkage = run(samfunnsdel(), budget(item("v", K.MEASURE, after)), decisions=(decision,))
    assert states(linkage) == [DecisionState.IN_FORCE]


def test_one_letter_of_an_article_is_spelling():
    linkage = run(reworded("Alle innbyggere har ett trygt sted å bo innen 2030"), budget())
    assert states(linkage) == [DecisionState.IN_FORCE]


def test_who_says_it_again_of_todays_words_takes_the_doubt_away():
    now = reworded("Alle innbyggere har et trygt sted å bo innen 2032")
    again = decide((now, "2.3"), (budget(), "t1"), on="2026-05-01")
    linkage = run(now, budget(), decisions=(CONFIRMED, again))
    found = between(linkage, "okonomiplan.docx#t1", GOAL)
    assert found is not None
    assert not found.suspect
    assert [each.unused for each in linkage.decisions] == [UnusedReason.SUPERSEDED, None]


def test_next_years_plan_with_other_words_is_not_what_was_decided_on():
    later = budget(replace(LOAN, text="Startlån til unge og gamle i etableringsfasen"), period=Period(2027, 2030))
    (applied,) = run(samfunnsdel(), later).decisions
    assert (applied.state, applied.unused, applied.unused_end) == (
        DecisionState.UNUSED,
        UnusedReason.TEXT_GONE,
        "answer",
    )


def test_next_years_plan_with_the_same_words_is():
    later = budget(key="okonomiplan-2027.docx", period=Period(2027, 2030))
    assert states(run(samfunnsdel(), later)) == [DecisionState.IN_FORCE]


def test_the_same_words_in_another_units_agreement_are_another_text():
    here = enhetsavtale(item("1", K.GOAL, "Alle ansatte har en trygg hverdag"))
    there = replace(here, key="enhetsavtale-barnehage.docx", unit="Lyngmo barnehage")
    decision = decide((samfunnsdel(), "2.3"), (here, "1"))
    (applied,) = run(samfunnsdel(), there, decisions=(decision,)).decisions
    assert applied.unused is UnusedReason.DOCUMENT_ABSENT
    assert states(run(samfunnsdel(), here, there, decisions=(decision,))) == [DecisionState.IN_FORCE]


def test_of_two_places_with_the_same_words_the_heading_tells_which():
    twice = [replace(LOAN, id=name, section=(name,)) for name in ("Bolig", "Ungdom")]
    decision = decide((samfunnsdel(), "2.3"), (budget(*twice), "Ungdom"))
    renumbered = [replace(each, id=f"m{number}") for number, each in enumerate(twice)]
    assert run(samfunnsdel(), budget(*renumbered), decisions=(decision,)).decisions[0].source == "okonomiplan.docx#m1"
    alike = [replace(each, section=("Tiltak",)) for each in renumbered]
    (applied,) = run(samfunnsdel(), budget(*alike), decisions=(decision,)).decisions
    assert (applied.state, applied.unused) == (DecisionState.UNUSED, UnusedReason.AMBIGUOUS)


def test_of_two_texts_nearly_as_near_none_is_chosen():
    school = item("1", K.GOAL, "Redusere sykefraværet i grunnskolen til 6 prosent")
    decision = decide((samfunnsdel(), "2.3"), (enhetsavtale(school), "1"))
    near = [
        replace(school, id=str(n), text=f"Redusere sykefraværet i {word} til 6 prosent")
        for n, word in enumerate(("grunnskulane", "grunnskolene"))
    ]
    (applied,) = run(samfunnsdel(), enhetsavtale(*near), decisions=(decision,)).decisions
    assert applied.unused is UnusedReason.AMBIGUOUS


def test_a_text_that_is_gone_is_not_taken_for_another_of_the_same_mould():
    school = item("1", K.GOAL, "Sykefraværet blant lærerne er lavt")
    decision = decide((samfunnsdel(), "2.3"), (enhetsavtale(school), "1"))
    other = enhetsavtale(replace(school, text="Foreldrene kjenner tilbudene i skolen og på fritida"))
    (applied,) = run(samfunnsdel(), other, decisions=(decision,)).decisions
    assert applied.unused is UnusedReason.TEXT_GONE


@pytest.mark.parametrize(
    ("today", "state"), [("2026-12-31", "in_force"), ("2027-01-01", "expired"), (None, "in_force")]
)
def test_a_decision_holds_through_its_last_day(today, state):
    decision = replace(CONFIRMED, expires="2026-12-31")
    linkage = run(samfunnsdel(), budget(), decisions=(decision,), today=today)
    assert states(linkage) == [state]
    assert (between(linkage, "okonomiplan.docx#t1", GOAL) is not None) == (state == "in_force")


def test_contradicting_decisions_change_nothing():
    against = decide((samfunnsdel(), "2.3"), (budget(), "t1"), Verdict.REJECT)
    linkage = run(samfunnsdel(), budget(), decisions=(CONFIRMED, against))
    assert [(each.state, each.against) for each in linkage.decisions] == [
        (DecisionState.CONTRADICTED, (1,)),
        (DecisionState.CONTRADICTED, (0,)),
    ]
    alone = link((samfunnsdel(), budget()), LinkSettings())
    assert (linkage.links, linkage.answers) == (alone.links, alone.answers)


def test_two_reasons_for_one_gap_are_no_contradiction():
    reasons = [
        decide((samfunnsdel(), "2.3"), None, Verdict.JUSTIFY, reason=each) for each in ("Utsatt", "Ikke prioritert")
    ]
    linkage = run(samfunnsdel(), budget(), decisions=tuple(reasons))
    assert states(linkage) == [DecisionState.IN_FORCE] * 2
    assert answer(linkage, GOAL, "okonomiplan.docx").decisions == (0, 1)


def test_in_a_run_over_some_documents_an_absent_one_says_nothing():
    (applied,) = run(samfunnsdel(), partial=True).decisions
    assert applied.unused is UnusedReason.NOT_READ
    (applied,) = run(samfunnsdel()).decisions
    assert applied.unused is UnusedReason.DOCUMENT_ABSENT


def test_a_passage_may_be_confirmed_as_an_answer():
    said = statement("~1", "Kommunen bygger rimelige boliger i sentrum")
    decision = decide((samfunnsdel(), "2.3"), (budget(LOAN, said), "~1"))
    linkage = run(samfunnsdel(), budget(LOAN, said), decisions=(decision,))
    assert answer(linkage, GOAL, "okonomiplan.docx").state is AnswerState.CONFIRMED


def test_a_unit_by_another_of_its_names_is_the_same_unit():
    here = enhetsavtale(item("1", K.GOAL, "Alle ansatte har en trygg hverdag"), unit="Lyngmo oppvekstsenter skole")
    decision = decide((samfunnsdel(), "2.3"), (here, "1"))
    moved = replace(here, key="2026/avtale.docx")
    units = LinkSettings(organisation=(Unit("Lyngmo skole", short=("Lyngmo oppvekstsenter skole",)),))
    linkage = link((samfunnsdel(), moved), units, Decisions((decision,)))
    assert states(linkage) == [DecisionState.IN_FORCE]


def test_of_very_many_places_with_the_same_words_only_the_one_that_kept_its_place_is_known():
    many = [replace(LOAN, id=f"t{number}", section=("Bolig",)) for number in range(60)]
    decision = decide((samfunnsdel(), "2.3"), (budget(*many), "t7"))
    assert run(samfunnsdel(), budget(*many), decisions=(decision,)).decisions[0].source == "okonomiplan.docx#t7"
    renumbered = [replace(each, id=f"x{each.id}") for each in many]
    (applied,) = run(samfunnsdel(), budget(*renumbered), decisions=(decision,)).decisions
    assert applied.unused is UnusedReason.AMBIGUOUS


def unused(*documents: PlanDocument, decision: PersonDecision, **fields: Any) -> UnusedReason | None:
    """Why a decision by itself is not in force; None where it is."""
    (applied,) = run(*documents, decisions=(decision,), **fields).decisions
    assert (applied.state is DecisionState.UNUSED) == (applied.unused is not None)
    return applied.unused


def test_swapped_ends_are_told():
    swapped = replace(CONFIRMED, goal=CONFIRMED.answer, answer=CONFIRMED.goal)
    assert unused(samfunnsdel(), budget(), decision=swapped) is UnusedReason.SWAPPED


def test_two_goals_of_one_level_in_one_plan_answer_each_other_no_more_than_a_goal_its_own_subgoal():
    beside = decide((samfunnsdel(), "2.1"), (samfunnsdel(), "2.2"))
    assert unused(samfunnsdel(), budget(), decision=beside) is UnusedReason.NOT_BELOW
    upside_down = decide((samfunnsdel(), "2.1"), (samfunnsdel(), "2"))
    assert unused(samfunnsdel(), budget(), decision=upside_down) is UnusedReason.SWAPPED


def test_what_the_plan_puts_under_a_goal_may_be_said_of_its_own_goal_and_needs_no_saying_further_up():
    lighting = item("m", K.MEASURE, "Bytte gatelys på Nesset", parent="2.3")
    said = decide((samfunnsdel(lighting), "2.3"), (samfunnsdel(lighting), "m"))
    assert unused(samfunnsdel(lighting), decision=said) is None
    said = decide((samfunnsdel(lighting), "2"), (samfunnsdel(lighting), "m"))
    assert unused(samfunnsdel(lighting), decision=said) is UnusedReason.STRUCTURE
    elsewhere = replace(lighting, parent="2.1")
    said = decide((samfunnsdel(elsewhere), "2.3"), (samfunnsdel(elsewhere), "m"))
    assert unused(samfunnsdel(elsewhere), decision=said) is None


def test_a_relation_that_the_answer_cannot_have_is_told():
    reported = replace(CONFIRMED, relation=Relation.REPORTS)
    assert unused(samfunnsdel(), budget(), decision=reported) is UnusedReason.RELATION
    assert unused(samfunnsdel(), budget(), decision=replace(CONFIRMED, relation=Relation.IMPLEMENTS)) is None


def test_a_rejection_of_what_is_no_coupling_is_told():
    turned_down = replace(CONFIRMED, verdict=Verdict.REJECT)
    assert unused(samfunnsdel(), budget(), decision=turned_down) is UnusedReason.NO_COUPLING


def test_a_document_that_is_here_and_does_not_hold_the_goal_is_told():
    wrong = replace(CONFIRMED, goal=replace(CONFIRMED.goal, document="okonomiplan.docx", document_kind=None))
    (applied,) = run(samfunnsdel(), budget(), decisions=(wrong,)).decisions
    assert (applied.unused, applied.unused_end, applied.target) == (UnusedReason.OTHER_DOCUMENT, "goal", GOAL)


def test_a_decision_does_not_follow_a_plan_to_another_municipality():
    assert unused(samfunnsdel(), budget(municipality="Storvik"), decision=CONFIRMED) is UnusedReason.OTHER_MUNICIPALITY
    assert unused(samfunnsdel(), budget(municipality="Lyngmo kommune"), decision=CONFIRMED) is None


def test_a_decision_of_a_day_to_come_is_not_made_yet():
    assert unused(samfunnsdel(), budget(), decision=CONFIRMED, today="2026-02-28") is UnusedReason.FUTURE
    assert unused(samfunnsdel(), budget(), decision=CONFIRMED, today="2026-03-01") is None


def test_of_two_that_say_otherwise_the_later_one_counts():
    loan = replace(LOAN, references=(ref("delmål 2.3", "2.3", label_kind="subgoal", document="samfunnsdelen"),))
    confirmed = decide((samfunnsdel(), "2.3"), (budget(loan), "t1"))
    later = replace(confirmed, verdict=Verdict.REJECT, on="2026-05-04")
    linkage = run(samfunnsdel(), budget(loan), decisions=(confirmed, later))
    assert [(each.unused, each.against) for each in linkage.decisions] == [(UnusedReason.REPLACED, (1,)), (None, ())]
    assert between(linkage, "okonomiplan.docx#t1", GOAL) is None


def test_one_decision_that_stands_twice_is_one():
    again = replace(CONFIRMED, line=40)
    linkage = run(samfunnsdel(), budget(), decisions=(CONFIRMED, again))
    assert [each.unused for each in linkage.decisions] == [None, UnusedReason.REPEATED]
    assert answer(linkage, GOAL, "okonomiplan.docx").decisions == (0,)


def test_who_confirmed_and_who_justified_are_told_apart():
    confirmed = decide((samfunnsdel(), "2.3"), (budget(), "t1"), by="controller")
    put_off = decide((samfunnsdel(), "2.1"), None, Verdict.JUSTIFY, by="kommunalsjef oppvekst", level=D.OKONOMIPLAN)
    documents = (samfunnsdel(), budget())
    (step,) = summarise(documents, run(*documents, decisions=(confirmed, put_off)), ()).steps
    assert (step.confirmed, step.by) == (1, ("controller",))
    assert (step.justified_by_decision, step.justified_by) == (1, ("kommunalsjef oppvekst",))


def test_a_goal_that_a_person_has_found_an_answer_to_is_begun():
    goal = item("1", K.SUBGOAL, "Folk trives på Nesset", label="1")
    path = item("t1", K.MEASURE, "Turveg langs elva", owner="Teknisk sjef", amounts=(Amount(2026, 400_000.0),))
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, goal, period=Period(2024, 2036))
    decision = decide((upper, "1"), (budget(path), "t1"))
    (alone,) = link((upper, budget(path)), LinkSettings()).threads
    (also,) = run(upper, budget(path), decisions=(decision,)).threads
    assert (alone.state, also.state) == (ThreadState.NOT_BEGUN, ThreadState.BROKEN)
    assert also.steps[str(also.broken_at)].state is StepState.MISSING
    assert also.steps["money"].state is StepState.CONFIRMED
    nothing = replace(path, amounts=(Amount(2026, 0.0), Amount(2027, 0.0)))
    (dry,) = run(upper, budget(nothing), decisions=(decision,)).threads
    assert dry.steps["money"].state is StepState.MISSING
