"""Rules that speak of what could not be read, and what happens when a rule itself fails."""

from collections.abc import Iterator

import pytest

from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Role
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import RuleSettings
from tracecheck.model.source import CellRef, Loss, Place, Problem
from tracecheck.rules import Corpus, runner
from tracecheck.rules.rule import Check, RegisteredRule, Remark, Rule


def _findings(document: PlanDocument, settings: RuleSettings = RuleSettings()) -> tuple[Finding, ...]:
    corpus = Corpus([document], Linkage(roles={document.key: Role.CHAIN}), [document.key])
    return runner.run_rules(corpus, settings, load_catalogue("nb")).findings


def _document(*problems: Problem, pages: int | None = None) -> PlanDocument:
    kind = DocumentKind.TEMAPLAN
    return PlanDocument("plan.pdf", "plan.pdf", kind=kind, pages=pages, problems=problems)


def _codes(findings: tuple[Finding, ...]) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in findings}


def test_a_locked_document_is_an_error_and_the_only_thing_said_of_it() -> None:
    found = _findings(_document(Problem("TC001", "TC001.encrypted", loss=Loss.ALL)))
    assert _codes(found) == {"TC001": Severity.ERROR}
    assert "«plan.pdf» er låst med passord" in found[0].message


def test_a_scanned_document_is_an_error() -> None:
    found = _findings(_document(Problem("TC002", "TC002.all_pages", {"pages": 12}, loss=Loss.ALL), pages=12))
    assert _codes(found) == {"TC002": Severity.ERROR}


@pytest.mark.parametrize(("count", "severity"), [(1, Severity.INFO), (6, Severity.ERROR)])
def test_a_cover_is_no_scanned_document(count: int, severity: Severity) -> None:
    problem = Problem("TC002", "TC002.some_pages", {"pages": "1", "count": count})
    assert _codes(_findings(_document(problem, pages=12)))["TC002"] is severity


def test_a_document_that_was_read_gives_neither() -> None:
    assert {"TC001", "TC002", "TC005"} & set(_codes(_findings(_document()))) == set()


def test_table_rows_that_cannot_be_paired_are_told_with_their_place() -> None:
    problem = Problem("TC005", "TC005", {"table": 2, "count": 3}, Place(page=7))
    finding = next(each for each in _findings(_document(problem)) if each.code == "TC005")
    assert "3 rader i tabell 2 (den første på s. 7)" in finding.message


def test_in_word_the_row_is_named_and_the_advice_is_for_word() -> None:
    place = Place(block=9, cell=CellRef(1, 2, 1))
    document = _document(Problem("TC005", "TC005.row", {"table": 1, "count": 1}, place))
    finding = next(each for each in _findings(document) if each.code == "TC005")
    assert "I én tabellrad (tabell 1, rad 2)" in finding.message
    assert finding.remedy == "Skriv ett mål på hver rad, med tiltakene som hører til, ved siden av."


def _broken(_corpus: Corpus) -> Iterator[Remark]:
    raise RuntimeError("sviktet")


def _badly_worded(corpus: Corpus) -> Iterator[Remark]:
    yield Remark(corpus.documents[0], "TC101", {})


def _fine(corpus: Corpus) -> Iterator[Remark]:
    yield Remark(corpus.documents[0], "TC005", {"table": 1, "count": 1, "place": ""})


@pytest.mark.parametrize("check", [_broken, _badly_worded])
def test_a_rule_that_fails_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    rules = (
        RegisteredRule(Rule("TC101", "broken", Severity.INFO), check),
        RegisteredRule(Rule("TC005", "fine", Severity.INFO), _fine),
    )
    monkeypatch.setattr(runner, "selected_rules", lambda _settings: rules)
    corpus = Corpus([_document()], Linkage(), ["plan.pdf"])
    outcome = runner.run_rules(corpus, RuleSettings(), load_catalogue("nb"))
    assert {finding.code for finding in outcome.findings} == {"TC900", "TC005"}
    assert outcome.crashed == ("TC101",)


def test_severity_can_be_set_by_code_slug_or_prefix_and_switched_off() -> None:
    problem = Problem("TC005", "TC005", {"table": 2, "count": 3}, Place(page=7))
    for selector in ("TC005", "tc00", "unpaired-table-rows"):
        settings = RuleSettings(severity={selector: Severity.INFO})
        assert _codes(_findings(_document(problem), settings))["TC005"] is Severity.INFO
        assert "TC005" not in _codes(_findings(_document(problem), RuleSettings(severity={selector: None})))
    assert "TC005" not in _codes(_findings(_document(problem), RuleSettings(ignore=("TC0",))))
    assert set(_codes(_findings(_document(problem), RuleSettings(select=("TC005",))))) == {"TC005"}
