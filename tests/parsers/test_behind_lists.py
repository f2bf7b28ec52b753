"""What stands behind a list or a table: whom a paragraph speaks of, and where the next list belongs."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, plan
from tracecheck.model.plan import DocumentKind, PlanDocument

ECONOMIC = DocumentKind.OKONOMIPLAN


def told_of(document: PlanDocument, start: str) -> str | None:
    """The words of the item that the passage which begins so speaks of."""
    passage = next(each for each in document.statements if each.text.startswith(start))
    return next((each.text for each in document.items if each.id == passage.parent), None)


def chapter(folder: Path, body: str, name: str = "plan.md") -> PlanDocument:
    return plan(folder, f"# Økonomiplan 2026–2029\n\nFurulia kommune\n\n## Park og veg\n\n{body}", ECONOMIC, name)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ordningen med badeplasser gjelder alle bydeler, jf. delmål 3.1 i samfunnsdelen.",
        "I samfunnsdelen heter det at «alle skal ha en badeplass i nærheten». Det arbeides det videre med.",
        "Midlar til badeplassar er sette av, jf. delmål 3.1 i samfunnsdelen til kommunen vår.",
    ],
)
def test_a_paragraph_behind_a_list_speaks_of_no_entry(paragraph: str, tmp_path: Path) -> None:
    body = f"Tiltak:\n\n- Bytte gatelys i Lia\n- Sette opp benker ved elva\n\n{paragraph}\n"
    document = chapter(tmp_path, body)
    assert told_of(document, paragraph[:12]) is None
    assert all(not item.references and not item.quotations for item in document.items)


def test_it_speaks_of_the_goal_that_heads_the_chapter(tmp_path: Path) -> None:
    body = (
        "### Mål 2: Furulia har trygge turveger\n\nTiltak:\n\n- Bytte gatelys i Lia\n- Sette opp benker\n\n"
        "Arbeidet ses i sammenheng med delmål 3.1 i samfunnsdelen.\n"
    )
    assert told_of(chapter(tmp_path, body), "Arbeidet") == "Furulia har trygge turveger"


@pytest.mark.parametrize(
    "words",
    ["Tiltaket svarer på delmål 3.1 i samfunnsdelen.", "Ordninga følgjer opp delmål 3.1 i samfunnsdelen til kommunen."],
)
def test_a_paragraph_that_says_the_measure_speaks_of_the_last_entry(words: str, tmp_path: Path) -> None:
    document = chapter(tmp_path, f"Tiltak:\n\n- Bytte gatelys i Lia\n- Sette opp benker ved elva\n\n{words}\n")
    assert told_of(document, words[:8]) == "Sette opp benker ved elva"


def test_an_indented_paragraph_speaks_of_its_entry(tmp_path: Path) -> None:
    body = (
        "Tiltak:\n\n- Bytte gatelys i Lia\n- Sette opp benker ved elva\n\n"
        "  Benkene står ved turvegen, jf. delmål 3.1 i samfunnsdelen.\n"
    )
    assert told_of(chapter(tmp_path, body), "Benkene") == "Sette opp benker ved elva"


def test_a_paragraph_inside_an_entry_of_a_page_speaks_of_it(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Økonomiplan 2026–2029</h1><h2>Tiltak</h2><ul><li><p>Bytte gatelys i Lia</p></li>"
        "<li><p>Sette opp benker ved elva</p><p>Benkene står ved turvegen, jf. delmål 3.1 i samfunnsdelen.</p></li>"
        "</ul><p>Gatene er eldre enn anna veg, jf. delmål 4.2 i samfunnsdelen til kommunen.</p></body></html>"
    )
    document = plan(tmp_path, page, ECONOMIC, "plan.html")
    assert told_of(document, "Benkene") == "Sette opp benker ved elva"
    assert told_of(document, "Gatene") is None


def test_in_a_list_explained_entry_by_entry_each_paragraph_speaks_of_the_one_above(tmp_path: Path) -> None:
    body = (
        "### Tiltak\n\n- Bytte gatelys i Lia\n\nLysene er fra 1988, og dette følger opp delmål 3.1 i samfunnsdelen.\n\n"
        "- Sette opp benker ved elva\n\nElva er et turmål, og dette følger opp delmål 3.2 i samfunnsdelen.\n"
    )
    document = chapter(tmp_path, body)
    assert told_of(document, "Lysene") == "Bytte gatelys i Lia"
    assert told_of(document, "Elva") == "Sette opp benker ved elva"


def test_a_numbered_list_that_goes_on_below_keeps_the_paragraph(tmp_path: Path) -> None:
    body = (
        "Tiltak:\n\n1. Bytte gatelys i Lia\n2. Sette opp benker ved elva\n\n"
        "Elva er et turmål, og dette følger opp delmål 3.2 i samfunnsdelen.\n\n3. Merke turvegen rundt vatnet\n"
    )
    assert told_of(chapter(tmp_path, body), "Elva") == "Sette opp benker ved elva"


TABLE = "| Mål | Tiltak |\n|---|---|\n| Flere går til skolen | Gåbuss |\n\n"


@pytest.mark.parametrize("lead", ["I tillegg skal enheten:", "I tillegg skal eininga:", "Tiltak:"])
def test_a_list_behind_a_table_belongs_to_no_row(lead: str, tmp_path: Path) -> None:
    document = chapter(tmp_path, f"{TABLE}{lead}\n\n- Kjøpe inn to elbiler\n- Rydde lageret\n")
    assert above(document, "Kjøpe inn") is None
    assert above(document, "Gåbuss") == "Flere går til skolen"


def test_a_list_behind_a_table_still_belongs_to_the_goal_that_heads_the_chapter(tmp_path: Path) -> None:
    body = f"### Mål 2: Furulia har trygge turveger\n\n{TABLE}Tiltak:\n\n- Kjøpe inn to elbiler\n- Rydde stiene\n"
    assert above(chapter(tmp_path, body), "Rydde") == "Furulia har trygge turveger"


def test_a_list_behind_a_box_that_holds_one_goal_belongs_to_it(tmp_path: Path) -> None:
    box = "| Mål | Indikator | Mål 2026 |\n|---|---|---|\n| Flere går til skolen | Andel som går | 70 % |\n\n"
    document = chapter(tmp_path, f"{box}Tiltak:\n\n- Merke snarvegene\n- Opprette gåbuss\n")
    assert above(document, "Opprette") == "Flere går til skolen"
