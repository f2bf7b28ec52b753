"""The same document in several files is one plan in the chain."""

from dataclasses import replace

import pytest
from plans_of_lyngmo import D, K, item, okonomiplan, plan, run, samfunnsdel

from tracecheck.model.coupling import Role
from tracecheck.model.item import Amount, Value
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.source import Format


def saved_as(document: PlanDocument, key: str, form: Format, **fields: object) -> PlanDocument:
    return replace(document, key=key, path=key, format=form, **fields)


def chosen(*documents: PlanDocument) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.chosen, each.others, each.reason) for each in run(*documents).duplicates]


def test_the_word_file_is_used_and_the_pdf_of_it_is_no_version() -> None:
    word = saved_as(samfunnsdel(), "plan.docx", Format.DOCX)
    linkage = run(saved_as(word, "plan.pdf", Format.PDF), word, okonomiplan())
    (choice,) = linkage.duplicates
    assert (choice.chosen, choice.others, choice.reason) == ("plan.docx", ("plan.pdf",), "TC007.same_content")
    assert linkage.versions == ()
    assert (linkage.roles["plan.docx"], linkage.roles["plan.pdf"]) == (Role.CHAIN, Role.CONTEXT)
    assert linkage.links == run(word, okonomiplan()).links


def test_a_copy_of_a_file_is_told_apart_from_another_format() -> None:
    one = saved_as(samfunnsdel(), "plan.docx", Format.DOCX, sha256="a" * 64)
    copies = (saved_as(one, "gammelt/plan.docx", Format.DOCX), saved_as(one, "plan (1).docx", Format.DOCX))
    assert chosen(one, *copies) == [("plan.docx", ("gammelt/plan.docx", "plan (1).docx"), "TC007.same_file")]


def test_a_pdf_that_is_read_a_little_otherwise_is_still_the_same_plan() -> None:
    word = saved_as(
        samfunnsdel(*(item(f"m{n}", K.MEASURE, f"Tiltak nummer {n}") for n in range(20))), "a.docx", Format.DOCX
    )
    lost = replace(saved_as(word, "a.pdf", Format.PDF), items=word.items[:-2])
    assert chosen(word, lost) == [("a.docx", ("a.pdf",), "TC007.part")]
    assert chosen(word, replace(lost, items=word.items[: len(word.items) // 2])) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.PROPOSAL},
        {"municipality": "Fjordvik"},
        {"applies_to_year": 2030},
        {"unit": "Lyngmo skole"},
        {"title": "Økonomiplan 2"},
        {"kind": D.TEMAPLAN},
    ],
)
def test_what_says_that_it_is_another_document_is_one(fields: dict[str, object]) -> None:
    ours = okonomiplan(title="Økonomiplan 1", unit="Fjell skole", applies_to_year=2026)
    word = saved_as(ours, "a.docx", Format.DOCX)
    other = saved_as(
        replace(ours, items=ours.items[:-1]) if "status" in fields else ours, "b.pdf", Format.PDF, **fields
    )
    assert chosen(word, other) == []


def test_reports_with_other_results_and_budgets_with_other_sums_are_not_the_same() -> None:
    def report(number: int, form: Format) -> PlanDocument:
        entries = [item(f"r{n}", K.RESULT, f"Indikator {n}", value=Value(str(n), n * number)) for n in range(1, 6)]
        return saved_as(plan(f"t{number}", D.TERTIALRAPPORT, *entries), f"t{number}.{form}", form)

    assert chosen(report(1, Format.DOCX), report(2, Format.PDF)) == []

    def budget(value: float, form: Format) -> PlanDocument:
        lines = [item(f"b{n}", K.BUDGET_LINE, f"Ramme {n}", amounts=(Amount(2026, value + n),)) for n in range(5)]
        return saved_as(plan("b", D.ARSBUDSJETT, *lines), f"b.{form}", form)

    assert chosen(budget(100, Format.DOCX), budget(200, Format.XLSX)) == []


def test_a_sheet_with_the_table_of_the_plan_is_in_the_plan() -> None:
    word = saved_as(okonomiplan(), "plan.docx", Format.DOCX)
    rows = tuple(item(f"t{n}", K.MEASURE, f"Tiltak nummer {n}") for n in range(5))
    whole = replace(word, items=(item("g", K.GOAL, "Barn leser mer"), *rows))
    sheet = saved_as(plan("s", D.UNKNOWN, *rows), "tiltak.xlsx", Format.XLSX)
    table = saved_as(sheet, "tiltak.csv", Format.CSV)
    assert chosen(table, sheet, whole) == [("plan.docx", ("tiltak.csv", "tiltak.xlsx"), "TC007.part")]
    assert chosen(table, sheet) == [("tiltak.xlsx", ("tiltak.csv",), "TC007.same_content")]


def test_documents_with_next_to_nothing_in_them_are_not_compared() -> None:
    one = saved_as(plan("a", D.UNKNOWN, item("1", K.GOAL, "Trygge barn")), "a.docx", Format.DOCX)
    assert chosen(one, saved_as(one, "b.pdf", Format.PDF)) == []
    assert chosen(replace(one, items=()), saved_as(replace(one, items=()), "b.docx", Format.DOCX)) == []


def test_files_that_are_the_same_and_files_that_lack_something_are_told_apart() -> None:
    rows = tuple(item(f"t{n}", K.MEASURE, f"Tiltak nummer {n}") for n in range(20))
    whole = saved_as(plan("p", D.TEMAPLAN, *rows), "plan.docx", Format.DOCX)
    same, lacking = saved_as(whole, "plan.html", Format.HTML), saved_as(whole, "plan.pdf", Format.PDF, items=rows[1:])
    other = saved_as(whole, "plan.txt", Format.TEXT, items=(*rows[1:], item("x", K.MEASURE, "Annet tiltak")))
    assert chosen(whole, same, lacking, other) == [
        ("plan.docx", ("plan.txt",), "TC007.nearly_same"),
        ("plan.docx", ("plan.pdf",), "TC007.part"),
        ("plan.docx", ("plan.html",), "TC007.same_content"),
    ]


def of_a_register(number: int, unit: str | None, file: str = "avtaler.json") -> PlanDocument:
    goals = (item("1", K.GOAL, "Sykefraværet går ned"), item("2", K.GOAL, "Alle har en plan for egen kompetanse"))
    document = plan(f"{file}!{number}", D.ENHETSAVTALE, *goals, unit=unit, applies_to_year=2026)
    return replace(document, format=Format.JSON, sha256="b" * 64)


def test_agreements_of_several_units_in_one_register_are_several_with_the_same_goals_too() -> None:
    units = ("Fjell skole", "Nes barnehage", "Hjemmetjenesten")
    register = [of_a_register(number, unit) for number, unit in enumerate(units, start=2)]
    linkage = run(okonomiplan(), *register)
    assert linkage.duplicates == ()
    assert {linkage.roles[each.key] for each in register} == {Role.CHAIN}


def test_a_copy_of_a_register_is_a_copy_document_by_document() -> None:
    units = ("Fjell skole", "Nes barnehage")
    documents = [of_a_register(n, unit, file) for file in ("a.json", "b.json") for n, unit in enumerate(units)]
    assert chosen(*documents) == [
        ("a.json!0", ("b.json!0",), "TC007.same_file"),
        ("a.json!1", ("b.json!1",), "TC007.same_file"),
    ]


def _agreement(key: str, title: str) -> PlanDocument:
    said = ("Strømbruken går ned", "Alle har en plan for egen kompetanse", "Veiene er trygge", "Vannet er rent")
    goals = [item(str(number), K.GOAL, text) for number, text in enumerate(said, start=1)]
    return plan(key, D.ENHETSAVTALE, *goals, title=title, applies_to_year=2026)


def test_agreements_whose_titles_name_two_places_are_two_though_the_unit_was_not_read() -> None:
    moen = _agreement("a.docx", "Enhetsavtale 2026 Moen driftsstasjon")
    nes = _agreement("b.docx", "Enhetsavtale 2026 Nes driftsstasjon")
    assert chosen(moen, nes) == []
    again = _agreement("c.docx", "Enhetsavtale 2026 for Moen driftsstasjon")
    assert chosen(moen, again) == [("a.docx", ("c.docx",), "TC007.same_content")]
