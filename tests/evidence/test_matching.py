"""The documents of a pack are found again wherever their folder lies, and whatever it is called."""

import pytest

from tracecheck.evidence.matching import match_files
from tracecheck.evidence.records import Input

PACK = (Input("2026/plan.pdf", "a"), Input("2026/avtaler/skole.pdf", "b"))


@pytest.mark.parametrize("folder", ["2026/", "", "arkiv/sak 12/2026/", "arkiv/nytt navn/"])
def test_any_folder_above_or_the_folder_itself(folder: str) -> None:
    matched = match_files(PACK, {f"{folder}plan.pdf": "a", f"{folder}avtaler/skole.pdf": "b"})
    assert matched.here == {
        "2026/plan.pdf": f"{folder}plan.pdf",
        "2026/avtaler/skole.pdf": f"{folder}avtaler/skole.pdf",
    }
    assert matched.missing == matched.changed == matched.extra == ()
    assert matched.moved == ()


def test_changed_missing_and_extra_are_told_apart() -> None:
    matched = match_files(PACK, {"plan.pdf": "other", "ny.pdf": "c"})
    assert matched.changed == ("2026/plan.pdf",)
    assert matched.missing == ("2026/avtaler/skole.pdf",)
    assert matched.extra == (("2026/ny.pdf", "ny.pdf"),)


def test_the_same_bytes_under_another_name_are_the_same_document() -> None:
    matched = match_files(PACK, {"plan.pdf": "a", "avtale for skolen.pdf": "b"})
    assert matched.moved == (("2026/avtaler/skole.pdf", "avtale for skolen.pdf"),)
    assert matched.missing == matched.extra == ()


def test_one_file_stands_in_for_one_document_only() -> None:
    twins = (Input("a.pdf", "x"), Input("b.pdf", "x"))
    matched = match_files(twins, {"c.pdf": "x"})
    assert matched.moved == (("a.pdf", "c.pdf"),)
    assert matched.missing == ("b.pdf",)


def test_an_empty_folder_has_none_of_them() -> None:
    assert match_files(PACK, {}).missing == ("2026/plan.pdf", "2026/avtaler/skole.pdf")
