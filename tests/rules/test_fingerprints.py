"""A remark is known again by its fingerprint: two that are not about the same words never share one."""

from collections import defaultdict
from pathlib import Path

import pytest

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Finding
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.settings import Settings
from tracecheck.run import Request, check

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    request = Request(find_documents([SAMPLES / "lyngmo"]), Settings())
    return check(request, load_catalogue("nb"), lambda *_: None).findings


def test_remarks_on_the_samples_are_told_apart(findings: tuple[Finding, ...]) -> None:
    shared: dict[str, set[str]] = defaultdict(set)
    for each in findings:
        shared[each.fingerprint].add(text_key(each.quote or each.message))
    assert shared
    assert {key: words for key, words in shared.items() if len(words) > 1} == {}


def test_the_words_alone_tell_remarks_of_one_document_apart_too(findings: tuple[Finding, ...]) -> None:
    keys = {(each.code, each.document, each.words) for each in findings}
    assert len(keys) == len({each.fingerprint for each in findings})
    assert all(each.words and each.words != fingerprint(each.code) for each in findings)
