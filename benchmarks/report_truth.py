"""What a coupling report says of fictional municipalities, held against what a careful reader says; RESULTS.md.

    python benchmarks/report_truth.py [--write]

The municipalities are those of `tests/municipalities/` (written together with their truth before any run) and the
samples. Each has a truth in TOML: `[[thread]]` (words of a strategic goal, and for each column the state, or the
states, that a reader gives; `weak` names the columns where the report is known to differ, `why` the cause), `[[unit]]`
(name, the goals that it is `expected` to answer, that it `may` answer; `beyond` are known to be told wrongly or not),
`[[news]]` (what changed since last year; `weak` where it is known not to be told).
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracecheck.config import load_settings
from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.keys import text_key
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.traceability import COLUMNS, GoalRow, Traceability, UnitPage
from tracecheck.run import Request, check
from tracecheck.traceability import trace
from tracecheck.traceability.since import since_editions

ROOT = Path(__file__).resolve().parents[1]
HELD_OUT = ROOT / "tests" / "municipalities"
SAMPLES = ROOT / "samples"
_SAME = {"goal_explained": "goal_gone", "goal_unexplained": "goal_gone"} | {
    "indicator_lost": "indicator_gone",
    "indicator_unexplained": "indicator_gone",
}
_TOLD_BESIDE = {"thread_broke", "thread_whole", "indicator_gained", "strengthened"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the reader says, or the report beyond it. `kind` is cell, expected, possible or since; `wanted`
    says whether the reader says it, `told` whether the report does, `known` whether a difference is known."""

    kind: str
    words: str
    wanted: bool
    told: bool
    known: bool = False

    @property
    def agrees(self) -> bool:
        """Whether both say it."""
        return self.wanted and self.told


def facts(folder: Path, truth: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Everything that the truth of a municipality says, and what the report says beyond it."""
    settings = _settings(folder)
    result = check(Request(find_documents([folder]), settings), load_catalogue("nb"), lambda *_: None)
    found = trace(result, settings, since_editions(result, settings))
    return (*_cells(found, truth), *_units(result, found, truth), *_since(found, truth))


def truths() -> dict[Path, dict[str, Any]]:
    """Each folder with its truth, the held-out ones first."""
    held = {path.with_suffix(""): path for path in sorted(HELD_OUT.glob("*.toml"))}
    planted = {SAMPLES / path.stem.removesuffix("-planted"): path for path in sorted(SAMPLES.glob("*-planted.toml"))}
    read = {folder: tomllib.loads(path.read_text(encoding="utf-8")) for folder, path in (held | planted).items()}
    return {folder: truth for folder, truth in read.items() if "thread" in truth}


def _settings(folder: Path) -> Settings:
    path = folder / "tracecheck.toml"
    return load_settings(path) if path.exists() else Settings()


def _cells(found: Traceability, truth: Mapping[str, Any]) -> Iterator[Fact]:
    rows = [row for group in found.groups for row in group.rows]
    for thread in truth["thread"]:
        named = [row for row in rows if _is_meant(row, thread)]
        for column in COLUMNS:
            wanted = thread[column] if isinstance(thread[column], list) else [thread[column]]
            told = len(named) == 1 and named[0].cells[column].state.value in wanted
            yield Fact("cell", f"{thread['words']} · {column}", True, told, column in thread.get("weak", ()))
    for row in rows:
        if not any(_is_meant(row, thread) for thread in truth["thread"]):
            yield Fact("cell", row.text, False, True)


def _is_meant(row: GoalRow, thread: Mapping[str, Any]) -> bool:
    return _has(row.text, thread["words"]) and row.document.startswith(thread.get("document", ""))


def _units(result: Result, found: Traceability, truth: Mapping[str, Any]) -> Iterator[Fact]:
    texts = {f"{document.key}#{item.id}": item.text for document in result.documents for item in document.items}
    pages = {text_key(page.name): page for page in found.units}
    for unit in truth.get("unit", ()):
        page = pages.get(text_key(unit["name"]), UnitPage(unit["name"], ()))
        known = unit.get("beyond", ())
        told = [texts[each.goal] for each in page.expected]
        yield from _both("expected", unit["name"], unit["expected"], told, known)
        near = [texts[each.goal] for each in page.possible]
        yield from _both("possible", unit["name"], unit.get("may", ()), near, known)


def _both(kind: str, name: str, wanted: Sequence[str], told: Sequence[str], known: Sequence[str]) -> Iterator[Fact]:
    """What is wanted, told or not; then what is told beyond it."""
    for words in wanted:
        yield Fact(kind, f"{name} · {words}", True, any(_has(text, words) for text in told), words in known)
    for text in told:
        if not any(_has(text, words) for words in wanted):
            yield Fact(kind, f"{name} · {text}", False, True, any(_has(text, words) for words in known))


def _since(found: Traceability, truth: Mapping[str, Any]) -> Iterator[Fact]:
    """Threads that became whole or broke, and what grew stronger, follow from the rest and are not asked for."""
    news = found.since.news if found.since is not None else ()
    told = [(_SAME.get(each.kind, each.kind), end.text) for each in news for end in each.ends]
    wanted = truth.get("news", ())
    for each in wanted:
        here = any(kind == each["kind"] and _has(text, each["words"]) for kind, text in told)
        yield Fact("since", f"{each['kind']} · {each['words']}", True, here, each.get("weak", False))
    for kind, text in told if wanted else ():
        meant = any(kind == each["kind"] and _has(text, each["words"]) for each in wanted)
        if kind not in _TOLD_BESIDE and not meant:
            yield Fact("since", f"{kind} · {text}", False, True)


def _has(text: str, words: str) -> bool:
    return text_key(words) in text_key(text)


def _figures(found: Sequence[Fact], kind: str) -> str:
    """«41/44», and behind it how many are told beyond; «–» where nothing is asked."""
    wanted = [each for each in found if each.kind == kind and each.wanted]
    beyond = sum(each.kind == kind and not each.wanted for each in found)
    if not wanted and not beyond:
        return "–"
    return f"{sum(each.agrees for each in wanted)}/{len(wanted)}" + (f" (+{beyond})" if beyond else "")


def main() -> None:
    """Print, or write, the table; on the screen also what differs."""
    from results import line, write

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    kinds = ("cell", "expected", "possible", "since")
    lines = [line(("municipality", "cells", "expected", "possible", "since last year")), line(("---",) * 5)]
    for folder, truth in truths().items():
        found = facts(folder, truth)
        lines.append(line((folder.name, *(_figures(found, kind) for kind in kinds))))
        if not wanted.write:
            print(*(f"{folder.name}: {each}" for each in found if not each.agrees), sep="\n")
    table = "\n".join(lines)
    print(table)
    if wanted.write:
        write("report_truth", _INTRODUCTION, table)


_INTRODUCTION = """## The coupling report against a careful reader

Fictional municipalities, each with what a careful reader says of every goal and column, of every unit, and of what
changed since last year. Told as the reader says / asked (+ told beyond).
Run: `python benchmarks/report_truth.py --write`. `tests/samples/test_report_truth.py` holds it: whatever differs is
written down in the truth with its cause. The truth of the four in `tests/municipalities/` was written before any run
(they have been looked at since, and are no longer unseen); that of the samples was taken from a run and read over: it
holds what they say now.

At first sight, before anything was mended, these four gave: cells 129/152, expected 18/19 (+1), possible 3/12 (+1),
since last year 11/15 (+1). Mended since: what a goal's own paragraph says that it follows up, whole names of plans
behind a number, sentences that put a goal off, indicators that only last year's plan has."""


if __name__ == "__main__":
    main()
