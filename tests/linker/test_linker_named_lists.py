"""Goals of a plan above that a passage lists by name, and lines that tag what stands above them with a number."""

from plans_of_lyngmo import D, K, between, item, okonomiplan, plan, quoted, ref, run, samfunnsdel, statement

from tracecheck.model.coupling import EvidenceKind, Grade, Relation
from tracecheck.model.item import Period, Quotation

STEPS = tuple(
    item(id, K.STRATEGY, text, section=("4 Oppfølging",))
    for id, text in (("s1", "Kompetanse"), ("s2", "Samarbeid"), ("s3", "Bærekraft"))
)
UPPER = plan("kulturplan.docx", D.KOMMUNEDELPLAN, *STEPS, title="Kulturplan for Lyngmo", period=Period(2024, 2036))
NAMES = statement(
    "~1",
    "Kulturplan for Lyngmo peker på tre grep: Kompetanse, samarbeid og bærekraft.",
    section=("1 Mål og strategier",),
    references=(ref("Kulturplan for Lyngmo", document="Kulturplan for Lyngmo"),),
)


def _programme(*entries):
    return plan("program.docx", D.HANDLINGSPLAN, NAMES, *entries, period=Period(2026, 2029))


def _measure(id, text, *section):
    return item(id, K.MEASURE, text, section=section)


def test_chapters_with_the_listed_names_follow_up_what_is_listed():
    lower = _programme(
        _measure("t1", "Kurs for frivillige ledere", "1 Mål og strategier", "Ny kompetanse i lagene"),
        _measure("t2", "Felles søknadskontor", "1 Mål og strategier", "Strategisk samarbeid"),
    )
    links = {link.source: link for link in run(UPPER, lower).links if link.relation is Relation.IMPLEMENTS}
    assert {key: link.target for key, link in links.items()} == {
        "program.docx#t1": "kulturplan.docx#s1",
        "program.docx#t2": "kulturplan.docx#s2",
    }
    assert {link.grade for link in links.values()} == {Grade.LOOSE}


def test_one_heading_with_a_listed_word_in_it_is_chance():
    lower = _programme(_measure("t1", "Ny leder for kinoen", "1 Mål og strategier", "Kino, kompetanse og kor"))
    assert not [link for link in run(UPPER, lower).links if link.source == "program.docx#t1"]


def test_to_list_goals_by_name_answers_none_of_them():
    named = [link for link in run(UPPER, _programme()).links if link.source == "program.docx#~1"]
    assert {link.target for link in named} == {f"kulturplan.docx#s{number}" for number in (1, 2, 3)}
    assert all(link.relation is Relation.RESTATES and link.copied for link in named)


def test_a_line_with_the_number_of_a_printed_goal_tags_what_it_stands_under():
    lower = okonomiplan(
        quoted("1", "Eldre kan bo trygt i egen bolig så lenge de ønsker", label="1"),
        item("s", K.STRATEGY, "Flere servicehus i grendene", label="Strategi 4"),
        statement(
            "~1",
            "Mål 1: Eldre kan bo trygt i egen bolig så lenge de ønsker",
            parent="s",
            references=(ref("Mål 1", "1", label_kind="goal", start=0, end=5),),
        ),
    )
    link = between(run(samfunnsdel(), lower), "okonomiplan.docx#s", "samfunnsdel.docx#2.2")
    assert link is not None
    assert link.grade is Grade.TIGHT
    assert link.evidence[0].kind is EvidenceKind.REFERENCE


def test_prose_that_names_another_goal_of_its_own_plan_is_no_tag():
    lower = okonomiplan(
        item("1", K.GOAL, "Trygge skoleveier", label="Mål 1"),
        item("s", K.STRATEGY, "Flere servicehus i grendene", label="Strategi 4"),
        statement(
            "~1",
            "Dette må ses i sammenheng med mål 1.",
            parent="s",
            references=(ref("mål 1", "1", label_kind="goal", start=30, end=35),),
        ),
    )
    assert not run(lower).links


def test_what_was_changed_is_told_against_each_wording_of_a_goal_that_its_plan_says_in_two_ways():
    upper = samfunnsdel(
        item("o4", K.GOAL, "Fagmiljøene skal styrkes gjennom kunnskap og samarbeid", label="4."),
        item("4", K.SUBGOAL, "Fagmiljøene skal styrkes av kunnskap og samarbeid", label="4", parent="2"),
    )
    words = "Fagmiljøene skal styrkes gjennom kunnskap og samarbeid"
    lower = okonomiplan(quoted("q", words, quotations=(Quotation(words),)))
    drifts = {each.target: each.evidence[0].drift for each in run(upper, lower).links if each.source.endswith("#q")}
    assert drifts["samfunnsdel.docx#o4"] == ()
    assert [(each.before, each.after) for each in drifts["samfunnsdel.docx#4"]] == [("av", "gjennom")]


def test_what_a_passage_says_a_goal_is_followed_up_in_answers_the_goal():
    lower = okonomiplan(
        item("m", K.MEASURE, "Flere arbeidsrom for lag og foreninger"),
        item("s", K.STRATEGY, "Bygge om gamle Sør skole", label="1.2"),
        statement(
            "~1",
            "I denne planen følges det opp under kulepunkt 2 under satsingsområde 1.",
            parent="m",
            references=(ref("kulepunkt 2 under satsingsområde 1", "1.2", start=36, end=70),),
        ),
    )
    link = between(run(lower), "okonomiplan.docx#s", "okonomiplan.docx#m")
    assert link is not None
    assert link.grade is Grade.TIGHT
