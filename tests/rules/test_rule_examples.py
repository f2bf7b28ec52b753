"""The example on a rule's page holds: its documents get the remark, and mended they do not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tracecheck.decisions import NAME, parse_decisions
from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding
from tracecheck.model.settings import LinkSettings, RuleSettings, Settings
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.registry import all_rules
from tracecheck.run import Request, check

CODES = [each.rule.code for each in all_rules() if load_example(each.rule.code)]


def _remarks(code: str, documents: Mapping[str, str], example: Example, folder: Path) -> list[Finding]:
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
    every = parse_decisions(example.decisions, NAME)
    rules = RuleSettings(select=(code,), options={code: dict(example.options)})
    settings = Settings(rules=rules, linking=LinkSettings(organisation=example.organisation))
    decisions = Decisions(every, NAME if every else None, example.today)
    request = Request(find_documents([folder]), settings, example.focus, decisions=decisions)
    result = check(request, load_catalogue("nb"), lambda *_: None)
    return [finding for finding in result.findings if finding.code == code]


def _example(code: str) -> Example:
    example = load_example(code)
    assert example is not None
    return example


@pytest.mark.parametrize("code", CODES)
def test_the_example_gets_the_remark(code: str, tmp_path: Path) -> None:
    example = _example(code)
    said = [finding.message for finding in _remarks(code, example.documents, example, tmp_path)]
    assert len(said) == 1, said
    assert example.says in said[0]


@pytest.mark.parametrize("code", CODES)
def test_mended_it_does_not(code: str, tmp_path: Path) -> None:
    example = _example(code)
    assert example.mended
    assert _remarks(code, example.mended_documents(), example, tmp_path) == []
