"""Citations of repealed acts are found as plans write them, and present law is not taken for them."""

import pytest

from tracecheck.model.facts import Citation
from tracecheck.model.source import Block, BlockKind, Place
from tracecheck.parsers.facts.citations import citations_of
from tracecheck.parsers.facts.mentions import mentions_of


def _cited(text: str) -> tuple[Citation, ...]:
    return citations_of([Block(0, BlockKind.PARAGRAPH, text, Place(block=0))])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Økonomiplanen er laget etter kommuneloven § 44.", "koml-1992"),
        ("Jf. kommunelova §§ 44 og 45.", "koml-1992"),
        ("Årsberetningen følger § 48 i kommuneloven.", "koml-1992"),
        ("Etter lov av 25. september 1992 nr 107 om kommuner", "koml-1992"),
        ("Planen bygger på lov 14.juni 1985 nr. 77.", "pbl-1985"),
        ("Etter kommunehelsetjenesteloven § 1-3 skal kommunen …", "khl-1982"),
        ("Tidsfristene i introduksjonsloven følges.", "introl-2003"),
        ("Retten til et trygt skolemiljø, opplæringsloven § 9 A-2.", "oppl-1998"),
    ],
)
def test_repealed_law_is_found(text: str, act: str) -> None:
    assert [each.act for each in _cited(text)] == [act]
    assert not _cited(text)[0].past


@pytest.mark.parametrize(
    "text",
    [
        "Økonomiplanen er laget etter kommuneloven § 14-4.",
        "Kommuneloven § 14 handler om økonomi.",
        "Plan- og bygningsloven § 11-1 fjerde ledd",
        "Se opplæringslova § 12-4.",
        "Kommunen har 44 ansatte etter kommuneloven.",
        "Lov 25. september 1992 nr. 1070 finnes ikke.",
    ],
)
def test_present_law_is_not(text: str) -> None:
    assert _cited(text) == ()


def test_law_that_the_text_tells_of_as_past_is_marked() -> None:
    assert [each.past for each in _cited("Den tidligere kommuneloven § 44 ble erstattet i 2020.")] == [True]


def test_the_first_words_of_a_topic_are_kept_with_their_place() -> None:
    blocks = [
        Block(0, BlockKind.PARAGRAPH, "Visjonen er et godt liv.", Place(block=0)),
        Block(1, BlockKind.PARAGRAPH, "Planen følges opp i Handlingsdelen hvert år.", Place(block=1)),
    ]
    found = {each.topic: (each.text, each.place.block) for each in mentions_of(blocks)}
    assert found == {"action_part": ("Handlingsdel", 1)}
