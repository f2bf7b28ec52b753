"""JSON in and out for every record of the model. Keys are the contract's; enums are their values; tuples are lists.

A field whose metadata has `key` is written under that name (`from`, `to`). Reading accepts missing and null
fields, and ignores unknown ones, so that additions to the schema do not break older readers.
"""

import dataclasses
import math
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_SHOWN = 60


class DecodeError(ValueError):
    """A value does not fit the model; `path` says where, as `documents[0].items[3].kind`, `reason` why.

    `reason` is type (`expected`), count (`count`), required, value (`value`, `allowed`) or number; who reads more than
    single values has reasons of its own. The catalogue has words for them (`TC001.json_schema`).
    """

    def __init__(self, path: str, reason: str, **arguments: str | int) -> None:
        super().__init__(f"{path or 'root'}: {reason}")
        self.path = path
        self.reason = reason
        self.arguments = arguments


def to_json(value: Any) -> Any:
    """The JSON value of a record; fields that are None are left out."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return [to_json(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    return {key: to_json(each) for name, key in _written(value.__class__) if (each := getattr(value, name)) is not None}


def from_json(cls: type[T], value: Any, path: str = "") -> T:
    """A record of `cls` made from a JSON value; raises DecodeError with the path of what does not fit."""
    result: T = _decode(cls, value, path)
    return result


@cache
def _written(cls: Any) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.metadata.get("key", field.name)) for field in dataclasses.fields(cls))


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _decode(hint: Any, value: Any, path: str) -> Any:
    return _decoder(hint)(hint, value, path)


@cache
def _decoder(hint: Any) -> Callable[[Any, Any, str], Any]:
    """The function that reads values of this type."""
    by_origin = {Union: _decode_union, types.UnionType: _decode_union, tuple: _decode_tuple, dict: _decode_mapping}
    origin = get_origin(hint)
    if origin in by_origin:
        return by_origin[origin]
    if dataclasses.is_dataclass(hint):
        return _decode_record
    if issubclass(hint, tuple):
        return _decode_named_tuple
    return _decode_enum if issubclass(hint, Enum) else _decode_scalar


def _decode_union(hint: Any, value: Any, path: str) -> Any:
    choices = [each for each in get_args(hint) if each is not type(None)]
    if value is None and len(choices) < len(get_args(hint)):
        return None
    if len(choices) == 1:
        return _decode(choices[0], value, path)
    for choice in choices:
        if type(value) is choice:
            return value
    raise DecodeError(path, "type", expected=_TYPES.get(choices[0], "object"))


def _decode_tuple(hint: Any, value: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DecodeError(path, "type", expected="array")
    args = get_args(hint)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_decode(args[0], each, f"{path}[{i}]") for i, each in enumerate(value))
    if len(args) != len(value):
        raise DecodeError(path, "count", count=len(args))
    return tuple(_decode(a, v, f"{path}[{i}]") for i, (a, v) in enumerate(zip(args, value, strict=True)))


def _decode_named_tuple(cls: Any, value: Any, path: str) -> Any:
    hints = list(_hints(cls).values())
    if not isinstance(value, list) or len(value) != len(hints):
        raise DecodeError(path, "count", count=len(hints))
    return cls(*(_decode(h, v, f"{path}[{i}]") for i, (h, v) in enumerate(zip(hints, value, strict=True))))


def _decode_mapping(hint: Any, value: Any, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DecodeError(path, "type", expected="object")
    each_hint = get_args(hint)[1]
    return {key: _decode(each_hint, each, f"{path}.{key}") for key, each in value.items()}


def _decode_record(cls: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise DecodeError(path, "type", expected="object")
    hints = _hints(cls)
    arguments: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        key = field.metadata.get("key", field.name)
        where = f"{path}.{key}" if path else key
        if value.get(key) is not None:
            arguments[field.name] = _decode(hints[field.name], value[key], where)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            if type(None) not in get_args(hints[field.name]):
                raise DecodeError(where, "required")
            arguments[field.name] = None
    return cls(**arguments)


def _decode_enum(cls: type[Enum], value: Any, path: str) -> Enum:
    try:
        return cls(value)
    except ValueError:
        allowed = ", ".join(str(member.value) for member in cls)
        raise DecodeError(path, "value", value=str(value)[:_SHOWN], allowed=allowed) from None


def _decode_scalar(hint: Any, value: Any, path: str) -> Any:
    if hint is float and type(value) in (int, float):
        return _decode_float(value, path)
    if type(value) is hint:
        return value
    raise DecodeError(path, "type", expected=_TYPES[hint])


def _decode_float(value: int | float, path: str) -> float:
    try:
        number = float(value)
    except OverflowError:  # a whole number of more digits than a float has room for
        number = math.inf
    if not math.isfinite(number):
        raise DecodeError(path, "number")
    return number
