"""The one way to files that ship with the package: grammars, schemas, lexicons.

`grammars/` and `schemas/` stand at the top of the repository and inside the package in a built wheel; `data/`
and `messages/` are always inside the package.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def resource(folder: str, name: str) -> Traversable:
    """The shipped file `folder/name`; raises FileNotFoundError naming both places that were tried."""
    inside = files("tracecheck").joinpath(folder, name)
    if inside.is_file():
        return inside
    beside = Path(__file__).resolve().parent.parent / folder / name
    if beside.is_file():
        return beside
    raise FileNotFoundError(f"{folder}/{name}: neither in the package nor at {beside}")


def shipped_texts(*folders: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every shipped file of code, words or grammar in these folders, in the order of their names."""
    for name in folders:
        inside = files("tracecheck").joinpath(name)
        yield from _texts(inside if inside.is_dir() else Path(__file__).resolve().parent.parent / name, name)


def _texts(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _texts(each, f"{name}/{each.name}")
        elif each.name.endswith((".py", ".toml", ".lark")):
            yield f"{name}/{each.name}", each.read_bytes()


def read_text(folder: str, name: str) -> str:
    """The text of a shipped file (UTF-8)."""
    return resource(folder, name).read_text(encoding="utf-8")


@cache
def load_data(name: str) -> dict[str, Any]:
    """A lexicon or table of thresholds from `tracecheck/data/NAME.toml`; do not change what it returns."""
    import tomllib

    return tomllib.loads(read_text("data", f"{name}.toml"))
