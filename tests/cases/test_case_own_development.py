"""A leader's own development is about a person: recognised under whatever heading or layer it stands, never kept."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked
from tracecheck.model.codec import to_json

NAME = "Lederavtale Elvebakken helsehus 2013-2014"
TABLE = "| Resultatmål | Mål for enheten | Tiltak | Støtte |\n|---|---|---|---|\n"
UNIT_ROW = "| Natten er rolig | Færre flyttinger etter klokka 22 | Romplan | Vaktleder |\n"
OWN_ROW = "| Bli tryggere i vanskelige samtaler | Øve én gang i måneden | Kollegaveiledning | Lederskolen |\n"
HEAD = "# Lederavtale 2013–2014 for Elvebakken helsehus\n\nStorvik kommune\n\n"
HEADINGS = (
    "Lederens egen utvikling",
    "Leiarens eiga utvikling",
    "Mål for egen lederutvikling",
    "Personlige utviklingsmål",
    "Personlig utvikling",
    "Egenutvikling",
    "Egne utviklingsmål",
    "Min utvikling som leder",
    "Utviklingsmål for leder",
    "Leders egne mål",
)
BODIES = {"table": TABLE + OWN_ROW, "list": "- Bli tryggere i vanskelige samtaler\n- Delegere mer\n"}


def _said(folder: Path, form: str, text: str) -> str:
    result = checked(folder, form, {NAME: HEAD + text})
    said = str(to_json(result))
    assert "Natten er rolig" in said
    return said


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_own_development_under_a_heading(form: str, body: str, heading: str, tmp_path: Path) -> None:
    text = f"## Mål for enheten\n\n{TABLE}{UNIT_ROW}\n## {heading}\n\n{BODIES[body]}"
    said = _said(tmp_path, form, text)
    assert not [words for words in ("vanskelige samtaler", "Øve én gang", "Delegere") if words in said]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layer", ["Leder", "Lederens egen utvikling", "Egen utvikling"])
def test_own_development_as_a_layer_in_a_column(form: str, layer: str, tmp_path: Path) -> None:
    columns = "| Nivå | Resultatmål | Mål for enheten | Tiltak | Støtte |\n|---|---|---|---|---|\n"
    said = _said(tmp_path, form, f"## Mål\n\n{columns}| Enhet {UNIT_ROW}| {layer} {OWN_ROW}")
    assert not [words for words in ("vanskelige samtaler", "Øve én gang") if words in said]


@pytest.mark.parametrize("form", FORMATS)
def test_own_development_as_a_row_that_heads_the_rows_below(form: str, tmp_path: Path) -> None:
    rows = f"| Mål for enheten | | | |\n{UNIT_ROW}| Lederens egen utvikling | | | |\n{OWN_ROW}"
    said = _said(tmp_path, form, f"## Mål\n\n{TABLE}{rows}")
    assert not [words for words in ("vanskelige samtaler", "Øve én gang") if words in said]
