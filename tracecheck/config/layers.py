"""A settings file and the profiles that it builds on (`extends`): read, and put on top of each other."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.lines import line_of_value
from tracecheck.config.problems import parse_toml
from tracecheck.model.finding import Argument

EXTENDS = "extends"
RULES = "rule"
# No municipality needs more; a mistake ends here and not in a stack or a full disk.
_DEEPEST = 8
_MOST = 40


@dataclass(frozen=True, slots=True)
class Layer:
    """One file: where it lies, its text, and the table of it that is ours."""

    path: Path
    text: str
    table: dict[str, Any]


def read_layers(path: Path) -> tuple[Layer, ...]:
    """The profiles that a settings file builds on, and the file itself as the last: what stands later wins. Raises
    ConfigError with the line of `extends` for a profile that is missing, builds on itself, or lies too deep."""
    layers = tuple(_layers(path, ()))
    if len(layers) > _MOST:
        raise ConfigError((_problem("extends_many", layers[-1], "", most=_MOST),))
    return layers


def _layers(path: Path, above: tuple[Path, ...]) -> Iterator[Layer]:
    layer = _read(path)
    here = (*above, _real(path))
    count = 0
    for name in _names(layer.table):
        profile = _tidy(path.parent / name.replace("\\", "/"))
        _check(profile, name, layer, here)
        for each in _layers(profile, here):
            count += 1
            if count > _MOST:
                raise ConfigError((_problem("extends_many", layer, name, most=_MOST),))
            yield each
    yield layer


def _names(table: Mapping[str, Any]) -> list[str]:
    """Whatever is no name is told by the schema."""
    said = table.get(EXTENDS, [])
    names = said if isinstance(said, list) else [said]
    return [each for each in names if isinstance(each, str) and each]


def _check(profile: Path, name: str, layer: Layer, here: tuple[Path, ...]) -> None:
    if not _is_file(profile):
        raise ConfigError((_problem("extends_missing", layer, name),))
    if _real(profile) in here:
        ring = [*here[here.index(_real(profile)) :], _real(profile)]
        raise ConfigError((_problem("extends_ring", layer, name, ring=" → ".join(each.name for each in ring)),))
    if len(here) >= _DEEPEST:
        raise ConfigError((_problem("extends_deep", layer, name, most=_DEEPEST),))


def _tidy(path: Path) -> Path:
    """Without «..» where that is the same file; behind a link it may be another one."""
    plain = Path(os.path.normpath(path))
    return plain if _is_file(plain) and _is_file(path) and plain.samefile(path) else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or holds a sign that no name can have
        return False


def _real(path: Path) -> Path:
    return path.resolve()


def _problem(name: str, layer: Layer, profile: str, **more: Argument) -> ConfigProblem:
    line = line_of_value(layer.text, [EXTENDS], profile)
    return ConfigProblem(f"error.{name}", {"path": str(layer.path), "line": line, "file": profile, **more})


def _read(path: Path) -> Layer:
    text, table = read_table(path)
    return Layer(path, text, table)


def read_table(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a settings file, and the table of it that is ours; raises ConfigError for what is no TOML."""
    text = _read_text(path)
    whole = parse_toml(text, path)
    return text, whole.get("tool", {}).get("tracecheck", {}) if path.name == "pyproject.toml" else whole


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError((ConfigProblem("error.config_missing", {"path": str(path)}),)) from None
    except UnicodeDecodeError:
        raise ConfigError((ConfigProblem("error.config_encoding", {"path": str(path)}),)) from None
    except OSError as error:
        raise ConfigError((ConfigProblem("error.path_unreadable", {"path": str(path)}, error=error),)) from None


def merged(layers: Sequence[Layer]) -> dict[str, Any]:
    """One table of all layers: key by key the later one wins; rules of the municipality's own by their code."""
    table: dict[str, Any] = {}
    for layer in layers:
        rules = _rules_by_code([*table.get(RULES, []), *layer.table.get(RULES, [])])
        table = _over(table, {key: value for key, value in layer.table.items() if key not in (EXTENDS, RULES)})
        if rules:
            table[RULES] = rules
    return table


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """What is said later comes behind what was said before, also where it says the same again: patterns are read in
    their order."""
    both = {key: value for key, value in below.items() if key not in above}
    for key, value in above.items():
        before = below.get(key)
        both[key] = _over(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return both


def _rules_by_code(rules: Sequence[Any]) -> list[Any]:
    by_code: dict[str, Any] = {}
    for rule in rules:
        by_code[str(rule.get("code", "")).casefold()] = rule
    return list(by_code.values())


def said_last(layers: Sequence[Layer], *keys: str) -> Layer:
    """The layer that has the last word on a key; the last layer where none speaks of it."""
    return next((each for each in reversed(layers) if _has(each.table, keys)), layers[-1])


def _has(table: Any, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
