"""The table `[rules]`, checked → the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracecheck.model.finding import Severity
from tracecheck.model.keys import as_pattern
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import OptionValue, OwnRule, RuleSettings, ScopedRules

_SKIPPING = "TC108"
"""The rule that tells of couplings past a level; `[chain] skipping = "flagged"` turns it on."""


def make_rules(table: Mapping[str, Any], own: tuple[OwnRule, ...] = (), *, flagged: bool) -> RuleSettings:
    """The settings of a table that fits the schema and names rules and options that there are."""
    fail_on = table.get("fail-on", Severity.WARNING)
    said = _severities(table)
    return RuleSettings(
        select=tuple(table.get("select", ())),
        ignore=tuple(table.get("ignore", ())),
        extend_select=tuple(table.get("extend-select", ())),
        severity={_SKIPPING: Severity.INFO, **said} if flagged else said,
        fail_on=None if fail_on == "never" else Severity(fail_on),
        max_warnings=table.get("max-warnings"),
        scopes=tuple(_scopes(table)),
        options=_options(table.get("options", {}), own),
        own=own,
    )


def _severities(table: Mapping[str, Any]) -> dict[str, Severity | None]:
    words: Mapping[str, str] = table.get("severity", {})
    return {_code(each): None if word == "off" else Severity(word) for each, word in words.items()}


def _code(selector: str) -> str:
    """Codes and prefixes in capitals, slugs as they are."""
    return selector.upper() if selector[:2].casefold() == "tc" else selector


def _scopes(table: Mapping[str, Any]) -> Iterator[ScopedRules]:
    """Kinds before paths: a path says more exactly which documents are meant."""
    for kind, said in table.get("per-kind", {}).items():
        yield ScopedRules(None, DocumentKind(kind), tuple(said.get("ignore", ())), _severities(said))
    for pattern, said in table.get("per-path", {}).items():
        yield ScopedRules(as_pattern(pattern), None, tuple(said.get("ignore", ())), _severities(said))


def _options(
    table: Mapping[str, Mapping[str, OptionValue]], own: tuple[OwnRule, ...]
) -> dict[str, dict[str, OptionValue]]:
    """By code; a whole number stands for a decimal one where the rule has that."""
    if not table:
        return {}
    from tracecheck.rules.registry import find_rule

    made: dict[str, dict[str, OptionValue]] = {}
    for name, said in table.items():
        rule = find_rule(name, own).rule
        defaults = {each.name: each.default for each in rule.options}
        values = {key: float(value) if isinstance(defaults[key], float) else value for key, value in said.items()}
        made[rule.code] = {**made.get(rule.code, {}), **values}
    return made
