"""Tables whose rows are pairs of a name and what it holds, and columns named by what a unit contributes."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables import TableReading


def kinds(reading: TableReading) -> list[tuple[ItemKind, str]]:
    """Kind and text of each item."""
    return [(item.kind, item.text) for item in reading.items]


def test_a_card_of_what_is_wanted_what_is_done_and_how_it_is_measured() -> None:
    rows = [
        ["Dit vil vi", "Alle unge har noe å gå til"],
        ["Slik gjør vi det", "Vi holder ungdomsklubben åpen i ferier\nVi låner ut utstyr"],
        ["Slik måler vi det", "Andel unge som er med i en fritidsaktivitet"],
    ]
    reading = read(rows)
    assert kinds(reading) == [
        (ItemKind.GOAL, "Alle unge har noe å gå til"),
        (ItemKind.STRATEGY, "Vi holder ungdomsklubben åpen i ferier"),
        (ItemKind.STRATEGY, "Vi låner ut utstyr"),
        (ItemKind.INDICATOR, "Andel unge som er med i en fritidsaktivitet"),
    ]
    assert {item.parent for item in reading.items[1:]} == {reading.items[0].id}


def test_levels_of_goals_down_the_side_are_goals_of_the_plan() -> None:
    rows = [
        ["Overordnet mål", "Barna møter trygge voksne hver dag"],
        ["Delmål", "Hver barnehage har to pedagoger på hver avdeling\nAlle assistenter har fagbrev"],
        ["Resultatmål", "60 prosent barnehagelærere i 2028\n15 ansatte har tatt fagbrev"],
    ]
    reading = read(rows, DocumentKind.TEMAPLAN)
    assert kinds(reading) == [
        (ItemKind.GOAL, "Barna møter trygge voksne hver dag"),
        (ItemKind.SUBGOAL, "Hver barnehage har to pedagoger på hver avdeling"),
        (ItemKind.SUBGOAL, "Alle assistenter har fagbrev"),
        (ItemKind.SUBGOAL, "60 prosent barnehagelærere i 2028"),
        (ItemKind.SUBGOAL, "15 ansatte har tatt fagbrev"),
    ]
    assert {item.origin for item in reading.items} == {Origin.OWN}


def test_words_explained_side_by_side_are_no_goals() -> None:
    rows = [
        ["Mål", "Det vi vil oppnå i løpet av perioden"],
        ["Strategi", "Veien vi har valgt for å nå målet"],
        ["Tiltak", "Det vi faktisk gjør"],
    ]
    assert read(rows).items == ()


@pytest.mark.parametrize("header", ["Enhetens bidrag", "Eininga sitt bidrag", "Leveranser"])
def test_what_a_unit_contributes_is_its_measures(header: str) -> None:
    rows = [
        ["Perspektiv", "Mål fra HØP", header, "Måleindikator", "Krav 2027"],
        ["Brukere", "Flere klarer seg selv", "Tilby opptrening før faste tjenester", "Antall forløp", "50"],
    ]
    found = {item.kind: item for item in read(rows, DocumentKind.ENHETSAVTALE).items}
    assert found[ItemKind.MEASURE].text == "Tilby opptrening før faste tjenester"
    assert found[ItemKind.MEASURE].parent == found[ItemKind.GOAL].id


def test_areas_whose_numbers_are_printed_once_for_several_rows_number_no_measures() -> None:
    rows = [
        ["Hovedområde", "Hva", "Ansvarlig"],
        ["2.1", "Foreldrekurs i alle barnehager", "Oppvekst"],
        ["", "Kurs i den vanskelige samtalen", "Barnevern"],
        ["2.2", "Fritidskort", "Kultur"],
    ]
    measures = [item for item in read(rows).items if item.kind is ItemKind.MEASURE]
    assert [(item.label, item.text) for item in measures] == [
        (None, "Foreldrekurs i alle barnehager"),
        (None, "Kurs i den vanskelige samtalen"),
        (None, "Fritidskort"),
    ]


def test_measures_against_risks_are_measures_when_somebody_is_to_do_them() -> None:
    header = ["Hendelse", "Sannsynlighet", "Konsekvens", "Forebyggende tiltak"]
    row = ["Flom", "Middels", "Stor", "Rense bekkeløpene"]
    decided = read([[*header, "Ansvar", "Frist"], [*row, "Teknisk", "2026"]])
    assert kinds(decided) == [(ItemKind.MEASURE, "Rense bekkeløpene")]
    assert read([header, row]).items == ()


def test_columns_named_by_questions() -> None:
    rows = [
        ["Fokusområde", "Hva skal vi oppnå?", "Hvordan skal vi gjøre det?", "Når?", "Hvordan måler vi?"],
        [
            "Brukere",
            "Brukerne vet hvem som kommer",
            "Faste ruter for alle lag",
            "1.4",
            "Antall ansatte hos hver bruker",
        ],
    ]
    assert kinds(read(rows, DocumentKind.ENHETSAVTALE)) == [
        (ItemKind.AREA, "Brukere"),
        (ItemKind.GOAL, "Brukerne vet hvem som kommer"),
        (ItemKind.MEASURE, "Faste ruter for alle lag"),
        (ItemKind.INDICATOR, "Antall ansatte hos hver bruker"),
    ]


def test_facilities_with_their_owners_and_years_are_measures() -> None:
    rows = [
        ["Pri.", "Anlegg", "Søker", "Kostnad", "Byggeår"],
        ["1", "Ny lysløype på Moen", "Moen IL", "2 100", "2028"],
    ]
    (measure,) = read(rows, DocumentKind.KOMMUNEDELPLAN).items
    assert (measure.kind, measure.owner, measure.deadline and measure.deadline.text) == (
        ItemKind.MEASURE,
        "Moen IL",
        "2028",
    )


def test_crosses_under_those_who_take_part_hide_no_measures() -> None:
    rows = [
        ["Tiltak", "Skolen", "Helsestasjonen", "Frist"],
        ["Foreldrekurs om nettvett", "x", "x", "Årlig"],
        ["Felles uteområde", "x", "", "2027"],
    ]
    assert kinds(read(rows)) == [
        (ItemKind.MEASURE, "Foreldrekurs om nettvett"),
        (ItemKind.MEASURE, "Felles uteområde"),
    ]


def test_the_budget_that_was_adopted_is_no_measure() -> None:
    rows = [
        ["Tiltak", "2027", "2028"],
        ["Vedtatt budsjett 2026", "731 220", "731 220"],
        ["Familieteam", "1 800", "2 400"],
    ]
    items = read(rows, DocumentKind.OKONOMIPLAN, amount_factor=1000.0).items
    assert [item.text for item in items if item.kind is ItemKind.MEASURE] == ["Familieteam"]


_FORM = [
    ["Mål for eininga", "Alle elevar får lese kvar dag"],
    ["Tiltak", "Fast lesestund i alle fag\nBokbuss annakvar veke"],
    ["Resultatmål", "Delen elevar på nivå 1: under 15 %"],
    ["Ansvar", "Rektor"],
    ["Frist", "1. oktober 2027"],
]


def test_a_form_with_labels_down_the_side_is_read_as_a_goal_with_what_belongs_to_it() -> None:
    reading = read(_FORM, DocumentKind.ENHETSAVTALE, header_rows=1)
    assert kinds(reading) == [
        (ItemKind.GOAL, "Alle elevar får lese kvar dag"),
        (ItemKind.MEASURE, "Fast lesestund i alle fag"),
        (ItemKind.MEASURE, "Bokbuss annakvar veke"),
        (ItemKind.INDICATOR, "Delen elevar på nivå 1: under 15 %"),
    ]
    assert {item.parent for item in reading.items[1:]} == {reading.items[0].id}
    assert {item.owner for item in reading.items if item.owner} == {"Rektor"}


def test_forms_below_each_other_each_have_their_own_measures() -> None:
    rows = [
        ["Mål 1", "Trygge turveier i sentrum"],
        ["Tiltak", "Lys langs elva"],
        ["Ansvar", "Teknisk sjef"],
        ["Mål 2", "Flere går til skolen"],
        ["Tiltak", "Sykkelverksted på hver skole"],
        ["Ansvar", "Skolesjef"],
    ]
    items = read(rows).items
    assert [(item.kind, item.text) for item in items] == [
        (ItemKind.GOAL, "Trygge turveier i sentrum"),
        (ItemKind.MEASURE, "Lys langs elva"),
        (ItemKind.GOAL, "Flere går til skolen"),
        (ItemKind.MEASURE, "Sykkelverksted på hver skole"),
    ]
    assert [items[1].parent, items[3].parent] == [items[0].id, items[2].id]
    assert [item.owner for item in items if item.kind is ItemKind.MEASURE and item.owner] == [
        "Teknisk sjef",
        "Skolesjef",
    ]


def test_a_measure_that_comes_again_in_a_form_stands_under_the_same_goal() -> None:
    rows = [
        ["Mål", "Ingen ungdom står uten noe å gjøre", "<", "<"],
        ["Tiltak", "Sommerjobb til alle tiendeklassinger", "<", "<"],
        ["Ansvar", "Næringssjef", "Frist", "2027"],
        ["Tiltak", "Verksted i den gamle brannstasjonen", "<", "<"],
        ["Ansvar", "Kultursjef", "Frist", "2028"],
    ]
    goal, *measures = read(rows).items
    assert [(each.text, each.parent, each.owner) for each in measures] == [
        ("Sommerjobb til alle tiendeklassinger", goal.id, "Næringssjef"),
        ("Verksted i den gamle brannstasjonen", goal.id, "Kultursjef"),
    ]


def test_rows_below_a_second_header_follow_it() -> None:
    rows = [
        ["Mål i økonomiplan", "Status", "Kommentar"],
        ["Flere lærlinger i kommunen", "Gul", "Seks av åtte plasser er fylt"],
        ["Kortere ventetid hos fysioterapeut", "Grønn", ""],
        ["Tiltak", "Status", "Kommentar"],
        ["Ny avtale med opplæringskontoret", "Grønn", "Underskrevet i mars"],
    ]
    reading = read(rows, DocumentKind.TERTIALRAPPORT)
    assert kinds(reading) == [
        (ItemKind.RESULT, "Flere lærlinger i kommunen"),
        (ItemKind.RESULT, "Kortere ventetid hos fysioterapeut"),
        (ItemKind.RESULT, "Ny avtale med opplæringskontoret"),
    ]
    assert reading.facts.rows == 3


def test_a_second_header_with_other_columns_is_no_measure_and_its_rows_stand_under_the_goal_above() -> None:
    rows = [
        ["Mål", "Ansvar", "Indikator"],
        ["Bygda har folk hele året", "Ordfører", "Antall innbyggere"],
        ["Tiltak", "Frist", "Kostnad"],
        ["Åpne tomtefelt ved skolen", "2027", "400 000 kr"],
    ]
    items = {item.kind: item for item in read(rows).items}
    assert items[ItemKind.MEASURE].text == "Åpne tomtefelt ved skolen"
    assert items[ItemKind.MEASURE].parent == items[ItemKind.GOAL].id
    assert items[ItemKind.MEASURE].owner is None


def test_a_name_that_hangs_between_merged_header_cells_is_a_part_of_the_header() -> None:
    rows = [
        ["", "Status", "Kommentar"],
        ["Mål", "^", "^"],
        ["Alle nye bygg er av tre", "Gul", "To av tre"],
    ]
    assert kinds(read(rows, DocumentKind.TERTIALRAPPORT)) == [(ItemKind.RESULT, "Alle nye bygg er av tre")]


def test_a_header_that_comes_again_with_a_title_in_its_first_cell_changes_no_column() -> None:
    rows = [
        ["Mål", "Indikator", "Resultat 2024", "Ambisjon 2026"],
        ["Gjestene kommer igjen", "Andel som bestiller på nytt", "31 %", "40 %"],
        ["Satsingsområde: Havn\nMål", "Indikator", "Resultat 2024", "Ambisjon 2026"],
        ["Båtene ligger trygt", "Antall skader", "9", "4"],
    ]
    goals = [item.text for item in read(rows, DocumentKind.LEDERAVTALE).items if item.kind is ItemKind.GOAL]
    assert goals == ["Gjestene kommer igjen", "Båtene ligger trygt"]
