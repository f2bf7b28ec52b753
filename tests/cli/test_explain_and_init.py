"""`explain` and `init` as a user runs them."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tracecheck.cli.app import COMMANDS
from tracecheck.rules.registry import all_rules

CLICKS_WORDS = {"OPTIONS", "COMMAND", "ARGS", "FILE", "PATH", "COPY", "DIRECTORY", "required", "Invalid", "requires"}


def test_explain_shows_the_page_by_code_or_name(program: Program) -> None:
    by_code, by_slug = program("explain", "tc101"), program("explain", "strategic-goal-unanswered")
    assert by_code.code == 0
    assert by_code.out == by_slug.out
    for heading in ("Hvorfor", "Kilde", "Gir merknad", "Rettet", "Innstilling", "Kjente falske alarmer"):
        assert heading in by_code.out


def test_explain_all_lists_the_rules_by_family_with_their_severity_and_whether_they_are_on(program: Program) -> None:
    lines = program("explain", "--all").out.splitlines()
    assert sum(1 for line in lines if re.match(r"TC\d{3}  ", line)) == len(all_rules())
    assert lines[0] == "TC0 Lesing"
    assert "TC101  Se på            på  Strategisk mål uten spor i økonomiplanen (strategic-goal-unanswered)" in lines
    assert any(re.match(r"TC105  Til orientering +av  ", line) for line in lines)


def test_explain_takes_several_rules_and_lists_those_of_a_prefix(program: Program) -> None:
    several = program("explain", "TC101", "measure-without-owner").out
    assert several.index("TC101 ") < several.index("TC601 ")
    family = program("explain", "TC60")
    listed = re.findall(r"^(TC\d{3})  ", family.out, re.MULTILINE)
    assert family.code == 0
    assert listed[0] == "TC601"
    assert {code[:4] for code in listed} == {"TC60"}


@pytest.mark.parametrize(("language", "said"), [("nb", "rules/"), ("nn", "rules/nn/"), ("en", "rules/en/")])
def test_a_page_says_where_it_is_and_how_to_set_the_remark_aside(program: Program, language: str, said: str) -> None:
    page = program("explain", "TC301", TRACECHECK_LANGUAGE=language).out
    assert f"docs/{said}TC301.md" in page
    assert "tracecheck.decisions.toml" in page
    assert "tracecheck.decisions.toml" not in program("explain", "TC001", TRACECHECK_LANGUAGE=language).out


def test_what_is_said_of_a_decision_is_set_right_where_decisions_are(program: Program) -> None:
    page = program("explain", "TC903").out
    assert "når beslutningen i tracecheck.decisions.toml er tatt på nytt" in page
    assert "i en kommentar i Word" not in page


def test_an_unknown_rule_is_told_with_the_nearest(program: Program) -> None:
    done = program("explain", "dangling-refernce")
    assert done.code == 2
    assert "dangling-reference" in done.err
    assert program("explain").code == 2


def test_init_writes_settings_that_change_nothing(program: Program, folder: Path) -> None:
    before = program("check", str(folder)).out
    done = program("init", str(folder))
    assert done.code == 0, done.err
    written = folder / "tracecheck.toml"
    assert tomllib.loads(written.read_text(encoding="utf-8")) == {"language": "nb"}
    assert '[documents."Økonomiplan 2026-2029.md"]' in written.read_text(encoding="utf-8")
    assert program("check", str(folder)).out == before


def test_every_line_that_init_offers_may_be_switched_on(program: Program, folder: Path) -> None:
    program("init", str(folder))
    written = folder / "tracecheck.toml"
    lines = written.read_text(encoding="utf-8").splitlines()
    switched_on = [line.removeprefix("# ") if _is_setting(line) else line for line in lines]
    written.write_text("\n".join(switched_on), encoding="utf-8")
    assert 'kind = "okonomiplan"' in switched_on
    done = program("check", str(folder))
    assert done.code in (0, 1), done.err


def _is_setting(line: str) -> bool:
    """Lines that hold a setting; a language model is a folder of the user's own, which is not here."""
    if "semantic-model" in line:
        return False
    return line.startswith("# [") or (" = " in line and line.startswith("# "))


def test_init_never_overwrites(program: Program, folder: Path) -> None:
    written = folder / "tracecheck.toml"
    written.write_text("# mine\n", encoding="utf-8")
    done = program("init", str(folder))
    assert done.code == 2
    assert written.read_text(encoding="utf-8") == "# mine\n"
    assert program("init", str(folder), "--stdout").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "Mente du «check»?"),
        (["check", "--fokus", "x"], "Mente du «--focus»?"),
        (["check", "--fail-on", "wraning"], "Mente du «warning»?"),
        (["extract"], "«FIL...» mangler"),
        (["ocr", "plan.pdf"], "«-o, --output» mangler"),
        (["check", "--focus"], "Se tracecheck check --help"),
        (["check", "--no-cache=ja"], "«--no-cache» er skrevet uten verdi, eller med en verdi"),
        (["check", "--jobs", "-1"], "«--jobs» skal være et helt tall, 0 eller høyere"),
        (["check", "--jobs", "mange"], "«--jobs» skal være et helt tall, 0 eller høyere"),
        (["check", "--cache-dir", __file__], "er en fil, ikke en mappe"),
        (["check", "--config", str(Path(__file__).parent)], "det er en mappe, ikke en fil"),
        (["inspect", "a.md", "b.md"], "«b.md»"),
        (["inspect", __file__.replace(".py", "/x.md")], "Finner ikke"),
    ],
)
def test_mistakes_on_the_command_line_are_told_in_the_users_language(
    program: Program, arguments: list[str], said: str
) -> None:
    done = program(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not CLICKS_WORDS & set(done.err.split())


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_has_no_english_words_in_it(program: Program, command: list[str]) -> None:
    shown = program(*command, "--help").out
    assert shown.startswith("Bruk: tracecheck")
    assert not CLICKS_WORDS & set(re.findall(r"\w+", shown))
    assert "x>=0" not in shown


def test_a_language_of_the_environment_that_is_not_there_is_named_as_it_was_given(program: Program) -> None:
    told = program("check", TRACECHECK_LANGUAGE="de").err
    assert "«TRACECHECK_LANGUAGE» kan ikke være «de»" in told


def test_with_no_arguments_the_help_is_shown(program: Program) -> None:
    done = program()
    assert done.code == 2
    assert "Kommandoer:" in done.out
