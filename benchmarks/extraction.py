"""Measure extraction against annotated documents and write the table of benchmarks/RESULTS.md.

    python benchmarks/extraction.py --realdata DIR [--write]

DIR holds documents, `NAME.truth.json` beside each, and `score.py` (`score.py TRUTH EXTRACTED --show` prints what
differs, a line each, and one JSON line).
The documents are other people's: names and figures go into the table, no text of theirs.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from results import line, write

from tracecheck.model.codec import to_json
from tracecheck.parsers import parse_document
from tracecheck.readers import SUPPORTED_SUFFIXES, read_document

MEASURES = ("any", "group", "strict")


@dataclass(frozen=True)
class Measured:
    """One document: its name, kind, the scores as `score.py` gives them, seconds of reading and of parsing.

    `kinds` counts the items whose text is right and whose kind is another one: (annotated, extracted).
    """

    name: str
    kind: str
    score: dict[str, Any]
    kinds: Counter[tuple[str, str]]
    read_seconds: float
    parse_seconds: float


def main() -> int:
    """Run over all annotated documents, print the table, write it if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--realdata", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    chosen = arguments.parse_args()
    table = report([measure(*pair, chosen.realdata / "score.py") for pair in pairs(chosen.realdata)])
    print(table)
    if chosen.write:
        write("extraction", _INTRODUCTION, table)
    return 0


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Annotations with their documents."""
    for truth in sorted(folder.glob("*.truth.json")):
        name = truth.name.removesuffix(".truth.json")
        document = next(
            (folder / f"{name}{end}" for end in SUPPORTED_SUFFIXES if (folder / f"{name}{end}").exists()), None
        )
        if document is not None:
            yield truth, document


def measure(truth: Path, document: Path, scorer: Path) -> Measured:
    """Extract one document and score it."""
    begin = time.perf_counter()
    source = read_document(document, document.name)
    middle = time.perf_counter()
    plan = parse_document(source)
    end = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        extracted = Path(folder) / "extracted.json"
        extracted.write_text(json.dumps({"documents": [to_json(plan)]}, ensure_ascii=False), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, scorer, truth, extracted, "--show"], capture_output=True, text=True, check=True
        )
    shown = run.stdout.splitlines()
    return Measured(document.stem, plan.kind.value, json.loads(shown[-1]), _kinds(shown), middle - begin, end - middle)


def _kinds(shown: list[str]) -> "Counter[tuple[str, str]]":
    found = (re.match(r"KIND +(\w+) -> (\w+) \|", line) for line in shown)
    return Counter((match[1], match[2]) for match in found if match)


def report(measured: list[Measured]) -> str:
    """The table in Markdown: a row a document, the means, the worst document named."""
    head = ["document", "kind", "truth", "found", *(f"{m} {f}" for m in MEASURES for f in ("P", "R", "F1")), "parents"]
    rows = [_row(each) for each in measured]
    lines = [line(head), line(["---"] * len(head)), *map(line, rows), line(_means(measured))]
    worst = min(measured, key=lambda each: each.score["any"]["f1"])
    seconds = sum(each.read_seconds for each in measured), sum(each.parse_seconds for each in measured)
    f1 = worst.score["any"]["f1"]
    note = f"Worst: {worst.name}, {f1:.3f}. Reading {seconds[0]:.1f} s, parsing {seconds[1]:.1f} s in all."
    return "\n".join([*lines, "", note, "", *_other_kinds(measured)])


def _other_kinds(measured: list[Measured]) -> Iterator[str]:
    """Where the text is right and the kind is another: often a matter of judgement."""
    yield "Text right, kind another one:"
    yield ""
    yield line(["document", "annotated", "extracted", "items"])
    yield line(["---"] * 4)
    for each in measured:
        for (annotated, extracted), count in sorted(each.kinds.items()):
            yield line([each.name, annotated, extracted, str(count)])


def _row(each: Measured) -> list[str]:
    scores = [f"{each.score[m][f]:.3f}" for m in MEASURES for f in ("p", "r", "f1")]
    parents = each.score["parents"]
    found = [str(each.score["truth"]), str(each.score["found"])]
    return [each.name, each.kind, *found, *scores, f"{parents['right']}/{parents['of']}"]


def _means(measured: list[Measured]) -> list[str]:
    means = [sum(each.score[m][f] for each in measured) / len(measured) for m in MEASURES for f in ("p", "r", "f1")]
    parents = [each.score["parents"] for each in measured if each.score["parents"]["of"]]
    share = sum(each["right"] / each["of"] for each in parents) / len(parents) if parents else 0.0
    return ["**mean**", "", "", "", *(f"{mean:.3f}" for mean in means), f"{share:.3f}"]


_INTRODUCTION = """## Extraction

Public Norwegian plan documents, annotated by a careful reader; the documents and their annotations are not part of the
project. `any` is text alone, `group` goals against measures against indicators, `strict` the very kind, `parents` the
matched items with the right parent (their mean is over documents whose annotation has parents).
Run: `python benchmarks/extraction.py --realdata DIR --write`.
"""


if __name__ == "__main__":
    sys.exit(main())
