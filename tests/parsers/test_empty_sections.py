"""Headings that announce goals, and gave none, are told; those whose goals stand further down are not."""

from pathlib import Path

import pytest
from structure_plans import plan

from tracecheck.model.plan import DocumentKind

TITLE = "# Kommunedelplan helse 2026-2034\n\nVedtatt 01.12.2025\n\n"
AFTER = "\n\n# Økonomi\n\nBudsjettet er i balanse.\n"

EMPTY = {
    "a filter line under a topic": (
        "Mål for helse",
        "Klikk på et element for å filtrere slik at tabellen viser et utvalg",
    ),
    "indicators behind a filter": (
        "Indikatorer",
        "Klikk på et element for å filtrere slik at tabellen viser et utvalg",
    ),
    "nothing at all": ("Mål for oppvekst", ""),
    "two words": ("Våre mål og satsinger", ""),
    "goals of another plan": ("Mål i samfunnsdelen", ""),
    "a figure": ("Mål", "Se figur 3."),
    "a figure and its caption": ("Mål", "Målene er vist på neste side.\n\nFigur 3: Mål for klima"),
    "names of columns alone": ("Mål", "| Mål | Tiltak |\n|---|---|\n"),
    "an empty row": ("Mål og tiltak", "| Mål | Tiltak | Frist |\n|---|---|---|\n|  |  |  |\n"),
    "an empty table below another name": ("Oppvekst", "Laster …\n\n| Hovedmål | Delmål |\n|---|---|\n|  |  |\n"),
}

FILLED = {
    "goals in sub-headings": "# Mål og strategier\n\n## Helse\n\n- Alle skal ha et godt helsetilbud\n",
    "goals in a chapter of its own": "# Mål og strategier\n\n# Helse\n\nMål: Alle skal ha et godt helsetilbud.\n",
    "a numbered goal next": "# Mål for helse\n\n# Mål 1 Alle skal ha et godt helsetilbud\n",
    "talk about goals": "# Mål for planarbeidet\n\nArbeidet med planen startet i 2024, og mange har deltatt.\n",
    "goals elsewhere": "# Mål\n\nMålene er beskrevet i samfunnsdelen, og følges opp i økonomiplanen hvert år.\n",
    "an entry of the contents": "# Mål for helse\n\n# Økonomi\n\n# Mål for helse\n\n- Alle skal ha god helse\n",
    "a table of goals": "# Mål\n\n| Mål | Tiltak |\n|---|---|\n| Flere eldre bor hjemme | Tilby alarm |\n",
    "a column for a year": "# Sykefravær\n\n| Indikator | Mål for 2026 |\n|---|---|\n| Sykefravær | 7 prosent |\n",
    "an empty table beside goals": "# Mål\n\n- Flere eldre bor hjemme\n\n| Mål | Tiltak |\n|---|---|\n|  |  |\n",
    "background": "# Bakgrunn\n\n## Mål for helse\n",
}


def told(folder: Path, text: str) -> list[str]:
    problems = plan(folder, text, DocumentKind.KOMMUNEDELPLAN).problems
    return [str(each.arguments["heading"]) for each in problems if each.code == "TC004"]


@pytest.mark.parametrize("name", EMPTY)
def test_a_heading_that_announces_goals_and_holds_none_is_told(tmp_path: Path, name: str) -> None:
    heading, below = EMPTY[name]
    assert told(tmp_path, f"{TITLE}# {heading}\n\n{below}{AFTER}") == [heading]


@pytest.mark.parametrize("name", FILLED)
def test_a_heading_is_not_told_where_goals_were_read_or_none_are_due(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, f"{TITLE}{FILLED[name]}{AFTER}") == []


def test_the_empty_one_of_two_topics_is_told(tmp_path: Path) -> None:
    goals = "# Mål for oppvekst\n\n# Mål for helse\n\n- Alle skal ha et godt helsetilbud\n"
    assert told(tmp_path, TITLE + goals + AFTER) == ["Mål for oppvekst"]
