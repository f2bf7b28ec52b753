"""Measure how long reading PDFs takes against pdfplumber's `extract_text`; write the table of benchmarks/RESULTS.md.

    python benchmarks/pdf_speed.py DIR [--rounds N] [--write]

For every PDF in DIR: CPU time (`time.process_time`) in one process of our reading, from the bytes of the file to
blocks with places (`readers.read_bytes`: no parsing, no cache), and of pdfplumber opening the same bytes and extracting
the text of the same pages. The two take turns in every round. Both libraries are imported and warmed up on the first
document before the clock starts. The documents are other people's: names and figures go into the table, no text.
"""

import argparse
import gc
import hashlib
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pdfplumber
from results import line, write

from tracecheck.model.source import Format
from tracecheck.readers import read_bytes
from tracecheck.readers.base import FileHead

LIBRARIES = ("pypdfium2", "pdfplumber", "pdfminer.six")
ALL_TARGET, WORST_TARGET = 0.25, 0.40


@dataclass(frozen=True)
class Measured:
    """One document: name, pages, and CPU seconds of every round, ours and pdfplumber's."""

    name: str
    pages: int
    ours: tuple[float, ...]
    plumber: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Best time against best time."""
        return min(self.ours) / min(self.plumber)


def main() -> int:
    """Measure all documents, print the table, write it if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, metavar="DIR")
    arguments.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds per document (default 5)")
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    chosen = arguments.parse_args()
    documents = [(path.name, path.read_bytes()) for path in sorted(chosen.folder.glob("*.pdf"))]
    if not documents or chosen.rounds < 1:
        arguments.error(f"nothing to measure: {len(documents)} PDFs in {chosen.folder}, {chosen.rounds} rounds")
    read_ours(documents[0][1])
    read_plumber(documents[0][1])
    table = report([measure(name, data, chosen.rounds) for name, data in documents], chosen.rounds)
    print(table)
    if chosen.write:
        write("pdf speed", _INTRODUCTION, table)
    return 0


def measure(name: str, data: bytes, rounds: int) -> Measured:
    """One document, read by both in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    pages = 0
    for _ in range(rounds):
        for reader, found in zip((read_ours, read_plumber), times, strict=True):
            seconds, pages = clocked(reader, data)
            found.append(seconds)
    return Measured(name, pages, tuple(times[0]), tuple(times[1]))


def clocked(reader: Callable[[bytes], int], data: bytes) -> tuple[float, int]:
    """CPU seconds of one reading, and the pages read."""
    gc.collect()
    begin = time.process_time()
    pages = reader(data)
    return time.process_time() - begin, pages


def read_ours(data: bytes) -> int:
    """Bytes to blocks with places; the number of pages."""
    head = FileHead("plan.pdf", "plan.pdf", hashlib.sha256(data).hexdigest(), Format.PDF)
    document = read_bytes(data, head)
    return document.pages or 0


def read_plumber(data: bytes) -> int:
    """Bytes to plain text; the number of pages."""
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
        return len(document.pages)


def report(measured: Sequence[Measured], rounds: int) -> str:
    """The table in Markdown: a row a document, all together, what was measured with."""
    head = ["document", "pages", "tracecheck best / median s", "pdfplumber best / median s", "ratio"]
    rows = [_row(each.name, each.pages, [each.ours], [each.plumber]) for each in measured]
    total = _row(
        "**all**", sum(each.pages for each in measured), [m.ours for m in measured], [m.plumber for m in measured]
    )
    worst = max(measured, key=lambda each: each.ratio)
    lines = [line(head), line(["---"] * len(head)), *map(line, rows), line(total)]
    note = f"CPU time of one process, {rounds} rounds in turns; the ratio is best against best. Worst: {worst.name}, "
    targets = f"{worst.ratio:.3f}. Targets: {ALL_TARGET:.2f} over all, {WORST_TARGET:.2f} for the worst document."
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return "\n".join([*lines, "", note + targets, f"Python {platform.python_version()}, {versions}."])


def _row(name: str, pages: int, ours: Sequence[tuple[float, ...]], plumber: Sequence[tuple[float, ...]]) -> list[str]:
    best_ours, best_plumber = (sum(map(min, times)) for times in (ours, plumber))
    medians = [sum(map(statistics.median, times)) for times in (ours, plumber)]
    columns = [f"{best_ours:.2f} / {medians[0]:.2f}", f"{best_plumber:.2f} / {medians[1]:.2f}"]
    return [name, str(pages), *columns, f"{best_ours / best_plumber:.3f}"]


_INTRODUCTION = """## Reading PDF

From the bytes of a file to blocks with places (headings, lists, tables, boxes), against pdfplumber opening the file and
extracting the text of its pages; the documents are not part of the project. No page is opened with pdfplumber: words,
rules and boxes come from pdfium. Run: `python benchmarks/pdf_speed.py DIR --write`.
"""


if __name__ == "__main__":
    sys.exit(main())
