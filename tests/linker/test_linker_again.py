"""What one plan says twice: strategies that stand again as measures, a council's points printed as goals."""

from dataclasses import replace

import pytest
from plans_of_lyngmo import K, between, enhetsavtale, item, okonomiplan, order, pairs, run

from tracecheck.model.coupling import Grade, Relation
from tracecheck.model.item import Origin


@pytest.mark.parametrize(
    ("strategy", "measure"),
    [
        (
            "Tilrettelegge for et felles lager for lag og foreninger",
            "Tilrettelegge for et felles lager for lag og foreninger",
        ),
        ("Utrede ny bruk av gamle Sør skole", "Ny bruk av gamle Sør skole utredes"),
    ],
)
def test_a_row_of_measures_that_says_a_strategy_again_answers_it(strategy: str, measure: str) -> None:
    plan = okonomiplan(item("s", K.STRATEGY, strategy, label="1.2"), item("m", K.MEASURE, measure))
    link = between(run(plan), "okonomiplan.docx#m", "okonomiplan.docx#s")
    assert link is not None
    assert (link.grade, link.relation) == (Grade.LOOSE, Relation.IMPLEMENTS)


def test_a_strategy_that_is_counted_in_the_table_alone_is_answered_by_its_row() -> None:
    strategy = item("s", K.STRATEGY, "Utrede ny bruk av gamle Sør skole", origin=Origin.RESTATED)
    linkage = run(okonomiplan(strategy, item("m", K.MEASURE, "Ny bruk av gamle Sør skole utredes")))
    assert between(linkage, "okonomiplan.docx#m", "okonomiplan.docx#s") is not None


def test_a_row_that_changed_more_of_a_strategy_in_the_table_answers_it_and_so_do_the_rows_under_it() -> None:
    plan = okonomiplan(
        item("s", K.STRATEGY, "Utvikle øvings- og framføringslokaler for korps", origin=Origin.RESTATED),
        item("m", K.MEASURE, "Utvikle øvingslokaler for korps"),
        item("n", K.MEASURE, "Gamle Sør skole, kjøp av tid", parent="m"),
        item("o", K.MEASURE, "Utvikle øvingslokaler for teater og dans"),
    )
    links = pairs(run(plan))
    assert {("okonomiplan.docx#m", "okonomiplan.docx#s"), ("okonomiplan.docx#n", "okonomiplan.docx#s")} <= links
    assert ("okonomiplan.docx#o", "okonomiplan.docx#s") not in links


def test_other_words_on_the_same_subject_are_not_the_same_again() -> None:
    plan = okonomiplan(
        item("s", K.STRATEGY, "Utrede ny bruk av gamle Sør skole"),
        item("m", K.MEASURE, "Selge tomten til gamle Sør skole"),
    )
    assert not run(plan).links


def test_a_goal_with_the_words_of_a_decision_printed_in_its_plan_restates_it() -> None:
    words = "Kommunen skal forebygge vold i nære relasjoner"
    plan = okonomiplan(order("1a", words), item("1", K.GOAL, f"{words}.", label="Hovedmål 1"))
    link = between(run(plan), "okonomiplan.docx#1", "okonomiplan.docx#1a")
    assert link is not None
    assert link.relation is Relation.RESTATES


def test_a_measure_in_nearly_the_words_of_a_decision_printed_in_its_plan_answers_it_with_what_was_changed() -> None:
    asked = "Lyngmo kommune skal gi god veiledning og støtte til pårørende i krise, herunder barn og unge. Det haster."
    plan = okonomiplan(
        replace(order("4", asked), origin=Origin.QUOTED),
        item("2.4", K.MEASURE, "Veiledning og støtte til pårørende i krise, herunder barn og voksne"),
        item("2.5", K.MEASURE, "Veiledning og støtte til nyetablerere i reiselivet"),
    )
    linkage = run(plan)
    link = between(linkage, "okonomiplan.docx#2.4", "okonomiplan.docx#4")
    assert link is not None
    assert link.grade is Grade.LOOSE
    assert ("unge", "voksne") in {(each.before, each.after) for each in link.evidence[0].drift}
    assert between(linkage, "okonomiplan.docx#2.5", "okonomiplan.docx#4") is None


def test_nobody_below_is_asked_to_answer_a_decision_that_a_plan_prints() -> None:
    plan = okonomiplan(replace(order("2", "Det skal legges fram en plan for skoleveiene"), origin=Origin.QUOTED))
    assert not run(plan, enhetsavtale()).answers
