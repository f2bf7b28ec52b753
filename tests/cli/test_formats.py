"""`-f FORMAT[=FILE]`, several at once, as a run in a pipeline asks for them."""

import json
from pathlib import Path

from tests.cli.conftest import Program
from tests.cli.test_check_decisions import decide

JUSTIFIED = """\
[[decision]]
goal = "Alle har et trygt sted å bo."
verdict = "justify"
reason = "Utsatt til boligplanen er ferdig"
by = "kommunedirektøren"
date = 2026-03-01
case = "12/26"
goal-document = "Samfunnsdel 2024-2036.md"
"""


def test_several_formats_in_one_run_agree(program: Program, folder: Path) -> None:
    out = folder.parent / "ut"
    out.mkdir()
    files = {name: out / f"funn.{name}" for name in ("json", "sarif", "gitlab", "rdjson")}
    done = program("check", str(folder), "-f", "text", *(f"-f{name}={path}" for name, path in files.items()))
    values = {name: json.loads(path.read_text(encoding="utf-8")) for name, path in files.items()}
    counts = {
        len(values["json"]["findings"]),
        len(values["sarif"]["runs"][0]["results"]),
        len(values["gitlab"]),
        len(values["rdjson"]["diagnostics"]),
    }
    assert len(counts) == 1
    assert done.code == values["json"]["run"]["exit_code"] == values["sarif"]["runs"][0]["invocations"][0]["exitCode"]
    assert "TC101" in done.out


def test_two_formats_never_share_a_place(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "-f", "json", "-f", "concise")
    assert (done.code, done.out) == (2, "")
    assert "-f text -f sarif=ut.sarif" in done.err


def test_an_unknown_format_has_a_suggestion(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "-f", "sarfi")
    assert done.code == 2
    assert "sarif" in done.err


def test_the_summary_of_a_job_is_added_to_what_stands_there(program: Program, folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Annet steg\n", encoding="utf-8")
    done = program("check", ".", "-f", "github", cwd=folder, GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Annet steg\n## tracecheck: ")
    assert "TC101" in text
    assert done.out.startswith("::")
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in done.out.splitlines())


def test_what_was_read_is_shown_as_text_or_json_alone(program: Program, folder: Path) -> None:
    done = program("extract", str(folder), "-f", "sarif")
    assert (done.code, done.out) == (2, "")


def test_a_gap_that_a_person_has_justified_is_suppressed_in_sarif(program: Program, folder: Path) -> None:
    decide(folder, JUSTIFIED)
    done = program("check", str(folder), "-f", "sarif-full", "--today", "2026-06-01")
    results = json.loads(done.out)["runs"][0]["results"]
    (gap,) = [each for each in results if each["kind"] == "notApplicable"]
    assert gap["ruleId"] == "coupling"
    assert "Alle har et trygt sted å bo" in gap["message"]["text"]
    (why,) = gap["suppressions"]
    assert (why["kind"], why["status"]) == ("external", "accepted")
    assert "Utsatt til boligplanen er ferdig" in why["justification"]
    assert not [each for each in results if each["ruleId"] == "TC101"]
