"""Three warnings: a copy is no tight coupling, words that differ are no gap, and silence is evidence, not proof."""

import re
from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, document, findings, item, key, links_of
from tracecheck.messages import LANGUAGES, Text, load_catalogue
from tracecheck.model.coupling import EvidenceKind, Grade
from tracecheck.model.finding import Severity
from tracecheck.model.result import Result

SAMFUNNSDEL = """# Kommuneplanens samfunnsdel 2024-2036

Storvik kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## Levekår

Hovedmål 1. Storvik er et godt sted å bli gammel.

Delmål 1.1 Alle eldre kan bo trygt hjemme så lenge de vil.

Delmål 1.2 Pårørende får avlastning når de trenger det.
"""
COPY = "Alle eldre kan bo trygt hjemme så lenge de vil."
OTHER_COPY = "Pårørende får avlastning når de trenger det."
AGREEMENT = """# Enhetsavtale 2026 for Hjemmetjenesten

Storvik kommune

## Mål for enheten

"""
ALL_COPIED = f"{AGREEMENT}- {COPY}\n- {OTHER_COPY}\n"
WITH_MEASURE = f"""{AGREEMENT}| Mål | Tiltak |
|---|---|
| {COPY} | Nattpatrulje i hele kommunen |
"""
WITH_UNIT_GOAL = f"""{AGREEMENT}| Mål fra samfunnsdelen | Mål for enheten |
|---|---|
| {COPY} | Svar på trygghetsalarm innen ti minutter |
"""
WITH_NUMBER = f"{AGREEMENT}- {COPY.rstrip('.')}, og minst 85 % skal være trygge hjemme i 2026.\n"
PLAN, UNIT = "Samfunnsdel 2024-2036", "Enhetsavtale 2026 Hjemmetjenesten"


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


def _checked(folder: Path, form: str, agreement: str) -> Result:
    return checked(folder, form, {PLAN: SAMFUNNSDEL, UNIT: agreement})


@pytest.mark.parametrize("copied", [COPY, OTHER_COPY])
def test_a_verbatim_copy_with_nothing_local_is_not_tight(form: str, copied: str, tmp_path: Path) -> None:
    result = _checked(tmp_path, form, ALL_COPIED)
    (coupling,) = links_of(result, key(result, copied, UNIT))
    assert coupling.target == key(result, copied, PLAN)
    assert (coupling.grade, coupling.copied) == (Grade.LOOSE, True)
    assert EvidenceKind.VERBATIM in {each.kind for each in coupling.evidence}


def test_an_agreement_of_copies_alone_has_no_tight_coupling_upwards(form: str, tmp_path: Path) -> None:
    result = _checked(tmp_path, form, ALL_COPIED)
    own = document(result, UNIT).key
    between = [link for link in result.linkage.links if link.source.startswith(own) and not link.target.startswith(own)]
    assert {link.grade for link in between} == {Grade.LOOSE}
    assert sum(step.tight for step in result.summary.steps) == 0
    assert len(findings(result, "TC106")) == 2
    assert {finding.severity for finding in findings(result, "TC106")} == {Severity.INFO}


def test_a_copy_proves_its_source(form: str, tmp_path: Path) -> None:
    """The finding names where the words come from, and the goal is not said to be without trace."""
    result = _checked(tmp_path, form, ALL_COPIED)
    for finding in findings(result, "TC106"):
        assert "samfunnsdelen" in finding.message
        assert [each.role for each in finding.related] == ["source"]
    assert findings(result, "TC101", "TC102") == []


@pytest.mark.parametrize("agreement", [WITH_MEASURE, WITH_UNIT_GOAL], ids=["measure", "unit goal"])
def test_a_copy_with_something_local_beside_it_is_tight(form: str, agreement: str, tmp_path: Path) -> None:
    result = _checked(tmp_path, form, agreement)
    (coupling,) = links_of(result, key(result, COPY, UNIT))
    assert (coupling.target, coupling.grade, coupling.copied) == (key(result, COPY, PLAN), Grade.TIGHT, False)
    assert findings(result, "TC106") == []


def test_a_copy_with_a_number_beside_it_is_not_called_a_copy(form: str, tmp_path: Path) -> None:
    result = _checked(tmp_path, form, WITH_NUMBER)
    assert findings(result, "TC106") == []
    assert item(result, "Alle eldre", UNIT).target is not None


ECONOMIC = """# Handlings- og økonomiplan 2026-2029

Storvik kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

## Helse og velferd

### Delmål 1.1 «Alle eldre kan bo trygt hjemme så lenge de vil»

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Nattpatrulje | Vaktsentralen | 2026 | 900 |

| Indikator | Resultat 2024 | Mål 2026 |
|---|---|---|
| Svartid på alarm, minutter | 14 | 10 |

## Personal

### Mål 7 Fraværet er lavt

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Bedriftslege | Personalsjefen | 2026 | 300 |
"""


def test_what_shares_no_word_with_its_goal_is_not_missing_where_structure_ties_it(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {PLAN: SAMFUNNSDEL, "Økonomiplan 2026-2029": ECONOMIC})
    goal = key(result, "Alle eldre", "Økonomiplan")
    for start in ("Nattpatrulje", "Svartid"):
        (coupling,) = [link for link in links_of(result, key(result, start)) if link.target == goal]
        assert coupling.grade is Grade.TIGHT
        assert {each.kind for each in coupling.evidence} == {EvidenceKind.STRUCTURE}
        assert not codes_about(result, start) & {"TC122"}
    assert not codes_about(result, "Alle eldre", "Økonomiplan") & {"TC121", "TC301"}
    assert not codes_about(result, "Alle eldre", "Samfunnsdel")


def test_what_has_no_trace_is_told_as_no_trace(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {PLAN: SAMFUNNSDEL, "Økonomiplan 2026-2029": ECONOMIC})
    (finding,) = findings(result, "TC101")
    assert finding.item == key(result, "Pårørende får")
    assert "spor" in finding.message
    assert not re.search("ikke (gjort|fulgt opp|gjennomført)", finding.message)


_CLAIMS = re.compile(
    r"frikopl|frikobl|\bbrudd|\bbrot(?!en|ne)|lovbrudd|lovbrot|ikke gjort|ikke gjennomført|har ikke fulgt|"
    r"ikkje gjort|ikkje gjennomført|har ikkje følgt|"
    r"decoupl|\bbreach|violat|not been done|not done|has failed|failed to|neglect",
    re.IGNORECASE,
)
_RULE = re.compile(r"TC\d{3}")
_ABOUT_THE_RULE = ("false_alarms",)
"""Here a rule says what it does not claim, in just these words."""


def _variants(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_claims_more_than_the_text_shows(language: str) -> None:
    texts = load_catalogue(language).texts
    said = {
        f"{name}: {variant}"
        for name, text in texts.items()
        for variant in _variants(text)
        if _RULE.match(name) and not name.endswith(_ABOUT_THE_RULE)
    }
    assert len(said) > 100
    assert {each for each in said if _CLAIMS.search(each)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_outside_the_rules_speaks_of_decoupling(language: str) -> None:
    texts = load_catalogue(language).texts
    assert not [
        text for each in texts.values() for text in _variants(each) if re.search("frikopl|frikobl|decoupl", text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_can_say_that_documents_were_read_and_not_practice(language: str) -> None:
    words = {"nb": "lest dokumenter", "nn": "lese dokument", "en": "documents"}
    assert words[language] in str(load_catalogue(language).texts["text.understanding"])
