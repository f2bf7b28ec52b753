"""Every setting with where it comes from: the command line, the file, or the default that the program has."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracecheck.config.layers import EXTENDS, RULES, Layer, read_layers
from tracecheck.config.lines import line_of, line_of_entry
from tracecheck.model.settings import Settings
from tracecheck.model.shown import InForce, Origin, Value
from tracecheck.resources import load_data, read_text

_ADDED_TO = ("rules.ignore", "rules.extend-select")
"""Lists that the command line adds to; whatever else it says stands in place of what the file says."""


def in_force(path: str | None, command_line: Mapping[str, Any]) -> tuple[InForce, ...]:
    """The settings in force under the settings file `path`: in the order of the schema, then what the file says of
    single documents, kinds and rules. `command_line` has, by the name of the setting, what was said there."""
    stated = _stated(path)
    names = [*dict.fromkeys([*_names(_schema()), *(each.name for each in stated), *command_line])]
    return tuple(each for name in names for each in _of(name, stated, command_line))


def stated_in(path: str | None, above: str) -> tuple[InForce, ...]:
    """What the settings file says below the table `above`."""
    return tuple(each for each in _stated(path) if each.name.startswith(f"{above}."))


def _of(name: str, stated: tuple[InForce, ...], command_line: Mapping[str, Any]) -> Iterator[InForce]:
    in_file = [each for each in stated if each.name == name]
    if name not in command_line:
        yield from in_file or [InForce(name, _default(name))]
        return
    if name in _ADDED_TO:
        yield from in_file
    yield InForce(name, _value(command_line[name]), Origin.COMMAND_LINE)


def _stated(path: str | None) -> tuple[InForce, ...]:
    """What the file and the profiles that it builds on say: of each name what is said last, in the order of the files;
    `extends` of each file, so that the way to a profile can be seen."""
    found: dict[tuple[str, str], InForce] = {}
    for layer in read_layers(Path(path)) if path is not None else ():
        for each in _of_layer(layer):
            key = (each.name, str(layer.path) if each.name == EXTENDS else "")
            found.pop(key, None)
            found[key] = each
    return tuple(found.values())


def _of_layer(layer: Layer) -> Iterator[InForce]:
    table = {key: value for key, value in layer.table.items() if key != RULES}
    yield from _leaves(table, (), layer.text, str(layer.path))
    for number, rule in enumerate(layer.table.get(RULES, ())):
        name = dotted((RULES, str(rule["code"]).upper()))
        line = line_of_entry(layer.text, RULES, number, "code")
        yield InForce(name, str(rule["name"]), Origin.FILE, str(layer.path), line)


def _leaves(table: Mapping[str, Any], above: tuple[str, ...], text: str, path: str) -> Iterator[InForce]:
    for key, value in table.items():
        keys = (*above, key)
        if isinstance(value, dict) and value:
            yield from _leaves(value, keys, text, path)
        else:
            yield InForce(dotted(keys), _value(value), Origin.FILE, path, line_of(text, keys))


def dotted(keys: tuple[str, ...]) -> str:
    """The name of a setting as TOML writes it: a key with other signs than letters and digits in quotation marks."""
    return ".".join(key if key.replace("-", "").replace("_", "").isalnum() else f'"{key}"' for key in keys)


def _value(value: Any) -> Value:
    """A list of tables (units) by their names."""
    if isinstance(value, list | tuple):
        return tuple(str(each.get("name", "")) if isinstance(each, dict) else str(each) for each in value)
    return value if isinstance(value, str | int | float | bool) else None


def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(read_text("schemas", "config.schema.json"))
    return schema


def _names(schema: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The settings that are no tables, by name; what users name themselves (documents, kinds) comes from the file."""
    for name, part in schema.get("properties", {}).items():
        if "properties" in part:
            yield from _names(part, f"{above}{name}.")
        elif name != RULES and part.get("type") != "object" and "severities" not in part.get("$ref", ""):
            yield f"{above}{name}"


def _default(name: str) -> Value:
    settings = Settings()
    limits = load_data("limits")["document"]
    defaults: dict[str, Value] = {
        "language": settings.language,
        "exclude": settings.exclude,
        "tracked-changes": settings.tracked_changes,
        "rules.select": settings.rules.select,
        "rules.extend-select": settings.rules.extend_select,
        "rules.ignore": settings.rules.ignore,
        "rules.fail-on": str(settings.rules.fail_on),
        "limits.seconds": int(limits["seconds"]),
        "limits.memory-mb": int(limits["megabytes"]),
        "chain.skipping": "allowed",
    }
    return defaults.get(name)
