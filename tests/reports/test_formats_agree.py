"""Every figure that stands in more than one format is the same in all of them, by what the files themselves say."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import run_inside
from tests.reports import told_formats as told
from tracecheck.messages import Catalogue, load_catalogue
from tracecheck.model.traceability import COLUMNS, CellState, Expectation
from tracecheck.reports.coupling.states import word

SAMPLES = Path(__file__).parents[2] / "samples"
LANGUAGES = {"lyngmo": "nb", "storvag": "nn", "tindefjell-utkast": "en"}
"""A language each, so that no reader of figures rests on the words of one."""
FOLLOWED = (CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED)


@dataclass
class Files:
    """Everything that was written of one folder."""

    folder: Path
    catalogue: Catalogue
    short: str
    text: str

    @cached_property
    def result(self) -> Any:
        return json.loads((self.folder / "result.json").read_text(encoding="utf-8"))

    @cached_property
    def page(self) -> dict[str, list[told.Node]]:
        return told.chapters(told.page_nodes(self.folder / "report.html"), self.catalogue)

    @cached_property
    def word(self) -> dict[str, list[told.Node]]:
        return told.chapters(told.word_nodes(self.folder / "report.docx"), self.catalogue)

    @property
    def both(self) -> tuple[dict[str, list[told.Node]], ...]:
        return self.page, self.word

    def sheets(self, name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """One sheet, of the workbook and of the tables."""
        return (
            told.sheet_rows(self.folder / "report.xlsx", self.catalogue, name),
            told.csv_rows(self.folder / "tables", self.catalogue, name),
        )

    def column(self, name: str) -> str:
        return self.catalogue.text(f"workbook.column.{name}")

    def packed(self, name: str) -> Any:
        return told.packed(self.folder / "pack.zip", name)

    def states(self, row: dict[str, Any]) -> tuple[CellState, ...]:
        """Those of a goal in the sheet of the matrix."""
        return tuple(told.state_in(row[self.column(name)], self.catalogue) for name in COLUMNS)

    def says(self, row: dict[str, Any], column: str) -> bool:
        return bool(row[self.column(column)] == self.catalogue.text("workbook.yes"))

    @property
    def counted(self) -> list[dict[str, Any]]:
        """The goals of the short answer."""
        return [row for row in self.sheets("matrix")[0] if self.says(row, "counted")]


@pytest.fixture(scope="module", params=LANGUAGES)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    made = tmp_path_factory.mktemp("report")
    language = LANGUAGES[request.param]
    common = (str(SAMPLES / request.param), "--language", language)
    formats = (f"html={made}/report.html", f"docx={made}/report.docx", f"xlsx={made}/report.xlsx", f"csv={made}/tables")
    report = _run("report", *common, *(part for each in formats for part in ("-f", each)))
    text = _run("check", *common, "-f", "text", "-f", f"json={made}/result.json")
    _run("evidence", *common, "-o", f"{made}/pack.zip")
    return Files(made, load_catalogue(language), report, text)


def _run(*arguments: str) -> str:
    done = run_inside(*arguments, COLUMNS="100", TERM="dumb")
    assert done.code in (0, 1), done.err
    return done.out


def test_the_page_and_the_word_document_have_the_same_tables(files: Files) -> None:
    assert set(files.page) == set(files.word) == set(told.CHAPTERS)
    quotes = files.catalogue.text("goals_chapter.decided")
    for name in told.CHAPTERS:
        page, shown = ([node.rows for node in side[name] if node.rows] for side in files.both)
        # Quotes beside each other are a table in Word alone.
        assert page == [rows for rows in shown if rows[0][0] != quotes], name


def test_the_page_and_the_word_document_say_the_same_figures_in_every_chapter(files: Files) -> None:
    for name in told.CHAPTERS:
        page, shown = (Counter(told.figures(" ".join(_texts(side[name])))) for side in files.both)
        assert page == shown, name


def _texts(nodes: Sequence[told.Node]) -> Iterator[str]:
    for node in nodes:
        yield from (cell for row in node.rows for cell in row)
        yield "" if node.rows else node.text


def _short_lines(files: Files) -> list[str]:
    """The lines of the short answer on the screen, and of what can be asked for."""
    return [told.plain(each) for each in re.findall(r"(?ms)^  - (.+?)(?=\n  \S|\n\n|\Z)", files.short)]


def test_the_short_answer_is_that_of_page_one(files: Files) -> None:
    lines = _short_lines(files)
    assert len(lines) >= 4
    for side in files.both:
        assert set(lines) <= {node.text for node in side["council"]}


def test_every_goal_has_the_same_states_in_every_matrix(files: Files) -> None:
    page, shown = (told.matrix_of(side["matrix"], files.catalogue) for side in files.both)
    book, table = ([(row[files.column("goal")], files.states(row)) for row in rows] for rows in files.sheets("matrix"))
    assert page == shown
    assert book == table
    assert [states for _, states in page] == [states for _, states in book]
    assert all(goal[:30] in told_of for (told_of, _), (goal, _) in zip(page, book, strict=True))


def test_the_counted_steps_are_those_of_the_goals(files: Files) -> None:
    rows = files.counted
    states = [Counter(files.states(row)[number] for row in rows) for number, _ in enumerate(COLUMNS)]
    reached = sum(files.says(row, "reaches") for row in rows)
    topic = files.catalogue.text("workbook.about.count")
    for about in files.sheets("about"):
        counts = {
            row[files.column("entry")]: int(row[files.column("note")])
            for row in about
            if row[files.column("topic")] == topic
        }
        assert counts[files.catalogue.text("workbook.about.goals")] == len(rows)
        assert counts[files.catalogue.text("workbook.about.reaches")] == reached
        for name, expected in zip(COLUMNS, states, strict=True):
            title = files.column(name)
            entries = {f"{title}: {word(state, files.catalogue)}": n for state, n in expected.items()}
            assert {entry: n for entry, n in counts.items() if entry.startswith(f"{title}: ") and n} == entries
    plan, _, _, reach = (told.figures(line) for line in _short_lines(files)[:4])
    assert f" {len(rows)} " in told.plain(files.short.split("- ")[0])
    assert sum(plan) == len(rows)
    assert sum(reach) == reached


def test_the_steps_of_the_chain_are_the_same_in_the_text_and_the_result(files: Files) -> None:
    names = ("tight", "loose", "justified", "missing")
    steps = files.result["summary"]["steps"]
    assert steps
    for step in steps:
        counts = {name: step[name] for name in names}
        said = files.catalogue.text("text.summary_step_text", total=step["total"], **counts)
        assert told.plain(said) in told.plain(files.text)
        assert step["total"] == sum(counts.values()) + step["confirmed"] + step["unknown"]


def test_every_thread_ends_the_same_in_every_format(files: Files) -> None:
    states = {each["item"]: files.catalogue.text(f"thread.{each['state']}") for each in files.result["threads"]}
    for rows in files.sheets("matrix"):
        for row in rows:
            assert row[files.column("thread")] == states[row[files.column("id")]]
    ends = [row[files.column("thread")] for row in files.sheets("matrix")[0]]
    for side in files.both:
        titles = [title for title, _ in told.parts(side["goals"], 2)]
        assert len(titles) == len(ends) > 0
        assert all(f" – {state}" in title for state, title in zip(ends, titles, strict=True))


def test_the_red_threads_of_the_text_are_the_rows_of_the_matrix_and_the_others_stand_beside_them(files: Files) -> None:
    summary, column = files.result["summary"], files.column("thread")
    counted = {files.catalogue.text(f"thread.{state}"): count for state, count in summary["threads"].items()}
    beside = {name: sum(states.values()) for name, states in summary["threads_beside"].items()}
    total = sum(counted.values())
    for rows in files.sheets("matrix"):
        ends = Counter(row[column] for row in rows)
        assert sum(ends.values()) == total + beside.get("other_plans", 0)
        assert all(ends[state] >= count for state, count in counted.items())
        assert beside.get("other_plans") or ends == Counter(counted)
    assert total + sum(beside.values()) == len(files.result["threads"])
    for name, count in {"counted": total, **beside}.items():
        said = files.catalogue.text(f"text.summary_threads_{name}", count=count, states="")
        assert told.plain(said).strip(" :") in told.plain(files.text)


def test_findings_are_the_same_by_code_and_severity(files: Files) -> None:
    found = Counter((each["code"], each["severity"]) for each in files.result["findings"])
    counts = {severity: n for severity, n in files.result["summary"]["findings"].items() if n}
    assert len(found) > 3
    assert Counter(severity for _, severity in found.elements()) == Counter(counts)
    assert told.codes_of_text(files.text, files.catalogue) == found
    assert [told.codes_of(side["findings"], files.catalogue) for side in files.both] == [found, found]
    assert [told.codes_of_rows(rows, files.catalogue) for rows in files.sheets("remarks")] == [found, found]
    claims = [each["state"] for each in files.packed("claims.json")["claims"] if each["kind"] == "remark"]
    assert Counter(claims) == Counter(code for code, _ in found.elements())
    for side in files.both:
        assert told.figures(side["findings"][0].text) == [len(files.result["findings"]), *counts.values()]


def test_what_units_are_expected_to_answer_is_the_same(files: Files) -> None:
    possible = files.catalogue.text(f"workbook.expectation.{Expectation.POSSIBLE}")
    book, table = ([_unit(row, files) for row in rows] for rows in files.sheets("units"))
    assert book == table
    expected: dict[str, Counter[CellState]] = {}
    for name, why, state in book:
        counts = expected.setdefault(name, Counter())
        if why not in (None, possible):
            counts[told.state_in(state, files.catalogue)] += 1
    for side in files.both:
        shown = told.parts(side["units"], 2)
        assert [name for name, _ in shown if name in expected] == list(expected)
        for name, nodes in shown:
            listed = [row for each in told.tables(nodes, files.catalogue.text("units_chapter.goal")) for row in each]
            counts = expected.get(name, Counter())
            assert Counter(told.state_in(row[2], files.catalogue) for row in listed) == counts
            assert _said_of_unit(counts, files) in [node.text for node in nodes]


def _unit(row: dict[str, Any], files: Files) -> tuple[str, str | None, str]:
    return row[files.column("unit_name")], row[files.column("expectation")], row[files.column("state")]


def _said_of_unit(states: Counter[CellState], files: Files) -> str:
    """«4 mål er ventet: 3 har svar i avtalen, 1 har ingen spor.»"""
    if not states:
        return files.catalogue.text("units_chapter.nothing")
    apart = {"justified": CellState.JUSTIFIED, "missing": CellState.MISSING, "unknown": CellState.UNKNOWN}
    counts = {"answered": states.total() - sum(states[each] for each in apart.values())}
    counts |= {name: states[state] for name, state in apart.items()}
    parts = (files.catalogue.text(f"units_chapter.part.{name}", count=n) for name, n in counts.items() if n)
    return told.plain(files.catalogue.text("units_chapter.counts", count=states.total(), parts=", ".join(parts)))


def test_every_criterion_says_the_same_in_its_table_and_below_it(files: Files) -> None:
    """The sentences of the table stand below with what lacks them, and the rules with as many findings as it says."""
    for side in files.both:
        (rows,) = told.tables(side["findings"], files.catalogue.text("findings_chapter.column.criterion"))
        below = dict(told.parts(side["findings"], 3))
        for name, answer, remarks, _ in rows:
            sentences = {node.text for node in below[name]}
            assert set(re.split(r"(?<=[^\d]\.) (?=\d+ )", answer)) <= sentences
            assert sum(_codes(below[name])) == int(remarks)


def _codes(nodes: Sequence[told.Node]) -> list[int]:
    """How many findings of each rule a criterion lists: «Tiltak uten frist (2) TC602»."""
    found = (re.fullmatch(r".*\((\d+)\) TC\d{3}", node.text) for node in nodes)
    return [int(each[1]) for each in found if each]


def test_of_every_population_those_that_lack_it_are_listed(files: Files) -> None:
    counted = 0
    for side in files.both:
        (rows,) = told.tables(side["findings"], files.catalogue.text("findings_chapter.column.criterion"))
        for name, *_ in rows:
            nodes = dict(told.parts(side["findings"], 3))[name]
            for sentence, lists in _populations(nodes):
                met, total, *rest = told.figures(re.sub(r"\d{4}[–-]?(\d{4})?", "", sentence))
                assert met + sum(rest) + sum(lists) == total, sentence
                counted += 1
    assert counted > 6


def _populations(nodes: Sequence[told.Node]) -> Iterator[tuple[str, list[int]]]:
    """Each sentence that counts, with how many the list below it says that it has."""
    sentences = [n for n, node in enumerate(nodes) if re.match(r"\d+ (av|of) \d+ ", node.text)]
    for start, end in pairwise([*sentences, len(nodes)]):
        lists = (re.fullmatch(r"[^.]+ \((\d+)\):", node.text) for node in nodes[start:end])
        yield nodes[start].text, [int(each[1]) for each in lists if each]


def test_the_criteria_count_the_goals_of_the_matrix(files: Files) -> None:
    for side in files.both:
        (rows,) = told.tables(side["findings"], files.catalogue.text("findings_chapter.column.criterion"))
        said = {row[0]: row[1] for row in rows}
        for criterion, column in (("line", 0), ("indicator", 2), ("reported", 3)):
            states = Counter(files.states(row)[column] for row in files.counted)
            asked = states.total() - states[CellState.NOT_APPLICABLE]
            met = sum(states[each] for each in FOLLOWED)
            answer = said[files.catalogue.text(f"findings_chapter.criterion.{criterion}")]
            if states[CellState.UNKNOWN] < asked:
                assert told.figures(answer)[:2] == [met, asked], answer


def test_documents_and_what_was_read_of_them_are_the_same(files: Files) -> None:
    documents, summary = files.result["documents"], files.result["summary"]
    items = {each["key"]: sum(item["origin"] == "own" for item in each["items"]) for each in documents}
    hashes = {each["key"]: each["sha256"] for each in documents}
    assert sum(summary["items"].values()) == sum(items.values())
    assert summary["documents_read"] == len(documents)
    text = told.plain(files.text)
    assert files.catalogue.text("text.read", count=len(documents)) in text
    assert all(files.catalogue.text(f"kinds.{kind}", count=n) in text for kind, n in summary["items"].items())
    assert {each["key"]: each["sha256"] for each in files.packed("run.json")["files"]} == hashes
    lead = files.catalogue.text("method_chapter.documents_lead", count=len(documents))
    for side in files.both:
        read, sums = told.tables(side["method"], files.catalogue.text("method_chapter.column.document"))
        assert {row[0]: int(row[5]) for row in read} == items
        assert {row[0]: row[1] for row in sums} == hashes
        assert any(node.text.startswith(lead) for node in side["method"])
    own = files.catalogue.text("workbook.origin.own")
    for number in (0, 1):
        rows = [*files.sheets("goals")[number], *files.sheets("indicators")[number]]
        assert Counter(row[files.column("document")] for row in rows if row[files.column("origin")] == own) == items
        title = files.catalogue.text("workbook.about.document")
        listed = [row for row in files.sheets("about")[number] if row[files.column("topic")] == title]
        assert {row[files.column("entry")]: row[files.column("note")].split()[-1] for row in listed} == hashes


def test_couplings_are_the_same_by_grade(files: Files) -> None:
    links = Counter({grade: n for grade, n in files.result["summary"]["links"].items() if n})
    assert Counter(each["grade"] for each in files.result["links"]) == links
    claims = [each["state"] for each in files.packed("claims.json")["claims"] if each["kind"] == "coupling"]
    assert Counter(claims) == links
    for rows in files.sheets("couplings"):
        shown = Counter(row[files.column("grade")] for row in rows)
        assert shown == Counter({word(CellState(grade), files.catalogue): n for grade, n in links.items()})


def test_the_pack_holds_the_result_that_the_formats_show(files: Files) -> None:
    packed = files.packed("result.json")
    for name in ("items", "links", "threads", "answers", "findings", "summary"):
        assert packed[name] == files.result[name], name
    missing = {each["id"] for each in files.packed("claims.json")["claims"] if each["state"] == "missing"}
    lost = [row for row in files.counted if files.states(row)[0] is CellState.MISSING]
    assert {f"missing {row[files.column('id')]}" for row in lost} <= missing
