"""Tables that follow up decisions made before: rows are passages that name a case, not goals."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan
from tracecheck.model.plan import DocumentKind

OKONOMIPLAN = DocumentKind.OKONOMIPLAN


@pytest.mark.parametrize("header", ["Sak", "Saksnr.", "K-sak", "Politisk sak"])
@pytest.mark.parametrize("number", ["86/24 punkt 3", "sak 86/24, pkt. 3", "PS 86/24 – punkt 3"])
def test_rows_that_name_a_case_are_passages_with_a_reference(header: str, number: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"# Oppfølging av vedtak\n\n| {header} | Vedtak | Status |\n|---|---|---|\n"
        f"| {number} | Det lages mål for sykefravær i alle enheter | Tatt inn i lederavtalene |\n"
        "| 90/24 | Barnehagene skal ha vikarpool | Utredes i 2026 |\n",
        OKONOMIPLAN,
    )
    assert document.items == ()
    assert [[each.case for each in said.references] for said in document.statements] == [["86/24"], ["90/24"]]
    assert document.statements[0].text.endswith("– Tatt inn i lederavtalene")
    assert document.tables[0].columns[0] == "case"


def test_a_measure_beside_its_case_refers_to_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Tiltak\n\n| Sak | Tiltak | Ansvar |\n|---|---|---|\n"
        "| 86/24 | Ansette en SLT-koordinator | Oppvekst |\n| 90/24 | Bygge ny brygge | Teknisk |\n",
        OKONOMIPLAN,
    )
    assert [each.case for each in item(document, "Ansette").references] == ["86/24"]


def test_a_column_named_sak_without_case_numbers_is_none_of_them(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Tiltak\n\n| Sak | Tiltak | Ansvar |\n|---|---|---|\n| Skole | Ansette en rektor | Oppvekst |\n"
        "| Havn | Bygge ny brygge | Teknisk |\n",
        OKONOMIPLAN,
    )
    assert item(document, "Ansette").references == ()
    assert "case" not in document.tables[0].columns
