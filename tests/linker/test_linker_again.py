"""What one plan says twice: strategies that stand again as measures, a council's points printed as goals."""

import pytest
from plans_of_lyngmo import K, between, item, okonomiplan, order, run

from tracecheck.model.coupling import Grade, Relation


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
