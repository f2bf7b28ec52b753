"""From a document to its items: one case for each form of stems, text and numbers that plans are known to use.

The ids name the trap. Forms of whole pages (running heads, columns, hyphens, titles printed over each other) have their
tests with the readers, sums and years of budget tables with the tables.
"""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan, texts
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind

VISION, AREA, GOAL, SUBGOAL = ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL
STRATEGY, MEASURE, INDICATOR = ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR

STEMS = {
    "two words for one label": (
        "## A Bygda\n\n### Delmål – Slik vil vi ha det\n\n- Vi bor nær naturen\n\n"
        "### Strategier – Slik gjør vi det\n\n- Legger til rette for stier\n",
        {SUBGOAL: ["Vi bor nær naturen"], STRATEGY: ["Legger til rette for stier"]},
    ),
    "label and goal on one line without a colon": (
        "## Vekst\n\n### Hovedmål Lia er et sterkt handelssted.\n",
        {GOAL: ["Lia er et sterkt handelssted."]},
    ),
    "three numbered levels in capitals": (
        "## HOVEDMÅL 1.1. Lia har et levende lokaldemokrati\n\n### SÅNN VIL VI HA DET 1.1.1. Innbyggerne deltar\n\n"
        "LIA KOMMUNE SKAL:\n\n- Invitere til folkemøter\n",
        {
            GOAL: ["Lia har et levende lokaldemokrati"],
            SUBGOAL: ["Innbyggerne deltar"],
            STRATEGY: ["Invitere til folkemøter"],
        },
    ),
    "chapter number before a label with a colon": (
        "## 6.2 Å leve her\n\n6.2.3 SLIK VIL VI HA DET:\n\nDet er godt å bli gammel i Lia\n\n"
        "SLIK VIL VI GJØRE DET: • Gir et trygt tilbud • Bygger nye boliger\n",
        {GOAL: ["Det er godt å bli gammel i Lia"], STRATEGY: ["Gir et trygt tilbud", "Bygger nye boliger"]},
    ),
    "numbers that run on behind a label": (
        "## Bulyst\n\nMål 1. Lia skal vere eit vekstsenter i 2032 2. Lia skal ha fleire bustader 3. Lia skal ha nett\n",
        {GOAL: ["Lia skal vere eit vekstsenter i 2032", "Lia skal ha fleire bustader", "Lia skal ha nett"]},
    ),
    "label joined to a phrase by a dash": (
        "## Bulyst\n\n### Mål\n\n- Lia skal ha fleire hus\n\n### Strategi- slik gjer vi det:\n\n- Regulere tomter\n",
        {GOAL: ["Lia skal ha fleire hus"], STRATEGY: ["Regulere tomter"]},
    ),
    "goal, label and bullets in one line": (
        "## Arbeid\n\nMål 2. Varierte moglegheiter for arbeid Strategi: • Næringsareal nær vegen • Fiber til alle\n",
        {GOAL: ["Varierte moglegheiter for arbeid"], STRATEGY: ["Næringsareal nær vegen", "Fiber til alle"]},
    ),
    "a goal torn over lines below its label": (
        "## Oppvekst\n\nMål 1\n\nInnbyggerne i Lia opplever mestring og\nlivskvalitet i alle livsfaser\n",
        {GOAL: ["Innbyggerne i Lia opplever mestring og livskvalitet i alle livsfaser"]},
    ),
    "sentences behind a label, bullets lost": (
        "## Omdømme\n\nDelmål: Lia kommune skal ha et godt omdømme. Lia kommune skal ha vekst i folketallet.\n",
        {SUBGOAL: ["Lia kommune skal ha et godt omdømme.", "Lia kommune skal ha vekst i folketallet."]},
    ),
    "a goal that is answered by «Derfor skal vi»": (
        "## Oppvekst\n\n**Lia vil gi barn et godt utgangspunkt for livet**\n\nDerfor skal vi\n\n- Bygge en ny skole\n",
        {GOAL: ["Lia vil gi barn et godt utgangspunkt for livet"], STRATEGY: ["Bygge en ny skole"]},
    ),
    "label, goal, label and lead-in in one paragraph": (
        "## Trygghet\n\nMÅL: Bygdene er rustet for kriser. Strategier for å nå målet: Lia kommune skal:\n\n"
        "- øve hvert år\n- varsle tidlig\n",
        {GOAL: ["Bygdene er rustet for kriser."], STRATEGY: ["øve hvert år", "varsle tidlig"]},
    ),
    "bulleted stem in capitals": (
        "## Vekst\n\nVI SKAL • legge til rette for balansert vekst • bygge tett ved stasjonen\n",
        {STRATEGY: ["legge til rette for balansert vekst", "bygge tett ved stasjonen"]},
    ),
    "goals hidden in prose": (
        "## Arbeid\n\nDet er et mål at flere skal ha jobb i Lia i planperioden. Mange pendler ut.\n\n"
        "Det er en målsetting å starte et demensteam i første del av perioden.\n",
        {
            GOAL: [
                "flere skal ha jobb i Lia i planperioden",
                "starte et demensteam i første del av perioden",
            ]
        },
    ),
}


@pytest.mark.parametrize("trap", STEMS)
def test_stems_of_plans(trap: str, tmp_path: Path) -> None:
    text, expected = STEMS[trap]
    document = plan(tmp_path, f"# Kommuneplanens samfunnsdel 2024-2036\n\n{text}")
    found = {kind: texts(document, kind) for kind in (GOAL, SUBGOAL, STRATEGY, MEASURE)}
    assert {kind: words for kind, words in found.items() if words} == expected


TEXT = {
    "icons of the UN goals, as lines and as a table": (
        "## Mål\n\n3 GOD HELSE OG LIVSKVALITET\n\n| 4 GOD UTDANNING | 13 STOPPE KLIMAENDRINGENE |\n|---|---|\n"
        "| 11 BÆREKRAFTIGE BYER OG LOKALSAMFUNN | 17 SAMARBEID FOR Å NÅ MÅLENE |\n\n- Alle skal ha et trygt hjem\n",
        ["Alle skal ha et trygt hjem"],
    ),
    "credits of photos and pointers between goals": (
        "## Mål\n\n- Alle skal ha et trygt hjem\n\nFoto: Lia kommune\n\nSe også kapittel 4.\n\n"
        "- Alle skal ha en god nabo\n",
        ["Alle skal ha et trygt hjem", "Alle skal ha en god nabo"],
    ),
    "two hundred numbers of a chart": (
        "## Mål\n\n- Alle skal ha et trygt hjem\n\n120 100 80 60 40 20 0\n\n2019 2020 2021 2022\n",
        ["Alle skal ha et trygt hjem"],
    ),
    "lines of contents with leaders": (
        "1 Mål ................ 4 2 Tiltak ........... 9\n\nMål for helse ......................... 6\n\n"
        "## 1 Mål\n\n- Alle skal ha et trygt hjem\n",
        ["Alle skal ha et trygt hjem"],
    ),
    "bullets of symbol fonts in one line": (
        "## Mål\n\n\uf0b7 Alle skal ha et trygt hjem \uf0b7 Alle skal ha en god nabo \uf0b7 Ingen skal være alene\n",
        ["Alle skal ha et trygt hjem", "Alle skal ha en god nabo", "Ingen skal være alene"],
    ),
    "hyphens within words and between names are no bullets": (
        "## Mål\n\n- Helse- og omsorgstjenesten skal være nær - også på kvelden\n- Veien Lia-Moen skal være trygg\n",
        ["Helse- og omsorgstjenesten skal være nær - også på kvelden", "Veien Lia-Moen skal være trygg"],
    ),
    "both written languages in one list": (
        "## Mål\n\n- Innbyggjarane skal ha ein trygg kvardag\n- Tjenestene skal være nær folk\n",
        ["Innbyggjarane skal ha ein trygg kvardag", "Tjenestene skal være nær folk"],
    ),
}


@pytest.mark.parametrize("trap", TEXT)
def test_traps_of_text(trap: str, tmp_path: Path) -> None:
    text, expected = TEXT[trap]
    assert texts(plan(tmp_path, f"# Kommuneplanens samfunnsdel 2024-2036\n\n{text}"), GOAL) == expected


def test_a_table_that_the_web_export_left_out_is_told(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Samfunnsdel\n\n## Mål\n\nKlikk på et element for å filtrere slik at tabellen viser et utvalg\n",
    )
    assert not document.items
    assert [problem.code for problem in document.problems] == ["TC004"]


TARGETS = [
    ("Lånegjelden skal ikke være mer enn ti prosent av inntektene.", "<=", 10.0, "%", None),
    ("Responstiden skal være maksimalt 2 uker.", "<=", 2.0, "uker", None),
    ("Det skal etableres minst ein større attraksjon i perioden.", ">=", 1.0, None, None),
    ("Sykefraværet skal være under 10%.", "<", 10.0, "%", None),
    ("Redusere klimagassutslippene med 40 % innan 2030 i høve 2009.", "change", -40.0, "%", 2030),
    ("Lia skal ha 5000 innbyggjarar i 2030.", "=", 5000.0, "innbyggere", 2030),
    ("Lia skal ha 19 169 daa dyrka mark i 2030.", "=", 19169.0, "daa", 2030),
    ("Det skal være 16.000 besøkende innen 2030.", "=", 16000.0, None, 2030),
    ("Heltidsandelen økes fra 80 til 81,5 prosent.", "=", 81.5, "%", None),
    ("Ingen barn vokser opp i fattigdom i 2032.", "=", 0.0, None, 2032),
    ("Antall lærlinger skal dobles innen 2028.", "change", 100.0, "%", 2028),
    ("Halvere matsvinnet innen 2030.", "change", -50.0, "%", 2030),
]


@pytest.mark.parametrize("case", TARGETS, ids=[case[0] for case in TARGETS])
def test_targets_from_a_list_of_goals(case: tuple[str, str, float, str | None, int | None], tmp_path: Path) -> None:
    sentence, comparator, value, unit, year = case
    target = item(plan(tmp_path, f"# Temaplan 2024-2032\n\n## Mål\n\n- {sentence}\n"), sentence[:10]).target
    assert target is not None
    assert (target.comparator, target.value, target.year) == (comparator, value, year)
    assert unit is None or target.unit == unit


def test_the_target_may_be_the_last_column(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Årsrapport 2025\n\n## Måloppnåelse\n\n| Styringsparameter | Resultat 2024 | Resultat 2025 | Mål 2025 |\n"
        "|---|---|---|---|\n| Trivsel (1-6) | 4,90 | 4,80 | 4,70 |\n| Sykefravær | 6,5 % | 6,9 % | 6,0 % |\n",
        DocumentKind.ARSRAPPORT,
    )
    found = item(document, "Sykefravær")
    assert found.target is not None
    assert found.value is not None
    assert (found.target.value, found.target.unit, found.target.year, found.value.value) == (6.0, "%", 2025, 6.9)


def test_years_as_columns_in_thousands_with_spaces_dots_and_brackets(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Økonomiplan 2026-2029\n\n## Tiltak\n\nBeløp i 1000 kr\n\n| Tiltak | 2026 | 2027 | 2028 | 2029 |\n"
        "|---|---|---|---|---|\n| Ny idrettshall på Moen | 1 500 | 12.000 | 0 | 0 |\n"
        "| Færre møter i råd og utvalg | (650) | -650 | −650 | (650) |\n",
        DocumentKind.OKONOMIPLAN,
    )
    hall, meetings = item(document, "Ny idrettshall"), item(document, "Færre møter")
    assert [(each.year, each.value) for each in hall.amounts] == [
        (2026, 1_500_000.0),
        (2027, 12_000_000.0),
        (2028, 0.0),
        (2029, 0.0),
    ]
    assert [each.value for each in meetings.amounts] == [-650_000.0] * 4


def test_goals_of_the_plan_above_keep_their_origin(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Temaplan for friluftsliv 2024-2032\n\n## Mål fra kommuneplanens samfunnsdel\n\n- Alle har kort vei ut\n\n"
        "## Mål\n\n- Alle stier skal være merket innen 2028\n",
        DocumentKind.TEMAPLAN,
    )
    assert [(each.text, each.origin) for each in document.items] == [
        ("Alle har kort vei ut", Origin.QUOTED),
        ("Alle stier skal være merket innen 2028", Origin.OWN),
    ]
