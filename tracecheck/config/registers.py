"""How JSON of other systems is read (`[registers]`): what is wrong with it, told with its line, and the records."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from tracecheck.config.errors import ConfigProblem
from tracecheck.config.kinds import document_kind, document_kinds, item_kind, item_kinds
from tracecheck.config.layers import Layer, merged, said_last
from tracecheck.config.lines import line_of
from tracecheck.model.finding import Argument
from tracecheck.model.keys import as_pattern
from tracecheck.model.settings import Register
from tracecheck.resources import load_data

_REGISTERS = "registers"
_OF_DOCUMENT = ("title", "status", "municipality", "unit")


def registers_of(layers: Sequence[Layer]) -> tuple[Register, ...]:
    """The registers of settings without problems, in their order."""
    tables: Mapping[str, Any] = merged(layers).get(_REGISTERS, {})
    return tuple(_made(name, table, layers) for name, table in tables.items())


def _made(name: str, table: Mapping[str, Any], layers: Sequence[Layer]) -> Register:
    item = table.get("item")
    return Register(
        pattern=as_pattern(table.get("file", name)),
        document=tuple(_document(table)),
        fields=tuple((_canonical(field) or "", source) for field, source in table["fields"].items()),
        path=tuple(str(table.get("list", "")).split(".")) if table.get("list") else (),
        where=tuple((field, as_word(value)) for field, value in table.get("where", {}).items()),
        item=item_kind(item) if item else None,
        kinds=tuple((word, item_kind(kind) or "") for word, kind in table.get("kinds", {}).items()),
        file=said_last(layers, _REGISTERS, name).path.name,
        lines=tuple(_lines(name, table, layers)),
    )


def _lines(name: str, table: Mapping[str, Any], layers: Sequence[Layer]) -> Iterator[tuple[str, int]]:
    """Where fields, the list and conditions stand, so that what does not fit a file is told with its line."""
    places = [((_canonical(field) or ""), ["fields", field]) for field in table["fields"]]
    places += [(f"where.{field}", ["where", field]) for field in table.get("where", {})]
    for what, keys in [*places, ("list", ["list"])]:
        layer = said_last(layers, _REGISTERS, name, *keys)
        yield what, line_of(layer.text, [_REGISTERS, name, *keys])


def as_word(value: str | int | bool) -> str:
    """A value as JSON writes it: true and false in small letters."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _document(table: Mapping[str, Any]) -> Iterator[tuple[str, str | int]]:
    yield "kind", document_kind(table["kind"]) or ""
    yield from ((name, table[name]) for name in _OF_DOCUMENT if name in table)
    if "year" in table:
        yield "applies_to_year", table["year"]
    if "period" in table:
        yield "period.from", table["period"][0]
        yield "period.to", table["period"][1]


@cache
def _targets() -> Mapping[str, str]:
    """The fields of the common schema that a register may fill, by each of their names."""
    data = load_data("registers")
    named = {other: name for name, others in data["aliases"].items() for other in others}
    return {**{name: name for name in data["fields"]}, **named}


def _canonical(field: str) -> str | None:
    return _targets().get(field.casefold())


def register_problems(layer: Layer) -> tuple[ConfigProblem, ...]:
    """Every field and kind of one file that the common schema does not have."""
    tables: Mapping[str, Mapping[str, Any]] = layer.table.get(_REGISTERS, {})
    return tuple(problem for name, table in tables.items() for problem in _problems(name, table, layer))


def _problems(name: str, table: Mapping[str, Any], layer: Layer) -> Iterator[ConfigProblem]:
    for field in table["fields"]:
        if _canonical(field) is None:
            yield _problem("register_field", layer, [name, "fields", field], field, sorted(_targets()))
    if document_kind(table["kind"]) is None:
        yield _problem("register_kind", layer, [name, "kind"], table["kind"], document_kinds())
    if "item" in table and item_kind(table["item"]) is None:
        yield _problem("register_kind", layer, [name, "item"], table["item"], item_kinds())
    for word, kind in table.get("kinds", {}).items():
        if kind and item_kind(kind) is None:
            yield _problem("register_kind", layer, [name, "kinds", word], kind, item_kinds())
    filled = {_canonical(field) for field in table["fields"]}
    if "text" not in filled:
        yield _problem("register_text", layer, [name, "fields"], "text", [])
    if "kind" not in filled and "item" not in table:
        yield _problem("register_item", layer, [name, "kind"], "item", [])


def _problem(reason: str, layer: Layer, keys: Sequence[str], value: str, known: Sequence[str]) -> ConfigProblem:
    near = get_close_matches(value.casefold(), known, n=1)
    arguments: dict[str, Argument] = {
        "path": str(layer.path),
        "line": line_of(layer.text, [_REGISTERS, *keys]),
        "key": ".".join([_REGISTERS, *keys]),
        "value": value,
        "values": ", ".join(known),
    }
    return ConfigProblem(f"error.{reason}", arguments, near[0] if near else None)
