"""Measure what a report costs beside the check that it rests on; write the table of benchmarks/RESULTS.md.

    python benchmarks/report.py [--shapes NAME ...] [--folders DIR ...] [--annotate FILE ...] [--rounds N] [--write]

Fictional municipalities (report_corpus.py) of up to 10 000 items are written to a folder, one .json file a document; or
folders of documents are taken as they are. In turns, each as a process of its own with plans and lemmas in the cache:
`tracecheck check` and `tracecheck report` in each format; of whole municipalities and of folders `evidence`, `evidence
verify` and `template` too. Seconds of work (user and system, worker processes included), also as a multiple of those of
`check` in the same round, which a busy machine changes less; the most memory that a process had; megabytes written.
`annotate` is measured on the files named.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_corpus import NAMES, SHAPES, write_shape
from results import line, write
from speed import Run, run

FORMATS = ("html", "docx", "xlsx", "csv")
MEGABYTES = 10.0
"""Target for a page, whatever is in it."""


@dataclass(frozen=True)
class Measured:
    """One command over one corpus: its runs and those of `check` in the same rounds; bytes written."""

    corpus: str
    command: str
    runs: tuple[Run, ...]
    checks: tuple[Run, ...]
    written: int

    @property
    def work(self) -> float:
        """Least seconds of work."""
        return min(each.work for each in self.runs)

    @property
    def ratio(self) -> float:
        """The least multiple of a check of the same round."""
        return min(ours.work / check.work for ours, check in zip(self.runs, self.checks, strict=True))

    @property
    def beyond(self) -> float:
        """Seconds of work beside those of a check."""
        return self.work - min(each.work for each in self.checks)


def main() -> int:
    """Measure every shape, print the table, write it if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shapes", nargs="*", choices=NAMES, default=list(NAMES), metavar="NAME", help="shapes")
    arguments.add_argument("--folders", type=Path, nargs="*", default=[], metavar="DIR", help="folders of documents")
    arguments.add_argument("--annotate", type=Path, nargs="*", default=[], metavar="FILE", help="documents to annotate")
    arguments.add_argument("--rounds", type=int, default=1, metavar="N", help="rounds per corpus (default 1)")
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    chosen = arguments.parse_args()
    if chosen.rounds < 1:
        arguments.error("at least one round")
    with tempfile.TemporaryDirectory() as held:
        room = Path(held)
        measured = []
        for each in _every(chosen, room):
            measured.append(each)
            print(_row(each), flush=True)
    if chosen.write:
        machine = f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores"
        note = f"Rounds in turns: {chosen.rounds}; {machine}."
        write("report", _INTRODUCTION, f"{report(measured)}\n\n{note}")
    return 0


def _every(chosen: argparse.Namespace, room: Path) -> Iterator[Measured]:
    for name in chosen.shapes:
        yield from _shape(name, room, chosen.rounds)
    for folder in chosen.folders:
        yield from measure(folder.name, folder, room, chosen.rounds)
    for file in chosen.annotate:
        yield _annotated(file, room, chosen.rounds)


def _shape(name: str, room: Path, rounds: int) -> list[Measured]:
    plans = room / name
    plans.mkdir()
    write_shape(name, plans)
    return measure(name, plans, room, rounds)


def measure(name: str, plans: Path, room: Path, rounds: int) -> list[Measured]:
    """Every command over the documents of a folder. A first check, not counted, fills the cache."""
    caches, made = room / "cache", room / "made"
    check = _tracecheck("check", str(plans), "--format", "json")
    run(check, caches)
    commands = dict(_commands(plans, made))
    checks: list[Run] = []
    runs: dict[str, list[Run]] = {each: [] for each in commands}
    for _ in range(rounds):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        checks.append(run(check, caches))
        for each, command in commands.items():
            runs[each].append(run(command, caches))
    return [Measured(name, each, tuple(runs[each]), tuple(checks), _size(made / each)) for each in commands]


def _commands(plans: Path, made: Path) -> Iterator[tuple[str, list[str]]]:
    for form in FORMATS:
        yield f"report.{form}", _tracecheck("report", str(plans), "-q", "-f", f"{form}={made / f'report.{form}'}")
    if plans.name in SHAPES:
        return
    pack = str(made / "evidence.zip")
    yield "evidence.zip", _tracecheck("evidence", str(plans), "-o", pack)
    yield "evidence verify", _tracecheck("evidence", "verify", pack, str(plans))
    unit = _unit(plans)
    if unit:
        yield "template.docx", _tracecheck("template", unit, str(plans), "-o", str(made / "template.docx"))


def _unit(plans: Path) -> str | None:
    """The first unit that a document in the common schema names."""
    for path in sorted(plans.glob("enhetsavtale*.json")):
        return str(json.loads(path.read_text(encoding="utf-8"))["documents"][0]["unit"])
    return None


def _annotated(file: Path, room: Path, rounds: int) -> Measured:
    """A document with its remarks in it, beside a check of the same document."""
    caches, copy = room / "cache", room / f"annotated{file.suffix}"
    check, ours = _tracecheck("check", str(file)), _tracecheck("annotate", str(file), "-o", str(copy))
    run(check, caches)
    checks, runs = [], []
    for _ in range(rounds):
        copy.unlink(missing_ok=True)
        checks.append(run(check, caches))
        runs.append(run(ours, caches))
    size = f"{file.suffix} of {file.stat().st_size / 1e6:.1f} MB"
    return Measured(size, "annotate", tuple(runs), tuple(checks), _size(copy))


def _tracecheck(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tracecheck", *arguments]


def _size(path: Path) -> int:
    """Bytes of a file, or of the files of a folder."""
    if path.is_dir():
        return sum(each.stat().st_size for each in path.iterdir())
    return path.stat().st_size if path.exists() else 0


def report(measured: Sequence[Measured]) -> str:
    """The table in Markdown."""
    head = ["corpus", "command", "work s", "× check", "beyond check s", "memory MB", "written MB"]
    return "\n".join([line(head), line(["---"] * len(head)), *map(_row, measured)])


def _row(each: Measured) -> str:
    figures = [f"{each.work:.2f}", f"{each.ratio:.2f}", f"{each.beyond:.2f}"]
    memory = f"{max(run.megabytes for run in each.runs):.0f}"
    size = f"{each.written / 1e6:.2f}" if each.written else ""
    over = " (over)" if each.command == "report.html" and each.written > MEGABYTES * 1e6 else ""
    return line([each.corpus, each.command, *figures, memory, f"{size}{over}"])


_INTRODUCTION = """## The report

What `tracecheck report` and its neighbours cost beside the `tracecheck check` that they rest on, over fictional
municipalities of shapes that ask much of a report (`report_corpus.py`), plans and lemmas in the cache. A page is to
have at most 10 MB, whatever is in it. The machine was shared: the multiple of a check in the same round tells most.
Run: `python benchmarks/report.py --write`.
"""


if __name__ == "__main__":
    sys.exit(main())
