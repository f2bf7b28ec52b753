"""The coupling report of fictional municipalities says what a careful reader says; what differs is known."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks import report_truth
from benchmarks.report_truth import Fact

TRUTHS = report_truth.truths()


@cache
def facts(folder: Path) -> tuple[Fact, ...]:
    return report_truth.facts(folder, TRUTHS[folder])


@pytest.mark.parametrize("folder", TRUTHS, ids=[folder.name for folder in TRUTHS])
def test_the_report_says_what_a_careful_reader_says(folder: Path) -> None:
    found = facts(folder)
    assert len(found) >= 30
    assert [f"{each.kind}: {each.words}" for each in found if not each.agrees and not each.known] == []
    assert [f"mended: {each.kind}: {each.words}" for each in found if each.agrees and each.known] == []


def test_nearly_every_cell_is_as_the_reader_says() -> None:
    found = [fact for folder in TRUTHS for fact in facts(folder) if fact.kind == "cell"]
    assert sum(each.agrees for each in found) >= 0.95 * len(found)
