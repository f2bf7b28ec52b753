"""The targets of the fuzzer on their seeds, on what once broke them, and on some inputs made by chance."""

import random
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, readable

HERE = Path(__file__).resolve().parent
KEPT = [
    pytest.param(each.parent.name, each, id=f"{each.parent.name}-{each.name}")
    for folder in ("seeds", "crashes")
    for each in sorted((HERE / folder).glob("*/*"))
]


@pytest.mark.parametrize(("target", "path"), KEPT)
def test_kept_inputs_break_nothing(target: str, path: Path) -> None:
    assert target in TARGETS
    if target in readable():
        TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", readable())
def test_bytes_by_chance_break_nothing(target: str) -> None:
    for number in range(12):
        source = random.Random(number)
        TARGETS[target](source.randbytes(source.choice([20, 200, 1500])))
