"""Which goal a row belongs to: told in the row itself, or by the rows above, never by the last point of a list."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables import TableReading

LAST_BULLET = "delmal-1.4"


def item(reading: TableReading, text: str) -> Item:
    return next(each for each in reading.items if each.text.startswith(text))


def labels(reading: TableReading, text: str) -> list[str | None]:
    return [reference.label for reference in item(reading, text).references]


def test_a_goal_that_names_its_own_is_not_hung_on_the_one_above_the_table():
    rows = [
        ["Mål", "Tiltak", "Ansvar"],
        ["B1 Mobbingen skal ned til 5 % i 2029 (delmål 1.1)", "Miljøteam ved begge skolene", "Oppvekst"],
        ["B2 Elevene skal lese bedre (delmål 1.2 i samfunnsdelen)", "Leseløft på mellomtrinnet", "Rektor"],
        ["B3 Ungdom skal ha et sted å være", "Åpent ungdomshus", "Kultur"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN, parent=LAST_BULLET, parent_kind=ItemKind.SUBGOAL)
    assert item(reading, "Mobbingen").parent is None
    assert item(reading, "Elevene").parent is None
    assert item(reading, "Ungdom").parent == LAST_BULLET
    assert item(reading, "Miljøteam").parent == item(reading, "Mobbingen").id


def test_rows_that_point_by_label_do_not_hang_on_the_goal_above_the_table():
    rows = [
        ["Mål", "Indikator", "Resultat 2024", "Mål 2026"],
        ["B1", "Andel elever som opplever mobbing", "9,4 %", "7,5 %"],
        ["B2", "Grunnskolepoeng", "40,6", "41,0"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN, parent=LAST_BULLET, parent_kind=ItemKind.SUBGOAL)
    assert {each.parent for each in reading.items} == {None}
    assert labels(reading, "Grunnskolepoeng") == ["B2"]


AGREEMENT = [
    ["Tiltak", "Mål", "Ansvar", "Frist"],
    ["Leksehjelp to dager i uka", "L4", "Rektor", "15.08.2026"],
    ["Lesetime hver morgen", "L4", "Rektor", "15.08.2026"],
    ["Nye nettsider for skolen", "", "Rektor", "30.06.2026"],
    ["Samtale med alle sykmeldte", "L2", "Rektor", "01.02.2026"],
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 2, 3)])
def test_a_row_without_a_goal_among_rows_that_each_name_theirs_has_none(order: tuple[int, ...]):
    rows = [[row[index] for index in order] for row in AGREEMENT]
    reading = read(rows, DocumentKind.ENHETSAVTALE, parent="mal-5", parent_kind=ItemKind.GOAL)
    silent = item(reading, "Nye nettsider")
    assert (silent.parent, silent.references) == (None, ())
    assert labels(reading, "Leksehjelp") == ["L4"]


def test_goals_in_words_that_are_repeated_each_time_do_not_reach_an_empty_row():
    rows = [
        ["Mål", "Tiltak"],
        ["Elevene er trygge", "Trivselsledere i friminuttene"],
        ["Elevene er trygge", "Felles rutine for varsling"],
        ["", "Nye nettsider for skolen"],
        ["Flere elever leser godt", "Leselos på hvert trinn"],
    ]
    assert item(read(rows, DocumentKind.ENHETSAVTALE), "Nye nettsider").parent is None


@pytest.mark.parametrize("goals", [("Elevene er trygge", "Flere elever leser godt"), ("L1", "L2")])
def test_a_goal_printed_once_reaches_the_empty_rows_below_it(goals: tuple[str, str]):
    rows = [
        ["Mål", "Tiltak"],
        [goals[0], "Trivselsledere i friminuttene"],
        ["", "Felles rutine for varsling"],
        ["", "Nye nettsider for skolen"],
        [goals[1], "Leselos på hvert trinn"],
        ["", "Besøk på biblioteket"],
    ]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    first, last = item(reading, "Trivselsledere"), item(reading, "Leselos")
    website, library = item(reading, "Nye nettsider"), item(reading, "Besøk")
    assert (website.parent, website.references) == (first.parent, first.references)
    assert (library.parent, library.references) == (last.parent, last.references)
    assert (first.parent, first.references) != (last.parent, last.references)


def test_an_empty_subgoal_leaves_the_goal_above_the_table():
    rows = [
        ["Delmål", "Tiltak"],
        ["Trygge skoleveier", "Gangvei til Moen"],
        ["Trygge skoleveier", "Lys langs stien"],
        ["", "Felles trafikkaksjon"],
    ]
    reading = read(rows, parent="hovedmal-1", parent_kind=ItemKind.GOAL)
    assert item(reading, "Felles").parent == "hovedmal-1"


@pytest.mark.parametrize("code", ["H1", "K1", "E1", "Ø2", "A.1", "M-3", "B12"])
def test_a_letter_and_a_number_before_a_goal_is_its_label(code: str):
    rows = [["Mål for enheten", "Indikator"], [f"{code} Sykefraværet skal ned", "Sykefravær i prosent"]]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    assert (reading.items[0].label, reading.items[0].text) == (code, "Sykefraværet skal ned")
    assert item(reading, "Sykefravær i").parent == reading.items[0].id


@pytest.mark.parametrize(
    "text",
    [
        "H2O-laben skal åpne",
        "E6 skal få støyskjerm",
        "CO2 skal måles i alle klasserom",
        "B12 og jern skal følges opp",
        "F-35 skal ikke fly over skolen",
    ],
)
def test_names_that_look_like_labels_stay_in_the_text(text: str):
    reading = read([["Mål", "Tiltak"], [text, "Egen sak"]])
    assert (reading.items[0].label, reading.items[0].text) == (None, text)


def test_short_goals_of_a_scorecard_are_goals_and_a_catchword_is_a_pointer():
    rows = [
        ["Mål", "Indikator", "Ambisjon 2026"],
        ["M1 Høyt nærvær", "Nærvær i prosent", "93,0 %"],
        ["M2 Flere i heltid", "Andel heltid", "60 %"],
    ]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    assert [(each.label, each.text) for each in reading.items if each.kind is ItemKind.GOAL] == [
        ("M1", "Høyt nærvær"),
        ("M2", "Flere i heltid"),
    ]
    rows[1][0], rows[2][0] = "2.1 Trygghet", "2.2 Arbeid"
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    assert {each.kind for each in reading.items} == {ItemKind.INDICATOR}
    assert labels(reading, "Nærvær") == ["2.1"]


@pytest.mark.parametrize("header", ["Nr. i økonomiplanen", "HØP nr.", "Mål nr. i økonomiplanen"])
def test_numbers_under_the_name_of_a_plan_point_at_its_goals(header: str):
    rows = [
        [header, "Mål for enheten", "Tiltak"],
        ["4", "Alle får svar innen to dager", "Felles postkasse"],
        ["7", "Færre klager på støy", "Nye vifter"],
    ]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    (pointer,) = item(reading, "Alle får").references
    assert pointer.label == "4"
    assert (pointer.document or "").lower() in header.lower()
    assert item(reading, "Alle får").label is None
    assert labels(reading, "Nye vifter") == ["7"]


@pytest.mark.parametrize("header", ["Nr.", "Mål nr."])
def test_numbers_beside_the_goals_of_the_document_are_their_labels(header: str):
    rows = [[header, "Mål for enheten", "Tiltak"], ["4", "Alle får svar innen to dager", "Felles postkasse"]]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    assert item(reading, "Alle får").label == "4"
    assert not item(reading, "Alle får").references


def test_a_plan_that_numbers_its_own_goals_points_nowhere():
    rows = [["Nr. i økonomiplanen", "Mål", "Tiltak"], ["4", "Alle får svar innen to dager", "Felles postkasse"]]
    reading = read(rows, DocumentKind.OKONOMIPLAN)
    assert item(reading, "Alle får").label == "4"
    assert not item(reading, "Alle får").references


@pytest.mark.parametrize("header", ["Følger opp", "Følgjer opp", "Svarer på", "Svarar på", "Bidreg til"])
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("C2", ["C2"]),
        ("Mål 3", ["3"]),
        ("2.1, 2.4", ["2.1", "2.4"]),
        ("2.1 og 2.4", ["2.1", "2.4"]),
        ("Samferdsel", [None]),
    ],
)
def test_a_column_that_says_what_is_followed_up_points_there(header: str, cell: str, expected: list[str | None]):
    rows = [
        ["Mål for perioden", "Tiltak", header],
        ["Kortere kø ved ferja", "Booking på nett", cell],
        ["Flere tar bussen", "Nye holdeplasser", "C9"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN)
    assert labels(reading, "Booking") == expected
    assert labels(reading, "Kortere") == expected


def test_a_goal_whose_rows_point_at_different_goals_points_at_none_itself():
    rows = [
        ["Mål for perioden", "Tiltak", "Følger opp"],
        ["Kortere kø ved ferja", "Booking på nett", "C1"],
        ["", "Større ferje", "C2"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN)
    assert labels(reading, "Kortere") == []
    assert (labels(reading, "Booking"), labels(reading, "Større")) == (["C1"], ["C2"])


def test_an_empty_pointer_beside_a_new_goal_is_not_filled_from_the_goal_above():
    rows = [
        ["Mål", "Følger opp", "Tiltak", "Frist"],
        ["Elevene har et trygt skolemiljø", "Delmål 2.1", "Felles rutine for inspeksjon", "01.08.2026"],
        ["", "", "Trivselsledere i friminuttene", "01.09.2026"],
        ["Elevene leser godt etter 4. trinn", "", "Lesekurs på 3. trinn", "01.10.2026"],
    ]
    reading = read(rows, DocumentKind.ENHETSAVTALE)
    assert labels(reading, "Elevene har") == ["2.1"]
    assert labels(reading, "Trivselsledere") == ["2.1"]
    assert labels(reading, "Elevene leser") == []
    assert labels(reading, "Lesekurs") == []


def test_a_pointer_printed_once_to_the_left_of_the_goals_reaches_all_of_them():
    rows = [
        ["Følger opp", "Mål", "Tiltak", "Frist"],
        ["Delmål 2.1", "Elevene har et trygt skolemiljø", "Felles rutine for inspeksjon", "01.08.2026"],
        ["", "Elevene har noen å være sammen med", "Trivselsledere i friminuttene", "01.09.2026"],
    ]
    assert labels(read(rows, DocumentKind.ENHETSAVTALE), "Elevene har noen") == ["2.1"]
