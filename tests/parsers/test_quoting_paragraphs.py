"""A paragraph that quotes a goal of a plan above and leads in the list that answers it."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan
from tracecheck.model.item import Origin
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.parsers.values.references import find_references

LIST = "- Felles vakttelefon\n- Kurs i førstehjelp\n"


def economic(folder: Path, paragraph: str) -> PlanDocument:
    text = f"# Økonomiplan 2026–2029\n\nHavsund kommune\n\n## Beredskap\n\n{paragraph}\n\n{LIST}"
    return plan(folder, text, DocumentKind.OKONOMIPLAN)


@pytest.mark.parametrize(
    "paragraph",
    [
        "I samfunnsdelen heter det at «Havsund skal være rustet for uvær». Dette følger vi opp slik:",
        "I kommuneplanen heiter det at «Havsund skal vere budd på uvêr». Det svarer vi på med dette:",
        "Ifølge samfunnsdelen er målet «Havsund skal være rustet for uvær». Slik arbeider vi med det:",
    ],
)
def test_the_list_answers_the_goal_that_is_quoted(paragraph: str, tmp_path: Path) -> None:
    document = economic(tmp_path, paragraph)
    goal = item(document, "«Havsund skal")
    assert goal.origin is Origin.QUOTED
    assert [each.parent for each in document.items if each.origin is Origin.OWN] == [goal.id, goal.id]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Prosjektet «Trygg hele uka i Havsund» går videre. Til stede på møtet var:",
        "I samfunnsdelen heter det at «Havsund skal være rustet for uvær». Dette følges opp i temaplanen.",
    ],
)
def test_other_quotations_above_a_list_are_no_goal_of_it(paragraph: str, tmp_path: Path) -> None:
    assert not [each for each in economic(tmp_path, paragraph).items if each.text.startswith("«")]


@pytest.mark.parametrize("name", ["Lederprogram for alle avdelingsledere", "Kompetanseprogram for nytilsette"])
def test_a_programme_for_people_is_no_document(name: str) -> None:
    assert find_references(f"{name} i oppvekst") == ()


def test_a_programme_for_a_field_is_a_document() -> None:
    assert [each.document for each in find_references("Handlingsprogram for friluftsliv 2026-2029")] == [
        "Handlingsprogram for friluftsliv 2026-2029"
    ]
