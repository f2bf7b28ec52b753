"""Numbers of goals in another plan: in a heading of several, as bare codes beside the plan's name, behind a goal."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.values.references import find_references

ECONOMIC = DocumentKind.OKONOMIPLAN


@pytest.mark.parametrize("form", ["**{}**", "## {}"])
@pytest.mark.parametrize("words", ["Hovedmål D1 og D2: Sjø og strand", "Hovudmål D1, D2 og D4: Sjø og strand"])
def test_a_heading_with_several_numbers_points_at_each(form: str, words: str, tmp_path: Path) -> None:
    text = f"# Økonomiplan 2026–2029\n\nHavsund kommune\n\n{form.format(words)}\n\nTiltak:\n\n- Rydde strandsonen\n"
    document = plan(tmp_path, text, ECONOMIC)
    head = item(document, "Sjø og strand")
    assert [each.label for each in head.references] == [part for part in ("D1", "D2", "D4") if part in words]
    assert item(document, "Rydde").parent == head.id


@pytest.mark.parametrize("words", ["Hovedmål D1: Sjø og strand", "Mål 1: Sjø og land"])
def test_a_heading_with_one_number_is_a_goal_with_that_label(words: str, tmp_path: Path) -> None:
    text = f"# Økonomiplan 2026–2029\n\n## {words}\n\nTiltak:\n\n- Rydde strandsonen\n"
    head = item(plan(tmp_path, text, ECONOMIC), "Sjø og")
    assert (head.label, head.references) == (words.partition(":")[0], ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiltaket svarer på både F2 og F3 i samfunnsdelen.", ["F2", "F3"]),
        ("Arbeidet følgjer opp S1 i økonomiplanen.", ["S1"]),
        ("Vi prioriterer R4, R5 og R6 frå temaplanen.", ["R4", "R5", "R6"]),
    ],
)
def test_bare_codes_beside_the_name_of_a_plan_are_pointers(text: str, expected: list[str]) -> None:
    found = find_references(text)
    assert [each.label for each in found] == expected
    assert all(each.document for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ny E6 i kommuneplanen er et statlig ansvar.",
        "Møtet holdes i rom B12 i rådhuset.",
        "CO2 i samfunnsdelen er regnet om til tonn.",
        "F2 og F3 er gode romaner.",
    ],
)
def test_roads_rooms_and_substances_are_no_pointers(text: str) -> None:
    assert [each.label for each in find_references(text) if each.label] == []


def test_a_goal_is_pointed_on_by_the_sentence_behind_it_in_its_entry(tmp_path: Path) -> None:
    text = (
        "# Virksomhetsplan 2026\n\nHavsund kommune\n\n## Våre mål\n\n"
        "1. Alle byggesøknader skal kunne leveres på nett. Dette følger opp delmål 2.4 i samfunnsdelen.\n"
        "2. Ventetiden skal ned til to uker. Køen var seks uker i fjor.\n"
    )
    document = plan(tmp_path, text, DocumentKind.VIRKSOMHETSPLAN)
    assert [each.label for each in item(document, "Alle byggesøknader").references] == ["2.4"]
    assert item(document, "Ventetiden").references == ()


@pytest.mark.parametrize(
    "words",
    ["Målet følger opp mål A3 i økonomiplanen 2026–2029.", "Målet følgjer opp mål A3 i økonomiplanen 2026–2029."],
)
def test_a_goal_whose_own_paragraph_says_what_it_follows_up_points_there(words: str, tmp_path: Path) -> None:
    goal = f"**Mål 2:** Alle elever skal ha en voksen å snakke med. {words} Vi gjør det sammen."
    document = plan(tmp_path, f"# Avtale 2026\n\n## Mål\n\n{goal}\n", DocumentKind.ENHETSAVTALE)
    found = item(document, "Alle elever").references
    assert [(each.label, each.document) for each in found] == [("A3", "økonomiplanen 2026-2029")]


@pytest.mark.parametrize(
    "words",
    [
        "Målet H3 om bolig prioriteres ikke i denne perioden fordi behovet skal kartlegges først.",
        "Delmål 2.3 om bustad er utsett til 2028, fordi behovet skal kartleggjast først.",
    ],
)
@pytest.mark.parametrize("heading", ["Mål", "Helse"])
def test_a_sentence_that_puts_a_goal_off_is_no_goal_of_its_own(words: str, heading: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"# Økonomiplan 2026–2029\n\n## {heading}\n\n{words}\n", ECONOMIC)
    assert document.items == ()
    said = document.statements[-1]
    assert said.follow_up is not None
    assert [each.label for each in said.references] == [next(number for number in ("H3", "2.3") if number in words)]


def test_the_whole_name_of_a_plan_stands_behind_the_number() -> None:
    text = "Følger mål 1 i temaplan for oppvekst og mål 2 i temaplan for klima og energi, som gjelder fra 2025."
    found = [(each.label, each.document) for each in find_references(text)]
    assert found == [("1", "temaplan for oppvekst"), ("2", "temaplan for klima og energi")]
