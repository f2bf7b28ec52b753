"""The chain is cut per year, a proposal is compared and not linked, and figures count steps."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, document, findings, grades, key, links_of, thread
from tracecheck.model.coupling import Grade, Role, ThreadState
from tracecheck.model.finding import Severity
from tracecheck.model.plan import Status
from tracecheck.model.result import Result

PLAN = """# Handlings- og økonomiplan {first}-{last}

Storvik kommune. Vedtatt av kommunestyret 11.12.{before}, sak 94/{short}.

## Oppvekst

### Mål 1 {one}

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| {measure} | Kultursjefen | {first} | 250 |

### Mål 2 Elevene trives på skolen

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Miljøteam | Rektor | {first} | 400 |
"""
OLD_GOAL, NEW_GOAL = "Flere barn lærer å svømme", "Flere unge deltar i kulturskolen"
PLAN_25 = PLAN.format(first=2025, last=2028, before=2024, short=24, one=OLD_GOAL, measure="Svømmebuss")
PLAN_26 = PLAN.format(first=2026, last=2029, before=2025, short=25, one=NEW_GOAL, measure="Desentraliserte timer")
REPORT_25 = """# Årsberetning 2025

Storvik kommune

## Oppvekst

| Mål | Resultat |
|---|---|
| Elevene trives på skolen | 91 % trives |
"""
REPORT_ALL = REPORT_25 + f"| {OLD_GOAL} | 84 % av 4. trinn kan svømme |\n"
TWO_PLANS = {"Økonomiplan 2025-2028": PLAN_25, "Økonomiplan 2026-2029": PLAN_26}


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


def test_a_report_answers_the_plan_adopted_for_its_year(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {**TWO_PLANS, "Årsberetning 2025": REPORT_ALL})
    report = document(result, "Årsberetning").key
    plans = {link.target.partition("#")[0] for link in result.linkage.links if link.source.startswith(report)}
    assert plans - {report} == {document(result, "Økonomiplan 2025").key}
    later = document(result, "Økonomiplan 2026").key
    assert not [c for c in result.linkage.candidates if c.source.startswith(report) and c.target.startswith(later)]
    assert findings(result, "TC401") == []


def test_only_goals_of_that_year_are_asked_for_in_the_report(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {**TWO_PLANS, "Årsberetning 2025": REPORT_25})
    (finding,) = findings(result, "TC401")
    assert finding.item == key(result, OLD_GOAL, "Økonomiplan 2025")
    assert grades(result, key(result, "Elevene trives", "Økonomiplan 2025"))


def test_a_report_whose_plan_is_not_here_is_not_judged(form: str, tmp_path: Path) -> None:
    documents = {"Økonomiplan 2026-2029": PLAN_26, "Årsberetning 2025": REPORT_25}
    result = checked(tmp_path, form, documents)
    assert findings(result, "TC401") == []
    report, plan = document(result, "Årsberetning").key, document(result, "Økonomiplan").key
    assert not [
        link
        for link in result.linkage.links
        if {report, plan} == {e.partition("#")[0] for e in (link.source, link.target)}
    ]


SAMFUNNSDEL = """# Kommuneplanens samfunnsdel 2024-2036

Storvik kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## Oppvekst

Hovedmål 1. Barn i Storvik har en trygg oppvekst.

Delmål 1.1 Flere barn lærer å svømme.

Delmål 1.2 Elevene trives på skolen.

## Levekår

Hovedmål 2. Storvik er et godt sted å bli gammel.

Delmål 2.1 Alle eldre kan bo trygt hjemme.

Delmål 2.2 Pårørende får avlastning.
"""


def _economic(head: str, *goals: str) -> str:
    table = "| Tiltak | Ansvar | Frist | Kostnad |\n|---|---|---|---|\n| Tiltak nummer {} | Rektor | 2026 | 90 000 kr |"
    parts = [f"### Delmål {goal}\n\n{table.format(n)}" for n, goal in enumerate(goals, 1)]
    return head + "\n\n".join(parts) + "\n"


ADOPTED_HEAD = """# Handlings- og økonomiplan 2026-2029

Storvik kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

"""
PROPOSED_HEAD = """# Handlings- og økonomiplan 2026-2029

Storvik kommune. Kommunedirektørens forslag, lagt fram 1.11.2025.

"""
SWIM, THRIVE = "1.1 «Flere barn lærer å svømme»", "1.2 «Elevene trives på skolen»"
HOME, RELIEF = "2.1 «Alle eldre kan bo trygt hjemme»", "2.2 «Pårørende får avlastning»"
ADOPTED, PROPOSED = _economic(ADOPTED_HEAD, SWIM, THRIVE, HOME), _economic(PROPOSED_HEAD, SWIM, THRIVE, HOME, RELIEF)
NAMES = ("Samfunnsdel 2024-2036", "Økonomiplan 2026-2029 vedtatt", "Økonomiplan 2026-2029 forslag")


@pytest.fixture(scope="module")
def compared(form: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What was adopted, and the proposal that took up one goal more."""
    return checked(
        tmp_path_factory.mktemp("plans"), form, dict(zip(NAMES, (SAMFUNNSDEL, ADOPTED, PROPOSED), strict=True))
    )


def test_a_proposal_is_compared_and_not_linked(compared: Result) -> None:
    adopted, proposal = document(compared, NAMES[1]), document(compared, NAMES[2])
    assert (adopted.status, proposal.status) == (Status.ADOPTED, Status.PROPOSAL)
    assert compared.linkage.roles[proposal.key] is Role.CONTEXT
    assert not [each for each in compared.linkage.links if proposal.key in f"{each.source} {each.target}"]
    assert not [each for each in compared.linkage.candidates if proposal.key in f"{each.source} {each.target}"]
    (finding,) = findings(compared, "TC009")
    assert finding.severity is Severity.INFO


def test_a_goal_that_only_the_proposal_took_up_has_no_trace_in_what_was_adopted(compared: Result) -> None:
    assert [finding.item for finding in findings(compared, "TC101")] == [key(compared, "Pårørende får", NAMES[0])]


UNADOPTED = {
    "Rådmannens forslag til økonomiplan.": Status.PROPOSAL,
    "Formannskapets innstilling 27.11.2025.": Status.RECOMMENDATION,
    "Høringsutkast 1.11.2025.": Status.HEARING,
}


@pytest.mark.parametrize("words", UNADOPTED)
def test_whatever_is_not_adopted_is_only_compared(form: str, words: str, tmp_path: Path) -> None:
    other = PROPOSED.replace("Kommunedirektørens forslag, lagt fram 1.11.2025.", words)
    documents = {NAMES[0]: SAMFUNNSDEL, "Økonomiplan 2026-2029 A": ADOPTED, "Økonomiplan 2026-2029 B": other}
    result = checked(tmp_path, form, documents)
    found = document(result, "Økonomiplan 2026-2029 B")
    assert (found.status, result.linkage.roles[found.key]) == (UNADOPTED[words], Role.CONTEXT)
    assert not [each for each in result.linkage.links if found.key in f"{each.source} {each.target}"]
    assert [finding.item for finding in findings(result, "TC101")] == [key(result, "Pårørende får", NAMES[0])]


def test_a_proposal_alone_is_read_as_the_plan(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAMES[0]: SAMFUNNSDEL, NAMES[2]: PROPOSED})
    assert grades(result, key(result, "Pårørende får", NAMES[0])) == {Grade.TIGHT}
    assert findings(result, "TC101") == []


def test_a_hovedmal_whose_delmal_are_taken_up_is_not_reported(compared: Result) -> None:
    reported = {finding.item for finding in findings(compared)}
    for start in ("Barn i Storvik", "Storvik er et godt"):
        assert key(compared, start, NAMES[0]) not in reported


def test_the_thread_of_a_hovedmal_is_begun_where_its_delmal_are_taken_up(compared: Result) -> None:
    for start in ("Barn i Storvik", "Storvik er et godt"):
        assert thread(compared, key(compared, start, NAMES[0])).state is not ThreadState.NOT_BEGUN
    assert thread(compared, key(compared, "Pårørende får", NAMES[0])).state is ThreadState.NOT_BEGUN


def test_delmal_are_tied_to_their_hovedmal(compared: Result) -> None:
    pairs = {"Flere barn": "Barn i Storvik", "Elevene": "Barn i Storvik", "Alle eldre": "Storvik er et godt"}
    for lower, upper in pairs.items():
        (coupling,) = links_of(compared, key(compared, lower, NAMES[0]))
        assert (coupling.target, coupling.grade) == (key(compared, upper, NAMES[0]), Grade.TIGHT)
