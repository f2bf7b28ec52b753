"""Measure how long `tracecheck check` takes over plans in the common schema; write the table of benchmarks/RESULTS.md.

    python benchmarks/speed.py [--items N ...] [--rounds N] [--keep FOLDER] [--write]

Fictional municipalities of some 3 000 items each (speed_corpus.py) are written to a folder, one .json file a
document. Then, in turns:
`python -m tracecheck check FOLDER --format json` as a process of its own, with a warm cache of lemmas, and a plain word
TF-IDF product of the same items (speed_plain.py), as a process as well. Start-up is in both. Seconds on the clock,
seconds of work (user and system, worker processes included), and the most memory that a process had. Last, in a process
of its own, what the rules cost beside the linking (speed_rules.py).
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from results import line, write
from speed_corpus import Level, make_municipalities, write_corpus

SIZES = (3_000, 10_000, 50_000)
SECONDS = {3_000: 1.0, 10_000: 2.5, 50_000: 30.0}
"""Targets, on two cores."""

TIMES_PLAIN, MEGABYTES = 6.0, 1024
RULES_SHARE, TOLD_SHARE = 0.25, 0.05
"""All rules together against the linking, at most; a rule with more than this of all rules is told by its code."""

LIBRARIES = ("numpy", "scipy", "rapidfuzz", "simplemma")


@dataclass(frozen=True)
class Run:
    """One process: seconds on the clock, seconds of work, megabytes at most, and what it printed."""

    seconds: float
    work: float
    megabytes: float
    output: bytes = b""


@dataclass(frozen=True)
class Measured:
    """One corpus: its levels, all runs of the program and of the plain product, and seconds of work of the linking, of
    the indexes of the rules, and of each rule by its code."""

    municipalities: Sequence[Sequence[Level]]
    ours: Sequence[Run]
    plain: Sequence[Run]
    linking: float
    indexes: float
    rules: Mapping[str, float]

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(len(level.items) for levels in self.municipalities for level in levels)

    @property
    def ratio(self) -> float:
        """Least work against least work, which a busy machine changes less than the clock."""
        return min(run.work for run in self.ours) / min(run.work for run in self.plain)

    @property
    def ruling(self) -> float:
        """Seconds of work of all rules, with what they look things up in."""
        return self.indexes + sum(self.rules.values())


def main() -> int:
    """Measure every size, print the table, write it if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--items", type=int, nargs="+", default=list(SIZES), metavar="N", help="sizes of corpora")
    arguments.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds per corpus (default 3)")
    arguments.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the corpora here")
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    chosen = arguments.parse_args()
    if chosen.rounds < 1 or min(chosen.items) < 100:
        arguments.error("at least one round, and 100 items")
    with tempfile.TemporaryDirectory() as folder:
        measured = [measure(size, chosen.rounds, (chosen.keep or Path(folder)) / str(size)) for size in chosen.items]
    table = report(measured, chosen.rounds)
    print(table)
    if chosen.write:
        write("speed", _INTRODUCTION, table)
    return 0


def measure(size: int, rounds: int, folder: Path) -> Measured:
    """One corpus, by both in turns. A first run, not counted, warms the caches of the system and of lemmas."""
    shutil.rmtree(folder, ignore_errors=True)
    plans = folder / "plans"
    plans.mkdir(parents=True)
    municipalities = make_municipalities(size)
    write_corpus(municipalities, plans)
    ours = [sys.executable, "-m", "tracecheck", "check", str(plans), "--format", "json"]
    plain, rules = ([sys.executable, str(Path(__file__).with_name(name)), str(plans)] for name in _BESIDE)
    caches = folder / "cache"
    run(ours, caches)
    runs = []
    for _ in range(rounds):
        for plans_cache in caches.glob("*.plan.jsonl"):
            plans_cache.unlink()
        runs.append((run(ours, caches), run(plain, caches)))
    parts = json.loads(run(rules, caches).output)
    return Measured(municipalities, [pair[0] for pair in runs], [pair[1] for pair in runs], **parts)


_BESIDE = ("speed_plain.py", "speed_rules.py")


def run(command: Sequence[str], caches: Path) -> Run:
    """A process from start to end; it ends well with 0, or with 1: remarks were found."""
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, env=_environment(caches))
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)}: {process.returncode}")
        output.seek(0)
        printed = output.read(1 << 16)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)


def _environment(caches: Path) -> dict[str, str]:
    """Compiled modules are kept, as those of an installed package are, whatever is set here."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"TRACECHECK_CACHE_DIR": str(caches), "PYTHONPYCACHEPREFIX": str(caches / "modules"), "PYTHONHASHSEED": "0"}
    return kept | own


def report(measured: Sequence[Measured], rounds: int) -> str:
    """The table in Markdown, the shape of each corpus, what was measured with."""
    head = [
        "items",
        "check best / median s",
        "work s",
        "MB",
        "plain TF-IDF best / median s",
        "work s",
        "product alone s",
    ]
    lines = [line([*head, "ratio", "targets"]), line(["---"] * (len(head) + 2)), *map(_row, measured)]
    shapes = [f"- {each.items} items: {_shape(each.municipalities)}" for each in measured]
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    machine = f"Python {platform.python_version()}, {versions}; {len(os.sched_getaffinity(0))} cores."
    note = f"{rounds} rounds in turns; start-up in both; ratio: best work against best work. Shape of the corpora:"
    return "\n".join([*lines, "", note, "", *shapes, "", *_rules(measured), "", machine])


def _rules(measured: Sequence[Measured]) -> list[str]:
    """What the rules cost beside the linking, and which of them most."""
    head = line(
        ["items", "linking s", "rules s", "rules / linking", "target", f"rules above {TOLD_SHARE:.0%} of all rules"]
    )
    return [head, line(["---"] * 6), *map(_rules_row, measured)]


def _rules_row(each: Measured) -> str:
    told = sorted(each.rules.items(), key=lambda rule: -rule[1])
    shares = [f"{code} {seconds / each.ruling:.0%}" for code, seconds in told if seconds > TOLD_SHARE * each.ruling]
    figures = [f"{each.linking:.2f}", f"{each.ruling:.2f}", f"{each.ruling / each.linking:.0%}", f"{RULES_SHARE:.0%}"]
    return line([str(each.items), *figures, ", ".join(shares) or "none"])


def _row(each: Measured) -> str:
    ours, plain = _times(each.ours), _times(each.plain)
    work = [f"{min(run.work for run in runs):.2f}" for runs in (each.ours, each.plain)]
    memory = f"{max(run.megabytes for run in each.ours):.0f}"
    alone = min(json.loads(run.output)["seconds"] for run in each.plain)
    target = f"{SECONDS[each.items]} s, " if each.items in SECONDS else ""
    targets = f"{target}{TIMES_PLAIN:.0f} ×, {MEGABYTES} MB"
    return line([str(each.items), ours, work[0], memory, plain, work[1], f"{alone:.2f}", f"{each.ratio:.1f}", targets])


def _times(runs: Sequence[Run]) -> str:
    seconds = [run.seconds for run in runs]
    return f"{min(seconds):.2f} / {statistics.median(seconds):.2f}"


def _shape(municipalities: Sequence[Sequence[Level]]) -> str:
    first = municipalities[0]
    parts = [f"{level.kind} {len(level.documents)} × {len(level.items) // len(level.documents)}" for level in first]
    lengths = [len(item["text"].split()) for levels in municipalities for level in levels for item in level.items]
    places = f"{len(municipalities)} municipalities, the first: " if len(municipalities) > 1 else ""
    return f"{places}{', '.join(parts)} (documents × items); {statistics.mean(lengths):.1f} words an item"


_INTRODUCTION = """## Speed

`tracecheck check FOLDER --format json` over fictional municipalities of some 3 000 items in the common schema: linked,
graded, linted, printed, start-up included, plans not in the cache, lemmas in it. Beside it a plain word TF-IDF product
of the same texts, every level with the one above it, all pairs of all municipalities: no lemmas, no compounds, no
letters, no context, no grading. The machine was shared: seconds of work tell more than those on the clock. The second
table is of one run in one process: the linking, and each rule that is on by default with the words of its findings.
Run: `python benchmarks/speed.py --write`.
"""


if __name__ == "__main__":
    sys.exit(main())
