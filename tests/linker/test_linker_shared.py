"""A goal that several units have: linked to the common goal, never to each other, with who has it and who lacks it."""

import time

from plans_of_lyngmo import D, K, between, enhetsavtale, examined, item, okonomiplan, plan, ref, run, samfunnsdel

from tracecheck.model.coupling import AnswerState, Grade, Relation
from tracecheck.model.item import Period
from tracecheck.model.settings import LinkSettings, Unit

COMMON = "okonomiplan.docx#g"
SICK = "Sykefraværet i enheten er lavere enn i fjor"


def common_plan():
    return okonomiplan(item("g", K.GOAL, "Flere er på jobb hver dag", label="Mål 7"))


def agreement(unit, *entries, year=2026):
    return enhetsavtale(*entries, key=f"avtale-{unit}-{year}.docx", unit=unit, period=Period(year, year))


def goal(text, *, named=True):
    return item("1", K.GOAL, text, references=(ref("mål 7 i økonomiplanen", "7"),) if named else ())


def shared_links(linkage):
    return [link for link in linkage.links if link.relation is Relation.SHARED]


def nine_units():
    words = [
        "Trim i lunsjen",
        "Samtale etter tre dager",
        "Faste vikarer",
        "Roligere vakter",
        "Bedre turnus",
        "Lyse rom",
    ]
    takers = [agreement(f"enhet{number}", goal(text)) for number, text in enumerate([*words, "Kortere møter"])]
    return [common_plan(), *takers, agreement("enhet7"), agreement("enhet8")]


def test_a_goal_that_seven_of_nine_units_follow_up_is_shared_and_says_who_lacks_it():
    linkage = run(*nine_units())
    (shared,) = linkage.shared
    assert (shared.goal, len(shared.holders)) == (COMMON, 7)
    assert shared.lacking == ("avtale-enhet7-2026.docx", "avtale-enhet8-2026.docx")
    links = shared_links(linkage)
    assert len(links) == 7
    assert {(link.target, link.grade) for link in links} == {(COMMON, Grade.TIGHT)}
    assert all(link.evidence for link in links)


def test_a_goal_of_one_unit_is_not_shared_nor_one_of_last_year():
    assert run(common_plan(), agreement("skole", goal("Trim")), agreement("helse")).shared == ()
    twice = run(common_plan(), agreement("skole", goal("Trim")), agreement("skole", goal("Trim i lunsjen"), year=2025))
    assert twice.shared == ()


def test_the_same_words_in_two_agreements_with_no_goal_above_are_shared_with_the_first():
    units = [agreement(unit, goal(SICK, named=False)) for unit in ("barnehage", "helse", "skole")]
    linkage = run(common_plan(), *units, agreement("teknisk"))
    (shared,) = linkage.shared
    assert shared.goal == "avtale-barnehage-2026.docx#1"
    assert (len(shared.holders), shared.lacking) == (3, ("avtale-teknisk-2026.docx",))
    assert [(link.source, link.target) for link in shared_links(linkage)] == [
        ("avtale-helse-2026.docx#1", shared.goal),
        ("avtale-skole-2026.docx#1", shared.goal),
    ]


def test_a_goal_that_units_print_again_is_shared_where_it_comes_from():
    strategic = samfunnsdel()
    words = "Alle innbyggere har et trygt sted å bo innen 2030"
    printed = okonomiplan(item("g", K.GOAL, words, label="Delmål 2.3"))
    linkage = run(
        strategic, printed, agreement("nav", goal(words, named=False)), agreement("helse", goal(words, named=False))
    )
    (shared,) = linkage.shared
    assert shared.goal == "samfunnsdel.docx#2.3"
    assert {(link.target, link.grade) for link in shared_links(linkage)} == {(shared.goal, Grade.LOOSE)}


def test_to_share_a_goal_answers_nothing():
    units = [agreement(unit, goal(SICK, named=False)) for unit in ("helse", "skole")]
    linkage = run(common_plan(), *units)
    assert examined(linkage, COMMON)
    assert {answer.state for answer in linkage.answers if answer.goal == COMMON} <= {AnswerState.MISSING}
    assert between(linkage, "avtale-skole-2026.docx#1", COMMON) is None


def test_links_grow_with_the_units_and_not_with_their_pairs():
    units = [plan(f"a{n}", D.ENHETSAVTALE, item("1", K.GOAL, SICK), unit=f"enhet {n}") for n in range(300)]
    started = time.perf_counter()
    assert len(shared_links(run(*units))) == 299
    assert time.perf_counter() - started < 10


ORGANISATION = (Unit("Lyngmo skole", ("LS", "Skolen")), Unit("Lyngmo barnehage", services=("barnehage",)))


def test_two_names_of_one_unit_are_one_unit():
    papers = (common_plan(), agreement("LS", goal("Trim")), agreement("Lyngmo skole", goal("Faste vikarer")))
    assert len(run(*papers).shared) == 1
    known = run(*papers, settings=LinkSettings(organisation=ORGANISATION))
    assert known.shared == ()
    assert len(known.versions) == 1


def test_an_agreement_that_names_its_unit_in_its_title_alone_is_that_units():
    title = "Enhetsavtale 2026 for Lyngmo skole"
    silent = enhetsavtale(goal("Trim"), key="a.docx", unit=None, title=title)
    papers = (common_plan(), silent, agreement("Skolen", goal("Faste vikarer")))
    assert len(run(*papers, settings=LinkSettings(organisation=ORGANISATION)).versions) == 1
    assert run(*papers).versions == ()


def test_a_short_name_of_a_unit_is_known_for_what_the_unit_does():
    strategic = samfunnsdel(item("3.1", K.SUBGOAL, "Barnehagene gir alle barn en trygg start", label="Delmål 3.1"))
    promise = enhetsavtale(item("g", K.GOAL, "Nye lekeapparater på Stjerna"), unit=None)
    units = (Unit("Stjernetoppen oppvekstsenter", ("Stjerna",), services=("barnehage",)),)
    known = run(strategic, promise, settings=LinkSettings(organisation=units)).candidates
    first = next(each.target for each in known if each.rank == 1)
    assert first == "samfunnsdel.docx#3.1"
    silent = {each.target: each.score for each in run(strategic, promise).candidates}
    assert silent.get(first, 0) < next(each.score for each in known if each.rank == 1)


def test_a_goal_that_units_of_one_sector_have_is_lacking_in_no_unit_of_another():
    sectors = {0: "Oppvekst", 1: "Oppvekst", 7: "Oppvekst", 8: "Teknisk"}
    units = tuple(Unit(f"enhet{number}", sector=sector) for number, sector in sectors.items())
    papers = [agreement(f"enhet{number}", *([goal("Trim i lunsjen")] if number < 2 else [])) for number in sectors]
    told = run(common_plan(), *papers, settings=LinkSettings(organisation=units))
    assert told.shared[0].lacking == ("avtale-enhet7-2026.docx",)
    untold = run(common_plan(), *papers)
    assert untold.shared[0].lacking == ("avtale-enhet7-2026.docx", "avtale-enhet8-2026.docx")
