"""All rules, found by their modules: one `checks/tcNNN_slug.py` each, with `RULE` and `check`."""

import pkgutil
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from tracecheck.model.settings import OwnRule, RuleSettings
from tracecheck.rules import checks
from tracecheck.rules.rule import RegisteredRule
from tracecheck.rules.selection import is_selected, names, names_alone


class UnknownRuleError(ValueError):
    """A selector fits no rule; `suggestion` is the nearest code or slug, if any is near."""

    def __init__(self, selector: str, suggestion: str | None) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


def all_rules(own: Sequence[OwnRule] = ()) -> tuple[RegisteredRule, ...]:
    """Every rule, by code; then the municipality's own, in their order."""
    return (*_shipped_rules(), *_own_rules(tuple(own))) if own else _shipped_rules()


@cache
def _own_rules(own: tuple[OwnRule, ...]) -> tuple[RegisteredRule, ...]:
    from tracecheck.rules.own import registered

    return tuple(map(registered, own))


@cache
def _shipped_rules() -> tuple[RegisteredRule, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__) if module.name.startswith("tc"))
    modules = [import_module(f"{checks.__name__}.{name}") for name in names]
    return tuple(RegisteredRule(module.RULE, module.check) for module in modules)


def find_rule(name: str, own: Sequence[OwnRule] = ()) -> RegisteredRule:
    """The rule with this code or slug; raises UnknownRuleError."""
    wanted = name.casefold()
    for registered in all_rules(own):
        if wanted in (registered.rule.code.casefold(), registered.rule.slug):
            return registered
    raise UnknownRuleError(name, _suggestion(name, own))


def find_rules(selector: str, own: Sequence[OwnRule] = ()) -> tuple[RegisteredRule, ...]:
    """The rule with this code or slug, else those whose code begins so; raises UnknownRuleError."""
    check_selector(selector, own)
    alone = tuple(each for each in all_rules(own) if names_alone(selector, each.rule))
    return alone or tuple(each for each in all_rules(own) if names(selector, each.rule))


def selected_rules(settings: RuleSettings) -> tuple[RegisteredRule, ...]:
    """The rules that are to run; raises UnknownRuleError for a selector that fits none, wherever it stands."""
    for selector in _selectors(settings):
        check_selector(selector, settings.own)
    return tuple(each for each in all_rules(settings.own) if is_selected(each.rule, settings))


def check_selector(selector: str, own: Sequence[OwnRule] = ()) -> None:
    """Raises UnknownRuleError where a code, slug or prefix fits no rule."""
    if not any(names(selector, each.rule) for each in all_rules(own)):
        raise UnknownRuleError(selector, _suggestion(selector, own))


def _selectors(settings: RuleSettings) -> Iterator[str]:
    yield from (*settings.select, *settings.extend_select, *settings.ignore, *settings.severity)
    for layer in settings.over:
        yield from (*layer.select, *layer.extend_select, *layer.ignore)
    for scope in settings.scopes:
        yield from (*scope.ignore, *scope.severity)


def _suggestion(name: str, own: Sequence[OwnRule]) -> str | None:
    """The code or slug most like it: of several, the one with the most letters in the same places («TC1O1»)."""
    known = [word for each in all_rules(own) for word in (each.rule.code, each.rule.slug)]
    typed = name.upper().translate(_LOOK_LIKE_DIGITS) if name[:2].casefold() == "tc" else name
    near = get_close_matches(typed, known, n=8, cutoff=0.5) or get_close_matches(name.upper(), known, n=8)
    return max(near, key=lambda each: _in_place(typed, each)) if near else None


_LOOK_LIKE_DIGITS = str.maketrans("OIL", "011")


def _in_place(name: str, word: str) -> float:
    alike = sum(one == other for one, other in zip(name.casefold(), word.casefold(), strict=False))
    return alike / max(len(name), len(word))
