"""Which rules run, and how grave each is, where several settings speak of them: the one that names a rule most
exactly counts; of two that are as exact, the one nearest to the user (command line, then file), and `ignore`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.model.keys import matches
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import RuleSettings, ScopedRules, Selection
from tracecheck.rules.rule import Rule

EVERY = "ALL"
_SHORTEST_PREFIX = 2
_NOT = -1


@cache
def exactness(selector: str, code: str, slug: str) -> int:
    """How exactly a selector names a rule: the letters of its code, 0 for ALL, -1 where it does not."""
    wanted = selector.casefold()
    if wanted == slug:
        return len(code)
    if wanted == EVERY.casefold():
        return 0
    return len(wanted) if len(wanted) >= _SHORTEST_PREFIX and code.casefold().startswith(wanted) else _NOT


def names(selector: str, rule: Rule) -> bool:
    """Whether a code, slug, prefix or ALL means this rule, among others."""
    return exactness(selector, rule.code, rule.slug) != _NOT


def names_alone(selector: str, rule: Rule) -> bool:
    """Whether the selector is the code or the slug of the rule."""
    return exactness(selector, rule.code, rule.slug) == len(rule.code)


def is_selected(rule: Rule, settings: RuleSettings) -> bool:
    """Whether the rule runs. A rule that is off by default is turned on by being selected, or given a severity by its
    own name."""
    stated = any(severity and names_alone(each, rule) for each, severity in settings.severity.items())
    off = tuple(each for each, severity in settings.severity.items() if severity is None)
    stated_off = chosen_severity(rule, settings.severity, missing=Severity.INFO) is None
    file = Selection(settings.select, (*settings.ignore, *(off if stated_off else ())), settings.extend_select)
    state = _State(rule.on_by_default or stated)
    for layer in (file, *settings.over):
        state = _after(state, layer, rule)
    return state.runs


@dataclass(frozen=True, slots=True)
class _State:
    """Whether a rule runs after some selections, and how exactly one of them ignored it."""

    runs: bool
    ignored: int = _NOT


def _after(state: _State, layer: Selection, rule: Rule) -> _State:
    wanted = _nearest(rule, (*layer.select, *layer.extend_select))
    unwanted = _nearest(rule, layer.ignore)
    if unwanted != _NOT and unwanted >= wanted:
        return _State(runs=False, ignored=unwanted)
    if wanted != _NOT:
        return _State(wanted >= state.ignored, state.ignored)
    return _State(runs=False, ignored=state.ignored) if layer.select else state


def _nearest(rule: Rule, selectors: Iterable[str]) -> int:
    return max((exactness(each, rule.code, rule.slug) for each in selectors), default=_NOT)


def chosen_severity(
    rule: Rule, stated: Mapping[str, Severity | None], missing: Severity | None = None
) -> Severity | None:
    """The severity under the key that names the rule most exactly (of equals the last), `missing` without one; None
    for off."""
    found = [
        (exactness(each, rule.code, rule.slug), at, severity) for at, (each, severity) in enumerate(stated.items())
    ]
    fitting = [each for each in found if each[0] != _NOT]
    return max(fitting, key=lambda each: each[:2])[2] if fitting else missing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the settings say of a rule in one document: whether it is to keep silent, and its severity (None: the
    rule's own)."""

    silent: bool = False
    severity: Severity | None = None


def verdict(rule: Rule, document: PlanDocument, settings: RuleSettings) -> Verdict:
    """Of a rule that runs: what holds for this document."""
    found = Verdict(severity=chosen_severity(rule, settings.severity))
    for scope in scopes_of(document, settings):
        if any(names(each, rule) for each in scope.ignore):
            return Verdict(silent=True)
        if any(names(each, rule) for each in scope.severity):
            severity = chosen_severity(rule, scope.severity)
            found = Verdict(severity is None, severity)
    return found


def scopes_of(document: PlanDocument, settings: RuleSettings) -> tuple[ScopedRules, ...]:
    """The settings for paths and kinds that hold for the document, in their order."""
    return tuple(each for each in settings.scopes if _holds(each, document))


def _holds(scope: ScopedRules, document: PlanDocument) -> bool:
    if scope.kind is not None:
        return document.kind is scope.kind
    return scope.pattern is not None and matches(document.key, scope.pattern)
