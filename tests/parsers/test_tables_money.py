"""Money tables: years, units, signs, and sums that are checked only as far as they can be read."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, SumCheck
from tracecheck.parsers.tables import TableReading

PLAN = DocumentKind.OKONOMIPLAN


def frames(*rows: list[str], caption: str = "Driftsrammer, beløp i 1000 kr", **more: object) -> TableReading:
    return read([["Sektor", "Budsjett 2026", "2027"], *rows], PLAN, caption=caption, **more)  # type: ignore[arg-type]


def first_column(reading: TableReading) -> list[SumCheck]:
    return [check for check in reading.facts.sums if check.column == "Budsjett 2026"]


def test_lines_have_amounts_in_kroner_for_each_year():
    reading = frames(["Oppvekst", "120 500", "121 000"], ["Helse og mestring", "(650)", "200 100"])
    assert reading.facts.role == "money"
    first, second = reading.items
    assert first.kind is ItemKind.BUDGET_LINE
    assert [(each.year, each.value) for each in first.amounts] == [(2026, 120_500_000.0), (2027, 121_000_000.0)]
    assert second.amounts[0].value == -650_000.0


def test_a_sum_that_adds_up_is_certain_and_no_line():
    reading = frames(["Oppvekst", "120 500", "1"], ["Helse", "200 100", "1"], ["Sum", "320 600", "2"])
    (check,) = first_column(reading)
    assert (check.printed, check.computed, check.certain) == (320_600_000.0, 320_600_000.0, True)
    assert [label for label, _ in check.rows] == ["Oppvekst", "Helse"]
    assert [item.text for item in reading.items] == ["Oppvekst", "Helse"]


def test_a_sum_that_does_not_add_up_shows_both_numbers():
    (check,) = first_column(frames(["Oppvekst", "120 500", ""], ["Helse", "200 100", ""], ["Sum", "330 600", ""]))
    assert (check.printed, check.computed, check.certain) == (330_600_000.0, 320_600_000.0, True)
    assert abs(check.printed - check.computed) > check.tolerance


def test_rounding_is_tolerated():
    (check,) = first_column(frames(["A-sektor", "10", ""], ["B-sektor", "10", ""], ["Totalt", "21", ""]))
    assert abs(check.printed - check.computed) <= check.tolerance


def test_subtotals_and_the_grand_total_fit():
    reading = frames(
        ["Skole", "100", ""],
        ["Barnehage", "50", ""],
        ["Sum oppvekst", "150", ""],
        ["Hjemmetjeneste", "70", ""],
        ["Sykehjem", "80", ""],
        ["Sum helse", "150", ""],
        ["Sum totalt", "300", ""],
    )
    assert [(check.printed, check.computed) for check in first_column(reading)] == [
        (150_000.0, 150_000.0),
        (150_000.0, 150_000.0),
        (300_000.0, 300_000.0),
    ]


@pytest.mark.parametrize(
    "doubtful",
    [
        ["herav lønn", "40", ""],
        ["Tilskudd fra staten", "40", ""],
        ["Veivedlikehold", "40 (D)", ""],
        ["Torg", "Utredes", ""],
    ],
)
def test_a_row_that_leaves_doubt_makes_the_sum_uncertain(doubtful: list[str]):
    (check,) = first_column(frames(["Skole", "100", ""], ["Vei", "50", ""], doubtful, ["Sum", "199", ""]))
    assert check.certain is False


def test_of_which_rows_are_not_added():
    (check,) = first_column(
        frames(["Skole", "100", ""], ["herav lønn", "80", ""], ["Vei", "50", ""], ["Sum", "150", ""])
    )
    assert check.computed == check.printed


def test_income_is_taken_from_expenses_where_that_is_what_the_sum_does():
    rows = (
        ["Lønn", "100", ""],
        ["Varer", "50", ""],
        ["Brukerbetaling og andre inntekter", "30", ""],
        ["Netto", "120", ""],
    )
    (check,) = first_column(frames(*rows))
    assert (check.computed, check.certain) == (120_000.0, False)


def test_a_subtotal_without_a_word_for_it_is_no_row_of_the_sum():
    rows = (["Oppvekst", "150", ""], ["Skole", "100", ""], ["Barnehage", "50", ""], ["Sum", "150", ""])
    (check,) = first_column(frames(*rows))
    assert check.printed == check.computed


def test_above_the_rows_of_a_sum_may_stand_rows_of_another_part():
    rows = (["Innskutt kapital", "20", ""], ["Lån", "50", ""], ["Leie", "10", ""], ["Sum lån og leie", "60", ""])
    (check,) = first_column(frames(*rows))
    assert (check.printed, check.computed) == (60_000.0, 60_000.0)


def test_investment_and_operation_are_summed_apart():
    rows = [
        ["Tiltak", "Kommentar", "2026", "2027"],
        ["Kulturhus", "Byggestart høsten 2026", "2 800 000 (I)\n750 000 (D)", "750 000 (D)"],
        ["Kunstgress", "Spillemidler søkes", "1 000 000 (I)", ""],
        ["Sum investeringer (I)", "", "3 800 000", "0"],
        ["Sum drift (D)", "", "750 000", "750 000"],
        ["Sum totalt", "", "4 550 000", "750 000"],
    ]
    reading = read(rows, DocumentKind.KOMMUNEDELPLAN)
    house = reading.items[0]
    assert [(each.year, each.value, each.kind) for each in house.amounts] == [
        (2026, 2_800_000.0, "investment"),
        (2026, 750_000.0, "operating"),
        (2027, 750_000.0, "operating"),
    ]
    checks = [check for check in reading.facts.sums if check.column == "2026"]
    assert [(check.printed, check.computed) for check in checks] == [(3.8e6, 3.8e6), (7.5e5, 7.5e5), (4.55e6, 4.55e6)]
    assert len(reading.items) == 2


def test_a_sum_of_one_kind_is_held_against_the_rows_of_that_kind_wherever_it_stands():
    rows = [
        ["Tiltak", "2026", "2027"],
        ["Kulturhus", "2 800 000 (I)\n750 000 (D)", "750 000 (D)"],
        ["Kunstgress", "500 000 (I)", "500 000 (I)"],
        ["Kulturskole på Moen", "400 000 (D)", "360 000 (D)"],
        ["Sum investeringer (I)", "500 000", "500 000"],
        ["Sum drift (D)", "1 150 000", "2 110 000"],
        ["Sum totalt", "1 650 000", "2 610 000"],
    ]
    checks = read(rows, DocumentKind.KOMMUNEDELPLAN).facts.sums
    assert [(check.column, check.printed, check.computed) for check in checks] == [
        ("2026", 5e5, 3.3e6),
        ("2026", 1.15e6, 1.15e6),
        ("2026", 1.65e6, 1.65e6),
        ("2027", 5e5, 5e5),
        ("2027", 2.11e6, 1.11e6),
        ("2027", 2.61e6, 2.61e6),
    ]
    assert not any(check.certain for check in checks if check.printed != check.computed)


def test_goals_beside_the_frame_of_a_sector_are_only_pointed_at():
    rows = [
        ["Sektor", "Ramme 2026 (i 1000 kr)", "Mål"],
        ["Oppvekst", "245 300", "B1 og B2"],
        ["Helse og mestring", "310 200", "Innbyggerne har god helse og mestrer hverdagen"],
        ["Sum", "555 500", ""],
    ]
    reading = read(rows, DocumentKind.ARSBUDSJETT, heading="Rammer for sektorene")
    assert reading.facts.role == "money"
    assert [(item.kind, item.text, item.amounts[0].value) for item in reading.items] == [
        (ItemKind.BUDGET_LINE, "Oppvekst", 245_300_000.0),
        (ItemKind.BUDGET_LINE, "Helse og mestring", 310_200_000.0),
    ]
    assert [reference.label for reference in reading.items[0].references] == ["B1", "B2"]
    assert [check.certain for check in reading.facts.sums] == [True]


def test_a_goal_that_begins_like_a_sum_is_no_sum():
    rows = [
        ["Mål", "Tiltak", "Ansvar", "Frist", "Kostnad 2026 (i 1000 kr)"],
        ["F1 Netto driftsresultat skal opp (delmål 4.1)", "Økonomioppfølging", "Økonomisjef", "01.02.2026", "150"],
        ["^", "Samordnede innkjøp", "Økonomisjef", "31.12.2027", "Innenfor rammen"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN, header_rows=1)
    assert [item.label for item in reading.items if item.kind is ItemKind.GOAL] == ["F1"]
    assert [item.text for item in reading.items if item.kind is ItemKind.MEASURE] == [
        "Økonomioppfølging",
        "Samordnede innkjøp",
    ]


def test_words_where_money_is_expected_are_kept():
    rows = [["Tiltak", "2026", "2027"], ["Storhall", "Utredes", "500"], ["Nytt bibliotek", "900", ""]]
    first = read(rows, PLAN, amount_factor=1000.0).items[0]
    assert first.description == "2026: Utredes"
    assert [each.value for each in first.amounts] == [500_000.0]


def test_a_list_of_measures_named_by_its_heading_gives_measures():
    rows = [
        ["Beløp i 1000 kr", "2026", "2027"],
        ["Ny helsesykepleier", "750", "750"],
        ["Helårseffekt av tidligere vedtak", "100", "0"],
    ]
    reading = read(rows, PLAN, heading="Nye tiltak oppvekst")
    assert [item.kind for item in reading.items] == [ItemKind.MEASURE, ItemKind.BUDGET_LINE]
    assert reading.items[0].amounts[0].value == 750_000.0


def test_overviews_of_accounts_are_money_whatever_stands_above():
    rows = [
        ["", "Regnskap 2024", "Budsjett 2025", "Budsjett 2026"],
        ["Rammetilskudd", "210 000", "215 000", "220 000"],
        ["Inntekts- og formuesskatt", "150 000", "155 000", "160 000"],
        ["Sum generelle driftsinntekter", "360 000", "370 000", "380 000"],
    ]
    reading = read(rows, PLAN, heading="Bevilgningsoversikt drift")
    assert reading.facts.role == "money"
    assert {item.kind for item in reading.items} == {ItemKind.BUDGET_LINE}
    assert [(each.year, each.value) for each in reading.items[0].amounts] == [(2025, 215_000.0), (2026, 220_000.0)]


def test_the_mandatory_overview_with_numbered_lines_and_net_results_adds_up():
    rows = [
        ["Post", "Budsjett 2026"],
        ["1 Rammetilskudd", "-220"],
        ["2 Inntekts- og formuesskatt", "-180"],
        ["3 Sum generelle driftsinntekter", "-400"],
        ["4 Sum bevilgninger drift, netto", "380"],
        ["5 Avskrivninger", "26"],
        ["6 Sum netto driftsutgifter", "406"],
        ["7 Brutto driftsresultat", "6"],
        ["8 Renteutgifter", "13"],
        ["9 Motpost avskrivninger", "-26"],
        ["10 Netto driftsresultat", "-7"],
    ]
    reading = read(rows, DocumentKind.ARSBUDSJETT, caption="Bevilgningsoversikt drift, beløp i 1000 kr")
    assert "Sum generelle driftsinntekter" not in [item.text for item in reading.items]
    assert all(check.printed == check.computed for check in reading.facts.sums)
    assert [check.printed for check in reading.facts.sums] == [-400_000.0, 406_000.0, -7_000.0]


def test_lines_that_name_goals_by_their_codes_point_at_them():
    rows = [["Sektor", "Resultatmål i økonomiplanen", "Ramme 2026"], ["Oppvekst", "B1, B2 og B3", "158 400"]]
    reading = read(rows, DocumentKind.ARSBUDSJETT, amount_factor=1000.0)
    (line,) = reading.items
    assert (line.kind, line.text) == (ItemKind.BUDGET_LINE, "Oppvekst")
    assert [each.label for each in line.references] == ["B1", "B2", "B3"]


def test_a_header_repeated_after_a_sum_starts_a_new_table():
    rows = [
        ["Tiltak", "2026", "2027"],
        ["Ny lærer", "700", "700"],
        ["Ny los", "600", "600"],
        ["Sum", "1 300", "1 300"],
        ["Tiltak", "2026", "2027"],
        ["Varmepumpe", "1 450", "0"],
        ["Sum", "1 450", "0"],
    ]
    checks = read(rows, PLAN, amount_factor=1000.0).facts.sums
    assert all(check.printed == check.computed for check in checks)


@pytest.mark.parametrize("header", ["Tiltak", "Post"])
def test_a_row_over_the_whole_width_tells_what_the_money_below_it_is_for(header: str):
    rows = [
        [header, "2026", "2027"],
        ["Drift", "<", "<"],
        ["Ny lærerstilling", "720", "720"],
        ["Investeringer", "<", "<"],
        ["Varmepumpe i rådhuset", "1 450", "0"],
    ]
    reading = read(rows, DocumentKind.OKONOMIPLAN, heading="Endringer i driftsbudsjettet (i 1000 kr)")
    kinds = {item.text: {amount.kind for amount in item.amounts} for item in reading.items}
    assert kinds == {"Ny lærerstilling": {"operating"}, "Varmepumpe i rådhuset": {"investment"}}


def test_lines_under_measures_in_a_budget_are_measures_though_no_unit_is_printed() -> None:
    rows = [["", "2027", "2028"], ["Lekkasjesøk på ledningsnettet", "400", "0"], ["Ny ingeniør", "850", "850"]]
    measures = read(rows, DocumentKind.OKONOMIPLAN, heading="Tiltak drift:").items
    assert [(item.kind, item.text) for item in measures] == [
        (ItemKind.MEASURE, "Lekkasjesøk på ledningsnettet"),
        (ItemKind.MEASURE, "Ny ingeniør"),
    ]
    assert all(item.kind is not ItemKind.MEASURE for item in read(rows, DocumentKind.OKONOMIPLAN).items)
