"""A folder where one plan lies in several files gives the answer of the plan, once."""

from pathlib import Path

from tests.cli.conftest import OKONOMIPLAN, Program


def figures(text: str) -> list[str]:
    """The lines of the summary from what was read out, down to the threads."""
    summary = text.partition("Oppsummering")[2]
    return summary[summary.index("Lest ut") : summary.index("Merknader")].splitlines()


def test_the_figures_are_those_of_one_plan(program: Program, folder: Path) -> None:
    once = program("check", str(folder)).out
    (folder / "kopi").mkdir()
    (folder / "kopi" / "Økonomiplan 2026-2029.md").write_text(OKONOMIPLAN, encoding="utf-8")
    twice = program("check", str(folder))
    assert "telles ikke, samme innhold som" in " ".join(twice.out.split())
    assert figures(twice.out) == figures(once)
    assert len(figures(once)) > 2


def test_who_asks_about_the_twin_gets_the_answer_about_the_plan(program: Program, folder: Path) -> None:
    (folder / "Økonomiplan (1).txt").write_text(OKONOMIPLAN, encoding="utf-8")
    named = program("check", str(folder), "--focus", str(folder / "Økonomiplan 2026-2029.md"))
    twin = program("check", str(folder), "--focus", str(folder / "Økonomiplan (1).txt"))
    assert "TC007" in named.out
    assert twin.out == named.out
    assert twin.code == named.code
