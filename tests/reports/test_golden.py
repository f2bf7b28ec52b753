"""What a run writes, word for word, in every language and format. After a meant change:

TRACECHECK_UPDATE_GOLDEN=1 pytest tests/reports, then read the difference before it is committed.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL
from tracecheck.discover import find_documents
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.reports import FORMATS, renderer
from tracecheck.reports.extract_text import render_plans
from tracecheck.reports.look import Look
from tracecheck.run import Request, check

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {"Samfunnsdel 2024-2036.md": SAMFUNNSDEL, "Økonomiplan 2026-2029.md": OKONOMIPLAN, "Tom.md": ""}
RULES = ("TC001", "TC101")
"""Two rules for the form of a report: how each rule speaks is tested with it."""


def _result(folder: Path, language: str) -> Result:
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    request = Request(find_documents([folder]), Settings(rules=RuleSettings(select=RULES)))
    result = check(request, load_catalogue(language), lambda *_: None)
    named = tuple(replace(document, path=document.key) for document in result.documents)
    return replace(result, documents=named)


def _holds(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("TRACECHECK_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_run_is_written_as_before(tmp_path: Path, name: str, language: str) -> None:
    text = "".join(renderer(name)(_result(tmp_path, language), load_catalogue(language), Look(width=80)))
    ending = {"text": "txt", "csv": "csv", "junit": "junit.xml"}.get(name, name if name == "json" else f"{name}.txt")
    _holds(f"check.{language}.{ending}", _without_program(name, text))


def _without_program(name: str, text: str) -> str:
    """The version of the program, and the pages of all its rules, are not what this test is about."""
    if name == "json":
        return json.dumps({**json.loads(text), "tool": {}}, ensure_ascii=False, indent=1) + "\n"
    if not name.startswith("sarif"):
        return text
    log = json.loads(text)
    for run in log["runs"]:
        run["tool"], run["taxonomies"] = {}, []
        for each in run["results"]:
            del each["ruleIndex"]
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_read_is_shown_as_before(tmp_path: Path, language: str) -> None:
    documents = _result(tmp_path, language).documents
    _holds(f"extract.{language}.txt", render_plans(documents, load_catalogue(language), Look(width=80)))
