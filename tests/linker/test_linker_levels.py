"""The level policy is enforced whatever a coupling rests on; levels passed over are told; no level means candidates."""

from itertools import combinations

import pytest
from plans_of_lyngmo import (
    D,
    K,
    across,
    answer,
    between,
    enhetsavtale,
    examined,
    item,
    okonomiplan,
    plan,
    ref,
    run,
    samfunnsdel,
)

from tracecheck.model.coupling import AnswerState, BrokenReferenceState, Grade
from tracecheck.model.item import Quotation
from tracecheck.model.plan import Status
from tracecheck.model.settings import LinkSettings

GOAL, SAFE_HOME = "samfunnsdel.docx#2.3", "Alle innbyggere har et trygt sted å bo innen 2030"
STRICT = LinkSettings({D.SAMFUNNSDEL: (D.OKONOMIPLAN,)})
AGREEMENT = "enhetsavtale-skole.docx"

STRAIGHT = (ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen"),)
TIES = {
    "a reference": item("g", K.GOAL, "Hybler", references=STRAIGHT),
    "a quotation": item("g", K.GOAL, "Hybler", quotations=(Quotation(SAFE_HOME),)),
    "the same words": item("g", K.GOAL, SAFE_HOME),
    "a chapter": item("g", K.GOAL, "Hybler", section=(SAFE_HOME,)),
    "like words": item("g", K.GOAL, "Alle innbyggerne i Lyngmo har et trygt sted å bo"),
}


@pytest.mark.parametrize("tie", TIES.values(), ids=TIES)
def test_what_the_policy_forbids_is_no_coupling_whatever_it_rests_on(tie):
    allowed, forbidden = (run(samfunnsdel(), enhetsavtale(tie), settings=each) for each in (None, STRICT))
    assert (f"{AGREEMENT}#g", GOAL) in across(allowed)
    assert across(forbidden) == set()
    assert examined(forbidden, GOAL) == []


def test_a_reference_to_a_level_that_may_not_be_answered_is_told_as_that():
    linkage = run(samfunnsdel(), enhetsavtale(TIES["a reference"]), settings=STRICT)
    (broken,) = linkage.unresolved
    assert (broken.state, broken.document, broken.nearest) == (
        BrokenReferenceState.NOT_ALLOWED,
        "samfunnsdel.docx",
        (GOAL,),
    )


def named(document, label, words):
    return (ref(words, label, document=document),)


def economic():
    references = named("samfunnsdelen", "2.3", "delmål 2.3 i samfunnsdelen")
    return okonomiplan(item("g", K.GOAL, "Færre er uten egen bolig", label="Mål 5", references=references))


def test_a_coupling_past_a_level_that_is_here_says_so_and_keeps_its_grade():
    link = between(run(samfunnsdel(), economic(), enhetsavtale(TIES["a reference"])), f"{AGREEMENT}#g", GOAL)
    assert (link.grade, link.skips) == (Grade.TIGHT, (D.OKONOMIPLAN,))


def test_nothing_is_skipped_where_the_level_is_not_here_holds_no_goals_or_is_of_another_year():
    past = TIES["a reference"]
    empty = okonomiplan(item("t", K.MEASURE, "Bygge boliger"))
    for others in ([], [empty]):
        link = between(run(samfunnsdel(), enhetsavtale(past), *others), f"{AGREEMENT}#g", GOAL)
        assert link.skips == ()


def test_an_agreement_that_couples_to_both_levels_skips_none():
    both = (*STRAIGHT, *named("økonomiplanen", "5", "mål 5 i økonomiplanen"))
    linkage = run(samfunnsdel(), economic(), enhetsavtale(item("g", K.GOAL, "Hybler", references=both)))
    assert between(linkage, f"{AGREEMENT}#g", GOAL).skips == ()


def test_a_measure_leaves_it_to_its_goal_to_name_the_level_between():
    goal = item("m", K.GOAL, "Hybler", references=named("økonomiplanen", "5", "mål 5 i økonomiplanen"))
    measure = item("g", K.MEASURE, "Pusse opp", parent="m", references=STRAIGHT)
    assert between(run(samfunnsdel(), economic(), enhetsavtale(goal, measure)), f"{AGREEMENT}#g", GOAL).skips == ()


def test_a_report_of_a_goal_skips_nothing():
    told = item("r", K.RESULT, "Tolv boliger", references=named("samfunnsdelen", "2.3", "delmål 2.3 i samfunnsdelen"))
    report = plan("aar.pdf", D.ARSRAPPORT, told, applies_to_year=2026)
    assert between(run(samfunnsdel(), economic(), report), "aar.pdf#r", GOAL).skips == ()


def test_a_goal_that_answers_two_goals_keeps_both_links():
    references = (*named("samfunnsdelen", "2.3", "delmål 2.3"), *named("samfunnsdelen", "2.1", "delmål 2.1"))
    linkage = run(samfunnsdel(), okonomiplan(item("g", K.GOAL, "Hybler for unge", references=references)))
    assert {target for source, target in across(linkage)} == {GOAL, "samfunnsdel.docx#2.1"}
    assert answer(linkage, "samfunnsdel.docx#2.1", "okonomiplan.docx").state is AnswerState.TIGHT


UPPER = ["Innbyggerne kan melde feil på nett hele døgnet", "Barn har trygg skolevei", "Mindre matsvinn i kjøkkenet"]
LOWER = ["Nettskjema for feil er åpent hele døgnet", "Lys ved skolen og trygg vei", "Kjøkkenet veier matsvinn"]


def flat(key, kind, texts):
    items = [item(str(number), K.GOAL, text) for number, text in enumerate(texts)]
    return plan(key, kind, *items, municipality=None, status=Status.UNKNOWN)


HOLDERS = (
    D.REGIONAL_PLAN, D.SAMFUNNSDEL, D.KOMMUNEDELPLAN, D.TEMAPLAN, D.HANDLINGSPLAN, D.OKONOMIPLAN, D.ARSBUDSJETT,
    D.STYRINGSBREV, D.VIRKSOMHETSPLAN, D.ENHETSAVTALE, D.LEDERAVTALE, D.TERTIALRAPPORT,
)  # fmt: skip


@pytest.mark.parametrize(("upper", "lower"), list(combinations(HOLDERS, 2)))
def test_two_lists_with_nothing_but_a_kind_and_texts_get_candidates(upper, lower):
    found = run(flat("a.json", upper, UPPER), flat("b.json", lower, LOWER)).candidates
    best = {each.source: each.target for each in found if each.rank == 1}
    assert best == {f"b.json#{number}": f"a.json#{number}" for number in range(3)}


@pytest.mark.parametrize("kind", [D.UNKNOWN, D.REGISTER])
@pytest.mark.parametrize("other", [*HOLDERS[:-1], D.UNKNOWN, D.REGISTER])
def test_a_list_of_no_level_gets_candidates_and_no_couplings(kind, other):
    linkage = run(flat("a.json", other, [*UPPER, "Flere bor godt"]), flat("b.json", kind, [*LOWER, "Flere bor godt"]))
    best = {each.source: each.target for each in linkage.candidates if each.rank == 1}
    assert {key: best.get(key) for key in ("b.json#0", "b.json#1", "b.json#2")} == {
        f"b.json#{number}": f"a.json#{number}" for number in range(3)
    }
    assert (linkage.links, linkage.answers, linkage.examined) == ((), (), ())


def test_a_register_whose_level_the_settings_say_is_coupled():
    settings = LinkSettings({D.SAMFUNNSDEL: (D.REGISTER,)})
    texts = ["Alle innbyggere har et trygt sted å bo innen 2030"]
    assert across(run(samfunnsdel(), flat("b.json", D.REGISTER, texts), settings=settings))
