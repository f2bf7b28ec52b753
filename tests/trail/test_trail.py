"""The path of an item through couplings of any shape, and what must be read again when it changes."""

from dataclasses import replace

import pytest

from tests.linker.plans_of_lyngmo import K, Quotation, enhetsavtale, item, okonomiplan, quoted, ref, run, samfunnsdel
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Evidence, EvidenceKind, Grade, Link, Relation
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.source import Place
from tracecheck.model.trail import Stake
from tracecheck.reports.evidence import Grades, link_lines
from tracecheck.reports.look import Look
from tracecheck.trail.find import find_item
from tracecheck.trail.follow import make_trail
from tracecheck.trail.impact import make_impact
from tracecheck.trail.web import Web, make_web

GOAL = "samfunnsdel.docx#2.3"


def _linked(*plans: PlanDocument) -> Web:
    return make_web(Result(Run(), plans, run(*plans)))


def _plans() -> tuple[PlanDocument, ...]:
    return (
        samfunnsdel(),
        okonomiplan(
            quoted("q", "Alle innbyggere har et trygt sted å bo innen 2030", label="Delmål 2.3", place=Place(block=4)),
            item("b1", K.GOAL, "Flere leier egen bolig", label="B1", references=(ref("delmål 2.3", "2.3"),)),
            item("t1", K.MEASURE, "Startlån til unge", parent="b1"),
        ),
        enhetsavtale(item("l1", K.GOAL, "Kortere ventetid på bolig", references=(ref("mål B1", "B1"),))),
    )


def _chain(*pairs: tuple[str, str]) -> Web:
    """Couplings as given, every item in a document of its own name."""
    names = sorted({key for pair in pairs for key in pair})
    plans = tuple(
        PlanDocument(name, name, kind=DocumentKind.TEMAPLAN, items=(item("1", K.GOAL, f"Mål for {name}"),))
        for name in names
    )
    evidence = (Evidence(EvidenceKind.REFERENCE, "mål 1", 1.0),)
    links = tuple(
        Link(f"{low}#1", f"{high}#1", Relation.REFINES, Grade.TIGHT, 1.0, evidence=evidence) for low, high in pairs
    )
    return make_web(Result(Run(), plans, Linkage(links=links)))


def test_every_step_down_comes_with_its_couplings_and_its_distance() -> None:
    trail = make_trail(GOAL, _linked(*_plans()))
    found = {hop.end.id: hop.depth for hop in trail.down.hops if not hop.repeated}
    assert found["okonomiplan.docx#b1"] == 1
    assert found["okonomiplan.docx#t1"] == 2
    assert found["enhetsavtale-skole.docx#l1"] == 2
    assert all(link.evidence for hop in trail.down.hops for link in hop.links)


def test_the_way_up_ends_at_the_top() -> None:
    trail = make_trail("enhetsavtale-skole.docx#l1", _linked(*_plans()))
    assert [hop.end.id for hop in trail.up.hops][:2] == ["okonomiplan.docx#b1", GOAL]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_ring_is_walked_once(length: int) -> None:
    names = [f"plan {number}" for number in range(length)]
    web = _chain(*((names[place - 1], names[place]) for place in range(length)))
    trail = make_trail("plan 0#1", web)
    assert len(trail.down.hops) == (0 if length == 1 else length)
    assert {hit.end.id for hit in make_impact("plan 0#1", web).hits} == {f"{name}#1" for name in names[1:]}


def test_a_chain_of_thousands_does_not_exhaust_the_stack() -> None:
    web = _chain(*((f"{number + 1:05}", f"{number:05}") for number in range(3000)))
    assert make_trail("00000#1", web).down.hops[-1].depth == 3000
    assert make_impact("00000#1", web).hits[-1].distance == 3000


def test_a_stack_of_diamonds_is_listed_once_a_coupling() -> None:
    pairs = [
        pair
        for level in range(100)
        for side in "ab"
        for pair in ((f"{level:03}{side}", f"{level:03}"), (f"{level + 1:03}", f"{level:03}{side}"))
    ]
    assert len(make_trail("000#1", _chain(*pairs)).down.hops) == len(pairs)


def test_many_children_are_counted_where_they_are_not_listed() -> None:
    plan = okonomiplan(
        *(item(f"b{number}", K.GOAL, f"Mål {number}", references=(ref("delmål 2.3", "2.3"),)) for number in range(40))
    )
    web = _linked(samfunnsdel(), plan)
    trail = make_trail(GOAL, web, every=False)
    hidden = sum(each.count for each in trail.down.hidden)
    assert hidden > 30
    assert hidden + len(trail.down.hops) == len(make_trail(GOAL, web).down.hops) == 40


def test_what_was_looked_into_in_vain_is_there_with_what_comes_nearest() -> None:
    plan = okonomiplan(
        item("b1", K.GOAL, "Innbyggere skal ha et trygt sted å bo i sentrum"), item("b2", K.GOAL, "Matsvinn")
    )
    trail = make_trail("samfunnsdel.docx#2.2", _linked(samfunnsdel(), plan))
    looked = next(each for each in trail.looked if each.document == "okonomiplan.docx")
    assert looked.state == "missing"
    assert all(each.target == "samfunnsdel.docx#2.2" and 0 < each.score <= 1 for each in looked.nearest)
    assert len(looked.nearest) <= 3


def test_a_change_reaches_the_quotation_word_for_word_and_the_rest_by_what_ties_it() -> None:
    words = "Alle innbyggere har et trygt sted å bo innen 2030"
    plans = (*_plans(),)
    agreement = enhetsavtale(
        item(
            "l2",
            K.GOAL,
            "Vi følger opp boligmålet",
            quotations=(Quotation(words, Place(block=9)),),
            place=Place(block=9),
        ),
        key="enhetsavtale-bolig.docx",
        unit="Boligkontoret",
    )
    hits = {hit.end.id: hit for hit in make_impact(GOAL, _linked(*plans, agreement)).hits}
    assert hits["okonomiplan.docx#q"].stake is Stake.WORDING
    assert hits["enhetsavtale-bolig.docx#l2"].stake is Stake.WORDING
    assert hits["okonomiplan.docx#b1"].stake is Stake.REFERENCE
    assert hits["okonomiplan.docx#t1"].stake is Stake.INDIRECT
    assert hits["okonomiplan.docx#t1"].via == "okonomiplan.docx#b1"
    assert hits["samfunnsdel.docx#2"].above


def test_the_only_answer_to_a_goal_is_told_as_such() -> None:
    hits = {hit.end.id: hit for hit in make_impact("okonomiplan.docx#b1", _linked(*_plans())).hits}
    assert hits[GOAL].above
    assert hits[GOAL].only


@pytest.mark.parametrize(
    "asked",
    ["2.3", "delmål 2.3", "Delmål 2.3", "DELMÅL  2.3", GOAL, "samfunnsdel#2.3", "trygt sted å bo", "bo trygt sted"],
)
def test_an_item_is_found_as_people_write_it(asked: str) -> None:
    assert find_item(asked, _linked(*_plans())).matches == (GOAL,)


def test_a_number_that_several_plans_have_means_the_plan_that_sets_it() -> None:
    found = find_item("delmål 2.3", _linked(*_plans()))
    assert found.others == ("okonomiplan.docx#q",)


def test_words_that_fit_several_give_all_of_them_and_words_that_fit_none_the_nearest() -> None:
    web = _linked(*_plans())
    assert len(find_item("trygt", web).matches) > 1
    assert find_item("Alle innbygere har ett trygt stad å bo", web).nearest[0] in (GOAL, "okonomiplan.docx#q")
    assert not find_item("%%%", web).matches


def test_a_coupling_that_passes_over_a_level_says_which() -> None:
    web = _chain(("enhetsavtale.docx", "samfunnsdel.docx"))
    (hop,) = make_trail("samfunnsdel.docx#1", web).down.hops
    skipping = replace(hop.links[0], skips=(DocumentKind.OKONOMIPLAN,))
    catalogue = load_catalogue("nb")
    (line,) = link_lines(skipping, hop.end, web.ends, Grades(catalogue, Look()))
    assert line == "Tett kobling: presiserer det, går forbi økonomiplanen. Viser til «mål 1» (vekt 1)"
