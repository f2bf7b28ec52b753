"""A goal quoted with today's name of the council or of its chief officer is the same goal."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS
from tests.cases.test_case_wording import CHANGES
from tests.cases.test_case_wording import test_spellings_of_then_and_now_are_no_change_of_a_goal as same_goal

NAMES = {
    "Rådmannen/Kommunedirektøren": (
        "{} sørger for at mål og budsjett henger sammen.",
        "Rådmannen",
        "Kommunedirektøren",
    ),
    "Bystyret/Kommunestyret": ("{} får årlig melding om resultatene.", "Bystyret", "Kommunestyret"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("change", NAMES)
def test_names_of_then_and_now_are_no_change_of_a_goal(
    form: str, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CHANGES, change, NAMES[change])
    same_goal(form, change, tmp_path)
