"""Documents of fictional municipalities in the shapes that plans have, each with what a reader finds in it.

`least.toml` says how well each is read at least (F1 of the texts): a fall fails here. A document that is read better
than it says may have its figure raised.
"""

import tomllib
from pathlib import Path

import pytest

from tests.corpus.scoring import read_plan, score_file
from tracecheck.model.item import Origin

HERE = Path(__file__).parent
LEAST: dict[str, float] = tomllib.loads((HERE / "least.toml").read_text(encoding="utf-8"))["least"]
WITHOUT_GOALS = sorted(path.name for path in (HERE / "without_goals").iterdir())


@pytest.mark.parametrize("name", LEAST)
def test_goals_of_a_document_are_read(name: str) -> None:
    score = score_file(HERE / name)
    assert score.f1 >= LEAST[name], (score.missed, score.extra)


@pytest.mark.parametrize("name", WITHOUT_GOALS)
def test_talk_of_goals_is_no_goal(name: str) -> None:
    items = read_plan(HERE / "without_goals" / name).items
    assert [item.text for item in items if item.origin is Origin.OWN] == []


def test_every_document_is_held() -> None:
    truths = {path.name.removesuffix(".expected.json") for path in HERE.glob("*.expected.json")}
    assert {Path(name).stem for name in LEAST} == truths
