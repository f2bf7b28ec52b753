"""Runs the example of a rule's page: what the rule says of its documents, as they stand or mended."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.rules.examples import Example


def remarks_on(code: str, example: Example, documents: Mapping[str, str], catalogue: Catalogue) -> tuple[Finding, ...]:
    """The findings of the rule with this code on `documents` (name → text), under the settings of the example."""
    from tracecheck.decisions import NAME, parse_decisions
    from tracecheck.discover import find_documents
    from tracecheck.model.decision import Decisions
    from tracecheck.model.settings import LinkSettings, RuleSettings, Settings
    from tracecheck.run import Request, check

    every = parse_decisions(example.decisions, NAME)
    decisions = Decisions(every, NAME if every else None, example.today)
    rules = RuleSettings(select=(code,), options={code: dict(example.options)})
    settings = Settings(rules=rules, linking=LinkSettings(organisation=example.organisation))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        request = Request(find_documents([Path(folder)]), settings, example.focus, decisions=decisions)
        findings = check(request, catalogue, lambda *_: None).findings
    return tuple(finding for finding in findings if finding.code == code)
