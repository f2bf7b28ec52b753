"""What each grade means: the text says it, it only fits, it is put off with a reason, or it cannot be judged."""

from pathlib import Path

import pytest

from tests.cases.case_documents import (
    FORMATS,
    checked,
    codes_about,
    document,
    findings,
    grades,
    item,
    key,
    links_of,
    links_to,
    thread,
)
from tracecheck.model.coupling import EvidenceKind, Grade, StepState, ThreadState
from tracecheck.model.result import Result

SAMFUNNSDEL = """# Kommuneplanens samfunnsdel 2024-2036

Storvik kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## Visjon

Visjon: «Storvik – et hav av muligheter»

## Oppvekst

Hovedmål 1. Barn i Storvik har en trygg oppvekst.

Delmål 1.1 Flere barn lærer å svømme.

Delmål 1.2 Alle skoler har et levende bibliotek.

## Miljø

Hovedmål 2. Storvik tar vare på naturen.

Delmål 2.1 Matsvinnet i kommunen er halvert innen 2030.

Delmål 2.2 Strendene er fri for plast.
"""
HEAD = """# Handlings- og økonomiplan 2026-2029

Storvik kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

"""
TABLE = "| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |\n|---|---|---|---|\n"
GOAL_COLUMN = "| Mål | Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |\n|---|---|---|---|---|\n"
PLAN, UPPER = "Økonomiplan 2026-2029", "Samfunnsdel 2024-2036"


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


def _two(folder: Path, form: str, economic: str) -> Result:
    return checked(folder, form, {UPPER: SAMFUNNSDEL, PLAN: HEAD + economic})


@pytest.mark.parametrize(
    ("economic", "kind"),
    [
        (
            f"## Oppvekst\n\nMål 1: Svømming for alle (jf. delmål 1.1 i samfunnsdelen)\n\n{TABLE}"
            "| Svømmebuss | Rektor | 2026 | 100 |\n",
            EvidenceKind.REFERENCE,
        ),
        (
            f"## Oppvekst\n\n{GOAL_COLUMN}| 1.1 | Svømmebuss | Rektor | 2026 | 100 |\n"
            "| 2.1 | Mindre porsjoner i kantina | Kjøkkensjefen | 2026 | 10 |\n",
            EvidenceKind.REFERENCE,
        ),
        (
            f"## Oppvekst\n\n### Delmål 1.1 «Flere barn lærer å svømme»\n\n{TABLE}"
            "| Svømmebuss | Rektor | 2026 | 100 |\n",
            EvidenceKind.QUOTATION,
        ),
    ],
    ids=["a reference that resolves", "a goal column", "a quotation"],
)
def test_what_the_text_itself_says_is_tight(form: str, economic: str, kind: EvidenceKind, tmp_path: Path) -> None:
    result = _two(tmp_path, form, economic)
    goal = key(result, "Flere barn", UPPER)
    own = document(result, PLAN).key
    tight = [link for link in links_to(result, goal) if link.source.startswith(own) and link.grade is Grade.TIGHT]
    assert kind in {each.kind for link in tight for each in link.evidence}
    assert "TC101" not in codes_about(result, "Flere barn", UPPER)


def test_what_only_fits_in_its_words_is_loose_and_says_so(form: str, tmp_path: Path) -> None:
    economic = "## Oppvekst\n\n### Mål 7 Barna i fjerde klasse har lært å svømme og lærer livredning\n\n"
    economic += f"{TABLE}| Svømmebuss | Rektor | 2026 | 100 |\n"
    result = _two(tmp_path, form, economic)
    own = [link for link in links_of(result, key(result, "Barna i fjerde")) if link.target == key(result, "Flere barn")]
    for link in own:
        assert link.grade is Grade.LOOSE
        assert EvidenceKind.LEXICAL in {each.kind for each in link.evidence}
        assert 0 < link.score < 1
    assert Grade.TIGHT not in grades(result, key(result, "Flere barn"))
    near = [each for each in result.linkage.candidates if each.source == key(result, "Barna i fjerde")]
    assert near[0].target == key(result, "Flere barn")


def test_a_word_in_common_by_accident_couples_nothing(form: str, tmp_path: Path) -> None:
    economic = f"## Teknisk\n\n### Mål 7 Ny strandpromenade i sentrum\n\n{TABLE}| Benker | Teknisk | 2026 | 100 |\n"
    result = _two(tmp_path, form, economic)
    assert grades(result, key(result, "Strendene er fri")) == set()


@pytest.mark.parametrize(
    "words", ["Delmål 2.1 følges opp i ordinær drift.", "Delmål 2.1 følges opp innenfor rammen i perioden."]
)
def test_ordinary_operations_and_the_frame_answer_a_goal(form: str, words: str, tmp_path: Path) -> None:
    result = _two(tmp_path, form, f"## Miljø\n\n{words}\n")
    assert thread(result, key(result, "Matsvinnet")).steps["answered"].state is StepState.STATED
    assert "TC101" not in codes_about(result, "Matsvinnet", UPPER)


@pytest.mark.parametrize("words", ["Delmål 2.1 er ikke prioritert i perioden.", "Delmål 2.1 følges opp fra 2028."])
def test_what_is_put_off_with_a_reason_is_justified_and_not_missing(form: str, words: str, tmp_path: Path) -> None:
    result = _two(tmp_path, form, f"## Miljø\n\n{words}\n")
    found = thread(result, key(result, "Matsvinnet"))
    assert found.state is ThreadState.JUSTIFIED
    reason = found.steps["answered"].reason
    assert reason
    assert reason in words
    assert "TC101" not in codes_about(result, "Matsvinnet", UPPER)


def test_where_the_next_level_is_not_here_nothing_can_be_judged(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {UPPER: SAMFUNNSDEL})
    assert {each.state for each in result.linkage.threads} == {ThreadState.UNKNOWN}
    assert findings(result, "TC101", "TC702") == []
    assert result.summary.steps == ()


def test_a_vision_is_asked_for_nothing(form: str, tmp_path: Path) -> None:
    economic = f"## Oppvekst\n\n### Delmål 1.1 «Flere barn lærer å svømme»\n\n{TABLE}| Buss | Rektor | 2026 | 100 |\n"
    result = _two(tmp_path, form, economic)
    vision = key(result, "Storvik – et hav", UPPER)
    assert vision not in {each.item for each in result.linkage.threads}
    assert codes_about(result, "Storvik – et hav", UPPER) == set()


def test_a_broken_thread_names_its_first_missing_step(form: str, tmp_path: Path) -> None:
    economic = f"## Oppvekst\n\n### Delmål 1.1 «Flere barn lærer å svømme»\n\n{TABLE}| Buss | Rektor | 2026 | 100 |\n"
    result = _two(tmp_path, form, economic)
    found = thread(result, key(result, "Flere barn", UPPER))
    assert (found.state, found.broken_at) == (ThreadState.BROKEN, "indicator")
    stated = {name for name, step in found.steps.items() if step.state is StepState.STATED}
    assert {"answered", "measure", "money", "owner", "deadline"} <= stated


def test_goals_of_a_temaplan_are_looked_for_in_the_economic_plan_too(form: str, tmp_path: Path) -> None:
    theme = """# Temaplan for friluftsliv 2025-2029

Storvik kommune. Vedtatt av kommunestyret 10.04.2025, sak 30/25.

## Mål

Mål 1: Flere går på tur.

Mål 2: Alle stier er merket.
"""
    economic = f"{HEAD}## Kultur\n\n### Mål 5 «Alle stier er merket» (mål 2 i temaplan for friluftsliv)\n\n"
    economic += f"{TABLE}| Nye skilt | Kultursjefen | 2026 | 50 |\n"
    result = checked(tmp_path, form, {"Temaplan friluftsliv 2025-2029": theme, PLAN: economic})
    assert grades(result, key(result, "Alle stier", "Temaplan")) == {Grade.TIGHT}
    assert {finding.item for finding in findings(result, "TC101")} == {key(result, "Flere går på tur", "Temaplan")}


def _yearly(first: int) -> str:
    return f"""# Handlings- og økonomiplan {first}-{first + 3}

Storvik kommune. Vedtatt av bystyret 12.12.{first - 1}, sak 12/{(first - 1) % 100}.

## Oppvekst

### Mål 1 Flere barn lærer å svømme

{TABLE}| Svømmebuss | Rektor | {first} | 100 |
"""


def test_an_agreement_of_two_years_answers_the_plan_that_was_valid_when_it_was_signed(
    form: str, tmp_path: Path
) -> None:
    agreement = """# Enhetsavtale 2013–2014 for Solbakken skole

Storvik kommune

## Mål for enheten

| Mål fra økonomiplanen | Mål for enheten | Tiltak |
|---|---|---|
| Flere barn lærer å svømme | Alle i fjerde klasse svømmer 100 meter | Buss til bassenget |
"""
    documents = {
        "Økonomiplan 2013-2016": _yearly(2013),
        "Økonomiplan 2014-2017": _yearly(2014),
        "Enhetsavtale Solbakken skole 2013-2014": agreement,
    }
    result = checked(tmp_path, form, documents)
    own = document(result, "Enhetsavtale").key
    above = {link.target.partition("#")[0] for link in result.linkage.links if link.source.startswith(own)} - {own}
    assert above == {document(result, "Økonomiplan 2013").key}
    assert item(result, "Alle i fjerde", "Enhetsavtale").parent == item(result, "Flere barn", "Enhetsavtale").id


BUDGET = """# Årsbudsjett 2026

Storvik kommune. Vedtatt av kommunestyret 11.12.2025, sak 95/25.

## Oppvekst

### Mål 1 Flere barn lærer å svømme

| Indikator | Mål 2026 |
|---|---|
| Andel fjerdeklassinger som kan svømme | {} |
"""


@pytest.mark.parametrize(("target", "conflicts"), [("85 %", False), ("70 %", True)])
def test_two_targets_for_one_indicator_and_year_conflict(
    form: str, target: str, conflicts: bool, tmp_path: Path
) -> None:
    economic = f"{HEAD}## Oppvekst\n\n### Mål 1 Flere barn lærer å svømme\n\n| Indikator | Mål 2026 |\n|---|---|\n"
    economic += "| Andel fjerdeklassinger som kan svømme | 85 % |\n"
    result = checked(tmp_path, form, {PLAN: economic, "Årsbudsjett 2026": BUDGET.format(target)})
    assert (Grade.CONFLICTING in {link.grade for link in result.linkage.links}) is conflicts
    assert bool(findings(result, "TC306")) is conflicts
