"""Registers whose rows name their own level, and tables whose section rows are numbered."""

from tests.parsers.table_builder import read
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables import TableReading

HEADER = ["Nivå", "Nr.", "Navn", "Overordnet", "Ansvarlig", "Frist"]
REGISTER = [
    HEADER,
    ["Hovedmål", "1", "Sollia er et godt sted å bli gammel", "", "Helse", ""],
    ["Delmål", "1.1", "Flere eldre bor hjemme", "1", "Hjemmetjenesten", "2029"],
    ["Tiltak", "T4", "Bygge ut dagaktivitetstilbudet", "1.1", "Helse", "2027"],
    ["Indikator", "I1", "Andel over 80 år som bor hjemme", "1.1", "Helse", ""],
    ["Hovedmål", "2", "Alle unge er med", "", "Kultur", ""],
    ["Tiltak", "T5", "Fritidsfond for familier", "2", "Kultur", "2026"],
]


def tree(reading: TableReading) -> list[tuple[ItemKind, str, str | None]]:
    """Kind, text and the parent's text of each item."""
    texts = {item.id: item.text for item in reading.items}
    return [(item.kind, item.text, texts.get(item.parent or "")) for item in reading.items]


def test_a_register_tells_the_level_of_each_row() -> None:
    old, home = "Sollia er et godt sted å bli gammel", "Flere eldre bor hjemme"
    reading = read(REGISTER, DocumentKind.REGISTER)
    assert tree(reading) == [
        (ItemKind.GOAL, old, None),
        (ItemKind.SUBGOAL, home, old),
        (ItemKind.MEASURE, "Bygge ut dagaktivitetstilbudet", home),
        (ItemKind.INDICATOR, "Andel over 80 år som bor hjemme", home),
        (ItemKind.GOAL, "Alle unge er med", None),
        (ItemKind.MEASURE, "Fritidsfond for familier", "Alle unge er med"),
    ]
    measure = reading.items[2]
    assert (measure.label, measure.owner, measure.deadline and measure.deadline.text) == ("T4", "Helse", "2027")


def test_the_number_above_holds_whatever_the_order_of_the_rows() -> None:
    rows = [HEADER, *sorted(REGISTER[1:], key=lambda row: row[2])]
    parents = {text: parent for _, text, parent in tree(read(rows, DocumentKind.REGISTER))}
    assert parents["Fritidsfond for familier"] == "Alle unge er med"
    assert parents["Bygge ut dagaktivitetstilbudet"] == "Flere eldre bor hjemme"


def test_rows_that_point_at_each_other_make_no_circle() -> None:
    rows = [HEADER, ["Mål", "1", "Trygg by", "2", "", ""], ["Mål", "2", "Grønn by", "1", "", ""], REGISTER[-1]]
    parents = {text: parent for _, text, parent in tree(read(rows, DocumentKind.REGISTER))}
    assert parents == {"Trygg by": None, "Grønn by": "Trygg by", "Fritidsfond for familier": "Grønn by"}


def test_a_list_of_words_explained_is_no_register() -> None:
    rows = [["Nivå", "Det vi mener"], ["Mål", "Det vi vil nå"], ["Strategi", "Veien dit"], ["Tiltak", "Det vi gjør"]]
    assert read(rows).items == ()


def test_section_rows_whose_numbers_the_rows_go_on_with_are_areas() -> None:
    rows = [
        ["Nr", "Tiltak", "Ansvar"],
        ["1. Grønn samferdsel", "<", "<"],
        ["1.1", "Sykkelhotell ved stasjonen", "Teknisk"],
        ["2. Natur", "<", "<"],
        ["2.1", "Fjerne fremmede arter", "Miljø"],
    ]
    assert tree(read(rows)) == [
        (ItemKind.AREA, "Grønn samferdsel", None),
        (ItemKind.MEASURE, "Sykkelhotell ved stasjonen", "Grønn samferdsel"),
        (ItemKind.AREA, "Natur", None),
        (ItemKind.MEASURE, "Fjerne fremmede arter", "Natur"),
    ]


def test_lettered_sections_over_lettered_codes_in_a_column_of_areas() -> None:
    rows = [
        ["Område", "Tiltak", "Hvem"],
        ["A. Jord", "<", "<"],
        ["A1", "Matjordplan", "Landbruk"],
        ["A2", "Grøftekurs", "Landbruk"],
        ["B. Skog", "<", "<"],
        ["B1", "Planteaksjon", "Skogeierlaget"],
    ]
    reading = read(rows)
    assert [(item.label, item.text) for item in reading.items if item.kind is ItemKind.MEASURE] == [
        ("A1", "Matjordplan"),
        ("A2", "Grøftekurs"),
        ("B1", "Planteaksjon"),
    ]
    assert [parent for _, _, parent in tree(reading)] == [None, "Jord", "Jord", None, "Skog"]


def test_section_rows_without_numbers_stay_headings() -> None:
    rows = [["Nr", "Tiltak", "Ansvar"], ["Drift", "<", "<"], ["1", "Nye rutiner for innkjøp", "Økonomi"]]
    (measure,) = read(rows).items
    assert (measure.parent, measure.section) == (None, ("Drift",))
