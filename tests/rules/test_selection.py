"""Which rules run: the most exact word counts, the command line beats the file, paths and kinds have their own."""

import pytest

from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import RuleSettings, ScopedRules, Selection
from tracecheck.rules import Corpus, runner
from tracecheck.rules.registry import UnknownRuleError, all_rules, check_selector, selected_rules
from tracecheck.rules.rule import Check, RegisteredRule, Remark, Rule

OFF = "TC108"  # off by default


def _runs(settings: RuleSettings, code: str) -> bool:
    return code in {each.rule.code for each in selected_rules(settings)}


@pytest.mark.parametrize(
    ("settings", "code", "runs"),
    [
        (RuleSettings(), "TC101", True),
        (RuleSettings(), OFF, False),
        (RuleSettings(select=("TC1",)), "TC601", False),
        (RuleSettings(select=("tc1",)), OFF, True),
        (RuleSettings(select=("ALL",)), OFF, True),
        (RuleSettings(extend_select=("level-skipped",)), OFF, True),
        (RuleSettings(extend_select=("level-skipped",)), "TC601", True),
        (RuleSettings(select=("TC101",), ignore=("TC1",)), "TC101", True),
        (RuleSettings(select=("TC1",), ignore=("TC101",)), "TC101", False),
        (RuleSettings(select=("TC101",), ignore=("TC101",)), "TC101", False),
        (RuleSettings(ignore=("ALL",), extend_select=("TC1",)), "TC101", True),
        (RuleSettings(ignore=("ALL",), extend_select=("TC1",)), "TC601", False),
        (RuleSettings(severity={OFF: Severity.INFO}), OFF, True),
        (RuleSettings(severity={"TC1": Severity.INFO}), OFF, False),
        (RuleSettings(severity={"TC1": None, "TC101": Severity.INFO}), "TC101", True),
        (RuleSettings(severity={"TC101": None}), "TC101", False),
    ],
)
def test_the_most_exact_word_in_a_file_counts(settings: RuleSettings, code: str, runs: bool) -> None:
    assert _runs(settings, code) is runs


@pytest.mark.parametrize(
    ("file", "command_line", "code", "runs"),
    [
        (RuleSettings(select=("TC6",)), Selection(select=("TC1",)), "TC601", False),
        (RuleSettings(select=("TC6",)), Selection(select=("TC1",)), "TC101", True),
        (RuleSettings(select=("TC101",)), Selection(ignore=("TC1",)), "TC101", False),
        (RuleSettings(select=("TC101",)), Selection(extend_select=("TC6",)), "TC101", True),
        (RuleSettings(select=("TC101",)), Selection(extend_select=("TC6",)), "TC601", True),
        (RuleSettings(ignore=("TC106",)), Selection(select=("TC106",)), "TC106", True),
        (RuleSettings(ignore=("TC106",)), Selection(select=("TC1",)), "TC106", False),
        (RuleSettings(ignore=("TC106",)), Selection(select=("TC1",)), "TC101", True),
        (RuleSettings(severity={"TC602": None}), Selection(select=("TC602",)), "TC602", True),
    ],
)
def test_the_command_line_beats_the_file(file: RuleSettings, command_line: Selection, code: str, runs: bool) -> None:
    over = RuleSettings(file.select, file.ignore, file.severity, extend_select=file.extend_select, over=(command_line,))
    assert _runs(over, code) is runs


@pytest.mark.parametrize(
    "settings",
    [
        RuleSettings(extend_select=("TC999",)),
        RuleSettings(over=(Selection(ignore=("TC999",)),)),
        RuleSettings(scopes=(ScopedRules("*", None, ("TC999",)),)),
        RuleSettings(scopes=(ScopedRules("*", severity={"TC999": Severity.INFO}),)),
    ],
)
def test_a_rule_that_is_not_there_is_refused_wherever_it_stands(settings: RuleSettings) -> None:
    with pytest.raises(UnknownRuleError, match="TC999"):
        selected_rules(settings)


def test_a_letter_for_a_digit_is_understood() -> None:
    with pytest.raises(UnknownRuleError) as caught:
        check_selector("TC1O1")
    assert caught.value.suggestion == "TC101"


# Two rules on one goal in each document, of which the first makes the second silent.


def _document(key: str, kind: DocumentKind) -> PlanDocument:
    goal = Item("mal-1", ItemKind.GOAL, "Alle har et trygt sted å bo")
    return PlanDocument(key, key, kind=kind, items=(goal,))


def _saying(code: str) -> Check:
    def check(corpus: Corpus) -> list[Remark]:  # type: ignore[misc]
        return [
            Remark(document, code, {"cause": "x", "rule": code, "count": 1}, located, subject=located.item.text)
            for document in corpus.documents
            for located in corpus.items(document)
        ]

    return check  # type: ignore[return-value]


def _found(monkeypatch: pytest.MonkeyPatch, settings: RuleSettings) -> dict[tuple[str, str], Severity]:
    rules = (
        RegisteredRule(Rule("TC101", "grave", Severity.WARNING, supersedes=("TC005",)), _saying("TC900")),
        RegisteredRule(Rule("TC005", "mild", Severity.INFO), _saying("TC900")),
    )
    monkeypatch.setattr(runner, "selected_rules", lambda _settings: rules)
    documents = (
        _document("avtaler/Lyngmo skole.docx", DocumentKind.ENHETSAVTALE),
        _document("Økonomiplan.docx", DocumentKind.OKONOMIPLAN),
    )
    corpus = Corpus(documents, Linkage(), [each.key for each in documents])
    findings = runner.run_rules(corpus, settings, load_catalogue("nb")).findings
    return {(each.document or "", each.code): each.severity for each in findings}


AGREEMENT, PLAN = "avtaler/Lyngmo skole.docx", "Økonomiplan.docx"


def test_a_rule_that_is_ignored_for_a_path_silences_no_other_there(monkeypatch: pytest.MonkeyPatch) -> None:
    scope = ScopedRules("avtaler/**", None, ("TC101",))
    assert _found(monkeypatch, RuleSettings(scopes=(scope,))) == {
        (AGREEMENT, "TC005"): Severity.INFO,
        (PLAN, "TC101"): Severity.WARNING,
    }


def test_severity_by_kind_by_path_and_in_general(monkeypatch: pytest.MonkeyPatch) -> None:
    by_kind = ScopedRules(None, DocumentKind.ENHETSAVTALE, severity={"TC1": Severity.INFO})
    general = {"TC101": Severity.ERROR}
    assert _found(monkeypatch, RuleSettings(severity=general, scopes=(by_kind,))) == {
        (AGREEMENT, "TC101"): Severity.INFO,
        (PLAN, "TC101"): Severity.ERROR,
    }
    by_path = ScopedRules("avtaler/*", None, severity={"grave": None})
    found = _found(monkeypatch, RuleSettings(severity=general, scopes=(by_kind, by_path)))
    assert found == {(AGREEMENT, "TC005"): Severity.INFO, (PLAN, "TC101"): Severity.ERROR}


def test_every_slug_and_code_selects_its_rule_alone() -> None:
    for each in all_rules():
        for name in (each.rule.code, each.rule.slug):
            assert [found.rule.code for found in selected_rules(RuleSettings(select=(name,)))] == [each.rule.code]
