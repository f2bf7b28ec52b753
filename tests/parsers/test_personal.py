"""What is about a leader as a person is left out, whatever form names it; what is about the unit stays."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import plan
from tracecheck.model.codec import to_json
from tracecheck.model.plan import DocumentKind

HEAD = "# Lederavtale 2026 for Elvebakken helsehus\n\nStorvik kommune\n\n## Mål for enheten\n\n- Natten er rolig\n\n"
OWN = "Bli tryggere i vanskelige samtaler"


@pytest.mark.parametrize(
    "heading",
    [
        "Egenutvikling",
        "Eiga utvikling",
        "5. Leder",
        "Nivå 5: Lederens egen utvikling",
        "Mi utvikling som leiar",
        "Personlege utviklingsmål",
        "Hvordan vil jeg utvikle meg som leder?",
        "Utviklingsmål for rektor 2026",
        "Mine mål",
    ],
)
def test_headings_of_the_leaders_own_development(heading: str, tmp_path: Path) -> None:
    said = _said(tmp_path, f"{HEAD}## {heading}\n\n### Tiltak\n\n- {OWN}\n\n## Mål for tjenesten\n\n- Maten er god\n")
    assert OWN not in said
    assert "Natten er rolig" in said
    assert "Maten er god" in said


@pytest.mark.parametrize(
    "heading", ["Personlig utvikling for alle elever", "Mål for ledere i kommunen", "Egne mål", "Lederavtale 2026"]
)
def test_headings_that_are_about_others_stay(heading: str, tmp_path: Path) -> None:
    assert OWN in _said(tmp_path, f"{HEAD}## {heading}\n\nMål:\n\n- {OWN}\n")


@pytest.mark.parametrize(
    "text",
    [
        f"Egen utvikling: {OWN}",
        f"Egen utvikling:\n\n- {OWN}",
        f"**Min utvikling som leder**\n\n{OWN}.",
        f"Som leder har jeg disse personlige målene:\n\n- {OWN}",
        f"- Egen utvikling\n  - {OWN}\n- Maten er varm",
        f"- Egen utvikling: {OWN}\n- Maten er varm",
    ],
)
def test_labels_and_entries_of_the_leaders_own_development(text: str, tmp_path: Path) -> None:
    said = _said(tmp_path, HEAD + text + "\n\n## Mål for tjenesten\n\n- Maten er god\n")
    assert OWN not in said
    assert "Maten er god" in said


@pytest.mark.parametrize(
    "rows",
    [
        ("| Mål for enheten | Egen utvikling | Tiltak |", "|---|---|---|", f"| Maten er god | {OWN} | Ny meny |"),
        ("| Nivå | Mål |", "|---|---|", "| Enhet | Maten er god |", "| Leder | Være raus |", f"| | {OWN} |"),
        ("| Mål | Tiltak |", "|---|---|", "| Maten er god | Ny meny |", "| Leiaren sine mål | |", f"| {OWN} | Kurs |"),
    ],
)
def test_columns_and_rows_of_the_leaders_own_development(rows: tuple[str, ...], tmp_path: Path) -> None:
    said = _said(tmp_path, HEAD + "\n".join(rows) + "\n")
    assert OWN not in said
    assert "Maten er god" in said


def _said(folder: Path, text: str) -> str:
    return str(to_json(plan(folder, text, DocumentKind.LEDERAVTALE)))
