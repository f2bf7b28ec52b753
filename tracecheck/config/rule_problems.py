"""What is wrong with the table `[rules]` that no schema can tell: rules and options that are not there."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigProblem
from tracecheck.config.lines import line_of, line_of_value
from tracecheck.model.finding import Argument
from tracecheck.model.settings import OptionValue, OwnRule

_LISTS = ("select", "extend-select", "ignore")
_SCOPES = ("per-path", "per-kind")
_TYPES: Mapping[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}


def rule_problems(
    table: Mapping[str, Any], text: str, path: Path, own: Sequence[OwnRule] = ()
) -> tuple[ConfigProblem, ...]:
    """Every rule and option under `[rules]` of the settings file `path`, whose text is `text`, that is not there: among
    the shipped rules and the municipality's `own`."""
    if not table:
        return ()
    selectors = [_selector_problem(keys, selector, text, path, own) for keys, selector in _selectors(table)]
    options = _option_problems(table.get("options", {}), text, path, own)
    return tuple(each for each in (*selectors, *options) if each is not None)


# The keys under which a selector stands, and the selector; where it is itself a key, it is the last of them.
Placed = tuple[tuple[str, ...], str]


def _selectors(table: Mapping[str, Any]) -> Iterator[Placed]:
    yield from _selectors_in(table, ("rules",))
    for scopes in _SCOPES:
        for name, said in table.get(scopes, {}).items():
            yield from _selectors_in(said, ("rules", scopes, name))


def _selectors_in(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[Placed]:
    for name in _LISTS:
        yield from (((*above, name), selector) for selector in table.get(name, ()))
    yield from (((*above, "severity", selector), selector) for selector in table.get("severity", {}))


def _selector_problem(
    keys: Sequence[str], selector: str, text: str, path: Path, own: Sequence[OwnRule]
) -> ConfigProblem | None:
    from tracecheck.rules.registry import UnknownRuleError, check_selector

    try:
        check_selector(selector, own)
    except UnknownRuleError as error:
        line = line_of(text, keys) if keys[-1] == selector else line_of_value(text, keys, selector)
        arguments: dict[str, Argument] = {"path": str(path), "line": line, "key": selector}
        return ConfigProblem("error.config_rule", arguments, error.suggestion)
    return None


def _option_problems(
    table: Mapping[str, Mapping[str, OptionValue]], text: str, path: Path, own: Sequence[OwnRule]
) -> Iterator[ConfigProblem]:
    from tracecheck.rules.registry import UnknownRuleError, find_rule

    for name, said in table.items():
        keys = ["rules", "options", name]
        try:
            rule = find_rule(name, own).rule
        except UnknownRuleError as error:
            arguments: dict[str, Argument] = {"path": str(path), "line": line_of(text, keys), "key": name}
            yield ConfigProblem("error.config_rule", arguments, error.suggestion)
            continue
        defaults = {each.name: each.default for each in rule.options}
        for option, value in said.items():
            problem = _option_problem([*keys, option], value, defaults, text, path)
            if problem is not None:
                yield problem


def _option_problem(
    keys: Sequence[str], value: OptionValue, defaults: Mapping[str, OptionValue], text: str, path: Path
) -> ConfigProblem | None:
    *_, code, name = keys
    arguments: dict[str, Argument] = {"path": str(path), "line": line_of(text, keys), "key": name, "name": code}
    if not defaults:
        return ConfigProblem("error.config_no_options", arguments)
    if name not in defaults:
        near = get_close_matches(name.replace("_", "-"), defaults, n=1)
        allowed: dict[str, Argument] = {"values": ", ".join(sorted(defaults))}
        return ConfigProblem(
            "error.config_option", arguments, near[0] if near else None, "error.config_allowed", allowed
        )
    if _fits(value, defaults[name]):
        return None
    expected: dict[str, Argument] = {"type": _TYPES[type(defaults[name])]}
    told: dict[str, Argument] = {**arguments, "key": ".".join(keys), "value": repr(value)}
    return ConfigProblem("error.config_value", told, None, "error.config_type", expected)


def _fits(value: OptionValue, default: OptionValue) -> bool:
    """Whether a value has the type of the default; a whole number may stand for a decimal one, and none is endless."""
    if isinstance(default, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value) < float("inf")
    return type(value) is type(default)
