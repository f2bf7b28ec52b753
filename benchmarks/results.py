"""RESULTS.md: a block a benchmark, between marks of its own, written anew as a whole."""

from collections.abc import Iterable
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


def line(cells: Iterable[str]) -> str:
    """A row of a table in Markdown."""
    return "| " + " | ".join(cells) + " |"


def write(name: str, introduction: str, table: str, results: Path = RESULTS) -> None:
    """Put `table` between the marks of block `name`; a block that is not there yet goes to the end, with its
    introduction (a heading, and how to run)."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = results.read_text(encoding="utf-8") if results.exists() else "# Measured\n"
    before, mark, rest = text.partition(begin)
    head = before if mark else f"{before.rstrip()}\n\n{introduction.strip()}\n\n"
    after = rest.partition(end)[2] if mark else "\n"
    results.write_text(f"{head}{begin}\n{table}\n{end}{after}", encoding="utf-8")
