"""Owner, deadline and money in running text right behind a measure belong to it, and stay out of its words."""

from pathlib import Path

import pytest
from structure_plans import item, plan

from tracecheck.model.item import Item
from tracecheck.model.plan import DocumentKind

PLAN = "# Handlingsplan oppvekst 2026-2029\n\n## Mål og tiltak\n\nMål: Alle barn skal oppleve mestring\n\n"


def read(folder: Path, text: str) -> Item:
    return item(plan(folder, f"{PLAN}{text}\n", DocumentKind.HANDLINGSPLAN), "Innføre fritidskort")


@pytest.mark.parametrize(
    "text",
    [
        "Tiltak: Innføre fritidskort for alle barn. Ansvar: Enhet kultur. Frist: 1.3.2027. Kostnad: 800 000 kroner.",
        "Tiltak: Innføre fritidskort for alle barn. Ansvarlig er enhet kultur, innen 1. mars 2027, 0,8 mill. kroner.",
        "Tiltak: Innføre fritidskort for alle barn. Ansvarlig er enhet kultur, og det skal være gjort innen 1. mars "
        "2027. Kostnaden er 0,8 mill. kroner og dekkes innenfor rammen.",
        "Tiltak:\n\n- Innføre fritidskort for alle barn\n\nAnsvar: Enhet kultur. Frist: 1.3.2027. Kostnad: 800 000 kr.",
    ],
)
def test_who_when_and_how_much_are_read(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert found.text.rstrip(".") == "Innføre fritidskort for alle barn"
    assert (found.owner or "").casefold() == "enhet kultur"
    assert found.deadline is not None
    assert found.deadline.end == "2027-03-01"
    assert [(each.value, each.unit) for each in found.amounts] == [(800_000.0, "kr")]


def test_sentences_about_something_else_give_a_measure_nothing(tmp_path: Path) -> None:
    text = "Tiltak: Innføre fritidskort for alle barn. I 2024 brukte kommunen 2 mill. kroner på kultur."
    found = read(tmp_path, text)
    assert (found.owner, found.deadline, found.amounts) == (None, None, ())


def test_a_named_person_is_no_owner(tmp_path: Path) -> None:
    found = read(tmp_path, "Tiltak: Innføre fritidskort for alle barn. Ansvarlig er Kari Nordmann, kultursjef.")
    assert "Nordmann" not in (found.owner or "")
