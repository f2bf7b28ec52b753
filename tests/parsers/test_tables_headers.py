"""Columns are known by their names, however a table prints them."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables.columns import read_header


@pytest.mark.parametrize(
    ("header", "role", "year"),
    [
        ("Tiltak", "measure", None),
        ("TILTAK", "measure", None),
        ("Til- tak", "measure", None),
        ("Tilt ak", "measure", None),
        ("Prioriterte tiltak", "measure", None),
        ("Tiltak i perioden 2026-2029", "measure", None),
        ("Delmål", "subgoal", None),
        ("Mål for enheten", "unit_goal", None),
        ("Eininga sine mål", "unit_goal", None),
        ("Mål fra HØP", "quoted_goal", None),
        ("Mål i kommuneplanens samfunnsdel", "quoted_goal", None),
        ("Ansvarlig enhet", "owner", None),
        ("Hovedansvarlig", "owner", None),
        ("Ansvarleg", "owner", None),
        ("Gjennomføres", "deadline", None),
        ("Tidsfrist", "deadline", None),
        ("Estimert kostnad (i 1000 kr)", "cost", None),
        ("Måleindikator", "indicator", None),
        ("Utvalgte styringsparametere", "indicator", None),
        ("Resultat 2024", "value", 2024),
        ("R 2024", "value", 2024),
        ("B 2026", "amount", 2026),
        ("Ambisjon 2027", "target", 2027),
        ("2028", "year", 2028),
        ("Status per 31.08.2025", "status", 2025),
        ("Støtte", "support", None),
        ("Delmål – Slik vil vi ha det", "subgoal", None),
        ("Strategier – Slik gjør vi det", "strategy", None),
        ("Samarbeidspartnarar", "partners", None),
        ("Nr.", "number", None),
        ("#", "number", None),
        ("Lyngmo skole", None, None),
        ("Tiltaket gjennomføres i samarbeid med frivillige lag og foreninger i hele kommunen", None, None),
    ],
)
def test_headers_are_recognised(header: str, role: str | None, year: int | None):
    name = read_header(header)
    assert (name.role, name.year) == (role, year)


def test_a_merged_header_over_years_names_each_year():
    rows = [
        ["Tiltak", "Budsjett", "<", "<", "<"],
        ["^", "2026", "2027", "2028", "2029"],
        ["Ny brannstasjon", "500", "12 000", "8 000", ""],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN, caption="Beløp i 1000 kr")
    assert reading.facts.headers[1:] == ("Budsjett 2026", "Budsjett 2027", "Budsjett 2028", "Budsjett 2029")
    assert [(each.year, each.value) for each in reading.items[0].amounts] == [
        (2026, 500_000.0),
        (2027, 12_000_000.0),
        (2028, 8_000_000.0),
    ]


def test_a_header_repeated_in_the_middle_is_no_row():
    rows = [
        ["Mål", "Tiltak", "Frist"],
        ["Trygge veier", "Ny gatebelysning", "2026"],
        ["Mål", "Tiltak", "Frist"],
        ["Ren elv", "Kartlegge utslipp", "2027"],
    ]
    reading = read(rows)
    assert [item.text for item in reading.items] == ["Trygge veier", "Ny gatebelysning", "Ren elv", "Kartlegge utslipp"]


def test_a_title_above_the_header_is_no_row():
    rows = [["Handlingsplan 2026", "<", "<"], ["Tiltak", "Ansvar", "Frist"], ["Ny skatepark", "Kultur", "2026"]]
    reading = read(rows)
    assert reading.facts.columns == ("measure", "owner", "deadline")
    assert [item.text for item in reading.items] == ["Ny skatepark"]


def test_without_a_header_the_heading_above_says_what_is_listed():
    rows = [
        ["Brosjyre om friluftsliv", "Trykkes og deles ut til alle husstander.", "kr. 20.000,-"],
        ["Gågruppe for seniorer", "Ukentlig tur med turleder.", "kr. 5.000,-"],
    ]
    reading = read(rows, heading="Prioriterte tiltak:")
    assert reading.facts.columns == ("measure", "description", "cost")
    assert [amount.value for amount in reading.items[0].amounts] == [20000.0]


def test_without_header_and_heading_nothing_is_guessed():
    rows = [["Ordfører", "Postboks 1"], ["Rådhuset", "Storgata 2"]]
    assert read(rows, heading="Kontakt").facts.role == "other"


def test_a_table_that_goes_on_without_header_has_the_columns_of_the_one_before():
    first = read([["Nr", "Tiltak", "Ansvar"], ["1", "Ny lysløype", "Teknisk"]])
    rest = read([["2", "Utvide badeplassen", "Kultur"]], like=first.facts)
    assert [(item.text, item.owner, item.label) for item in rest.items] == [("Utvide badeplassen", "Kultur", "2")]


def test_a_form_with_names_down_the_side_is_read_as_a_row():
    rows = [
        ["Mål", "Et levende sentrum"],
        ["Tiltak", "* Torgdag hver måned\n* Sommerscene"],
        ["Ansvar", "Kultur og næring"],
        ["Frist", "2027"],
    ]
    reading = read(rows)
    assert [item.kind for item in reading.items] == [ItemKind.GOAL, ItemKind.MEASURE, ItemKind.MEASURE]
    assert {item.owner for item in reading.items[1:]} == {"Kultur og næring"}


def test_columns_cut_by_shading_are_one_column():
    rows = [
        ["", "Nr", "", "Tiltak", "", "Ansvar"],
        ["1", "<", "Kurs for trenere", "<", "Idrettsrådet", "<"],
        ["2", "<", "Nytt skilt", "<", "Teknisk", "<"],
    ]
    reading = read(rows, header_rows=1)
    assert reading.facts.columns == ("number", "measure", "owner")
    assert [(item.label, item.text, item.owner) for item in reading.items] == [
        ("1", "Kurs for trenere", "Idrettsrådet"),
        ("2", "Nytt skilt", "Teknisk"),
    ]


def test_crosses_under_years_are_when_it_is_done():
    rows = [
        ["Tiltak", "Ansvar", "2026", "2027", "2028"],
        ["Kartlegge gamle fyllinger", "Teknisk", "x", "X", ""],
        ["Revidere beredskapsplanen", "Rådmannen", "", "", "x"],
    ]
    reading = read(rows)
    assert reading.facts.columns == ("measure", "owner", "deadline", "deadline", "deadline")
    assert [(item.deadline and item.deadline.start, item.deadline and item.deadline.end) for item in reading.items] == [
        ("2026", "2027"),
        ("2028", "2028"),
    ]


def test_a_column_of_owner_and_deadline_has_both():
    reading = read([["Tiltak", "Ansvar/frist"], ["Ny avtale med frivilligsentralen", "Kultur, 2027"]])
    assert set(reading.facts.columns) == {"measure", "owner", "deadline"}
    (item,) = reading.items
    assert item.deadline is not None
    assert item.deadline.end is not None
    assert item.deadline.end.startswith("2027")


def test_numbers_under_the_same_header_as_the_measures_are_their_labels():
    rows = [["Tiltak", "<", "Ansvar"], ["1.1", "Ny turkasse", "Kultur"], ["1.2", "Skilting", "Teknisk"]]
    reading = read(rows)
    assert reading.facts.columns == ("number", "measure", "owner")
    assert [(item.label, item.text) for item in reading.items] == [("1.1", "Ny turkasse"), ("1.2", "Skilting")]


def test_goal_numbers_stand_for_the_goals_only_where_these_are_not_printed():
    pointing = read([["Mål nr.", "Tiltak", "Frist"], ["2.1", "Ny turkasse", "2026"]])
    numbering = read([["Mål nr.", "Mål", "Tiltak"], ["2.1", "Flere går tur", "Ny turkasse"]])
    assert [each.label for each in pointing.items[0].references] == ["2.1"]
    assert (numbering.items[0].label, numbering.items[0].text) == ("2.1", "Flere går tur")


def test_the_questions_of_everyday_language_are_columns():
    rows = [
        ["Hva vil vi oppnå?", "Hva skal vi gjøre?", "Hvordan?", "Hvem?", "Når?"],
        ["Mer lek", "Lekedag", "På torget", "SFO", "Mai"],
    ]
    assert read(rows).facts.columns == ("goal", "measure", "description", "owner", "deadline")


@pytest.mark.parametrize("header", ["Spørsmål", "Vedtak", "FNs bærekraftsmål", "Formål", "Målgruppe", "Gjøremål"])
def test_words_that_only_sound_like_goals_or_measures_are_none(header: str):
    assert read_header(header).role not in {"goal", "subgoal", "measure", "quoted_goal"}


def test_a_nameless_first_column_is_a_heading_for_its_rows():
    rows = [
        ["", "Tiltak", "Ansvar"],
        ["Barnehage", "Språkgruppe", "Styrer"],
        ["", "Tarkurs", "Styrer"],
        ["Skole", "Leksehjelp", "Rektor"],
    ]
    items = read([*rows[:1], ["Oppvekst", "<", "<"], *rows[1:]], section=("Tiltak",)).items
    assert [item.section for item in items] == [
        ("Tiltak", "Oppvekst", "Barnehage"),
        ("Tiltak", "Oppvekst", "Barnehage"),
        ("Tiltak", "Oppvekst", "Skole"),
    ]


def test_start_and_end_in_columns_of_their_own_are_one_deadline():
    rows = [["Tiltak", "Oppstart", "Ferdig", "Kost (1000 kr)"], ["Sti langs elva", "2026", "2027", "350"]]
    (item,) = read(rows).items
    assert item.deadline is not None
    assert (item.deadline.start, item.deadline.end) == ("2026", "2027")
    assert [amount.value for amount in item.amounts] == [350_000.0]


def test_a_timetable_of_the_planning_process_lists_no_measures():
    rows = [["Tidspunkt", "Aktivitet", "Ansvar"], ["Mai 2026", "Høring av planprogram", "Planavdelingen"]]
    assert read(rows, DocumentKind.PLANPROGRAM, heading="Framdriftsplan").items == ()


def test_counts_of_goals_are_no_goals():
    rows = [["Satsingsområde", "Hovedmål", "Antall delmål"], ["Trygg oppvekst", "1", "4"], ["Levende bygd", "2", "5"]]
    assert read(rows, DocumentKind.SAMFUNNSDEL).items == ()


def test_rows_named_for_kinds_of_measures_hold_measures():
    rows = [
        ["4.2.1 Fagområde", "Pleie og omsorg"],
        ["Status", "God dekning i dag."],
        ["4.2.6 Tiltak kortsiktige", "* Ny vaktordning\n* Kurs for tilsette"],
        ["Tiltak langsiktige", "* Fleire omsorgsbustader"],
    ]
    reading = read(rows, DocumentKind.TEMAPLAN)
    assert [item.text for item in reading.items if item.kind is ItemKind.MEASURE] == [
        "Ny vaktordning",
        "Kurs for tilsette",
        "Fleire omsorgsbustader",
    ]


def test_measures_that_start_with_the_word_are_no_form():
    rows = [["Tiltak mot mobbing", "Rektor"], ["Tiltak mot rus", "Helse"], ["Tiltak mot vold", "Helse"]]
    assert "Rektor" not in [item.text for item in read(rows).items]


@pytest.mark.parametrize("value", ["31.12.2027", "01.08.2026", "Innenfor rammen", "31.12.26", "Friske midler"])
@pytest.mark.parametrize("other", ["31.12.2028", "Innenfor rammen", "2027"])
def test_dates_and_ways_of_paying_do_not_make_a_row_a_header(value: str, other: str):
    rows = [
        ["Tiltak", "Frist", "Kostnad"],
        ["Bygge gangvei til Moen", value, other],
        ["Lyse opp stien", other, value],
    ]
    for header_rows in (0, 1):
        reading = read(rows, header_rows=header_rows)
        assert [item.text for item in reading.items] == ["Bygge gangvei til Moen", "Lyse opp stien"]


def test_days_of_several_years_are_headers_of_accounts():
    rows = [
        ["Eiendeler", "31.12.2025", "31.12.2024"],
        ["Bankinnskudd", "12 400", "11 800"],
        ["Sum", "12 400", "11 800"],
    ]
    reading = read(rows, DocumentKind.ARSBERETNING, heading="Balanse (i 1000 kr)")
    assert list(reading.facts.headers) == ["Eiendeler", "31.12.2025", "31.12.2024"]
