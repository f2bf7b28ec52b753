"""No message id in the code is without a text."""

import re
from pathlib import Path

from tracecheck.messages import load_catalogue
from tracecheck.rules.examples import load_example
from tracecheck.rules.registry import all_rules

PACKAGE = Path(__file__).resolve().parents[2] / "tracecheck"
PAGE = ("title", "what", "why", "false_alarms")
PROSE = ("fires", "mended")


def test_every_message_id_that_the_code_names_has_a_text() -> None:
    texts = load_catalogue("nb").texts
    codes = {
        match
        for path in PACKAGE.rglob("*.py")
        for match in re.findall(r'"(TC\d{3}\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert codes
    assert {code for code in codes if code not in texts} == set()


def test_every_rule_has_a_page_and_a_source() -> None:
    texts = load_catalogue("nb").texts
    for each in all_rules():
        code = each.rule.code
        parts = PAGE if load_example(code) else (*PAGE, *PROSE)
        assert [part for part in parts if f"{code}.{part}" not in texts] == [], code
        assert each.rule.law or f"{code}.norm" in texts, code
        assert {f"law.{key}" for key in each.rule.law} <= set(texts)


def test_rule_codes_and_slugs_are_unique_and_fit_their_modules() -> None:
    rules = [each.rule for each in all_rules()]
    assert len({rule.code for rule in rules}) == len({rule.slug for rule in rules}) == len(rules)
    for each in all_rules():
        module = each.check.__module__.rpartition(".")[2]
        assert module == f"{each.rule.code}_{each.rule.slug}".lower().replace("-", "_")
