"""Runs the example of a rule's page: what the rule says of its folder, as it stands or mended."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.rules.examples import Example


def remarks_on(code: str, example: Example, documents: Mapping[str, str], catalogue: Catalogue) -> tuple[Finding, ...]:
    """The findings of the rule with this code on `documents` (name → text); settings and decisions are those among
    them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return _remarks(code, example, Path(folder), catalogue)


def _remarks(code: str, example: Example, folder: Path, catalogue: Catalogue) -> tuple[Finding, ...]:
    from tracecheck.config import load_settings
    from tracecheck.decisions import NAME, read_decisions, read_suppressions
    from tracecheck.discover import find_documents
    from tracecheck.model.decision import Decisions
    from tracecheck.model.settings import RuleSettings
    from tracecheck.places import SETTINGS_NAME
    from tracecheck.run import Request, check

    written = folder / NAME
    known = written.is_file()
    decisions = Decisions(
        read_decisions(written) if known else (),
        NAME if known else None,
        example.today,
        suppressions=read_suppressions(written) if known else (),
    )
    stated = folder / SETTINGS_NAME
    settings = load_settings(stated if stated.is_file() else None)
    rules = RuleSettings(select=(code,), options=settings.rules.options)
    request = Request(
        find_documents([folder], settings.exclude, folder),
        replace(settings, rules=rules),
        example.focus,
        decisions=decisions,
    )
    findings = check(request, catalogue, lambda *_: None).findings
    return tuple(finding for finding in findings if finding.code == code)
