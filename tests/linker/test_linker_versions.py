"""Which text counts: adopted before proposed, the newest of several, and the right year."""

import pytest
from plans_of_lyngmo import (
    D,
    K,
    across,
    enhetsavtale,
    examined,
    item,
    okonomiplan,
    pairs,
    plan,
    quoted,
    run,
    samfunnsdel,
)

from tracecheck.model.coupling import Relation, Role
from tracecheck.model.item import Period
from tracecheck.model.plan import Adoption, DocumentKind, Status
from tracecheck.model.settings import LinkSettings
from tracecheck.rules.checked import documents_under_check

GOAL = "Barn og unge opplever mestring og tilhørighet"


def test_the_adopted_text_is_chosen_over_the_proposal():
    linkage = run(okonomiplan(key="forslag.pdf", status=Status.PROPOSAL), okonomiplan(key="vedtatt.pdf"))
    (choice,) = linkage.versions
    assert (choice.chosen, choice.others, choice.reason) == (
        "vedtatt.pdf",
        ("forslag.pdf",),
        "TC009.adopted_over_proposal",
    )
    assert linkage.roles == {"forslag.pdf": Role.CONTEXT, "vedtatt.pdf": Role.CHAIN}


def test_of_two_adopted_texts_the_newest_counts():
    old = samfunnsdel(adopted=Adoption("2015-06-01"), period=Period(2015, 2027))
    new = plan(
        "ny-samfunnsdel.docx",
        D.SAMFUNNSDEL,
        adopted=Adoption("2024-05-02"),
        period=Period(2024, 2036),
        title="Lyngmo mot 2036",
    )
    (choice,) = run(old, new).versions
    assert (choice.chosen, choice.reason) == ("ny-samfunnsdel.docx", "TC009.newest_adopted")


def test_drafts_alone_leave_the_furthest_one():
    drafts = [okonomiplan(key=f"{status}.docx", status=Status(status)) for status in ("draft", "proposal", "hearing")]
    (choice,) = run(*drafts).versions
    assert (choice.chosen, choice.reason) == ("proposal.docx", "TC009.only_draft")


def test_documents_of_unknown_kind_are_no_versions_of_each_other():
    letters = [plan(f"{name}.docx", D.UNKNOWN, title="Notat", period=Period(2026, 2026)) for name in ("a", "b")]
    linkage = run(*letters)
    assert not linkage.versions
    assert set(linkage.roles.values()) == {Role.CHAIN}


def test_plans_of_two_years_are_no_versions_of_each_other():
    linkage = run(okonomiplan(key="a.pdf", period=Period(2025, 2028)), okonomiplan(key="b.pdf"))
    assert not linkage.versions
    assert set(linkage.roles.values()) == {Role.CHAIN}


def test_two_theme_plans_are_no_versions_of_each_other():
    school = plan("skole.docx", D.TEMAPLAN, title="Temaplan for skole 2024–2028")
    health = plan("helse.docx", D.TEMAPLAN, title="Temaplan for helse 2024–2028")
    assert not run(school, health).versions


def test_a_theme_plan_and_its_hearing_draft_are_versions():
    draft = plan("utkast.docx", D.TEMAPLAN, title="Høringsutkast: Temaplan for skole 2024-2028", status=Status.HEARING)
    adopted = plan("skole.docx", D.TEMAPLAN, title="Temaplan for skole 2024–2028")
    assert run(draft, adopted).roles["utkast.docx"] is Role.CONTEXT


def test_two_tertials_of_a_year_are_no_versions():
    first, second = (
        plan(f"t{n}.pdf", D.TERTIALRAPPORT, title=f"{n}. tertial 2026", applies_to_year=2026) for n in (1, 2)
    )
    assert not run(first, second).versions


def test_agreements_of_two_units_are_no_versions():
    assert not run(enhetsavtale(), enhetsavtale(key="barnehage.docx", unit="Lyngmo barnehage")).versions


def test_a_plan_that_says_what_it_replaces_makes_that_context():
    old = plan("gammel.docx", D.TEMAPLAN, title="Rusmiddelpolitisk plan", adopted=Adoption("2016-01-01"))
    new = plan(
        "ny.docx",
        D.TEMAPLAN,
        title="Plan for psykisk helse",
        replaces="Rusmiddelpolitisk plan",
        adopted=Adoption("2024-01-01"),
    )
    assert run(old, new).roles == {"gammel.docx": Role.CONTEXT, "ny.docx": Role.CHAIN}


def test_a_proposal_is_never_linked_beside_what_was_adopted():
    proposal = okonomiplan(quoted("q", GOAL), key="forslag.pdf", status=Status.PROPOSAL)
    linkage = run(samfunnsdel(), proposal, okonomiplan(key="vedtatt.pdf"))
    assert all("forslag.pdf" not in "".join(pair) for pair in pairs(linkage))
    assert all("forslag.pdf" not in each.source for each in linkage.candidates)


def test_background_knowledge_is_context():
    assert run(plan("oversikt.pdf", D.KUNNSKAPSGRUNNLAG)).roles == {"oversikt.pdf": Role.CONTEXT}


def yearly(key, year):
    return okonomiplan(item("g", K.GOAL, GOAL), key=key, period=Period(year, year + 3))


def test_a_report_answers_the_plan_of_its_year():
    report = plan("aar.pdf", D.ARSBERETNING, item("r", K.RESULT, GOAL), applies_to_year=2025)
    linkage = run(yearly("hop-2025.pdf", 2025), yearly("hop-2026.pdf", 2026), report)
    assert pairs(linkage) == {("aar.pdf#r", "hop-2025.pdf#g")}


def test_a_report_does_not_answer_a_plan_of_another_year():
    report = plan("aar.pdf", D.ARSBERETNING, item("r", K.RESULT, GOAL), applies_to_year=2025)
    linkage = run(yearly("hop-2026.pdf", 2026), report)
    assert not linkage.links
    assert not linkage.candidates


def test_a_report_with_no_year_answers_the_only_plan_here():
    report = plan("aar.pdf", D.ARSBERETNING, item("r", K.RESULT, GOAL))
    assert pairs(run(yearly("hop-2026.pdf", 2026), report)) == {("aar.pdf#r", "hop-2026.pdf#g")}


def test_an_agreement_of_two_years_answers_the_plan_of_its_first():
    agreement = enhetsavtale(item("g", K.GOAL, GOAL), period=Period(2025, 2026))
    linkage = run(yearly("hop-2025.pdf", 2025), yearly("hop-2026.pdf", 2026), agreement)
    assert {target for _, target in pairs(linkage)} == {"hop-2025.pdf#g"}


def test_an_agreement_answers_an_older_plan_that_covers_it_when_no_other_is_here():
    agreement = enhetsavtale(item("g", K.GOAL, GOAL), period=Period(2026, 2026))
    linkage = run(yearly("hop-2025.pdf", 2025), agreement)
    assert {target for _, target in pairs(linkage)} == {"hop-2025.pdf#g"}


def test_a_plan_that_ended_before_another_began_does_not_answer_it():
    old = plan("gammel.pdf", D.TEMAPLAN, item("g", K.GOAL, GOAL), period=Period(2013, 2017))
    assert not across(run(samfunnsdel(), old))


def test_steps_may_be_skipped():
    linkage = run(samfunnsdel(), enhetsavtale(item("g", K.GOAL, GOAL)))
    assert ("enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1") in pairs(linkage)


def test_two_agreements_never_answer_each_other():
    one = enhetsavtale(item("g", K.GOAL, GOAL))
    other = enhetsavtale(item("g", K.GOAL, GOAL), key="sfo.docx", unit="Lyngmo SFO")
    linkage = run(one, other)
    assert {link.relation for link in linkage.links} == {Relation.SHARED}
    assert (linkage.answers, linkage.examined) == ((), ())


def test_the_settings_replace_the_policy_of_a_kind():
    settings = LinkSettings(answers={DocumentKind.SAMFUNNSDEL: (DocumentKind.OKONOMIPLAN,)})
    agreement = enhetsavtale(item("g", K.GOAL, GOAL))
    assert not across(run(samfunnsdel(), agreement, settings=settings))


@pytest.mark.parametrize(("kind", "linked"), [(D.SAMFUNNSDEL, False), (D.REGIONAL_PLAN, True)])
def test_only_a_regional_plan_binds_another_municipality(kind, linked):
    upper = plan("over.pdf", kind, item("g", K.GOAL, GOAL), municipality="Fjellvik fylke")
    assert bool(run(upper, okonomiplan(item("g", K.GOAL, GOAL))).links) is linked


def test_the_answers_of_this_year_are_looked_for_in_the_plan_of_this_year():
    linkage = run(samfunnsdel(), yearly("hop-2025.pdf", 2025), yearly("hop-2026.pdf", 2026))
    assert examined(linkage, "samfunnsdel.docx#2.1") == ["hop-2026.pdf"]


def test_a_draft_for_next_year_outdates_no_adopted_plan():
    draft = okonomiplan(key="utkast-2027.pdf", period=Period(2027, 2030), status=Status.DRAFT)
    linkage = run(samfunnsdel(), yearly("hop-2026.pdf", 2026), draft)
    assert examined(linkage, "samfunnsdel.docx#2.1") == ["hop-2026.pdf", "utkast-2027.pdf"]


def test_a_goal_answered_only_last_year_is_not_answered_now():
    from tracecheck.model.coupling import StepState

    linkage = run(samfunnsdel(), yearly("hop-2025.pdf", 2025), okonomiplan(key="hop-2026.pdf"))
    thread = next(each for each in linkage.threads if each.item == "samfunnsdel.docx#2.1")
    assert ("hop-2025.pdf#g", "samfunnsdel.docx#2.1") in pairs(linkage)
    assert thread.steps["answered"].state is StepState.MISSING


def _thread(linkage, key="samfunnsdel.docx#2.1"):
    return next(each for each in linkage.threads if each.item == key)


def test_a_thread_is_carried_by_the_draft_for_next_year_and_not_by_the_adopted_plan_that_it_follows():
    from tracecheck.model.coupling import StepState

    draft = okonomiplan(key="utkast-2027.pdf", period=Period(2027, 2030), status=Status.DRAFT)
    adopted = okonomiplan(
        item("g", K.GOAL, GOAL), item("t", K.MEASURE, "Lese hver dag", parent="g"), key="hop-2026.pdf"
    )
    alone, both = run(samfunnsdel(), adopted), run(samfunnsdel(), adopted, draft)
    for step in ("answered", "measure"):
        assert _thread(alone).steps[step].state is StepState.STATED
        assert _thread(both).steps[step].state is StepState.MISSING


def test_a_plan_beside_the_silent_plan_of_the_year_carries_no_thread_alone():
    from tracecheck.model.coupling import StepState

    theme = plan("tema.pdf", D.TEMAPLAN, item("g", K.GOAL, GOAL), item("t", K.MEASURE, "Lese hver dag", parent="g"))
    alone, past = (
        run(samfunnsdel(), theme),
        run(samfunnsdel(), theme, okonomiplan(item("t", K.MEASURE, "Asfaltere"), key="o.pdf")),
    )
    assert _thread(alone).steps["answered"].state is StepState.STATED
    assert _thread(past).steps["answered"].state is StepState.MISSING


def test_a_municipality_is_one_with_or_without_the_word_for_it():
    economic = okonomiplan(item("g", K.GOAL, GOAL), municipality="Lyngmo kommune")
    other = plan("nabo.docx", D.SAMFUNNSDEL, municipality="Fjellvik kommune")
    assert ("okonomiplan.docx#g", "samfunnsdel.docx#2.1") in pairs(run(samfunnsdel(), economic, other))


GOALS = [item(f"g{number}", K.GOAL, f"{GOAL} i område {number}") for number in range(3)]


@pytest.mark.parametrize(
    ("fuller", "shorter", "reason"),
    [
        (okonomiplan(*GOALS, key="a.docx"), okonomiplan(key="b.txt"), "most_read"),
        (okonomiplan(*GOALS[:2], key="a.docx"), okonomiplan(GOALS[2], key="b.docx"), "most_read"),
        (okonomiplan(GOALS[0], key="b.docx"), okonomiplan(GOALS[1], key="a.docx"), "nothing_decides"),
    ],
)
def test_where_status_and_date_do_not_decide_the_version_that_most_was_read_of_is_used(fuller, shorter, reason):
    (choice,) = run(shorter, fuller).versions
    assert (choice.chosen, choice.reason) == (fuller.key, f"TC009.{reason}")


def test_a_version_with_a_date_is_not_called_newer_than_one_without():
    dated = okonomiplan(key="a.docx", adopted=Adoption("2025-12-11"))
    (choice,) = run(dated, okonomiplan(*GOALS, key="b.docx", adopted=None)).versions
    assert (choice.chosen, choice.reason) == ("a.docx", "TC009.furthest_adopted")


def test_agreements_whose_titles_alone_name_their_units_are_neither_versions_nor_editions_of_one_another():
    havblikk = enhetsavtale(key="a.md", unit=None, title="Einingsavtale 2026 – Havblikk")
    fjellstova = enhetsavtale(key="b.md", unit=None, title="Einingsavtale 2026 – Fjellstova")
    solsida = enhetsavtale(key="c.md", unit=None, title="Einingsavtale 2025 – Solsida", period=Period(2025, 2026))
    found = run(havblikk, fjellstova, solsida)
    assert found.versions == ()
    assert documents_under_check((havblikk, fjellstova, solsida), found) == ("a.md", "b.md", "c.md")


def test_the_agreement_of_a_title_for_a_later_year_takes_the_place_of_the_one_before():
    before = enhetsavtale(key="a.md", unit=None, title="Enhetsavtale 2025 – Furuheimen", period=Period(2025, 2025))
    now = enhetsavtale(key="b.md", unit=None, title="Enhetsavtale 2026 – Furuheimen")
    assert documents_under_check((before, now), run(before, now)) == ("b.md",)
