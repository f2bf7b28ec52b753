"""Every rule fires on what it is for, and keeps silent where it should: the cases are in `cases/CODE.toml`.

A case is a small folder of documents. `fires` lists, for each expected finding of this rule, words that its message
or quotation must hold; an empty list means that the rule must keep silent. `focus` names the documents under check,
`decisions` is a file of decisions, `today` the day that they expire by; `chain` says which kinds answer which,
`organisation` lists the units of the municipality.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracecheck.decisions import NAME, parse_decisions, parse_suppressions
from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import LinkSettings, RuleSettings, Settings, Unit
from tracecheck.rules.registry import all_rules
from tracecheck.run import Request, check

CASES = Path(__file__).parent / "cases"
WITHOUT_FILES = {"TC001", "TC002", "TC005", "TC900"}  # they are in test_rules_on_problems.py


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("TC*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


def _run(folder: Path, case: dict[str, Any]) -> tuple[Finding, ...]:
    for name, text in case["documents"].items():
        (folder / name).write_text(text, encoding="utf-8")
    rules = RuleSettings(select=tuple(case.get("select", ())))
    settings = Settings(rules=rules, linking=LinkSettings(_answers(case), _organisation(case)))
    request = Request(find_documents([folder]), settings, tuple(case.get("focus", ())), decisions=_decisions(case))
    return check(request, load_catalogue("nb"), lambda *_: None).findings


def _answers(case: dict[str, Any]) -> dict[DocumentKind, tuple[DocumentKind, ...]]:
    return {DocumentKind(upper): tuple(map(DocumentKind, lowers)) for upper, lowers in case.get("chain", {}).items()}


def _organisation(case: dict[str, Any]) -> tuple[Unit, ...]:
    return tuple(
        Unit(**{name: _listed(value) for name, value in unit.items()}) for unit in case.get("organisation", ())
    )


def _listed(value: str | list[str]) -> str | tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else value


def _decisions(case: dict[str, Any]) -> Decisions:
    every = parse_decisions(case.get("decisions", ""), NAME)
    suppressions = parse_suppressions(case.get("decisions", ""), NAME)
    return Decisions(every, NAME if every else None, case.get("today"), suppressions=suppressions)


@pytest.mark.parametrize(("code", "case"), _cases())
def test_case(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    findings = [finding for finding in _run(tmp_path, case) if finding.code == code]
    said = [f"{finding.message} {finding.quote or ''}" for finding in findings]
    assert len(findings) == len(case["fires"]), said
    for words in case["fires"]:
        assert any(words in text for text in said), (words, said)
    if "severity" in case:
        assert {finding.severity for finding in findings} == {Severity(case["severity"])}
    if "count" in case:
        assert [finding.count for finding in findings] == [case["count"]]


@pytest.mark.parametrize("code", sorted({each.rule.code for each in all_rules()} - WITHOUT_FILES))
def test_every_rule_has_a_case_that_fires_and_one_that_keeps_silent(code: str) -> None:
    cases = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["case"]
    assert any(case["fires"] for case in cases)
    assert any(not case["fires"] for case in cases)
