"""Every format says the same of a run, in the form that its readers take, whatever the documents say."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml

from tests.cli.conftest import SAMFUNNSDEL
from tests.reports.official import mistakes
from tests.reports.results import result_of, with_findings, with_history
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.result import Result
from tracecheck.reports import FORMATS, renderer, sarif
from tracecheck.reports.csv_rows import COLUMNS
from tracecheck.reports.github import SUMMARY_BYTES, render_summary
from tracecheck.reports.look import Look
from tracecheck.reports.whereabouts import Whereabouts

HOSTILE = (
    '=HYPERLINK("http://x")\n::add-mask::hei\r%0A::error::nei \x1b[31m\x00\x0b\ufffe\u202e '
    "<script>alert(1)</script> [lenke](javascript:x) | ![b](http://x.y) @alle `kode` ]]> ##[error]x {0}"
)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A run with remarks of more than one severity."""
    found = result_of(tmp_path_factory.mktemp("planer"))
    info = replace(found.findings[0], severity=Severity.INFO, fingerprint="cccccccccccccccc")
    error = replace(found.findings[0], severity=Severity.ERROR, fingerprint="dddddddddddddddd")
    return with_findings(found, *found.findings, info, error)


@pytest.fixture(scope="module")
def hostile(result: Result) -> Result:
    """A run where a document says what no format should pass on as it is."""
    first = result.findings[0]
    wicked = replace(first, message=HOSTILE, quote=HOSTILE, remedy=HOSTILE)
    return with_findings(result, wicked, *result.findings[1:])


def _rendered(name: str, result: Result, look: Look | None = None) -> str:
    return "".join(renderer(name)(result, load_catalogue("nb"), look or Look()))


def _viewed(result: Result) -> Look:
    views = {view.key: (f"visning/{view.key}.txt", view) for view in result.views}
    return Look(whereabouts=Whereabouts(views=views))


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


_CODES_IN_TEXT = {
    "text": r"(?m)^ +\w[\w ]*?  (TC\d{3})\b",
    "concise": r"(?m)^.*?: (TC\d{3})\b",
    "github": r"title=(TC\d{3})",
    "junit": r'<testcase classname="[^"]*" name="(TC\d{3})',
}
_CODES_IN_JSON: dict[str, Callable[[Any], list[str]]] = {
    "json": lambda value: [each["code"] for each in value["findings"]],
    "gitlab": lambda value: [each["check_name"] for each in value],
    "rdjson": lambda value: [each["code"]["value"] for each in value["diagnostics"]],
    "sarif": lambda value: [each["ruleId"] for each in value["runs"][0]["results"]],
    "sarif-full": lambda value: [
        each["ruleId"] for each in value["runs"][0]["results"] if each["ruleId"] != "coupling"
    ],
}


def _counted(name: str, text: str) -> Counter[str]:
    """The codes of the findings that a format tells of."""
    if name in _CODES_IN_TEXT:
        return Counter(re.findall(_CODES_IN_TEXT[name], text))
    if name == "csv":
        return Counter(row[COLUMNS.index("code")] for row in _rows(text)[1:])
    return Counter(_CODES_IN_JSON[name](json.loads(text)))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_of_the_same_findings(name: str, result: Result, hostile: Result) -> None:
    expected = Counter(finding.code for finding in result.findings)
    assert len(result.findings) >= 3
    assert _counted(name, _rendered(name, result)) == expected
    assert _counted(name, _rendered(name, result, _viewed(result))) == expected
    assert _counted(name, _rendered(name, hostile)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_is_written_the_same_twice(name: str, result: Result) -> None:
    assert _rendered(name, result) == _rendered(name, result)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_document_steers_a_terminal(name: str, hostile: Result) -> None:
    text = _rendered(name, hostile)
    assert not set(text) & {"\x1b", "\x00", "\x0b"}
    assert name == "json" or "\u202e" not in text


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_no_line_is_a_command_that_a_document_wrote(name: str, hostile: Result) -> None:
    own = re.compile(r"::(error|warning|notice) ")
    for line in _rendered(name, hostile).splitlines():
        assert not line.lstrip().startswith("::") or (name == "github" and own.match(line))
        assert "##[" not in line or (name == "github" and line.startswith("::"))


def test_a_file_name_cannot_write_a_property_of_an_annotation(result: Result) -> None:
    named = "a,title=x::b%2C:c.md"
    documents = tuple(replace(each, path=named) for each in result.documents)
    for line in _rendered("github", replace(result, documents=documents)).splitlines():
        assert line.split("file=")[1].startswith("a%2Ctitle=x%3A%3Ab%252C%3Ac.md,line=")


def test_annotations_are_ten_of_each_kind_at_most_gravest_first(result: Result) -> None:
    first = result.findings[0]
    many = [replace(first, severity=Severity.WARNING, fingerprint=f"{number:016}") for number in range(12)]
    few = [replace(first, severity=Severity.ERROR, fingerprint=f"e{number:015}") for number in range(10)]
    lines = _rendered("github", with_findings(result, *many, *few)).splitlines()
    kinds = [line.split()[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10
    assert sum(1 for line in lines if "file=" in line) == 19
    assert lines[-1] == "::warning title=tracecheck::… og 3 til. Se sammendraget av jobben."


def test_the_summary_of_a_job_shows_document_text_as_text(hostile: Result) -> None:
    text = render_summary(hostile, load_catalogue("nb"), Look())
    row = next(line for line in text.splitlines() if "HYPERLINK" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert not re.search(r"(?<!\\)[<`@\[]", row)
    assert text.count("\n| ") == len(hostile.findings) + 1


def test_the_summary_of_a_job_never_outgrows_its_room(result: Result) -> None:
    many = [replace(result.findings[0], fingerprint=f"{number:016}") for number in range(6000)]
    text = render_summary(with_findings(result, *many), load_catalogue("nb"), Look())
    assert SUMMARY_BYTES - 2000 < len(text.encode("utf-8")) <= SUMMARY_BYTES
    rows = sum(1 for line in text.splitlines() if line.startswith("| ")) - 1
    assert f"… og {6000 - rows} merknader til" in text
    assert render_summary(result, load_catalogue("nb"), Look(), room=10) == ""


def test_a_table_of_findings_opens_in_excel_and_runs_no_formula(hostile: Result) -> None:
    text = _rendered("csv", hostile)
    rows = _rows(text)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == len(hostile.findings) + 1
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert rows[1][COLUMNS.index("message")].startswith("'=HYPERLINK")


def test_gitlab_gets_the_fields_that_it_reads_and_no_fingerprint_twice(result: Result) -> None:
    twice = with_findings(result, *result.findings, *result.findings)
    issues = json.loads(_rendered("gitlab", twice))
    assert len({each["fingerprint"] for each in issues}) == len(issues) == 2 * len(result.findings)
    assert {each["severity"] for each in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(set(each) >= {"description", "check_name", "fingerprint", "severity", "location"} for each in issues)
    assert all(each["location"]["lines"]["begin"] >= 1 for each in issues)


def test_fingerprints_do_not_rest_on_the_line(result: Result) -> None:
    plain, viewed = (json.loads(_rendered("gitlab", result, look)) for look in (Look(), _viewed(result)))
    assert [each["location"] for each in plain] != [each["location"] for each in viewed]
    assert [each["fingerprint"] for each in plain] == [each["fingerprint"] for each in viewed]


def test_rdjson_counts_columns_in_bytes(result: Result) -> None:
    views = {view.key: view for view in result.views}
    ranged = 0
    for each in json.loads(_rendered("rdjson", result, _viewed(result)))["diagnostics"]:
        location = each["location"]
        line = views[location["path"].removeprefix("visning/").removesuffix(".txt")].lines
        start, end = location["range"]["start"], location["range"].get("end")
        if end is not None:
            ranged += 1
            data = line[start["line"] - 1].encode("utf-8")
            said = data[start["column"] - 1 : end["column"] - 1].decode("utf-8")
            assert said
            assert said in line[start["line"] - 1]
    assert ranged


def test_rdjson_fits_its_official_schema(hostile: Result) -> None:
    assert mistakes(json.loads(_rendered("rdjson", hostile, _viewed(hostile))), "rdjson/DiagnosticResult.json") == []


def test_junit_counts_what_it_holds_and_shows_what_passed(hostile: Result) -> None:
    text = _rendered("junit", hostile)
    suites = JUnitXml.fromstring(text.encode("utf-8"))
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(each._tag == "failure" for each in case.result)]
    skipped = [case for case in cases if any(each._tag == "skipped" for each in case.result)]
    assert (suites.tests, suites.failures, suites.skipped) == (len(cases), len(failed), len(skipped))
    assert len(failed) == sum(1 for each in hostile.findings if each.severity is not Severity.INFO)
    passed = [case.name for case in cases if not case.result]
    assert [name for name in passed if "Alle elever har et trygt skolemiljø" in name and name.endswith("→ økonomiplan")]
    assert len({(case.classname, case.name) for case in cases}) == len(cases)


def _sarif(result: Result, look: Look | None = None, name: str = "sarif") -> dict[str, Any]:
    run: dict[str, Any] = json.loads(_rendered(name, result, look))["runs"][0]
    return run


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_a_document_writes_no_link_mention_or_placeholder_in_a_message(name: str, hostile: Result) -> None:
    messages = re.findall(r'"(?:text|message)": "((?:[^"\\]|\\.)*)"', _rendered(name, hostile))
    said = [each for each in messages if "javascript" in each]
    assert said
    assert not [each for each in said if re.search(r"\]\(|@alle|<script|\{0", each)]
    assert "lenke]\u2060(javascript:x)" in said[0]


def test_sarif_has_no_more_results_than_github_takes(result: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    results = _sarif(result)["results"]
    assert [each["level"] for each in results] == ["error", "warning"]


@pytest.mark.parametrize("name", ["sarif", "sarif-full"])
def test_sarif_fits_its_official_schema(name: str, hostile: Result) -> None:
    log = json.loads(_rendered(name, with_history(hostile), _viewed(hostile)))
    assert mistakes(log, "sarif-schema-2.1.0.json") == []


def test_sarif_is_what_github_accepts(result: Result) -> None:
    run = _sarif(with_history(result))
    rules = run["tool"]["driver"]["rules"]
    for each in run["results"]:
        assert each["kind"] == "fail"
        assert "suppressions" not in each
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        place = each["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert not re.match(r"[a-z]+:|/|\.\./", place["artifactLocation"]["uri"])
        assert " " not in place["artifactLocation"]["uri"]
    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]
    assert len(set(prints)) == len(prints) == len(result.findings)
    assert all(len(rule["properties"]["tags"]) <= 20 and rule["help"]["markdown"] for rule in rules)


def test_a_document_outside_the_repository_is_named_by_its_key(result: Result, tmp_path: Path) -> None:
    look = Look(whereabouts=Whereabouts(root=str(tmp_path / "arkiv")))
    away = replace(result, documents=tuple(replace(each, path=f"/andre/{each.key}") for each in result.documents))
    uris = {each["location"]["uri"] for each in _sarif(away, look)["artifacts"]}
    assert {unquote(uri) for uri in uris} == {document.key for document in result.documents}


def test_sarif_points_at_the_words_in_the_text_view(result: Result) -> None:
    views = {f"visning/{view.key}.txt": view.lines for view in result.views}
    quoted = 0
    for each in _sarif(result, _viewed(result))["results"]:
        place = each["locations"][0]["physicalLocation"]
        line = views[unquote(place["artifactLocation"]["uri"])][place["region"]["startLine"] - 1]
        if "startColumn" in place["region"] and "quote" in each["properties"]:
            said = line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1]
            quoted += 1
            assert said in each["properties"]["quote"] or each["properties"]["quote"] in line
    assert quoted


def test_the_whole_sarif_has_couplings_what_was_set_aside_and_what_was_known(result: Result) -> None:
    run = _sarif(with_history(result), name="sarif-full")
    couplings = [each for each in run["results"] if each["ruleId"] == "coupling"]
    assert {each["kind"] for each in couplings} >= {"pass", "fail"}
    assert all(each["level"] == "none" for each in couplings if each["kind"] != "fail")
    (set_aside,) = [each["suppressions"][0] for each in run["results"] if each.get("suppressions")]
    assert (set_aside["kind"], set_aside["status"]) == ("external", "accepted")
    assert set_aside["justification"] == "Utsatt til 2027"
    states = Counter(each.get("baselineState") for each in run["results"] if each["ruleId"] != "coupling")
    assert (states["unchanged"], states["absent"]) == (1, 1)
    assert states["new"] == len(result.findings) + 1


def test_the_chain_is_a_graph_whose_edges_join_its_nodes(result: Result) -> None:
    (graph,) = _sarif(result)["graphs"]
    nodes = {node["id"] for node in graph["nodes"]}
    assert len(graph["edges"]) == sum(result.summary.links.values())
    assert {end for edge in graph["edges"] for end in (edge["sourceNodeId"], edge["targetNodeId"])} == nodes
    assert all(node["location"]["physicalLocation"]["region"] for node in graph["nodes"])


def test_a_document_that_could_not_be_read_is_told_in_sarif(tmp_path: Path) -> None:
    documents = {"Samfunnsdel 2024-2036.md": "# Samfunnsdel 2024-2036\n\nDelmål 1.1 Trygg skole.\n", "Tom.md": ""}
    found = result_of(tmp_path / "planer", documents)
    invocation = _sarif(found)["invocations"][0]
    assert invocation["exitCode"] == found.run.exit_code == 3
    assert not invocation["executionSuccessful"]
    assert [each["descriptor"]["id"] for each in invocation["toolExecutionNotifications"]] == ["TC001"]


def test_columns_of_sarif_are_in_utf16(result: Result) -> None:
    first: Finding = result.findings[0]
    (view,) = [view for view in result.views if view.key == first.document]
    assert first.place is not None
    assert first.place.spans
    moved = tuple("😀" + line for line in view.lines)
    marks = tuple(mark._replace(column=mark.column + 1) for mark in view.marks)
    look = Look(whereabouts=Whereabouts(views={view.key: ("v.txt", replace(view, lines=moved, marks=marks))}))
    plain = Look(whereabouts=Whereabouts(views={view.key: ("v.txt", view)}))
    one = with_findings(result, first)
    before, after = (
        _sarif(one, each)["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"]
        for each in (plain, look)
    )
    assert after - before == 2


def test_a_goal_that_nothing_here_could_answer_is_open(tmp_path: Path) -> None:
    alone = result_of(tmp_path / "planer", {"Samfunnsdel 2024-2036.md": SAMFUNNSDEL})
    couplings = [each for each in _sarif(alone, name="sarif-full")["results"] if each["ruleId"] == "coupling"]
    assert couplings
    assert {(each["kind"], each["level"]) for each in couplings} == {("open", "none")}
