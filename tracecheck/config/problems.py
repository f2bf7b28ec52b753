"""What is wrong with a TOML text: its syntax, and where it does not fit the schema, with line and nearest word."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.lines import line_of, line_of_entry
from tracecheck.model.finding import Argument
from tracecheck.resources import read_text
from tracecheck.toml_text import TomlError, parse_toml_text


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The table of a TOML text; raises ConfigError with the line of what is no TOML."""
    try:
        return parse_toml_text(text)
    except TomlError as error:
        arguments: dict[str, Argument] = {"path": str(path), "line": error.line}
        raise ConfigError((ConfigProblem(f"error.config_{error.cause}", arguments),)) from None


def schema_problems(table: dict[str, Any], text: str, path: Path, part: str | None = None) -> tuple[ConfigProblem, ...]:
    """Every place where the table, read from `text`, does not fit the schema; `part` names a definition of it."""
    import json

    from jsonschema import Draft202012Validator

    schema = json.loads(read_text("schemas", "config.schema.json"))
    validator = Draft202012Validator({**schema["$defs"][part], "$defs": schema["$defs"]} if part else schema)
    errors = sorted(validator.iter_errors(table), key=lambda error: [str(part) for part in error.absolute_path])
    unknown = {(*error.absolute_path, error.instance) for error in errors if _is_key(error)}
    told = [error for error in errors if tuple(error.absolute_path) not in unknown]
    return tuple(problem for error in told for problem in _problems_of(error, text, path))


def _problems_of(error: Any, text: str, path: Path) -> list[ConfigProblem]:
    keys = [str(part) for part in error.absolute_path]
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", {}))
        return [_unknown_key(keys, key, known, text, path) for key in sorted(set(error.instance) - set(known))]
    if error.validator == "enum" and not isinstance(error.instance, (list, dict)) and _is_key(error):
        return [_unknown_key(keys, str(error.instance), [str(v) for v in error.validator_value], text, path)]
    if error.validator == "required":
        missing = sorted(set(error.validator_value) - set(error.instance))
        return [_left_out(keys, key, text, path) for key in missing]
    return [_wrong_value(error, keys, text, path)]


def _is_key(error: Any) -> bool:
    """Whether the value complained of is the name of a key (`propertyNames`), not a value."""
    return "propertyNames" in [str(part) for part in error.absolute_schema_path]


def _left_out(keys: list[str], key: str, text: str, path: Path) -> ConfigProblem:
    arguments: dict[str, Argument] = {"path": str(path), "line": _line(text, keys), "key": _dotted([*keys, key])}
    return ConfigProblem("error.config_left_out", arguments)


def _unknown_key(keys: list[str], key: str, known: list[str], text: str, path: Path) -> ConfigProblem:
    near = get_close_matches(key.replace("_", "-"), known, n=1)
    arguments: dict[str, Argument] = {"path": str(path), "line": _line(text, [*keys, key]), "key": key}
    if near:
        return ConfigProblem("error.config_key", arguments, near[0])
    allowed: dict[str, Argument] = {"values": ", ".join(known)}
    return ConfigProblem("error.config_key_known", arguments, None, "error.config_allowed", allowed)


def _wrong_value(error: Any, keys: list[str], text: str, path: Path) -> ConfigProblem:
    arguments: dict[str, Argument] = {
        "path": str(path),
        "line": _line(text, keys),
        "key": _dotted(keys),
        "value": repr(error.instance),
    }
    if error.validator == "enum":
        near = get_close_matches(str(error.instance), error.validator_value, n=1)
        allowed = ", ".join(str(value) for value in error.validator_value)
        return ConfigProblem(
            "error.config_value", arguments, near[0] if near else None, "error.config_allowed", {"values": allowed}
        )
    expected = error.validator_value if error.validator == "type" else error.schema.get("type", "object")
    expected = "_or_".join(expected) if isinstance(expected, list) else str(expected)
    return ConfigProblem("error.config_value", arguments, None, "error.config_type", {"type": expected})


def _line(text: str, keys: list[str]) -> int:
    """The line of a key; in a list of tables that of the entry with this number."""
    if len(keys) > 1 and keys[1].isdigit():
        return line_of_entry(text, keys[0], int(keys[1]), keys[2] if len(keys) > 2 else "")
    return line_of(text, [each for each in keys if not each.isdigit()])


def _dotted(keys: list[str]) -> str:
    return ".".join(each for each in keys if not each.isdigit())
