"""The example on a rule's page holds: its documents get the remark, and mended they do not."""

from functools import cache

import pytest

from tracecheck.example_run import remarks_on
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.registry import all_rules

CODES = [each.rule.code for each in all_rules() if load_example(each.rule.code)]
# What no small document can show: locked and damaged files, pictures, tables only a PDF has, a crash.
WITHOUT_EXAMPLE = {"TC001", "TC002", "TC005", "TC900"}


@cache
def _example(code: str) -> Example:
    example = load_example(code)
    assert example is not None
    return example


@pytest.mark.parametrize("code", CODES)
def test_the_example_gets_the_remark(code: str) -> None:
    example = _example(code)
    said = [finding.message for finding in remarks_on(code, example, example.documents, load_catalogue("nb"))]
    assert len(said) == 1, said
    assert example.says in said[0]


@pytest.mark.parametrize("code", CODES)
def test_mended_it_does_not(code: str) -> None:
    example = _example(code)
    assert example.mended
    assert remarks_on(code, example, example.mended_documents(), load_catalogue("nb")) == ()


@pytest.mark.parametrize("code", [each.rule.code for each in all_rules()])
def test_a_page_has_an_example_or_says_in_words_what_no_small_document_can_show(code: str) -> None:
    told = {
        f"{language}.{part}"
        for language in LANGUAGES
        for part in ("fires", "mended")
        if load_catalogue(language).has(f"{code}.{part}")
    }
    assert (load_example(code) is None) == (code in WITHOUT_EXAMPLE)
    assert len(told) == (2 * len(LANGUAGES) if code in WITHOUT_EXAMPLE else 0), told
