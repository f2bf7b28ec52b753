"""Which rules run, and when a run fails, as the command line says it: it beats the settings file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tracecheck.cli.params import NEVER
from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.settings import OwnRule, RuleSettings, Selection, Settings


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def with_rule_options(settings: Settings, options: dict[str, Any], catalogue: Catalogue) -> Settings:
    """The settings with what the command line says; ends with an error for a rule that is not there."""
    own = settings.rules.own
    named = {each: _selectors(each, options[each], own, catalogue) for each in ("select", "extend_select", "ignore")}
    selection = Selection(**named)
    rules = settings.rules
    if any(named.values()):
        rules = replace(rules, over=(*rules.over, selection))
    if options["fail_on"] is not None:
        rules = replace(rules, fail_on=None if options["fail_on"] == NEVER else Severity(options["fail_on"]))
    if options["max_warnings"] is not None:
        rules = replace(rules, max_warnings=options["max_warnings"])
    return replace(settings, rules=rules)


def _selectors(name: str, given: Sequence[str], own: Sequence[OwnRule], catalogue: Catalogue) -> tuple[str, ...]:
    if not given:
        return ()
    found = tuple(_parts(given))
    if not found:
        fail(catalogue, "error.empty_selector", option=_option(name))
    from tracecheck.rules.registry import UnknownRuleError, check_selector

    for each in found:
        try:
            check_selector(each, own)
        except UnknownRuleError as error:
            fail(catalogue, "error.unknown_selector", error.suggestion, option=_option(name), name=each)
    return found


def _parts(given: Sequence[str]) -> Iterator[str]:
    for text in given:
        yield from (part.strip() for part in text.split(",") if part.strip())


def command_line_of(rules: RuleSettings, options: dict[str, Any]) -> dict[str, Any]:
    """By the name of the setting: what the command line said of it."""
    above = rules.over[-1] if rules.over else Selection()
    said = {
        "rules.select": above.select,
        "rules.extend-select": above.extend_select,
        "rules.ignore": above.ignore,
        "rules.fail-on": options["fail_on"],
        "rules.max-warnings": options["max_warnings"],
        "tracked-changes": options["tracked_changes"],
    }
    return {name: value for name, value in said.items() if value not in (None, ())}
