"""What is asked of `check` on the command line: which rules, when it fails, how much it says."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Program


def _codes(out: str) -> set[str]:
    return {each["code"] for each in json.loads(out)["findings"]}


def test_select_takes_lists_prefixes_and_slugs(program: Program, folder: Path) -> None:
    one = program("check", str(folder), "--select", "TC101", "-f", "json")
    assert (one.code, _codes(one.out)) == (1, {"TC101"})
    several = program(
        "check", str(folder), "--select", "strategic-goal-unanswered, TC7", "--select", "TC3", "-f", "json"
    )
    assert {"TC101"} < _codes(several.out)
    assert {code[:3] for code in _codes(several.out) - {"TC101"}} <= {"TC3", "TC7"}
    none = program("check", str(folder), "--ignore", "ALL", "-f", "json")
    assert (none.code, _codes(none.out)) == (0, set())


def test_the_command_line_beats_the_settings_file(program: Program, folder: Path) -> None:
    (folder / "tracecheck.toml").write_text('[rules]\nselect = ["TC7"]\nignore = ["TC101"]\n', encoding="utf-8")
    assert "TC101" not in _codes(program("check", str(folder), "-f", "json").out)
    assert _codes(program("check", str(folder), "--select", "TC101", "-f", "json").out) == {"TC101"}
    assert "TC101" not in _codes(program("check", str(folder), "--select", "TC1", "-f", "json").out)


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_a_rule_that_is_not_there_is_told_with_the_nearest(program: Program, folder: Path, option: str) -> None:
    done = program("check", str(folder), option, "TC601,strategic-goal-unanswerd")
    assert (done.code, done.out) == (2, "")
    assert f"{option}: det finnes ingen merknad som heter «strategic-goal-unanswerd»" in done.err
    assert "Mente du «strategic-goal-unanswered»?" in done.err
    assert program("check", str(folder), option, " , ").code == 2


def test_settings_for_a_path_hold_for_that_path_alone(program: Program, folder: Path) -> None:
    text = '[rules.per-path."Samfunnsdel*"]\nignore = ["TC101"]\n\n[rules.per-path."Avtale*"]\nignore = ["TC1"]\n'
    (folder / "tracecheck.toml").write_text(text, encoding="utf-8")
    done = program("check", str(folder), "-f", "json")
    assert "TC101" not in _codes(done.out)
    assert "Innstillingene nevner «Avtale*»" in done.err


def test_a_mistake_in_the_rules_of_the_settings_is_told_by_every_command(program: Program, folder: Path) -> None:
    (folder / "tracecheck.toml").write_text('[rules]\n\nignore = ["TC1O1"]\n', encoding="utf-8")
    for command in ("check", "extract", "why"):
        done = program(command, *(["1.1"] if command == "why" else []), str(folder))
        assert done.code == 2
        assert "linje 3: det finnes ingen merknad som heter «TC1O1». Mente du «TC101»?" in done.err


def test_max_warnings_lets_so_many_pass(program: Program, folder: Path) -> None:
    assert program("check", str(folder), "--select", "TC101").code == 1
    assert program("check", str(folder), "--select", "TC101", "--max-warnings", "1").code == 0
    assert program("check", str(folder), "--select", "TC101", "--max-warnings", "0").code == 1
    assert program("check", str(folder), "--select", "TC101", "--max-warnings", "0", "--fail-on", "never").code == 0
    (folder / "tracecheck.toml").write_text("[rules]\nmax-warnings = 5\n", encoding="utf-8")
    assert program("check", str(folder), "--select", "TC101").code == 0
    assert program("check", str(folder), "--max-warnings", "-1").code == 2


def test_statistics_count_remarks_by_rule(program: Program, folder: Path) -> None:
    text = program("check", str(folder), "--select", "TC101,TC7", "--statistics")
    assert text.code == 1
    line = next(each for each in text.out.splitlines() if "TC101" in each)
    assert line.split()[:2] == ["1", "TC101"]
    assert "Strategisk mål uten spor i økonomiplanen" in line
    counted = json.loads(program("check", str(folder), "--select", "TC101", "--statistics", "-f", "json").out)
    assert [(each["code"], each["count"]) for each in counted["statistics"]] == [("TC101", 1)]
    wrong = program("check", str(folder), "--statistics", "-f", "sarif")
    assert (wrong.code, wrong.out) == (2, "")


def test_statistics_leave_files_whole(program: Program, folder: Path) -> None:
    out = folder.parent / "svar.json"
    program("check", str(folder), "--statistics", "-f", "text", "-f", f"json={out}")
    assert "findings" in json.loads(out.read_text(encoding="utf-8"))


def test_quiet_shows_remarks_alone_and_twice_quiet_nothing(program: Program, folder: Path) -> None:
    (folder / "register.json").write_text("[1]", encoding="utf-8")
    usual = program("check", str(folder), "--select", "TC101")
    assert "Hoppet over" in usual.err
    quiet = program("check", str(folder), "--select", "TC101", "-q")
    assert (quiet.code, quiet.err) == (1, "")
    assert "TC101" in quiet.out
    assert "Oppsummering" not in quiet.out
    assert "Dokumenter" not in quiet.out
    clean = program("check", str(folder), "--ignore", "ALL", "-q")
    assert (clean.code, clean.out, clean.err) == (0, "", "")
    silent = program("check", str(folder), "-qq", "-f", f"json={folder.parent / 'svar.json'}", "-f", "text")
    assert (silent.code, silent.out, silent.err) == (1, "", "")
    assert (folder.parent / "svar.json").exists()
    assert program("check", str(folder), "-q", "-v").code == 2


def test_an_error_is_told_however_quiet(program: Program, tmp_path: Path) -> None:
    done = program("check", str(tmp_path), "-qq")
    assert done.code == 3
    assert "Fant ingen dokumenter" in done.err


def test_verbose_says_why_a_document_was_taken_for_what_it_is(program: Program, folder: Path) -> None:
    out = " ".join(program("check", str(folder), "-v").out.split())
    assert "tatt for samfunnsdel – tittelen: «Kommuneplanens samfunnsdel 2024-2036»" in out
    assert "status: vedtatt" in out
    assert "Vedtatt av kommunestyret 13.06.2024" in out
    assert "tatt for samfunnsdel" not in program("check", str(folder)).out


def test_show_settings_says_where_each_comes_from(program: Program, folder: Path) -> None:
    text = '[rules]\nignore = ["TC106"]\n\n[rules.per-path."Øk*"]\nseverity = { TC6 = "info" }\n'
    (folder / "tracecheck.toml").write_text(text, encoding="utf-8")
    done = program("check", str(folder), "--show-settings", "--fail-on", "error", COLUMNS="200")
    assert done.code == 0
    assert 'rules.ignore = ["TC106"]  (linje 2)' in done.out
    assert 'rules.per-path."Øk*".severity.TC6 = "info"  (linje 5)' in done.out
    assert 'rules.fail-on = "error"  (kommandolinjen)' in done.out
    assert 'tracked-changes = "accepted"  (standard)' in done.out
    shown = json.loads(program("check", str(folder), "--show-settings", "-f", "json").out)
    runs = {each["code"]: each["runs"] for each in shown["rules"]}
    assert (runs["TC101"], runs["TC106"], runs["TC108"]) == (True, False, False)
    assert {"name": "rules.ignore", "value": ["TC106"], "origin": "file", "line": 2} in [
        {key: each.get(key) for key in ("name", "value", "origin", "line")} for each in shown["settings"]
    ]


def test_show_files_says_what_is_read_and_what_is_not(program: Program, folder: Path) -> None:
    (folder / "tracecheck.toml").write_text(
        'exclude = ["arkiv/*"]\n[documents."Øk*"]\nunit = "Lyngmo"\n', encoding="utf-8"
    )
    (folder / "arkiv").mkdir()
    (folder / "arkiv" / "Gammel plan.md").write_text("# Plan", encoding="utf-8")
    (folder / "~$konomiplan.docx").write_bytes(b"")
    (folder / "kart.png").write_bytes(b"")
    (folder / "svar.json").write_text("[]", encoding="utf-8")
    out = " ".join(program("check", str(folder), "--show-files", COLUMNS="200").out.split())
    assert "Økonomiplan 2026-2029.md økonomiplan 2026 · vedtatt · del av kjeden · får merknader" in out
    assert 'documents."Øk*".unit = "Lyngmo" (linje 3)' in out
    assert 'arkiv/Gammel plan.md – utelatt i innstillingene: exclude = "arkiv/*"' in out
    assert "~$konomiplan.docx – låsefil" in out
    assert "kart.png – ikke en filtype som leses" in out
    assert "svar.json – JSON som ikke er i fellesskjemaet" in out
    shown = json.loads(program("check", str(folder), "--show-files", "-f", "json").out)
    assert [each["key"] for each in shown["documents"]] == ["Samfunnsdel 2024-2036.md", "Økonomiplan 2026-2029.md"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_help_is_in_one_language(program: Program, language: str) -> None:
    words = {
        "nb": ("Bare disse merknadene", "Valg"),
        "nn": ("Berre desse merknadene", "Val"),
        "en": ("Only", "Options"),
    }
    done = program("check", "--help", TRACECHECK_LANGUAGE=language)
    assert done.code == 0
    assert all(word in done.out for word in words[language])
    assert "[default" not in done.out
    wrong = program("check", "--selct", "TC101", TRACECHECK_LANGUAGE=language)
    assert wrong.code == 2
    assert "«--select»" in wrong.err or "“--select”" in wrong.err


def test_a_result_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracecheck.cli.terminal import write_file
    from tracecheck.messages import load_catalogue

    path = tmp_path / "svar.json"
    path.write_text("det gamle svaret", encoding="utf-8")

    def pieces():  # type: ignore[no-untyped-def]
        yield "halve"
        raise OSError(28, "No space left on device")

    with pytest.raises(SystemExit) as ended:
        write_file(path, pieces(), load_catalogue("nb"))
    assert ended.value.code == 2
    assert path.read_text(encoding="utf-8") == "det gamle svaret"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["svar.json"]


@pytest.mark.skipif(os.name == "nt", reason="no such file there")
def test_a_result_can_go_to_a_device(program: Program, folder: Path) -> None:
    assert program("check", str(folder), "-f", "json=/dev/null").code == 1
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "options", [("--select", "TC101"), ("--select", "TC101", "-q"), ("-f", "csv", "--select", "TC101")]
)
def test_what_could_not_be_read_is_told_whatever_was_asked_for(
    program: Program, folder: Path, options: tuple[str, ...]
) -> None:
    (folder / "Tertialrapport 1-2026.docx").write_bytes(b"PK\x03\x04 half a file")
    done = program("check", str(folder), *options)
    assert done.code == 3
    assert "Tertialrapport 1-2026.docx" in done.err
