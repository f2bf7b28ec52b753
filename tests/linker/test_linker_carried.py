"""A document that carries the numbers or names of the goals above without saying whose they are."""

import pytest
from plans_of_lyngmo import (
    D,
    K,
    across,
    answer,
    between,
    enhetsavtale,
    item,
    okonomiplan,
    plan,
    ref,
    run,
    statement,
)

from tracecheck.model.coupling import AnswerState, EvidenceKind, Grade, Relation
from tracecheck.model.item import Basis, Period

ABOVE = tuple(
    item(f"m{number}", K.GOAL, text, label=f"Mål {number}")
    for number, text in enumerate(
        [
            "Flere går og sykler til jobb",
            "Vannlekkasjene skal halveres",
            "Kaianlegget skal være trygt for alle",
            "Brannberedskapen skal være styrket",
        ],
        start=1,
    )
)


def head(number: int, text: str, **fields):
    return item(f"h{number}", K.GOAL, text, label=f"Mål {number}", basis=Basis.HEADING, **fields)


def test_a_heading_with_the_number_and_a_word_of_a_goal_above_is_about_it():
    below = enhetsavtale(
        head(2, "Ned med vannlekkasjer"),
        item("t", K.MEASURE, "Skifte rør i Storgata", parent="h2"),
        head(4, "Styrket brannberedskap"),
    )
    linkage = run(okonomiplan(*ABOVE), below)
    found = between(linkage, "enhetsavtale-skole.docx#h2", "okonomiplan.docx#m2")
    assert found is not None
    assert (found.grade, found.evidence[0].kind) == (Grade.TIGHT, EvidenceKind.REFERENCE)
    assert answer(linkage, "okonomiplan.docx#m2", "enhetsavtale-skole.docx").state is AnswerState.TIGHT


@pytest.mark.parametrize(
    "entries",
    [
        (head(1, "Bedre arbeidsmiljø"), head(2, "Ned med vannlekkasjer")),
        (head(2, "Ned med vannlekkasjer"), head(7, "Bedre arbeidsmiljø")),
        (head(2, "Friskere ansatte"), head(4, "Bedre arbeidsmiljø")),
    ],
    ids=["a series of its own", "a number that is not above", "other words"],
)
def test_the_number_alone_says_nothing(entries):
    linkage = run(okonomiplan(*ABOVE), enhetsavtale(*entries))
    assert not [link for link in linkage.links if link.evidence[0].kind is EvidenceKind.REFERENCE]


def theme_plan():
    return plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("d1", K.GOAL, "Fjorden skal være ren", label="Mål D1", section=("Plan", "D1 Sjø og strand")),
        item("d2", K.GOAL, "Alle skal ha et sted å møtes", label="Mål D2", section=("Plan", "D2 Møteplasser")),
    )


def test_a_heading_with_the_number_and_the_chapter_of_a_goal_above_is_about_it_in_any_series():
    heads = (
        item("a", K.GOAL, "Sjø og strand", label="Hovudmål D1", basis=Basis.HEADING),
        item("b", K.GOAL, "Ungdommen først", label="Hovudmål D2", basis=Basis.HEADING),
    )
    linkage = run(theme_plan(), okonomiplan(*heads))
    assert ("okonomiplan.docx#a", "samfunnsdel.docx#d1") in across(linkage)
    assert ("okonomiplan.docx#b", "samfunnsdel.docx#d2") not in across(linkage)


def test_the_name_of_a_chapter_in_a_column_of_pointers_is_the_goal_in_it():
    named = item("g", K.GOAL, "Tre nye badeplasser", references=(ref("Sjø og strand", label_kind="goal"),))
    linkage = run(theme_plan(), okonomiplan(named))
    found = between(linkage, "okonomiplan.docx#g", "samfunnsdel.docx#d1")
    assert found is not None
    assert found.grade is Grade.TIGHT


@pytest.mark.parametrize("words", ["Samferdsel", "Sjø", "Rektor"])
def test_a_name_that_no_chapter_has_points_nowhere(words: str):
    named = item("g", K.GOAL, "Tre nye badeplasser", references=(ref(words, label_kind="goal"),))
    linkage = run(theme_plan(), okonomiplan(named))
    assert across(linkage) == set()
    assert not linkage.unresolved


def test_a_chapter_with_two_goals_is_no_name_of_either():
    two = plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("d1", K.GOAL, "Fjorden skal være ren", section=("Plan", "D1 Sjø og strand")),
        item("d2", K.GOAL, "Strendene skal være åpne for alle", section=("Plan", "D1 Sjø og strand")),
    )
    named = item("g", K.GOAL, "Tre nye badeplasser", references=(ref("Sjø og strand", label_kind="goal"),))
    assert across(run(two, okonomiplan(named))) == set()


REPORT = {"period": Period(2026, 2026)}


def coded_plan():
    return okonomiplan(item("g", K.GOAL, "Alle skal få svar i tide", label="SV3"))


def test_a_report_that_prints_the_code_of_a_goal_in_brackets_tells_of_it():
    told = statement("~1", "Målet om svar innen ti dager (SV3) er nådd.")
    report = plan("arsrapport.docx", D.ARSRAPPORT, told, **REPORT)
    found = between(run(coded_plan(), report), "arsrapport.docx#~1", "okonomiplan.docx#g")
    assert found is not None
    assert (found.grade, found.relation) == (Grade.TIGHT, Relation.REPORTS)


@pytest.mark.parametrize("words", ["Nivået av svevestøv (PM10) er lavt.", "Bygget følger krav (TEK17) til energi."])
def test_a_code_in_brackets_that_no_goal_has_says_nothing(words: str):
    linkage = run(coded_plan(), plan("arsrapport.docx", D.ARSRAPPORT, statement("~1", words), **REPORT))
    assert across(linkage) == set()
    assert not linkage.unresolved
