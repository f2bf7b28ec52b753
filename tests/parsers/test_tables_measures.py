"""Tables of goals and measures give goals, measures under them, and who does what by when."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import CellRef
from tracecheck.parsers.tables import TableReading

KIND = DocumentKind


def of(reading: TableReading, kind: ItemKind) -> list[Item]:
    return [item for item in reading.items if item.kind is kind]


def texts(reading: TableReading, kind: ItemKind = ItemKind.MEASURE) -> list[str]:
    return [item.text for item in of(reading, kind)]


def parent_text(reading: TableReading, text: str) -> str | None:
    by_id = {item.id: item for item in reading.items}
    child = next(item for item in reading.items if item.text == text)
    return by_id[child.parent].text if child.parent in by_id else child.parent


ACTION_PLAN = [
    ["Mål", "Tiltak", "Ansvar", "Frist", "Kostnad"],
    [
        "Alle barn har et trygt skolemiljø",
        "Innføre felles rutine for bekymringssamtaler",
        "Rektor",
        "2026",
        "kr 150 000",
    ],
    ["^", "Øke voksentettheten i friminuttene", "Oppvekst", "Høsten 2027", "Innenfor rammen"],
    ["Flere fullfører videregående", "Tilby lærlingplass i alle sektorer", "HR", "31.12.26", "-"],
]


def test_measures_stand_under_the_goal_that_their_rows_share():
    reading = read(ACTION_PLAN)
    assert reading.facts.role == "measures"
    assert reading.facts.columns == ("goal", "measure", "owner", "deadline", "cost")
    assert parent_text(reading, "Øke voksentettheten i friminuttene") == "Alle barn har et trygt skolemiljø"
    assert parent_text(reading, "Tilby lærlingplass i alle sektorer") == "Flere fullfører videregående"
    assert len(reading.items) == 5


def test_owner_deadline_and_money_of_the_row_belong_to_the_measure():
    first, second, third = of(read(ACTION_PLAN), ItemKind.MEASURE)
    assert (first.owner, first.deadline and first.deadline.text) == ("Rektor", "2026")
    assert [amount.value for amount in first.amounts] == [150000.0]
    assert second.funding == "within_frame"
    assert third.amounts == ()
    assert all(goal.owner is None for goal in of(read(ACTION_PLAN), ItemKind.GOAL))


@pytest.mark.parametrize("below", ["", "Alle barn har et trygt skolemiljø", "^"])
def test_a_goal_printed_once_repeated_or_merged_is_one_goal(below: str):
    rows = [
        ["Mål", "Tiltak"],
        ["Alle barn har et trygt skolemiljø", "Lage plan for uteområdet"],
        [below, "Kurse alle ansatte i mobbeloven"],
    ]
    reading = read(rows)
    assert len(of(reading, ItemKind.GOAL)) == 1
    assert parent_text(reading, "Kurse alle ansatte i mobbeloven") == "Alle barn har et trygt skolemiljø"


def test_list_items_in_a_cell_are_measures_each():
    rows = [
        ["Delmål", "Tiltak", "Ansvarleg"],
        ["Eldre bur heime lenger", "* Kvardagsrehabilitering i heile kommunen\n* Fleire dagaktivitetsplassar", "Helse"],
    ]
    reading = read(rows)
    assert texts(reading) == ["Kvardagsrehabilitering i heile kommunen", "Fleire dagaktivitetsplassar"]
    assert {item.owner for item in of(reading, ItemKind.MEASURE)} == {"Helse"}
    assert parent_text(reading, "Fleire dagaktivitetsplassar") == "Eldre bur heime lenger"


def test_numbers_in_a_running_text_start_new_measures():
    rows = [["Mål", "Tiltak"], ["God drikkevannskvalitet", "1. Bytte ut 2 km ledning 2. Bygge nytt renseanlegg"]]
    assert texts(read(rows)) == ["Bytte ut 2 km ledning", "Bygge nytt renseanlegg"]


def test_one_sentence_over_two_paragraphs_stays_one_measure():
    rows = [["Tiltak", "Ansvar"], ["Utrede samlokalisering av bibliotek\nog kulturskole", "Kultur"]]
    (measure,) = read(rows).items
    assert measure.text == "Utrede samlokalisering av bibliotek og kulturskole"
    assert len(measure.place.spans) == 2


def test_owners_and_deadlines_listed_like_the_measures_are_shared_out():
    rows = [
        ["Tiltak", "Ansvar", "Frist"],
        ["* Rydde stien\n* Sette opp benker", "* Teknisk\n* Frivilligsentralen", "* 2026\n* 2027"],
    ]
    measures = read(rows).items
    assert [(item.owner, item.deadline and item.deadline.text) for item in measures] == [
        ("Teknisk", "2026"),
        ("Frivilligsentralen", "2027"),
    ]


def test_numbers_in_their_own_column_become_labels():
    rows = [
        ["Nr", "Tiltak", "Beskrivelse", "Ansvar"],
        ["1.12", "Styrke helsestasjonen", "Utvide åpningstiden med to timer.", "Helse"],
        ["26-HP-001", "Ny turvei langs elva", "Sammenhengende grøntdrag.", "Teknisk"],
    ]
    first, second = read(rows).items
    assert (first.label, first.text, first.description) == (
        "1.12",
        "Styrke helsestasjonen",
        "Utvide åpningstiden med to timer.",
    )
    assert second.label == "26-HP-001"


def test_labels_in_the_text_are_taken_off_and_say_the_kind():
    rows = [
        ["Mål", "Tiltak"],
        ["Delmål 1.1 Flere unge deltar i fritidsaktiviteter", "Tiltak 1: Opprette utstyrssentral"],
    ]
    goal, measure = read(rows).items
    assert (goal.kind, goal.text) == (ItemKind.SUBGOAL, "Flere unge deltar i fritidsaktiviteter")
    assert measure.text == "Opprette utstyrssentral"
    assert goal.label is not None
    assert goal.label.startswith("Delmål 1.1")


def test_two_columns_of_goals_are_goal_and_subgoal():
    rows = [
        ["Kommunemål", "Sektormål", "Tiltak"],
        ["Et samfunn for alle", "Tjenestene er digitale", "Nytt søknadsskjema"],
    ]
    reading = read(rows)
    assert [item.kind for item in reading.items] == [ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.MEASURE]
    assert parent_text(reading, "Nytt søknadsskjema") == "Tjenestene er digitale"


def test_a_goal_printed_in_the_middle_of_its_measures_owns_those_above_too():
    rows = [
        ["Mål", "Tiltak"],
        ["", "Bygge gang- og sykkelvei"],
        ["Flere går og sykler", "Senke fartsgrensen i sentrum"],
        ["", "Sykkelparkering ved skolene"],
        ["", "Etterisolere rådhuset"],
        ["Lavere energibruk", "Solceller på idrettshallen"],
        ["", "Bytte til LED i gatelys"],
    ]
    reading = read(rows)
    assert parent_text(reading, "Bygge gang- og sykkelvei") == "Flere går og sykler"
    assert parent_text(reading, "Etterisolere rådhuset") == "Lavere energibruk"
    assert reading.problems == ()


def test_rows_above_the_first_goal_that_fit_no_pattern_are_reported():
    rows = [
        ["Mål", "Tiltak"],
        ["", "Bygge gang- og sykkelvei"],
        ["", "Ny bussholdeplass"],
        ["", "Sykkelparkering"],
        ["Flere går og sykler", "Senke fartsgrensen"],
        ["Lavere energibruk", "Solceller"],
        ["", "LED i gatelys"],
    ]
    (problem,) = read(rows).problems
    assert (problem.code, problem.arguments["count"]) == ("TC005", 3)


def test_several_goals_beside_several_measures_cannot_be_paired():
    rows = [
        ["Mål", "Tiltak"],
        ["* Trygge barn\n* Aktive eldre", "* Ny barnehage\n* Turgruppe\n* Ledsagerbevis"],
    ]
    reading = read(rows, parent="@1:0")
    (problem,) = reading.problems
    assert (problem.message_id, problem.arguments["count"], problem.place and problem.place.cell) == (
        "TC005",
        1,
        CellRef(1, 2, 2),
    )
    assert parent_text(reading, "Turgruppe") == "@1:0"


def test_as_many_measures_as_goals_in_a_row_are_pairs():
    rows = [["Mål", "Tiltak"], ["* Trygge barn\n* Aktive eldre", "* Ny barnehage\n* Turgruppe"]]
    assert parent_text(read(rows), "Turgruppe") == "Aktive eldre"


def test_a_row_over_the_whole_width_is_a_heading_for_the_rows_below():
    rows = [
        ["Tiltak", "Ansvar", "Frist"],
        ["Folkehelse", "<", "<"],
        ["Åpen hall i helgene", "Kultur", "2026"],
        ["Samferdsel", "<", "<"],
        ["Ny undergang", "Teknisk", "2027"],
    ]
    reading = read(rows, section=("Handlingsdel",))
    assert [item.section for item in reading.items] == [("Handlingsdel", "Folkehelse"), ("Handlingsdel", "Samferdsel")]


def test_a_labelled_row_over_the_whole_width_is_the_goal_of_the_rows_below():
    rows = [
        ["Tiltak", "Ansvar"],
        ["Mål 2: Alle innbyggere har et sted å møtes", "<"],
        ["Åpne skolebibliotekene på kveldstid", "Oppvekst"],
    ]
    reading = read(rows)
    assert parent_text(reading, "Åpne skolebibliotekene på kveldstid") == "Alle innbyggere har et sted å møtes"


def test_a_row_that_goes_on_with_the_sentence_above_is_joined():
    rows = [
        ["Nr", "Tiltak", "Ansvar"],
        ["1", "Utarbeide en felles plan for", "Helse og"],
        ["", "hjemmeboende med demens", "omsorg"],
        ["2", "Innføre trygghetsteknologi", "Helse"],
    ]
    reading = read(rows, ruled=False)
    assert texts(reading) == ["Utarbeide en felles plan for hjemmeboende med demens", "Innføre trygghetsteknologi"]
    assert reading.items[0].owner == "Helse og omsorg"


def test_a_blank_measure_cell_with_a_text_and_money_of_its_own_is_a_part_of_the_measure():
    rows = [
        ["Tiltak", "Kommentar", "2026", "2027"],
        ["Øvingslokaler for korps", "Leie av gymsal", "100", "100"],
        ["", "Ombygging av kjelleren", "", "450"],
    ]
    reading = read(rows, amount_factor=1000.0)
    assert parent_text(reading, "Ombygging av kjelleren") == "Øvingslokaler for korps"
    assert [amount.value for amount in reading.items[1].amounts] == [450_000.0]


def test_blank_signs_are_no_text():
    rows = [["Mål", "Tiltak", "Ansvar"], ["Ren fjord", "Oppsamling av plast", "–"], ["Ren luft", "-", "n/a"]]
    reading = read(rows)
    assert texts(reading) == ["Oppsamling av plast"]
    assert all(item.owner is None for item in reading.items)


def test_an_answer_in_place_of_a_measure_is_no_measure():
    rows = [["Mål", "Tiltak"], ["Kommunen er en åpen organisasjon", "Ivaretas i ordinær drift"]]
    (goal,) = read(rows).items
    assert goal.follow_up is not None
    assert goal.follow_up.kind == "ordinary_operations"


AGREEMENT = [
    ["Resultatmål", "Mål for enheten", "Tiltak", "Støtte"],
    ["Sykefravær under 7 %", "Sykefraværet ved skolen er under 6 %", "Månedlig fraværsmøte", "HR deltar"],
]


def test_in_an_agreement_the_result_goal_beside_the_units_own_goal_is_quoted():
    reading = read(AGREEMENT, KIND.LEDERAVTALE)
    quoted, own, measure = reading.items
    assert (quoted.origin, own.origin) == (Origin.QUOTED, Origin.OWN)
    assert (own.parent, measure.parent) == (quoted.id, own.id)
    assert measure.support == "HR deltar"
    assert reading.facts.columns == ("quoted_goal", "unit_goal", "measure", "support")
    assert reading.problems == ()


def test_goals_under_a_header_that_names_the_plan_above_are_quoted():
    rows = [
        ["Mål fra HØP", "Enhetens delmål", "Tiltak", "Frist"],
        ["Flere heltidsstillinger", "80 % heltid", "Årsturnus", "2026"],
    ]
    assert read(rows, KIND.ENHETSAVTALE).items[0].origin is Origin.QUOTED


def test_the_plan_before_is_marked_so():
    assert {item.origin for item in read(ACTION_PLAN, previous=True).items} == {Origin.PREVIOUS}


def test_goals_at_the_top_stand_under_the_goal_of_the_section():
    reading = read([["Tiltak", "Ansvar"], ["Ny lekeplass", "Teknisk"]], parent="@4:0", parent_kind=ItemKind.GOAL)
    assert reading.items[0].parent == "@4:0"


def test_ids_are_the_block_and_character_where_the_text_starts():
    reading = read([["Tiltak", "Ansvar"], ["Tiltak 3: Ny lekeplass", "Teknisk"]])
    (item,) = reading.items
    block, start = item.id.removeprefix("@").split(":")
    assert (block, start) == ("13", str(len("Tiltak 3: ")))
    assert item.place.cell is not None
    assert (item.place.page, item.place.cell.row, item.place.spans[0].start) == (3, 2, int(start))
    assert reading.facts.items == (item.id,)


def test_a_table_of_one_column_is_a_layout():
    reading = read([["Mål"], ["Kommunen skal være attraktiv"]])
    assert (reading.facts.role, reading.items) == ("other", ())


def test_the_bold_title_of_a_cell_is_the_measure_and_the_rest_describes_it():
    rows = [["Tiltak", "Ansvar"], ["**Friluftspakke**\nTurkart, merking og gapahuk.", "Kultur"]]
    (measure,) = read(rows).items
    assert (measure.text, measure.description) == ("Friluftspakke", "Turkart, merking og gapahuk.")


def test_technical_lines_among_the_measures_are_budget_lines():
    rows = [["Tiltak", "Budsjett 2026"], ["Korr. lønnsoppgjør 2025", "1 200"], ["Ny rådgiver i barnevernet", "800"]]
    reading = read(rows, KIND.OKONOMIPLAN)
    assert [item.kind for item in reading.items] == [ItemKind.BUDGET_LINE, ItemKind.MEASURE]


def test_references_in_their_own_column_point_at_goals():
    rows = [["Tiltak", "Knyttet til mål", "Ansvar"], ["Sommerjobb for ungdom", "2.3", "NAV"]]
    (measure,) = read(rows).items
    assert [(each.label, each.label_kind) for each in measure.references] == [("2.3", "goal")]


def test_a_code_in_the_goal_column_points_at_a_goal_and_is_none_itself():
    rows = [
        ["Tiltak", "Mål", "Frist", "Kostnad"],
        ["Trivselsledere i friminuttene", "B1", "2026", "Innenfor rammen"],
        ["Leksehjelp to dager i uka", "B1", "2026", "120 000 kr"],
        ["Ny nettside", "", "2027", "40 000 kr"],
    ]
    first, second, third = read(rows, KIND.ENHETSAVTALE).items
    assert [[each.label for each in item.references] for item in (first, second, third)] == [["B1"], ["B1"], []]
    assert (first.funding, first.description) == ("within_frame", None)


def test_a_goal_to_the_right_of_the_measures_belongs_to_its_row_alone():
    rows = [["Tiltak", "Mål"], ["Sykkelparkering", "Flere sykler til jobb"], ["Ny nettside", ""]]
    reading = read(rows)
    assert parent_text(reading, "Sykkelparkering") == "Flere sykler til jobb"
    assert parent_text(reading, "Ny nettside") is None


def test_an_explanation_of_the_plans_own_words_is_no_form():
    rows = [["Nivå", "Forklaring"], ["Hovedmål", "Slik skal det være"], ["Delmål", "Delt opp"], ["Strategi", "Grepene"]]
    assert read(rows, KIND.SAMFUNNSDEL).items == ()


@pytest.mark.parametrize(
    "above",
    [
        ["Mål 2: Et trygt lokalsamfunn", "<", "<", "<"],
        ["Mål 2", "Et trygt lokalsamfunn", "<", "<"],
        ["Mål:", "Et trygt lokalsamfunn", "<", "<"],
    ],
)
def test_a_goal_printed_over_the_header_owns_the_table(above: list[str]):
    rows = [above, ["Tiltak", "Ansvar", "Frist", "Kostnad"], ["Nattpatrulje", "Oppvekst", "2026", "50 000 kr"]]
    reading = read(rows)
    assert [item.kind for item in reading.items] == [ItemKind.GOAL, ItemKind.MEASURE]
    assert parent_text(reading, "Nattpatrulje") == "Et trygt lokalsamfunn"
    assert reading.facts.columns == ("measure", "owner", "deadline", "cost")


def test_goal_and_header_repeated_for_each_goal_in_one_table():
    rows = [
        ["Mål 1", "Et trygt lokalsamfunn", "<"],
        ["Tiltak", "Ansvar", "Frist"],
        ["Nattpatrulje", "Oppvekst", "2026"],
        ["Mål 2", "Et aktivt lokalsamfunn", "<"],
        ["Tiltak", "Ansvar", "Frist"],
        ["Lånesentral", "Kultur", "2027"],
    ]
    reading = read(rows)
    assert parent_text(reading, "Nattpatrulje") == "Et trygt lokalsamfunn"
    assert parent_text(reading, "Lånesentral") == "Et aktivt lokalsamfunn"
    assert len(reading.items) == 4


def test_rows_that_start_with_a_capital_stay_apart_whatever_their_other_cells_start_with():
    rows = [
        ["Tiltak", "Kven", "Når", "Kostnad"],
        ["Leggje til rette for sykkelparkering", "Teknisk", "Innan 2027", "Innanfor ramma"],
        ["Etablere frivilligsentral", "Kultur", "Løpande", "kr 300 000"],
    ]
    first, second = read(rows).items
    assert (first.funding, [amount.value for amount in first.amounts]) == ("within_frame", [])
    assert [amount.value for amount in second.amounts] == [300_000.0]


def test_orders_of_the_council_are_orders_with_a_status():
    rows = [["Nr", "Verbalvedtak", "Status"], ["1", "Kommunedirektøren bes utrede gratis SFO", "Under arbeid"]]
    (order,) = read(rows, KIND.TERTIALRAPPORT).items
    assert (order.kind, order.label, order.status_text) == (ItemKind.ORDER, "1", "Under arbeid")


def test_a_paragraph_that_explains_the_goal_describes_it():
    rows = [
        ["Mål", "Tiltak"],
        [
            "Flere eldre bor hjemme lenger\nDette betyr at tjenestene må komme hjem.",
            "Ambulerende team\nTeamet har fem ansatte. De dekker hele kommunen.",
        ],
    ]
    goal, measure = read(rows).items
    assert (goal.text, goal.description) == (
        "Flere eldre bor hjemme lenger",
        "Dette betyr at tjenestene må komme hjem.",
    )
    assert (measure.text, measure.description) == (
        "Ambulerende team",
        "Teamet har fem ansatte. De dekker hele kommunen.",
    )


@pytest.mark.parametrize("cells", [["1", "2", "3"], ["1", "2 og 4", "4"]])
def test_bare_numbers_under_mal_beside_measures_point_at_goals(cells: list[str]) -> None:
    reading = read(
        [
            ["Prosjekt", "Prosjekteier", "Mål", "År"],
            ["Ny innbyggerportal", "Kommunalsjef samfunn", cells[0], "2026"],
            ["Automatisk behandling av fakturaer", "Økonomisjef", cells[1], "2027"],
            ["Kurs på biblioteket", "Biblioteksjef", cells[2], "2027"],
        ]
    )
    assert reading.facts.columns == ("measure", "owner", "reference", "deadline")
    second = of(reading, ItemKind.MEASURE)[1]
    assert [each.label for each in second.references] == cells[1].split(" og ")
    assert second.owner == "Økonomisjef"


def test_a_number_beside_a_measure_that_counts_nothing_is_a_level() -> None:
    reading = read([["Tiltak", "Mål", "Ansvarlig"], ["Flere lærlinger", "12", "HR"], ["Kurs for ledere", "4", "HR"]])
    assert reading.facts.columns == ("measure", "target", "owner")
