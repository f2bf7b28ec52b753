"""`why` and `impact` as a user runs them."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from tests.cli.conftest import OKONOMIPLAN
from tests.cli.conftest import Program as RunProgram
from tracecheck.cli.app import Program
from tracecheck.messages import load_catalogue
from tracecheck.resources import read_text


def _run(*arguments: str | Path) -> Result:
    environment = {"TRACECHECK_JOBS": "0", "NO_COLOR": "1", "COLUMNS": "100"}
    program = Program(load_catalogue("nb"))
    return CliRunner().invoke(program, [*map(str, arguments), "--no-cache"], env=environment)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_why_shows_the_coupling_its_words_its_place_and_what_the_grade_means(folder: Path) -> None:
    done = _run("why", "delmål 1.1", folder)
    assert done.exit_code == 0, done.output
    said = _flat(done.stdout)
    assert "Samfunnsdel 2024-2036.md, linje 9" in said
    assert "Økonomiplan 2026-2029.md" in said
    assert "Tett kobling" in said
    assert "Teksten sier selv hvilket mål den følger opp." in said
    assert re.search(r"\([^)]*vekt (1|0,\d+)\)", said)
    assert "tiltak «Innføre miljøteam på skolen»" in said
    assert "Rød tråd" in said


def test_why_says_of_a_goal_without_an_answer_where_was_looked_and_never_that_nothing_is_done(folder: Path) -> None:
    said = _flat(_run("why", "trygt sted å bo", folder).stdout)
    assert "Ingen spor" in said
    assert "Økonomiplan 2026-2029.md" in said
    assert "Det betyr ikke at ingenting gjøres." in said
    assert "ikke påbegynt i tekstene: det første som mangler, er svar i plan eller avtale" in said.casefold()
    assert "TC101" in said


def test_the_same_number_in_another_plan_is_told(folder: Path) -> None:
    assert "Samme nummer eller ord står også i «Økonomiplan 2026-2029.md#" in _flat(_run("why", "1.1", folder).stdout)


def test_several_that_fit_are_listed_with_their_ids(folder: Path) -> None:
    done = _run("why", "trygt", folder)
    assert done.exit_code == 2
    assert done.stdout == ""
    listed = [line.strip() for line in done.stderr.splitlines() if "#" in line]
    assert len(listed) >= 2
    assert _run("why", listed[0], folder).exit_code == 0


def test_what_is_not_found_is_told_with_what_comes_nearest(folder: Path) -> None:
    done = _run("why", "Alle har et trykt sted å bo", folder)
    assert done.exit_code == 2
    assert "Samfunnsdel 2024-2036.md#delmal-1.2" in done.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = _run("why", "2.3", tmp_path / "finnes ikke")
    assert done.exit_code == 2
    assert "Finner ikke" in done.stderr


@pytest.mark.parametrize("command", ["why", "impact"])
def test_json_fits_its_schema_and_is_the_same_every_time(folder: Path, command: str) -> None:
    first, second = (_run(command, "delmål 1.1", folder, "-f", "json").stdout for _ in range(2))
    assert first == second
    schema = json.loads(read_text("schemas", "trail.schema.json"))
    value = json.loads(first)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(value)] == []
    assert value[command]["item"]["label"] == "Delmål 1.1"


def test_a_long_list_is_cut_and_all_shows_the_rest(folder: Path) -> None:
    rows = "\n".join(f"| Tiltak nummer {number} på skolen | Rektor | 2026 | 250 |" for number in range(30))
    plan = OKONOMIPLAN.replace("| Innføre miljøteam på skolen | Rektor | 2026 | 250 |", rows)
    (folder / "Økonomiplan 2026-2029.md").write_text(plan, encoding="utf-8")
    short, full = (_run("why", "1.1", folder, *more).stdout for more in ((), ("--all",)))
    assert "til (--all viser alt)" in short
    assert "til (--all viser alt)" not in full
    assert all(f"Tiltak nummer {number} på" in full for number in range(30))
    assert short.count("Tiltak nummer") < 10


def test_a_goal_of_a_version_that_does_not_count_says_so(folder: Path) -> None:
    draft = OKONOMIPLAN.replace("Vedtatt av kommunestyret 11.12.2025, sak 94/25.", "Kommunedirektørens forslag.")
    (folder / "Økonomiplan 2026-2029 forslag.md").write_text(draft, encoding="utf-8")
    done = _run("why", "forslag#skolemiljø", folder)
    assert done.exit_code == 0, done.output
    assert "brukes bare til sammenligning" in _flat(done.stdout)


def test_impact_lists_the_words_to_change_by_document(folder: Path) -> None:
    done = _run("impact", "delmål 1.1", folder)
    assert done.exit_code == 0, done.output
    said = _flat(done.stdout)
    assert "bør leses på nytt" in said
    words, _, rest = said.partition("Gjengir ordene, og må endres ord for ord")[2].partition("Følger opp noe")
    assert "Alle elever har et trygt skolemiljø" in words
    assert "Innføre miljøteam på skolen" in rest or "Innføre miljøteam på skolen" in words


def test_nothing_that_refers_to_it_is_said_plainly(folder: Path) -> None:
    done = _run("impact", "Andel elever som trives", folder)
    assert done.exit_code == 0
    assert "trives" in done.stdout


def test_in_english_too(program: RunProgram, folder: Path) -> None:
    said = _flat(program("why", "delmål 1.1", str(folder), "--language", "en").out)
    assert "Tight coupling" in said
    assert "The text itself says which goal it follows up." in said


def test_text_of_documents_cannot_reach_the_terminal(folder: Path) -> None:
    plan = (folder / "Samfunnsdel 2024-2036.md").read_text(encoding="utf-8")
    (folder / "Samfunnsdel 2024-2036.md").write_text(
        plan.replace("trygt sted", "trygt \x1b[31m\u202ested"), encoding="utf-8"
    )
    for command in ("why", "impact"):
        done = _run(command, "delmål 1.2", folder)
        assert done.exit_code == 0
        assert "\x1b" not in done.output
        assert "\u202e" not in done.output


def _agreement(unit: str, goal: str) -> str:
    return (
        f"# Enhetsavtale 2026 for {unit}\n\nLyngmo kommune. Undertegnet 14.01.2026.\n\n## Mål for enheten\n\n"
        f"| Nr. i økonomiplanen | Mål for enheten | Tiltak |\n|---|---|---|\n{goal}\n"
    )


def test_why_says_which_units_share_a_goal_and_in_whose_agreement_there_is_no_trace(folder: Path) -> None:
    for unit, goal in (
        ("Nordre skole", "| 1.1 | Elevene på Nordre melder fra om utestengelse | Ny meldekasse |"),
        ("Søndre skole", "| 1.1 | Ingen på Søndre står alene i friminuttet | Flere voksne ute |"),
        ("Kulturenheten", "| | Biblioteket holder åpent om kvelden | Vakt i skranken |"),
    ):
        (folder / f"Enhetsavtale {unit} 2026.md").write_text(_agreement(unit, goal), encoding="utf-8")
    shown = _flat(_run("why", "Elevene på Nordre melder fra", folder).output)
    assert "Felles mål 2 av 3 enheter har målet i avtalen sin: Nordre skole, Søndre skole." in shown
    assert "Ingen spor i avtalen til: Kulturenheten." in shown
