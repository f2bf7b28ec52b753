"""What a run makes of documents that cannot be read, and how it ends."""

from pathlib import Path

import pytest

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.run import Request, check, exit_code, settings_sha256

SAMFUNNSDEL = """\
# Kommuneplanens samfunnsdel 2024-2036

Lyngmo kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## 1 Oppvekst

Delmål 1.1 Alle elever skal ha et trygt skolemiljø.

Delmål 1.2 Alle barn skal ha en fritidsaktivitet.

Delmål 1.3 Alle barnehager skal ha nok voksne.

Delmål 1.4 Flere ungdommer skal fullføre videregående.
"""


def _finding(severity: Severity) -> Finding:
    return Finding("TC101", "x", severity, Confidence.HIGH, "", "TC101")


@pytest.mark.parametrize(
    ("severity", "complete", "fail_on", "expected"),
    [
        (Severity.WARNING, True, Severity.WARNING, 1),
        (Severity.ERROR, True, Severity.WARNING, 1),
        (Severity.INFO, True, Severity.WARNING, 0),
        (Severity.INFO, True, Severity.INFO, 1),
        (Severity.WARNING, True, Severity.ERROR, 0),
        (Severity.ERROR, True, None, 0),
        (Severity.ERROR, False, Severity.WARNING, 3),
        (Severity.INFO, False, None, 3),
    ],
)
def test_incomplete_goes_before_findings_and_findings_before_clean(
    severity: Severity, complete: bool, fail_on: Severity | None, expected: int
) -> None:
    assert exit_code([_finding(severity)], complete, RuleSettings(fail_on=fail_on)) == expected


def _check(folder: Path) -> Result:
    return check(Request(find_documents([folder]), Settings()), load_catalogue("nb"), lambda *_: None)


def test_a_plan_that_could_not_be_read_is_never_called_silent_on_goals(tmp_path: Path) -> None:
    (tmp_path / "Samfunnsdel 2024-2036.md").write_text(SAMFUNNSDEL, encoding="utf-8")
    (tmp_path / "Økonomiplan 2026-2029 vedtatt.pdf").write_bytes(b"%PDF-1.7 avbrutt overforing")
    result = _check(tmp_path)
    codes = {finding.code for finding in result.findings}
    assert "TC001" in codes
    assert codes & {"TC101", "TC702", "TC121"} == set()
    assert (result.run.complete, result.run.exit_code) == (False, 3)
    assert result.summary.documents_not_read == ("Økonomiplan 2026-2029 vedtatt.pdf",)


def test_a_mislabelled_document_is_read_as_what_it_is_and_told(tmp_path: Path) -> None:
    title = "<h1>Kommuneplanens samfunnsdel 2024-2036</h1>"
    page = f"<html><body>{title}<h2>Mål</h2><p>Delmål 1.1 Alle skal bo trygt.</p></body></html>"
    (tmp_path / "Samfunnsdel.pdf").write_text(page, encoding="utf-8")
    result = _check(tmp_path)
    assert [finding.message_id for finding in result.findings if finding.code == "TC001"] == ["TC001.mislabelled"]
    assert result.summary.documents_not_read == ()
    assert result.run.exit_code == 3


def test_two_documents_never_share_a_key(tmp_path: Path) -> None:
    register = '{"documents": [{"key": "a.md", "path": "a.md", "kind": "temaplan", "items": []}]}'
    (tmp_path / "a.md").write_text(SAMFUNNSDEL, encoding="utf-8")
    (tmp_path / "b.json").write_text(register, encoding="utf-8")
    assert [document.key for document in _check(tmp_path).documents] == ["a.md", "a.md!2"]


def test_the_hash_of_the_settings_follows_what_is_in_force_not_where_it_came_from() -> None:
    assert settings_sha256(Settings(path="a/tracecheck.toml")) == settings_sha256(Settings(path=None))
    assert settings_sha256(Settings(language="en")) != settings_sha256(Settings())
