"""What a council asked for, and the texts after it that answer; what is carried in ordinary operations or put off."""

import pytest
from plans_of_lyngmo import (
    D,
    FollowUp,
    K,
    across,
    between,
    enhetsavtale,
    examined,
    item,
    okonomiplan,
    order,
    pairs,
    plan,
    quoted,
    ref,
    run,
    samfunnsdel,
    statement,
    vedtak,
)

from tracecheck.model.coupling import Grade, Relation, StepState, ThreadState
from tracecheck.model.item import Period
from tracecheck.model.plan import Adoption

ASKED = "Kommunedirektøren bes legge fram en plan for skolebibliotekene innen utgangen av 2026"


def report(*entries, year=2026):
    return plan("aarsrapport.docx", D.ARSRAPPORT, *entries, applies_to_year=year)


def about_case(text="Skolebibliotekplanen etter sak 45/25 ble lagt fram i mai."):
    return statement("~s1", text, references=(ref("sak 45/25", case="45/25"),))


def test_a_later_text_that_names_the_case_answers_its_order():
    linkage = run(vedtak(order("1", ASKED)), report(about_case()))
    found = between(linkage, "aarsrapport.docx#~s1", "vedtak-45-25.md#1")
    assert found is not None
    assert (found.relation, found.grade) == (Relation.ANSWERS, Grade.TIGHT)


def test_an_earlier_text_answers_no_order():
    assert not across(run(vedtak(order("1", ASKED)), report(about_case(), year=2024)))


def test_a_proposal_that_fell_asks_for_nothing():
    linkage = run(vedtak(order("1", ASKED, adopted=False)), report(about_case()))
    assert not linkage.links
    assert examined(linkage, "vedtak-45-25.md#1") == []


def test_a_case_of_several_points_is_answered_at_the_point_that_is_named():
    minutes = vedtak(order("1", ASKED), order("2", "Svømmehallen holdes åpen i skoleferiene"))
    linkage = run(minutes, report(about_case("Sak 45/25, punkt 2: hallen var åpen hele sommeren.")))
    assert across(linkage) == {("aarsrapport.docx#~s1", "vedtak-45-25.md#2")}


@pytest.mark.parametrize(
    "words",
    ["punkt 2 d", "pkt. 2d", "punkt 2 bokstav d", "pkt. 2, bokstav d", "bokstav d i punkt 2", "punkt 2 litra d"],
)
def test_a_letter_of_a_point_is_found_however_it_is_named(words):
    minutes = vedtak(*(order(point, f"{ASKED} ({point})") for point in ("1", "2", "2b", "2d")))
    linkage = run(minutes, report(about_case(f"Sak 45/25, {words}: planen er lagt fram.")))
    (link,) = linkage.links
    assert (link.target, link.grade) == ("vedtak-45-25.md#2d", Grade.TIGHT)


def test_rows_of_a_follow_up_table_answer_the_points_that_they_name():
    minutes = vedtak(order("1", ASKED), order("2", "Svømmehallen holdes åpen i skoleferiene"))
    rows = [
        statement(f"~r{n}", f"45/25 punkt {n}: utført", references=(ref("45/25", case="45/25", start=0),))
        for n in (1, 2)
    ]
    assert across(run(minutes, report(*rows))) == {
        ("aarsrapport.docx#~r1", "vedtak-45-25.md#1"),
        ("aarsrapport.docx#~r2", "vedtak-45-25.md#2"),
    }


def test_an_answer_that_is_narrower_than_the_order_is_a_loose_one():
    asked = order("4", "Rådmannen bes gjennomføre medarbeiderundersøkelser i alle enheter hvert år")
    told = statement("~s1", "Medarbeiderundersøkelser er gjennomført i skoler og barnehager.")
    found = between(run(vedtak(asked), report(told)), "aarsrapport.docx#~s1", "vedtak-45-25.md#4")
    assert found is not None
    assert found.grade is Grade.LOOSE


def test_small_words_in_common_answer_no_order():
    asked = order("4", "Rådmannen bes gjennomføre medarbeiderundersøkelser i alle enheter hvert år")
    told = statement("~s1", "Alle enheter har hvert år gjennomført brannøvelser.")
    assert not across(run(vedtak(asked), report(told)))


def test_a_case_of_several_points_with_none_named_is_answered_loosely_where_the_words_fit():
    minutes = vedtak(order("1", ASKED), order("2", "Svømmehallen holdes åpen i skoleferiene"))
    linkage = run(minutes, report(about_case("Etter sak 45/25 har svømmehallen vært åpen i feriene.")))
    found = between(linkage, "aarsrapport.docx#~s1", "vedtak-45-25.md#2")
    assert found is not None
    assert found.grade is Grade.LOOSE


def test_every_document_after_the_decision_is_examined_for_an_answer():
    minutes = vedtak(order("1", ASKED))
    linkage = run(
        minutes,
        okonomiplan(adopted=Adoption("2025-12-10")),
        report(),
        okonomiplan(key="gammel.pdf", period=Period(2024, 2027)),
    )
    assert examined(linkage, "vedtak-45-25.md#1") == ["aarsrapport.docx", "okonomiplan.docx"]


def follow_up(kind, text="Følges opp i ordinær drift.", **fields):
    reference = ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen")
    return okonomiplan(
        statement("~s1", text, references=(reference,), follow_up=FollowUp(kind, text)),
        *fields.get("more", ()),
    )


def thread_of(linkage, key):
    return next(thread for thread in linkage.threads if thread.item == key)


def test_ordinary_operations_answer_a_goal():
    linkage = run(samfunnsdel(), follow_up("ordinary_operations"))
    found = between(linkage, "okonomiplan.docx#~s1", "samfunnsdel.docx#2.3")
    assert found is not None
    assert (found.relation, found.grade) == (Relation.IMPLEMENTS, Grade.TIGHT)
    steps = thread_of(linkage, "samfunnsdel.docx#2.3").steps
    assert steps["answered"].state is StepState.STATED
    assert (steps["measure"].state, steps["measure"].reason) == (StepState.JUSTIFIED, "Følges opp i ordinær drift.")


def test_a_goal_that_is_put_off_is_justified_and_not_answered():
    linkage = run(samfunnsdel(), follow_up("postponed", "Delmål 2.3 følges opp fra 2028."))
    assert not across(linkage)
    thread = thread_of(linkage, "samfunnsdel.docx#2.3")
    assert thread.state is ThreadState.JUSTIFIED
    assert thread.steps["answered"].reason == "Delmål 2.3 følges opp fra 2028."


def test_a_word_on_follow_up_under_a_printed_goal_is_about_its_source():
    goal = quoted("q", "Alle innbyggere har et trygt sted å bo innen 2030")
    put_off = statement(
        "~s1", "Ikke prioritert i perioden.", parent="q", follow_up=FollowUp("none", "Ikke prioritert i perioden.")
    )
    thread = thread_of(run(samfunnsdel(), okonomiplan(goal, put_off)), "samfunnsdel.docx#2.3")
    assert thread.state is ThreadState.JUSTIFIED
    answered = statement(
        "~s1", "Løses innenfor rammen.", parent="q", follow_up=FollowUp("within_frame", "innenfor rammen")
    )
    linkage = run(samfunnsdel(), okonomiplan(goal, answered))
    assert ("okonomiplan.docx#~s1", "samfunnsdel.docx#2.3") in pairs(linkage)
    assert thread_of(linkage, "samfunnsdel.docx#2.3").steps["answered"].state is StepState.STATED


def test_an_indicator_in_the_report_reports_the_one_that_was_promised():
    from tracecheck.model.item import Target, Value

    promised = item("i", K.INDICATOR, "Sykefravær, hele kommunen", target=Target("6,5 %", "<=", 6.5, "%", year=2026))
    value = item("r", K.RESULT, "Sykefravær hele kommunen", value=Value("7,1 %", 7.1, "%", 2026))
    linkage = run(okonomiplan(promised), report(value))
    found = between(linkage, "aarsrapport.docx#r", "okonomiplan.docx#i")
    assert found is not None
    assert (found.relation, found.grade) == (Relation.REPORTS, Grade.LOOSE)
    assert "7,1 %" in [each.text for each in found.evidence]


def test_indicators_with_other_units_are_not_the_same():
    from tracecheck.model.item import Target, Value

    promised = item("i", K.INDICATOR, "Sykefravær i skolen", target=Target("6,5 %", "<=", 6.5, "%"))
    value = item("r", K.RESULT, "Sykefravær i skolen", value=Value("120 dagsverk", 120.0, "dagsverk", 2026))
    assert not across(run(okonomiplan(promised), report(value)))


def test_a_passage_of_the_report_that_prints_the_goal_reports_on_it():
    economic = okonomiplan(item("g", K.GOAL, "Flere eldre bor hjemme med velferdsteknologi"))
    told = statement("~s1", "Målet flere eldre bor hjemme med velferdsteknologi er nådd: 64 fikk trygghetsalarm.")
    found = between(run(economic, report(told)), "aarsrapport.docx#~s1", "okonomiplan.docx#g")
    assert found is not None
    assert (found.relation, found.grade) == (Relation.REPORTS, Grade.TIGHT)


def test_a_unit_that_repeats_an_order_answers_it():
    linkage = run(vedtak(order("1", ASKED)), enhetsavtale(item("t", K.MEASURE, ASKED)))
    found = between(linkage, "enhetsavtale-skole.docx#t", "vedtak-45-25.md#1")
    assert found is not None
    assert (found.relation, found.grade) == (Relation.ANSWERS, Grade.LOOSE)


def test_prose_with_the_words_of_an_order_answers_it_loosely():
    told = statement("~s1", "Kommunedirektøren la fram en plan for skolebibliotekene i november 2026.")
    linkage = run(vedtak(order("1", ASKED), order("2", "Svømmehallen holdes åpen i skoleferiene")), report(told))
    assert across(linkage) == {("aarsrapport.docx#~s1", "vedtak-45-25.md#1")}
    assert between(linkage, "aarsrapport.docx#~s1", "vedtak-45-25.md#1").grade is Grade.LOOSE


def test_prose_that_only_shares_a_subject_answers_no_order():
    told = statement("~s1", "Utlånet ved skolebibliotekene økte med 4 prosent.")
    assert not across(run(vedtak(order("1", ASKED)), report(told)))


def test_of_a_case_with_points_and_subpoints_each_is_graded_by_what_the_follow_up_says():
    asked = {
        "1": "Arbeidsgiverstrategien legges til grunn for lederutviklingen",
        "2a": "Det etableres et program for nye ledere",
        "2b": "Antall ansatte for hver leder kartlegges",
        "2c": "Ledere i store enheter får merkantil støtte",
        "2d": "Lederavtalene skal inneholde mål for sykefravær",
        "2e": "Ledernes møteplasser videreføres og evalueres",
        "2f": "Lønnspolitikken for ledere gjennomgås",
    }
    minutes = vedtak(*(order(point, text, case="186/08") for point, text in asked.items()), adopted=None)
    follow_up_text = report(
        statement(
            "~s1",
            "I sak 186/08, punkt 2 d, er alle lederavtaler endret.",
            references=(ref("sak 186/08", case="186/08"),),
        ),
        statement("~s2", "Program for nye ledere er etablert i samarbeid med høgskolen."),
        statement("~s3", "Møteplassene for ledere er videreført og evaluert."),
    )
    linkage = run(minutes, follow_up_text)
    grades = {link.target.partition("#")[2]: link.grade for link in linkage.links}
    assert grades == {"2d": Grade.TIGHT, "2a": Grade.LOOSE, "2e": Grade.LOOSE}


def test_a_point_in_the_decision_is_not_a_lettered_point():
    minutes = vedtak(order("3", ASKED), order("3i", "Svømmehallen holdes åpen i skoleferiene"))
    linkage = run(minutes, report(about_case("Sak 45/25: punkt 3 i vedtaket er fulgt opp.")))
    assert across(linkage) == {("aarsrapport.docx#~s1", "vedtak-45-25.md#3")}


RELATIVES = "Pårørende får tilbud om samtalegruppe"


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("Pårørende til personer med demens har fått tilbud om samtalegruppe.", False),
        ("Pårørende i psykisk helse har fått tilbud om samtalegruppe.", True),
        ("Pårørende har fått tilbud om samtalegruppe på onsdager.", True),
    ],
)
def test_prose_about_others_than_the_heading_of_the_order_names_does_not_answer_it(words, answered):
    asked = order("2", RELATIVES, section=("Sak 45/25 Rus og psykisk helse", "Vedtak"))
    assert bool(across(run(vedtak(asked), report(statement("~s1", words))))) is answered


@pytest.mark.parametrize("words", ["er ikke påbegynt", "er ikkje kome i gang"])
def test_an_order_that_is_not_begun_is_told_of_and_not_answered(words):
    told = statement(
        "~s1",
        f"Sak 45/25 punkt 1 {words}.",
        references=(ref("Sak 45/25", case="45/25", start=0),),
        follow_up=FollowUp("not_begun", words.removeprefix("er ")),
    )
    linkage = run(vedtak(order("1", ASKED)), report(told))
    assert between(linkage, "aarsrapport.docx#~s1", "vedtak-45-25.md#1").grade is Grade.LOOSE
    assert [each for each in linkage.answers if each.goal == "vedtak-45-25.md#1"] == []
