"""A written reference makes a tight coupling where it resolves, and says why where it does not."""

import pytest
from plans_of_lyngmo import (
    D,
    K,
    between,
    enhetsavtale,
    item,
    okonomiplan,
    pairs,
    plan,
    ref,
    run,
    samfunnsdel,
    statement,
)

from tracecheck.model.coupling import BrokenReferenceState, EvidenceKind, Grade, Relation
from tracecheck.model.item import Period


def goal_with(reference, text="Tryggere bomiljø i kommunale leiligheter"):
    return okonomiplan(item("m1", K.GOAL, text, references=(reference,)))


@pytest.mark.parametrize("label", ["2.3", "mål 2.3", "Delmål 2.3.", "delmål 2.3:"])
def test_a_number_in_a_named_plan_is_tight_however_it_is_printed(label):
    linkage = run(samfunnsdel(), goal_with(ref("jf. delmål 2.3 i samfunnsdelen", label, document="samfunnsdelen")))
    found = between(linkage, "okonomiplan.docx#m1", "samfunnsdel.docx#2.3")
    assert found is not None
    assert (found.grade, found.relation) == (Grade.TIGHT, Relation.REFINES)
    assert found.evidence[0].kind is EvidenceKind.REFERENCE
    assert found.evidence[0].text == "jf. delmål 2.3 i samfunnsdelen"
    assert not linkage.unresolved


def test_with_no_plan_named_the_number_is_looked_for_upwards():
    linkage = run(samfunnsdel(), goal_with(ref("delmål 2.3", "2.3", label_kind="goal")))
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#2.3") in pairs(linkage)


def test_with_no_plan_named_the_own_document_comes_first():
    economic = okonomiplan(
        item("g", K.GOAL, "Flere skal få varig bolig", label="Mål 2.3"),
        item(
            "t", K.MEASURE, "Bygge seks boliger ved Fjordveien", references=(ref("mål 2.3", "2.3", label_kind="goal"),)
        ),
    )
    linkage = run(samfunnsdel(), economic)
    assert ("okonomiplan.docx#t", "okonomiplan.docx#g") in pairs(linkage)
    assert ("okonomiplan.docx#t", "samfunnsdel.docx#2.3") not in pairs(linkage)


def test_a_number_that_the_read_plan_does_not_have_dangles_with_the_nearest_goals():
    linkage = run(samfunnsdel(), goal_with(ref("mål 4.2.1 i samfunnsdelen", "4.2.1", document="samfunnsdelen")))
    (broken,) = linkage.unresolved
    assert broken.state is BrokenReferenceState.DANGLING
    assert (broken.source, broken.document) == ("okonomiplan.docx#m1", "samfunnsdel.docx")
    assert broken.nearest[0].startswith("samfunnsdel.docx#2")


def test_the_nearest_goals_are_siblings_of_the_number_that_was_meant():
    linkage = run(samfunnsdel(), goal_with(ref("mål 2.9 i samfunnsdelen", "2.9", document="samfunnsdelen")))
    assert linkage.unresolved[0].nearest == tuple(f"samfunnsdel.docx#2.{n}" for n in (1, 2, 3))


def test_a_plan_without_numbers_has_no_dangling_references():
    unnumbered = plan("samfunnsdel.docx", D.SAMFUNNSDEL, item("a", K.GOAL, "Lyngmo er et godt sted å vokse opp"))
    linkage = run(unnumbered, goal_with(ref("mål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen")))
    assert not linkage.unresolved


def test_a_plan_that_is_not_here_is_absent_and_not_wrong():
    linkage = run(goal_with(ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen")))
    assert [each.state for each in linkage.unresolved] == [BrokenReferenceState.DOCUMENT_ABSENT]


def numbers_that_restart(**fields):
    return plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("bustad-1", K.GOAL, "Varierte bustader for alle", label="Mål 1", section=("Bustad",)),
        item("helse-1", K.GOAL, "Fleire leve år med god helse", label="Mål 1", section=("Helse",)),
        **fields,
    )


def test_numbers_that_restart_in_each_chapter_are_ambiguous():
    linkage = run(numbers_that_restart(), goal_with(ref("mål 1 i samfunnsdelen", "1", document="samfunnsdelen")))
    (broken,) = linkage.unresolved
    assert broken.state is BrokenReferenceState.AMBIGUOUS
    assert set(broken.nearest) == {"samfunnsdel.docx#bustad-1", "samfunnsdel.docx#helse-1"}


def test_the_chapter_beside_the_number_settles_which_goal_is_meant():
    reference = ref("mål 1 under Helse i samfunnsdelen", "1", document="samfunnsdelen")
    linkage = run(numbers_that_restart(), goal_with(reference))
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#helse-1") in pairs(linkage)
    assert not linkage.unresolved


def test_a_chapter_beside_the_number_reaches_past_a_nearer_plan_that_has_the_number():
    nearer = plan(
        "temaplan.docx",
        D.TEMAPLAN,
        item("b1", K.GOAL, "Fleire unge eig bustaden sin", label="Mål 1", section=("Mål",)),
        period=Period(2024, 2033),
    )
    text = "Delen som går til fots, skal auke (mål 1 under helse)"
    reference = ref("mål 1", "1", label_kind="goal", start=35, end=40)
    above = numbers_that_restart(period=Period(2024, 2036))
    linkage = run(above, nearer, goal_with(reference, text))
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#helse-1") in pairs(linkage)
    assert ("okonomiplan.docx#m1", "temaplan.docx#b1") not in pairs(linkage)


def test_a_measure_number_is_no_goal_number():
    reference = ref("tiltak 2.3 i samfunnsdelen", "2.3", label_kind="measure", document="samfunnsdelen")
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#2.3") not in pairs(run(samfunnsdel(), goal_with(reference)))


def test_un_goals_are_no_goals_of_the_plan():
    text = "Bidra til FNs bærekraftsmål 2"
    reference = ref("bærekraftsmål 2", "2", label_kind="goal", start=14, end=29)
    linkage = run(samfunnsdel(), goal_with(reference, text))
    assert not linkage.unresolved
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#2") not in pairs(linkage)


def test_a_plan_may_be_named_by_its_title():
    theme = plan(
        "boligplan.pdf",
        D.TEMAPLAN,
        item("g1", K.GOAL, "Ingen i Lyngmo er bostedsløse", label="Mål 1"),
        title="Boligsosial handlingsplan 2024–2028",
    )
    linkage = run(theme, goal_with(ref("mål 1 i Boligsosial handlingsplan", "1", document="Boligsosial handlingsplan")))
    assert ("okonomiplan.docx#m1", "boligplan.pdf#g1") in pairs(linkage)


def test_prose_under_a_goal_refers_for_that_goal():
    reference = ref("delmål 2.1 i kommuneplanens samfunnsdel", "2.1", document="kommuneplanens samfunnsdel")
    agreement = enhetsavtale(
        item("g", K.GOAL, "Alle elever har minst én venn"),
        statement(
            "~s1", "Målet bygger på delmål 2.1 i kommuneplanens samfunnsdel.", parent="g", references=(reference,)
        ),
    )
    assert ("enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1") in pairs(run(samfunnsdel(), agreement))


def test_a_reference_against_the_policy_couples_nothing():
    upper = plan(
        "tertial.docx",
        D.TERTIALRAPPORT,
        item("r", K.GOAL, "Alle har bolig", label="Mål 7"),
        period=None,
        applies_to_year=2026,
    )
    reference = ref("mål 7 i tertialrapporten", "7", document="tertialrapporten")
    strategic = samfunnsdel(item("x", K.STRATEGY, "Bygge mer", references=(reference,)))
    linkage = run(upper, strategic)
    assert ("samfunnsdel.docx#x", "tertial.docx#r") not in pairs(linkage)


def test_a_title_without_years_means_the_plan_of_the_right_year():
    plans = [
        okonomiplan(
            item("g", K.GOAL, "Flere voksne fullfører fagbrev", label="B1"),
            key=f"{year}.pdf",
            period=Period(year, year + 3),
            title=f"Handlings- og økonomiplan {year}–{year + 3}",
        )
        for year in (2025, 2026)
    ]
    reference = ref("mål B1 i Handlings- og økonomiplan", "B1", document="Handlings- og økonomiplan")
    linkage = run(*plans, enhetsavtale(item("u", K.GOAL, "To lærlinger i kjøkkenet", references=(reference,))))
    assert pairs(linkage) == {("enhetsavtale-skole.docx#u", "2026.pdf#g")}


def test_years_beside_the_name_choose_the_plan():
    plans = [
        okonomiplan(item("g", K.GOAL, "Flere fagbrev", label="B1"), key=f"{year}.pdf", period=Period(year, year + 3))
        for year in (2025, 2026)
    ]
    reference = ref("mål B1 i økonomiplanen 2025–2028", "B1", document="økonomiplanen 2025–2028")
    linkage = run(*plans, enhetsavtale(item("u", K.GOAL, "To lærlinger i kjøkkenet", references=(reference,))))
    assert pairs(linkage) == {("enhetsavtale-skole.docx#u", "2025.pdf#g")}


def test_a_number_printed_from_above_is_looked_for_where_it_was_set():
    from plans_of_lyngmo import quoted

    economic = okonomiplan(quoted("q", "Alle innbyggere har et trygt sted å bo innen 2030", label="Delmål 2.3"))
    agreement = enhetsavtale(item("u", K.GOAL, "Bofellesskapet er fullt", references=(ref("delmål 2.3", "2.3"),)))
    linkage = run(samfunnsdel(), economic, agreement)
    assert ("enhetsavtale-skole.docx#u", "samfunnsdel.docx#2.3") in pairs(linkage)
    assert ("enhetsavtale-skole.docx#u", "okonomiplan.docx#q") not in pairs(linkage)


def test_with_no_plan_named_a_number_of_an_unknown_series_is_absent_and_not_wrong():
    linkage = run(samfunnsdel(), goal_with(ref("mål F1", "F1", label_kind="goal")))
    assert [each.state for each in linkage.unresolved] == [BrokenReferenceState.DOCUMENT_ABSENT]
    linkage = run(samfunnsdel(), goal_with(ref("mål 2.9", "2.9", label_kind="goal")))
    assert [each.state for each in linkage.unresolved] == [BrokenReferenceState.DANGLING]


def test_a_law_in_the_same_sentence_does_not_hide_a_reference_to_a_plan():
    text = "Kommuneloven § 14-4 og delmål 2.3 i samfunnsdelen ligger til grunn"
    reference = ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen", start=22, end=48)
    assert ("okonomiplan.docx#m1", "samfunnsdel.docx#2.3") in pairs(run(samfunnsdel(), goal_with(reference, text)))
