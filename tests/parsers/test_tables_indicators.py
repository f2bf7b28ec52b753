"""Tables of indicators, results and statistics keep numbers, years and status words apart."""

from tests.parsers.table_builder import read
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind

SCORECARD = [
    ["Styringsparameter", "Resultat 2024", "Mål 2026", "Mål 2029", "Kilde"],
    ["Sykefravær", "8,2 %", "7,0 %", "6,5 %", "HR-systemet"],
    ["Medarbeidertilfredshet", "4,1", "4,3", "4,5", "10-FAKTOR"],
    ["Andel heltid", "–", "45 %", "55 %", ""],
]


def numbers(item: Item) -> tuple[float | None, int | None, float | None, int | None]:
    value, target = item.value, item.target
    return (value and value.value, value and value.year, target and target.value, target and target.year)


def test_the_target_for_the_documents_year_is_chosen_and_the_others_are_kept_in_words():
    reading = read(SCORECARD, DocumentKind.OKONOMIPLAN, year=2029)
    first = reading.items[0]
    assert reading.facts.role == "indicators"
    assert numbers(first) == (8.2, 2024, 6.5, 2029)
    assert first.description == "Mål 2026: 7,0 %"
    assert (first.target and first.target.baseline, first.target and first.target.baseline_year) == (8.2, 2024)
    assert first.source == "HR-systemet"


def test_without_a_year_the_first_target_counts_and_an_empty_value_is_none():
    reading = read(SCORECARD, DocumentKind.OKONOMIPLAN)
    assert [item.target and item.target.year for item in reading.items] == [2026, 2026, 2026]
    assert reading.items[2].value is None


def test_the_target_may_be_the_last_column_and_the_newest_result_counts():
    rows = [
        ["Utvalgte styringsparametere", "Resultat 2022", "Resultat 2023", "Resultat 2025", "Mål 2025"],
        ["Økonomi", "<", "<", "<", "<"],
        ["Netto driftsresultat i prosent", "1,1 %", "0,4 %", "2,0 %", "1,75 %"],
    ]
    (item,) = read(rows, DocumentKind.OKONOMIPLAN, section=("Mål",)).items
    assert numbers(item) == (2.0, 2025, 1.75, 2025)
    assert item.section == ("Mål", "Økonomi")


def test_bare_years_beside_an_indicator_are_values_and_targets():
    rows = [["Indikator", "2024", "2025", "Mål 2027"], ["Andel økologisk mat", "12 %", "14 %", "20 %"]]
    (item,) = read(rows, DocumentKind.ARSBUDSJETT, year=2027).items
    assert numbers(item) == (14.0, 2025, 20.0, 2027)


def test_a_long_text_below_an_indicator_describes_it():
    rows = [
        ["Indikator", "Status", "Mål 2027"],
        ["Grunnskolepoeng", "40,1", "42"],
        [
            "Grunnskolepoeng er summen av elevenes avsluttende karakterer delt på antall karakterer og ganget med ti.",
            "<",
            "<",
        ],
        ["Lesing, nivå 1", "25 %", "18 %"],
    ]
    first, second = read(rows, DocumentKind.OKONOMIPLAN).items
    assert first.description is not None
    assert first.description.startswith("Grunnskolepoeng er summen")
    assert (second.text, second.value and second.value.value) == ("Lesing, nivå 1", 25.0)


def test_indicators_beside_goals_and_measures_stand_under_the_goal():
    rows = [
        ["Mål fra HØP", "Enhetens delmål", "Tiltak", "Indikator", "Mål 2026", "Frist", "Ansvar"],
        [
            "Gode læringsresultater",
            "Flere elever mestrer regning",
            "Regnekurs",
            "Andel på nivå 3",
            "40 %",
            "Juni 2026",
            "Rektor",
        ],
    ]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    by_kind = {item.kind: item for item in reading.items}
    indicator, measure = by_kind[ItemKind.INDICATOR], by_kind[ItemKind.MEASURE]
    own = next(item for item in reading.items if item.text == "Flere elever mestrer regning")
    assert (indicator.parent, measure.parent) == (own.id, own.id)
    assert indicator.target is not None
    assert (indicator.target.value, indicator.target.year) == (40.0, 2026)
    assert (measure.owner, indicator.owner, own.owner) == ("Rektor", None, None)


def test_a_target_without_an_indicator_belongs_to_the_goal():
    rows = [["Mål", "Måltall 2027"], ["Redusere klimagassutslipp", "-30 %"]]
    (goal,) = read(rows, DocumentKind.TEMAPLAN).items
    assert goal.kind is ItemKind.GOAL
    assert goal.target is not None
    assert goal.target.year == 2027


def test_a_number_and_a_catchword_point_at_a_goal_printed_elsewhere():
    rows = [
        ["Delmål", "Indikator", "2025", "Mål 2027"],
        ["2.1 Trygghet", "Andel som føler seg trygge", "81 %", "90 %"],
        ["2.1 Trygghet", "Antall anmeldte forhold", "112", "100"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN)
    assert [item.kind for item in reading.items] == [ItemKind.INDICATOR, ItemKind.INDICATOR]
    assert [each.label for item in reading.items for each in item.references] == ["2.1", "2.1"]


REPORT = [
    ["Mål", "Status", "Kommentar"],
    ["Sykefraværet er under 7 %", "Delvis oppnådd", "Nedgang i barnehagene."],
    ["Alle har faste, hele stillinger", "Ikke oppnådd", ""],
]


def test_in_reports_goals_with_a_status_are_results():
    reading = read(REPORT, DocumentKind.ARSBERETNING)
    assert reading.facts.role == "results"
    first, second = reading.items
    assert (first.kind, first.text, first.status_text) == (
        ItemKind.RESULT,
        "Sykefraværet er under 7 %",
        "Delvis oppnådd",
    )
    assert first.description == "Nedgang i barnehagene."
    assert second.status_text == "Ikke oppnådd"


def test_the_same_table_in_a_plan_lists_goals():
    assert {item.kind for item in read(REPORT, DocumentKind.TEMAPLAN).items} == {ItemKind.GOAL}


def test_a_report_speaks_of_its_own_year_even_when_nothing_is_printed_there():
    rows = [
        ["Indikator", "Resultat 2023", "Resultat 2024", "Resultat 2025", "Mål 2025"],
        ["Ventetid sykehjem, dager", "30", "28", "22", "20"],
        ["Andel digitale søknader", "60 %", "64 %", "", "80 %"],
    ]
    first, second = read(rows, DocumentKind.ARSRAPPORT, year=2025).items
    assert first.kind is ItemKind.RESULT
    assert numbers(first) == (22.0, 2025, 20.0, 2025)
    assert second.value is None


def test_figures_beside_other_municipalities_are_statistics():
    rows = [
        ["Nøkkeltall", "2023", "2024", "KOSTRA-gruppe 3", "Landet"],
        ["Barnehagedekning", "91,0", "92,3", "93,1", "94,0"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN)
    assert reading.facts.role == "statistics"
    assert [item.kind for item in reading.items] == [ItemKind.STATISTIC]
    assert reading.items[0].target is None


def test_counts_by_year_without_a_word_of_money_are_no_money():
    rows = [["", "2022", "2023", "2024"], ["Fødte", "41", "38", "44"], ["Døde", "50", "47", "39"]]
    reading = read(rows, DocumentKind.SAMFUNNSDEL, heading="Folkemengde")
    assert reading.facts.role == "statistics"
    assert all(item.amounts == () for item in reading.items)


def test_units_of_measurement_are_no_owners():
    rows = [
        ["Indikator", "Enhet", "Resultat 2025", "Mål 2026", "Ansvar"],
        ["Ventetid byggesak", "Uker", "9", "6", "Plan"],
        ["Klager", "Antall", "40", "30", "Plan"],
    ]
    reading = read(rows, DocumentKind.ARSBUDSJETT)
    assert reading.facts.columns == ("indicator", "unit", "value", "target", "owner")
    first = reading.items[0]
    assert (first.owner, first.target and first.target.unit, first.value and first.value.unit) == (
        "Plan",
        "Uker",
        "Uker",
    )


def test_key_figures_with_targets_are_indicators():
    rows = [["Nøkkeltall", "2024", "2025", "Mål 2026"], ["Dekningsgrad barnehage", "91 %", "92 %", "94 %"]]
    reading = read(rows, DocumentKind.OKONOMIPLAN, year=2026)
    assert reading.facts.role == "indicators"
    assert numbers(reading.items[0]) == (92.0, 2025, 94.0, 2026)


def test_the_source_of_a_number_belongs_to_the_indicator():
    rows = [
        ["Mål for enheten", "Indikator", "Resultat 2025", "Mål 2026", "Kilde"],
        ["L2 Sykefraværet skal ned", "Sykefravær ved skolen", "6,9 %", "6,2 %", "Lønnssystemet"],
    ]
    goal, indicator = read(rows, DocumentKind.ENHETSAVTALE).items
    assert (goal.source, indicator.source) == (None, "Lønnssystemet")


def test_figures_of_years_to_come_are_no_measured_values():
    rows = [["Aldersgruppe", "2025", "2030", "2040"], ["0–5 år", "241", "236", "223"], ["80 år +", "402", "477", "578"]]
    reading = read(rows, DocumentKind.OKONOMIPLAN, heading="Befolkningsutvikling", year=2026)
    assert [(item.value and item.value.value, item.value and item.value.year) for item in reading.items] == [
        (241.0, 2025),
        (402.0, 2025),
    ]


def test_targets_that_name_what_is_measured_are_indicators_where_no_column_names_them() -> None:
    rows = [
        ["Perspektiv", "Resultatmål", "Måltall"],
        ["Brukere", "Elevene trives", "Trivsel i Elevundersøkelsen: 4,5"],
        ["Økonomi", "Budsjettet holdes", "Avvik maks 0,5 %"],
    ]
    items = read(rows, DocumentKind.LEDERAVTALE).items
    indicators = [item for item in items if item.kind is ItemKind.INDICATOR]
    assert [item.text for item in indicators] == ["Trivsel i Elevundersøkelsen: 4,5", "Avvik maks 0,5 %"]
    goals = [item.id for item in items if item.text in ("Elevene trives", "Budsjettet holdes")]
    assert [item.parent for item in indicators] == goals


def test_targets_that_only_compare_are_targets_of_their_goals() -> None:
    rows = [["Mål", "Måltall"], ["Elevene trives", "Minst 80 %"], ["Alle er til stede", "Over 93 %"]]
    assert all(item.kind is not ItemKind.INDICATOR for item in read(rows, DocumentKind.LEDERAVTALE).items)
