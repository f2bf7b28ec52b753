"""Inside one document the author's own structure couples; numbers alone do so only loosely."""

from plans_of_lyngmo import D, K, between, item, okonomiplan, pairs, plan, run

from tracecheck.model.coupling import EvidenceKind, Grade, Relation
from tracecheck.model.item import Amount

STEM = "Kommunen vil:"


def trondheim_like_plan(*, with_main_goal=True):
    """Delmål 4.2 and its five infinitives, which share no word with it; one word of theirs stands in another goal."""
    main = (
        [item("4", K.GOAL, "Byen er en drivkraft og en god arbeidsplass", label="Hovedmål 4")] if with_main_goal else []
    )
    infinitives = [
        "aktivt ta i bruk ny kunnskap og ny teknologi",
        "gi rom for faglig utvikling",
        "rekruttere bredt",
        "utvikle ledere",
        "ta ansvar for lærlinger",
    ]
    return plan(
        "kommuneplan.pdf",
        D.SAMFUNNSDEL,
        item("1", K.GOAL, "Byen er kjent for teknologi og kunnskap", label="Hovedmål 1"),
        *main,
        item(
            "4.2",
            K.SUBGOAL,
            "I 2020 skal kommunen ha styrket sin posisjon som attraktiv arbeidsgiver",
            label="4.2",
            parent="4" if with_main_goal else None,
        ),
        *(item(f"4.2-{n}", K.STRATEGY, text, stem=STEM, parent="4.2") for n, text in enumerate(infinitives)),
    )


def test_five_children_that_share_no_word_with_their_goal_are_coupled_to_it_by_structure():
    linkage = run(trondheim_like_plan())
    to_goal = [link for link in linkage.links if link.target == "kommuneplan.pdf#4.2"]
    assert len(to_goal) == 5
    assert {(link.grade, link.relation, link.evidence[0].kind) for link in to_goal} == {
        (Grade.TIGHT, Relation.REFINES, EvidenceKind.STRUCTURE)
    }
    assert ("kommuneplan.pdf#4.2", "kommuneplan.pdf#4") in pairs(linkage)
    assert len(linkage.links) == 6


def test_no_child_is_coupled_to_the_other_goal_that_shares_its_word():
    linkage = run(trondheim_like_plan(with_main_goal=False))
    assert len(linkage.links) == 5
    assert all(link.target == "kommuneplan.pdf#4.2" for link in linkage.links)


def test_evidence_quotes_the_goal_above_with_its_label():
    linkage = run(trondheim_like_plan())
    assert linkage.links[0].evidence[0].text.startswith("Hovedmål 4 Byen er")


def test_a_number_whose_level_above_is_not_printed_is_loose():
    document = plan(
        "plan.docx",
        D.TEMAPLAN,
        item("4", K.GOAL, "Trygg trafikk i hele kommunen", label="4"),
        item("4.2.1", K.MEASURE, "Bygge gangvei til skolen", label="4.2.1", parent="4", section=("Tiltak",)),
    )
    found = between(run(document), "plan.docx#4.2.1", "plan.docx#4")
    assert found is not None
    assert (found.grade, found.relation) == (Grade.LOOSE, Relation.IMPLEMENTS)


def test_a_number_that_skips_a_level_is_tight_under_the_heading_that_is_the_goal():
    document = plan(
        "plan.docx",
        D.TEMAPLAN,
        item("4", K.GOAL, "Trygg trafikk i hele kommunen", label="4"),
        item("t", K.MEASURE, "Bygge gangvei", label="4.2.1", parent="4", section=("4 Trygg trafikk i hele kommunen",)),
    )
    found = between(run(document), "plan.docx#t", "plan.docx#4")
    assert found is not None
    assert found.grade is Grade.TIGHT


def test_a_number_of_the_level_below_is_tight_wherever_the_goal_above_is_printed():
    """Hovedmål 4 stands in a list of another chapter: it is printed, and 4.2 is its decimal number."""
    document = plan(
        "kommuneplan.pdf",
        D.SAMFUNNSDEL,
        item("4", K.GOAL, "Byen er en drivkraft og en god arbeidsplass", label="Hovedmål 4", section=("Hovedmål",)),
        item("d", K.SUBGOAL, "Flere søker arbeid her", label="Delmål 4.2", parent="4", section=("Arbeidsgiver",)),
    )
    found = between(run(document), "kommuneplan.pdf#d", "kommuneplan.pdf#4")
    assert found is not None
    assert (found.grade, found.relation) == (Grade.TIGHT, Relation.REFINES)


def test_numbers_alone_couple_items_that_no_structure_holds():
    document = plan(
        "plan.docx",
        D.TEMAPLAN,
        item("g", K.SUBGOAL, "Flere sykler til arbeid", label="A1"),
        item("t", K.MEASURE, "Sykkelparkering ved rådhuset", label="Tiltak A1.2"),
    )
    found = between(run(document), "plan.docx#t", "plan.docx#g")
    assert found is not None
    assert found.grade is Grade.LOOSE


def test_what_a_child_does_follows_its_kind():
    document = okonomiplan(
        item("g", K.GOAL, "Sykefraværet skal ikke overstige 7 prosent"),
        item("i", K.INDICATOR, "Sykefravær i prosent", parent="g"),
        item("t", K.MEASURE, "Bedriftshelsetjeneste i alle enheter", parent="g"),
        item("r", K.RESULT, "Sykefravær 2025: 8,1 prosent", parent="i"),
        item("b", K.BUDGET_LINE, "Bedriftshelsetjeneste", parent="t", amounts=(Amount(2026, 400000.0),)),
    )
    relations = {link.source[-1]: link.relation for link in run(document).links}
    assert relations == {
        "i": Relation.MEASURES,
        "t": Relation.IMPLEMENTS,
        "r": Relation.REPORTS,
        "b": Relation.FUNDS,
    }


def test_goals_of_the_plan_before_take_no_part():
    from tracecheck.model.item import Origin

    document = plan(
        "plan.docx",
        D.TEMAPLAN,
        item("g", K.GOAL, "Flere fastleger"),
        item("old", K.MEASURE, "To nye hjemler", parent="g", origin=Origin.PREVIOUS),
    )
    assert not run(document).links
