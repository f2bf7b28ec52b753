"""What is planted in the sample is found, nothing else is reported, and Word and PDF give the same."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.keys import text_key
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.run import Request, check

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ("lyngmo", "storvag")
FOLDERS = tuple(f"{name}{ending}" for name in NAMES for ending in ("", "-pdf"))
PLANTED: dict[str, dict[str, Any]] = {
    name: tomllib.loads((SAMPLES / f"{name}-planted.toml").read_text(encoding="utf-8")) for name in NAMES
}


def _planted(folder: str) -> dict[str, Any]:
    return PLANTED[folder.removesuffix("-pdf")]


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """All folders, checked."""
    catalogue = load_catalogue("nb")
    return {
        name: check(Request(find_documents([SAMPLES / name]), Settings()), catalogue, lambda *_: None)
        for name in FOLDERS
    }


def _said(result: Result) -> list[dict[str, Any]]:
    """Each finding with all its words: message, quotation, arguments, related texts, headings."""
    return [
        {
            "code": finding.code,
            "document": Path(finding.document or "").stem,
            "severity": finding.severity.value,
            "count": finding.count,
            "words": text_key(json.dumps(to_json(finding), ensure_ascii=False)),
        }
        for finding in result.findings
    ]


def _fits(said: dict[str, Any], planted: dict[str, Any]) -> bool:
    return (
        said["code"] == planted["code"]
        and said["document"] == planted["document"]
        and text_key(planted["words"]) in said["words"]
        and said["severity"] in (planted["severity"], planted.get("also_severity"))
        and said["count"] == planted.get("count", said["count"])
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_everything_planted_is_found(results: dict[str, Result], folder: str) -> None:
    said = _said(results[folder])
    required = [planted for planted in _planted(folder)["finding"] if planted.get("required", True)]
    assert [each for each in required if not any(_fits(finding, each) for finding in said)] == []
    assert len(required) >= 15


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_else_is_reported(results: dict[str, Result], folder: str) -> None:
    planted_here = _planted(folder)["finding"]
    unplanted = [
        finding for finding in _said(results[folder]) if not any(_fits(finding, each) for each in planted_here)
    ]
    assert [(finding["code"], finding["document"]) for finding in unplanted] == []
    counts = Counter((finding["code"], finding["document"]) for finding in _said(results[folder]))
    planted = Counter((each["code"], each["document"]) for each in planted_here)
    assert not counts - planted, "one cause, one finding"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_planted_silences_are_kept(results: dict[str, Result], folder: str) -> None:
    broken = [
        silence["words"]
        for silence in _planted(folder)["silence"]
        for finding in _said(results[folder])
        if (finding["code"], finding["document"]) == (silence["code"], silence["document"])
        and text_key(silence["words"]) in finding["words"]
    ]
    assert broken == []


def _threads(result: Result, state: str) -> str:
    """The numbers and words of the goals whose thread is in a state, in one string."""
    goals = {
        f"{document.key}#{item.id}": f"[{re.sub(r'^[^0-9]+', '', item.label or '')}] {text_key(item.text)}"
        for document in result.documents
        for item in document.items
    }
    return " ".join(goals[thread.item] for thread in result.linkage.threads if thread.state.value == state)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_clean_chains_are_whole(results: dict[str, Result], folder: str) -> None:
    whole = _threads(results[folder], "whole")
    for chain in _planted(folder)["clean_chain"]:
        assert (f"[{chain['label']}]" if "label" in chain else text_key(chain["words"])) in whole


@pytest.mark.parametrize("folder", ["storvag", "storvag-pdf"])
def test_what_is_put_off_with_a_reason_is_justified(results: dict[str, Result], folder: str) -> None:
    justified = _threads(results[folder], "justified")
    assert [each["words"] for each in _planted(folder)["justified"] if text_key(each["words"]) not in justified] == []


@pytest.mark.parametrize("folder", ["storvag", "storvag-pdf"])
def test_words_of_one_norm_are_known_in_the_other(results: dict[str, Result], folder: str) -> None:
    result = results[folder]
    texts = {f"{document.key}#{item.id}": item.text for document in result.documents for item in document.items}
    near = {(texts.get(each.source), texts.get(each.target)) for each in result.linkage.links}
    near |= {(texts.get(each.source), texts.get(each.target)) for each in result.linkage.candidates if each.likely}
    assert {(pair["source"], pair["target"]) for pair in _planted(folder)["coupling"]} <= near


def _items(result: Result) -> Counter[tuple[str, str, str, str, str]]:
    """Document, kind, label, text, and the text of the parent."""
    found: Counter[tuple[str, str, str, str, str]] = Counter()
    for document in result.documents:
        texts = {item.id: text_key(item.text) for item in document.items}
        for item in document.items:
            above = texts[item.parent] if item.parent else ""
            named = text_key(item.label or "")
            found[Path(document.key).stem, item.kind.value, named, text_key(item.text), above] += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_give_the_same_items_under_the_same_parents(results: dict[str, Result], name: str) -> None:
    assert _items(results[name]) == _items(results[f"{name}-pdf"])


@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_give_the_same_findings(results: dict[str, Result], name: str) -> None:
    def findings(folder: str) -> list[tuple[str, str, str, int]]:
        return sorted(
            (finding.code, Path(finding.document or "").stem, finding.severity.value, finding.count)
            for finding in results[folder].findings
        )

    assert findings(name) == findings(f"{name}-pdf")


def test_every_document_of_the_sample_is_known_for_what_it_is(results: dict[str, Result]) -> None:
    for folder in FOLDERS:
        assert results[folder].run.complete
        assert all(document.kind_certain for document in results[folder].documents)


@pytest.mark.parametrize("folder", ["lyngmo", "lyngmo-pdf"])
def test_the_figures_agree_with_the_findings(results: dict[str, Result], folder: str) -> None:
    result = results[folder]
    steps = {(step.upper, step.lower): step for step in result.summary.steps}
    assert list(steps) == [("samfunnsdel", "okonomiplan"), ("okonomiplan", "unit_plans"), ("okonomiplan", "reports")]
    found = Counter(finding.code for finding in result.findings)
    assert steps["samfunnsdel", "okonomiplan"].missing == found["TC101"]
    assert steps["samfunnsdel", "okonomiplan"].total == 17
    assert steps["okonomiplan", "reports"].missing == found["TC401"]
