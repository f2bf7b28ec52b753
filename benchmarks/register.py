"""Find the parent of every goal in a municipality's own goal register, by words alone; the table of RESULTS.md.

    python benchmarks/register.py --realdata DIR [--write]

DIR holds `randaberg/maal.json` and `plan.json` (the register) and `links/randaberg_maal.json` (its parent field,
without the goal that is its own parent). The register is other people's: figures go into the table, no text of theirs.
A goal is held against all others, or against those of the level above; the order is the one in which the linker shows
candidates.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import results

from tracecheck.linker.similarity.normalise import relative_to
from tracecheck.linker.similarity.vectors import Text, make_space
from tracecheck.resources import load_data

Register = dict[str, dict[str, Any]]
CONTEXTS: dict[str, tuple[str, ...]] = {
    "names only": (),
    "with tags": ("tags",),
    "with the plan's name": ("plan",),
    "with the parent's name": ("parent",),
    "with parent, plan and tags": ("tags", "plan", "parent"),
}
TOPS = (1, 3, 5)


@dataclass(frozen=True)
class Ranks:
    """The place of the right parent for each goal, best is 1."""

    places: tuple[int, ...]

    @property
    def precision(self) -> float:
        """Mean average precision: with one right parent each the mean of 1 / place."""
        return float(np.mean([1 / place for place in self.places]))

    def within(self, top: int) -> float:
        """Share of goals with the right parent among the first `top`."""
        return float(np.mean([place <= top for place in self.places]))


def read_register(realdata: Path) -> tuple[Register, dict[str, str]]:
    """The goals by id, each with the name of its plan; and the parent of each that has one."""
    plans = {each["planID"]: each["planNavn"] for each in _json(realdata / "randaberg/plan.json")}
    goals = {each["maalID"]: each for each in _json(realdata / "randaberg/maal.json")}
    named = {key: each | {"plan": plans.get(each.get("maalPlan"))} for key, each in goals.items()}
    links = _json(realdata / "links/randaberg_maal.json")["links"]
    return named, {each["lower"]["id"]: each["upper"]["id"] for each in links}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def text_of(key: str, parts: tuple[str, ...], goals: Register, parents: dict[str, str]) -> Text:
    """A goal with what stands around it, at the weights of the linker.

    The name of its own parent is context of a goal that others stand under: of a goal whose parent is asked for it is
    the answer.
    """
    goal, weights = goals[key], load_data("linking")["context"]
    above = goals[parents[key]]["maalNavn"] if key in parents and key in set(parents.values()) else None
    found = {
        "tags": (str(goal.get("maalEmneknagger") or "").replace("#", " "), weights["tags"]),
        "plan": (goal["plan"], weights["section"]),
        "parent": (above, weights["parent"]),
    }
    chosen = (found[part] for part in parts)
    return Text(goal["maalNavn"], tuple((str(text), float(weight)) for text, weight in chosen if text))


def rank(goals: Register, parents: dict[str, str], parts: tuple[str, ...], levels: bool) -> Ranks:
    """Places of the right parents: among all goals, or among those of the level above where the parent is there."""
    keys = list(goals)
    space = make_space([text_of(key, parts, goals, parents) for key in keys])
    rows = {key: row for row, key in enumerate(keys)}
    places: list[int] = []
    for lower, upper in _groups(goals, parents, levels):
        products = space.whole[[rows[key] for key in lower]] @ space.whole[[rows[key] for key in upper]].T
        places += _places(products.toarray(), lower, upper, parents)
    return Ranks(tuple(places))


def _groups(goals: Register, parents: dict[str, str], levels: bool) -> list[tuple[list[str], list[str]]]:
    if not levels:
        return [([key for key in goals if key in parents], list(goals))]
    kinds = sorted({each["maalType"] for each in goals.values()})
    groups = []
    for below, above in zip(kinds[1:], kinds, strict=False):
        upper = [key for key in goals if goals[key]["maalType"] == above]
        lower = [key for key in goals if goals[key]["maalType"] == below and parents.get(key) in upper]
        groups.append((lower, upper))
    return groups


def _places(similarities: Any, lower: list[str], upper: list[str], parents: dict[str, str]) -> list[int]:
    """By similarity and relative score together, as the linker ranks candidates; a goal is not its own candidate."""
    if not lower:
        return []
    for row, key in enumerate(lower):
        similarities[row, [column for column, other in enumerate(upper) if other == key]] = 0
    count = int(load_data("linking")["candidates"]["neighbours"])
    rows, columns = _nearest(similarities, count), _nearest(similarities.T, count)
    scores = similarities * relative_to(similarities, rows[:, None], columns[None, :])
    places = []
    for row, key in enumerate(lower):
        order = [upper[column] for column in np.argsort(-scores[row], kind="stable") if upper[column] != key]
        places.append(order.index(parents[key]) + 1)
    return places


def _nearest(similarities: Any, count: int) -> Any:
    """For each row the mean of its `count` highest values."""
    return np.sort(similarities, axis=1)[:, -count:].mean(axis=1)


def report(realdata: Path) -> str:
    """The table in Markdown."""
    goals, parents = read_register(realdata)
    head = ["goals compared with", "text", "goals", "MAP", *(f"right among the first {top}" for top in TOPS)]
    lines = [results.line(head), results.line(["---"] * len(head))]
    for levels, name in ((False, "all goals"), (True, "those of the level above")):
        for context, parts in CONTEXTS.items():
            ranks = rank(goals, parents, parts, levels)
            shares = [f"{ranks.within(top):.0%}" for top in TOPS]
            lines.append(results.line([name, context, str(len(ranks.places)), f"{ranks.precision:.3f}", *shares]))
    return "\n".join(lines)


INTRODUCTION = """## The parent of a goal, by words alone

The goal register of one municipality: for each of its goals with a parent, where the right parent stands among the
others when nothing but words is asked (the register's own parent field is the truth). The linker goes level by level.
Run: `python benchmarks/register.py --realdata DIR --write`.
"""


def main() -> int:
    """Print the table, write it if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--realdata", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    chosen = arguments.parse_args()
    table = report(chosen.realdata)
    print(table)
    if chosen.write:
        results.write("register", INTRODUCTION, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
