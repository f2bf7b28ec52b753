"""The example on a rule's page holds: its documents get the remark, and mended they do not."""

import pytest

from tracecheck.example_run import remarks_on
from tracecheck.messages import load_catalogue
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.registry import all_rules

CODES = [each.rule.code for each in all_rules() if load_example(each.rule.code)]
# What no small document can show: locked and damaged files, pictures, tables only a PDF has, a crash.
WITHOUT_EXAMPLE = {"TC001", "TC002", "TC005", "TC900"}


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
