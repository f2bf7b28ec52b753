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
Read = Callable[[Any], Any]
Write = Callable[[Any], Any]

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_SHOWN = 60
_PLAIN = frozenset({str, int, float, bool, type(None)})


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

    def inside(self, where: str) -> "DecodeError":
        """The same of a value that stands at `where`: a key, or a number in brackets."""
        joint = "." if where and self.path and not self.path.startswith("[") else ""
        return DecodeError(f"{where}{joint}{self.path}", self.reason, **self.arguments)


def to_json(value: Any) -> Any:
    """The JSON value of a record; fields that are None are left out."""
    return value if value.__class__ in _PLAIN else _writer(value.__class__)(value)


def fields_of(record: Any) -> dict[str, Any]:
    """The fields of a record by their keys in JSON, those that are None left out; their values are not converted.

    As `default` of a JSON encoder it is all that the encoder lacks: the other types of the model are lists, numbers and
    strings for it. That is quicker than `to_json` where a text is wanted.
    """
    found = {}
    for name, key in _names(record.__class__):
        value = getattr(record, name)
        if value is not None:
            found[key] = value
    return found


def from_json(cls: type[T], value: Any, path: str = "") -> T:
    """A record of `cls` made from a JSON value; raises DecodeError with the path of what does not fit."""
    hint: Any = cls
    try:
        result: T = _reader(hint)(value)
    except DecodeError as error:
        raise error.inside(path) from None
    return result


@cache
def _writer(cls: Any) -> Write:
    """The function that gives the JSON value of instances of this type."""
    if dataclasses.is_dataclass(cls):
        return _write_record
    if issubclass(cls, Enum):
        return lambda value: value.value
    if issubclass(cls, (tuple, list)):
        return lambda value: [to_json(each) for each in value]
    if issubclass(cls, Mapping):
        return lambda value: {str(key): to_json(each) for key, each in value.items()}
    return lambda value: value


def _write_record(value: Any) -> dict[str, Any]:
    return {key: to_json(each) for key, each in fields_of(value).items()}


@cache
def _names(cls: Any) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.metadata.get("key", field.name)) for field in dataclasses.fields(cls))


@cache
def _reader(hint: Any) -> Read:
    """The function that reads values of this type; paths in its errors begin at the value."""
    by_origin = {Union: _read_union, types.UnionType: _read_union, tuple: _read_tuple, dict: _read_mapping}
    origin = get_origin(hint)
    if origin in by_origin:
        return by_origin[origin](hint)
    if dataclasses.is_dataclass(hint):
        return lambda value: _record(hint, value)
    if issubclass(hint, tuple):
        return lambda value: hint(*_elements(tuple(map(_reader, get_type_hints(hint).values())), value, "count"))
    return _read_enum(hint) if issubclass(hint, Enum) else _read_scalar(hint)


def _read_union(hint: Any) -> Read:
    choices = [each for each in get_args(hint) if each is not type(None)]
    optional = len(choices) < len(get_args(hint))
    read = _reader(choices[0]) if len(choices) == 1 else lambda value: _one_of(choices, value)
    return lambda value: None if optional and value is None else read(value)


def _one_of(choices: list[Any], value: Any) -> Any:
    if type(value) not in choices:
        raise DecodeError("", "type", expected=_TYPES.get(choices[0], "object"))
    return value


def _read_tuple(hint: Any) -> Read:
    args = get_args(hint)
    if len(args) == 2 and args[1] is Ellipsis:
        return lambda value: _list(_reader(args[0]), value)
    readers = tuple(map(_reader, args))
    return lambda value: _elements(readers, value, "type")


def _list(read: Read, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DecodeError("", "type", expected="array")
    found: list[Any] = []
    try:
        for each in value:
            found.append(read(each))
    except DecodeError as error:
        raise error.inside(f"[{len(found)}]") from None
    return tuple(found)


def _elements(readers: tuple[Read, ...], value: Any, reason: str) -> tuple[Any, ...]:
    """The elements of a list of fixed length, each with its type."""
    if not isinstance(value, list) and reason == "type":
        raise DecodeError("", "type", expected="array")
    if not isinstance(value, list) or len(value) != len(readers):
        raise DecodeError("", "count", count=len(readers))
    return tuple(_at(f"[{i}]", read, each) for i, (read, each) in enumerate(zip(readers, value, strict=True)))


def _at(where: str, read: Read, value: Any) -> Any:
    try:
        return read(value)
    except DecodeError as error:
        raise error.inside(where) from None


def _read_mapping(hint: Any) -> Read:
    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise DecodeError("", "type", expected="object")
        return {key: _at(key, _reader(get_args(hint)[1]), each) for key, each in value.items()}

    return read


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """How a field of a record is read: its name, its key in JSON, and whether it has to be there."""

    name: str
    key: str
    read: Read
    required: bool
    given: bool


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    hints = get_type_hints(cls)
    return tuple(_field(field, hints[field.name]) for field in dataclasses.fields(cls))


def _field(field: Any, hint: Any) -> _Field:
    bare = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    required = bare and type(None) not in get_args(hint)
    return _Field(field.name, field.metadata.get("key", field.name), _reader(hint), required, bare)


def _record(cls: Any, value: Any) -> Any:
    if not isinstance(value, dict):
        raise DecodeError("", "type", expected="object")
    arguments: dict[str, Any] = {}
    for field in _fields(cls):
        each = value.get(field.key)
        if each is not None:
            try:
                arguments[field.name] = field.read(each)
            except DecodeError as error:
                raise error.inside(field.key) from None
        elif field.required:
            raise DecodeError(field.key, "required")
        elif field.given:
            arguments[field.name] = None
    return cls(**arguments)


def _read_enum(cls: type[Enum]) -> Read:
    members = {member.value: member for member in cls}

    def read(value: Any) -> Enum:
        if not isinstance(value, str | int) or value not in members:
            raise DecodeError("", "value", value=str(value)[:_SHOWN], allowed=", ".join(map(str, members)))
        return members[value]

    return read


def _read_scalar(hint: Any) -> Read:
    def read(value: Any) -> Any:
        if type(value) is hint:
            return _finite(value) if hint is float else value
        if hint is float and type(value) is int:
            return _finite(value)
        raise DecodeError("", "type", expected=_TYPES[hint])

    return read


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:  # a whole number of more digits than a float has room for
        number = math.inf
    if not math.isfinite(number):
        raise DecodeError("", "number")
    return number
