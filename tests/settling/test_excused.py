"""A word on one goal is about that goal: what is said of the others stays, with the right number of them."""

from pathlib import Path

import pytest

from tracecheck.decisions import NAME, parse_decisions, parse_suppressions
from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.decision import Decisions
from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.run import Request, check

PLAN = """# Handlings- og økonomiplan 2026-2029

Lyngmo kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

## Oppvekst

### Mål 1. Elevene trives på skolen. {first}

### Mål 2. Alle barn har en fritidsaktivitet. {second}

### Mål 3. Ungdom har et sted å møtes.
"""
WORD = "<!-- tracecheck: ignorer TC301 – ment som retning, sak 45/26 -->"


def _check(folder: Path, first: str = "", second: str = "", decisions: Decisions = Decisions()) -> Result:
    (folder / "Økonomiplan 2026-2029.md").write_text(PLAN.format(first=first, second=second), encoding="utf-8")
    settings = Settings(rules=RuleSettings(select=("TC301", "TC904")))
    return check(
        Request(find_documents([folder]), settings, decisions=decisions), load_catalogue("nb"), lambda *_: None
    )


def test_without_a_word_all_are_told_of_together(tmp_path: Path) -> None:
    (finding,) = _check(tmp_path).findings
    assert finding.count == 3


@pytest.mark.parametrize("where", ["first", "second"])
def test_one_goal_is_set_aside_and_the_others_are_still_told_of(tmp_path: Path, where: str) -> None:
    result = _check(tmp_path, **{where: WORD})
    (finding,) = result.findings
    assert finding.code == "TC301"
    assert finding.count == 2
    (suppressed,) = result.suppressed
    assert ("trives" in suppressed.finding.message) is (where == "first")
    assert suppressed.justification.case == "45/26"


def test_when_one_is_left_it_is_told_of_alone(tmp_path: Path) -> None:
    result = _check(tmp_path, first=WORD, second=WORD)
    (finding,) = result.findings
    assert "Ungdom har et sted å møtes" in finding.message
    assert finding.count == 1
    assert len(result.suppressed) == 2


def test_a_word_in_the_file_of_decisions_is_about_the_goal_that_it_quotes(tmp_path: Path) -> None:
    text = """
[[suppression]]
rules = ["TC301"]
document = "Økonomiplan 2026-2029.md"
text = "Alle barn har en fritidsaktivitet."
reason = "ment som retning"
"""
    decisions = Decisions(parse_decisions(text, NAME), NAME, suppressions=parse_suppressions(text, NAME))
    result = _check(tmp_path, decisions=decisions)
    assert [finding.count for finding in result.findings] == [2]
    assert [each.finding.count for each in result.suppressed] == [1]
