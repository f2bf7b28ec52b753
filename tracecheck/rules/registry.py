"""All rules, found by their modules: one `checks/tcNNN_slug.py` each, with `RULE` and `check`."""

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from tracecheck.model.finding import Severity
from tracecheck.model.settings import RuleSettings
from tracecheck.rules import checks
from tracecheck.rules.rule import RegisteredRule, Rule


class UnknownRuleError(ValueError):
    """A selector fits no rule; `suggestion` is the nearest code or slug, if any is near."""

    def __init__(self, selector: str, suggestion: str | None) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


@cache
def all_rules() -> tuple[RegisteredRule, ...]:
    """Every rule, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__) if module.name.startswith("tc"))
    modules = [import_module(f"{checks.__name__}.{name}") for name in names]
    return tuple(RegisteredRule(module.RULE, module.check) for module in modules)


def find_rule(name: str) -> RegisteredRule:
    """The rule with this code or slug; raises UnknownRuleError."""
    wanted = name.casefold()
    for registered in all_rules():
        if wanted in (registered.rule.code.casefold(), registered.rule.slug):
            return registered
    raise UnknownRuleError(name, _suggestion(name))


def selected_rules(settings: RuleSettings) -> tuple[RegisteredRule, ...]:
    """The rules that are to run; raises UnknownRuleError for a selector or severity key that fits none."""
    for selector in (*settings.select, *settings.ignore, *settings.severity):
        if not any(_fits(selector, each) for each in all_rules()):
            raise UnknownRuleError(selector, _suggestion(selector))
    return tuple(each for each in all_rules() if _is_selected(each, settings))


def _is_selected(registered: RegisteredRule, settings: RuleSettings) -> bool:
    rule = registered.rule
    stated = [severity for selector, severity in settings.severity.items() if _fits(selector, registered)]
    if stated and stated[-1] is None:
        return False
    if any(_fits(selector, registered) for selector in settings.ignore):
        return False
    if settings.select:
        return any(_fits(selector, registered) for selector in settings.select)
    return rule.on_by_default or bool(stated)


def chosen_severity(rule: Rule, settings: RuleSettings) -> Severity | None:
    """The severity that the user gave the rule, by code, slug or prefix; the last one that fits wins."""
    fitting = [severity for selector, severity in settings.severity.items() if _names(selector, rule)]
    return fitting[-1] if fitting else None


def _fits(selector: str, registered: RegisteredRule) -> bool:
    return _names(selector, registered.rule)


def _names(selector: str, rule: Rule) -> bool:
    wanted = selector.casefold()
    return wanted == rule.slug or (wanted.startswith("tc") and rule.code.casefold().startswith(wanted))


def _suggestion(name: str) -> str | None:
    known = [word for each in all_rules() for word in (each.rule.code, each.rule.slug)]
    near = get_close_matches(name, known, n=1, cutoff=0.5) or get_close_matches(name.upper(), known, n=1)
    return near[0] if near else None
