"""`tracecheck check` and `extract` run as a user runs them: what is said, where it goes, and the exit code."""

import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Program
from tracecheck.cli import main
from tracecheck.resources import read_text

ESCAPE = "\x1b["


def test_a_folder_with_no_settings_gives_findings_with_quoted_words_and_places(program: Program, folder: Path) -> None:
    done = program("check", str(folder))
    assert done.code == 1, done.err
    assert "TC101" in done.out
    assert "Alle har et trygt sted å bo" in " ".join(done.out.split())
    assert "Kommuneloven § 14-4 første ledd" in " ".join(done.out.split())
    assert "2 dokumenter lest" in done.out
    assert done.err == ""


def test_the_current_folder_is_the_default(program: Program, folder: Path) -> None:
    assert program("check", cwd=folder).out == program("check", ".", cwd=folder).out


def test_the_same_input_gives_the_same_bytes(program: Program, folder: Path) -> None:
    first, second = (program("check", str(folder), "-f", "json") for _ in range(2))
    assert first.out == second.out


def test_json_fits_the_schema(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "-f", "json")
    schema = json.loads(read_text("schemas", "result.schema.json"))
    result = json.loads(done.out)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(result)] == []
    assert result["run"]["exit_code"] == done.code


def test_extract_gives_plans_that_fit_the_schema_and_can_be_read_again(program: Program, folder: Path) -> None:
    out = folder.parent / "plan.json"
    assert program("extract", str(folder), "-f", f"json={out}").code == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    schema = json.loads(read_text("schemas", "plan.schema.json"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(written)] == []
    again = json.loads(program("extract", str(out), "-f", "json").out)
    texts = [[item["text"] for item in document["items"]] for document in written["documents"]]
    assert [[item["text"] for item in document["items"]] for document in again["documents"]] == texts
    assert sum(map(len, texts)) > 4


def test_extract_shows_what_was_read(program: Program, folder: Path) -> None:
    done = program("extract", str(folder / "Samfunnsdel 2024-2036.md"))
    assert done.code == 0
    assert "delmål 1.2 «Alle har et trygt sted å bo" in done.out


def test_focus_tells_about_one_document_and_reads_the_rest(program: Program, folder: Path) -> None:
    plan = folder / "Økonomiplan 2026-2029.md"
    done = program("check", str(folder), "--focus", str(plan), "-f", "json")
    result = json.loads(done.out)
    assert result["run"]["focus"] == ["Økonomiplan 2026-2029.md"]
    assert len(result["documents"]) == 2
    assert "TC101" in {finding["code"] for finding in result["findings"]}


def test_a_focus_that_is_not_there_is_told_with_the_nearest_name(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "--focus", "Økonomiplan 2026-2028.md")
    assert done.code == 2
    assert "Økonomiplan 2026-2029.md" in done.err


def test_a_wrong_path_is_told(program: Program, tmp_path: Path) -> None:
    done = program("check", str(tmp_path / "finnes ikke"))
    assert (done.code, done.out) == (2, "")
    assert "Finner ikke" in done.err
    assert "finnes ikke" in done.err


def test_an_empty_folder_is_an_incomplete_answer_not_a_clean_one(program: Program, tmp_path: Path) -> None:
    done = program("check", str(tmp_path))
    assert done.code == 3
    assert "Fant ingen dokumenter" in done.err


def test_a_bad_document_is_told_and_the_others_are_still_checked(program: Program, folder: Path) -> None:
    (folder / "Enhetsavtale Lyngmo skole.docx").write_bytes(b"PK\x03\x04 ikke et dokument")
    (folder / "Tertialrapport.pdf").write_bytes(b"%PDF-1.4 skadet")
    (folder / "Tom.md").write_bytes(b"")
    done = program("check", str(folder))
    assert done.code == 3
    assert done.out.count("TC001") >= 3
    assert "TC101" in done.out
    assert "3 dokumenter kunne ikke leses" in done.out


def test_fail_on_decides_the_exit_code(program: Program, folder: Path) -> None:
    assert program("check", str(folder), "--fail-on", "never").code == 0
    assert program("check", str(folder), "--fail-on", "info").code == 1


def test_several_formats_at_once_and_files_agree_with_the_terminal(program: Program, folder: Path) -> None:
    text, data = folder.parent / "svar.txt", folder.parent / "svar.json"
    done = program("check", str(folder), "-f", f"text={text}", "-f", f"json={data}")
    assert done.out == ""
    assert "TC101" in text.read_text(encoding="utf-8")
    codes = [finding["code"] for finding in json.loads(data.read_text(encoding="utf-8"))["findings"]]
    assert "TC101" in codes


def test_a_source_document_is_never_overwritten(program: Program, folder: Path) -> None:
    plan = folder / "Økonomiplan 2026-2029.md"
    before = plan.read_bytes()
    done = program("check", str(folder), "-f", f"text={plan}")
    assert done.code == 2
    assert plan.read_bytes() == before


def test_an_unknown_format_is_told_with_the_nearest(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "-f", "jsn")
    assert done.code == 2
    assert "Mente du «json»?" in done.err


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_color_only_where_it_is_wanted(
    program: Program, folder: Path, environment: dict[str, str], colored: bool
) -> None:
    assert (ESCAPE in program("check", str(folder), **environment).out) is colored


def test_lines_keep_to_the_width(program: Program, folder: Path) -> None:
    assert max(map(len, program("check", str(folder)).out.splitlines())) <= 80


def test_the_language_can_be_chosen_in_three_ways(program: Program, folder: Path) -> None:
    (folder / "tracecheck.toml").write_text('language = "en"\n', encoding="utf-8")
    assert "Summary" in program("check", str(folder)).out
    assert "Oppsummering" in program("check", str(folder), "--language", "nb").out
    assert "Oppsummering" in program("check", str(folder), TRACECHECK_LANGUAGE="nb").out
    assert "Usage:" in program("check", "--help", "--language", "en").out


def test_settings_with_windows_separators_and_mistakes(program: Program, folder: Path) -> None:
    settings = folder / "tracecheck.toml"
    settings.write_text("exclude = ['*konomiplan*']\n\n[rules]\nignore = [\"TC003\"]\n", encoding="utf-8")
    assert "1 dokument lest" in program("check", str(folder)).out
    settings.write_text('[rules]\nignore = ["TC99999"]\n', encoding="utf-8")
    done = program("check", str(folder))
    assert done.code == 2
    assert "TC99999" in done.err


def test_settings_that_name_no_rule_or_no_document_are_told(program: Program, folder: Path) -> None:
    settings = folder / "tracecheck.toml"
    settings.write_text('[rules.severity]\nTC101 = "info"\nTC999 = "off"\n', encoding="utf-8")
    done = program("check", str(folder))
    assert done.code == 2
    assert "linje 3" in done.err
    settings.write_text('[documents."Okonomiplan 2026.md"]\nkind = "okonomiplan"\n', encoding="utf-8")
    assert "Okonomiplan 2026.md" in program("check", str(folder)).err


def test_what_extract_wrote_beside_the_documents_is_no_second_copy_of_them(program: Program, folder: Path) -> None:
    before = json.loads(program("check", str(folder), "-f", "json").out)
    program("extract", str(folder), "-f", f"json={folder / 'uttrekk.json'}")
    after = json.loads(program("check", str(folder), "-f", "json").out)
    assert after["findings"] == before["findings"]
    assert len(after["documents"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as on Unix")
def test_pipes_and_rings_of_links_do_not_stop_a_run(program: Program, folder: Path) -> None:
    os.mkfifo(folder / "rør.md")
    (folder / "ring.md").symlink_to(folder / "ring.md")
    done = program("check", str(folder))
    assert done.code == 3
    assert "TC101" in done.out
    assert "Får ikke åpnet «rør.md»" in " ".join(done.out.split())


def _interrupt(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["tracecheck.cli.app.run", "tracecheck.cli.check_run.check"])
def test_an_interrupted_run_ends_with_130_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, where: str
) -> None:
    monkeypatch.setattr(where, _interrupt)
    monkeypatch.setattr(sys, "argv", ["tracecheck", "check", str(folder)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_control_characters_of_a_document_do_not_reach_the_terminal(program: Program, folder: Path) -> None:
    hostile = SAMFUNNSDEL_WITH_ESCAPES
    (folder / "Samfunnsdel 2024-2036.md").write_text(hostile, encoding="utf-8")
    done = program("check", str(folder))
    assert "\x1b" not in done.out
    assert "\x07" not in done.out
    assert "\u202e" not in done.out


SAMFUNNSDEL_WITH_ESCAPES = (
    "# Kommuneplanens samfunnsdel 2024-2036\n\nLyngmo kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.\n\n"
    "## 1 Oppvekst\n\nDelmål 1.1 Alle har \x1b[31met trygt\x07 \u202ested å bo.\n"
)


def test_readings_are_kept_until_they_are_cleaned(program: Program, folder: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "lest")
    first = program("check", str(folder), "--cache-dir", kept, "--jobs", "2")
    assert len(list(Path(kept).glob("*.plan.jsonl"))) == 2
    assert program("check", str(folder), "--cache-dir", kept, "--jobs", "0").out == first.out
    done = program("clean", "--cache-dir", kept)
    assert (done.code, done.err) == (0, f"Slettet 2 lesinger fra {kept}.\n")
    assert "Ingenting å slette" in program("clean", "--cache-dir", kept).err


def test_without_a_cache_nothing_is_kept(program: Program, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "lest"
    program("extract", str(folder / "Samfunnsdel 2024-2036.md"), "--no-cache", "--cache-dir", str(kept))
    assert not kept.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are any bytes on Linux alone")
def test_a_file_whose_name_is_no_utf8_is_read_like_the_others(program: Program, folder: Path) -> None:
    plan = (folder / "Samfunnsdel 2024-2036.md").read_bytes()
    bad = os.fsencode(folder) + "/Økonomi og høring".encode("latin-1") + b".md"
    Path(os.fsdecode(bad)).write_bytes(plan)
    done = program("check", str(folder), "-f", "json", "-f", f"text={folder / 'svar.rapport'}")
    assert done.code == 1, done.err
    keys = [document["key"] for document in json.loads(done.out)["documents"]]
    assert "\ufffdkonomi og h\ufffdring.md" in keys
    assert len(keys) == 3
    assert "\ufffdkonomi" in (folder / "svar.rapport").read_text(encoding="utf-8")
    assert program("inspect", os.fsdecode(bad), "-f", "json").code == 0
    assert program("extract", os.fsdecode(bad), "-f", f"json={os.fsdecode(bad)}").code == 2
    assert Path(os.fsdecode(bad)).read_bytes() == plan


def test_how_documents_were_read_does_not_change_the_result(program: Program, folder: Path, tmp_path: Path) -> None:
    ways = (["--jobs", "1"], ["--jobs=2", "--no-cache"], ["--cache-dir", str(tmp_path / "kept"), "--jobs", "0"])
    done = {program("check", str(folder), *way, "-f", "json").out for way in ways}
    assert len(done) == 1
    assert json.loads(done.pop())["run"]["arguments"] == ["check", str(folder), "-f", "json"]


def test_goals_that_one_remark_stands_for_are_listed_with_number_document_and_place(
    program: Program, folder: Path
) -> None:
    goals = "".join(f"Delmål 2.{number} Alle i grend {number} har en møteplass.\n\n" for number in range(1, 5))
    with (folder / "Samfunnsdel 2024-2036.md").open("a", encoding="utf-8") as plan:
        plan.write(f"\n## 2 Møteplasser\n\n{goals}")
    said = " ".join(program("check", str(folder)).out.split())
    assert "TC702" in said
    assert "– delmål 2.3 «Alle i grend 3 har en møteplass.» (Samfunnsdel 2024-2036.md, linje " in said


def test_of_many_files_passed_over_some_are_named_and_the_rest_counted(program: Program, folder: Path) -> None:
    for number in range(11):
        (folder / f"eksport {number:02}.json").write_text('{"rader": []}', encoding="utf-8")
    told = program("check", str(folder)).err
    assert "Hoppet over 11 filer" in told
    assert "eksport 07.json og 3 til" in told
    assert "eksport 08.json" not in told
