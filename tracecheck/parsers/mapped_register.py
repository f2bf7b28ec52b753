"""JSON of another system → documents in the common schema, as the settings say what its fields are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import count
from typing import Any

from tracecheck.model.codec import DecodeError
from tracecheck.model.settings import Register
from tracecheck.resources import load_data

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|$)")
_YEAR = re.compile(r"(?<!\d)(?:18|19|20|21)\d{2}(?!\d)")
_SHOWN = 200
Entry = Mapping[str, Any]


def mapped_documents(value: Any, registers: Sequence[Register], key: str) -> dict[str, Any]:
    """What the common schema would have in place of the file: a document for each register that describes it.

    Raises DecodeError where the list is not there, or no entry has a field that the settings name.
    """
    return {"documents": [_document(value, register, key) for register in registers]}


def _document(value: Any, register: Register, key: str) -> dict[str, Any]:
    every = _entries(value, register)
    _check_fields(every, register)
    entries = [each for each in every if _counts(each, register)]
    if every and not entries:
        raise DecodeError(key, "register_where", **_said(register, f"where.{register.where[0][0]}"))
    document: dict[str, Any] = {}
    for field, said in register.document:
        _put(document, field, said)
    document["path"] = document.get("title", key)
    document["items"] = _items(entries, register)
    return document


def _entries(value: Any, register: Register) -> list[Entry]:
    """The list of entries; raises DecodeError where there is none."""
    for number, name in enumerate(register.path):
        if not isinstance(value, dict) or name not in value:
            known = sorted(value) if isinstance(value, dict) else []
            path = ".".join(register.path[: number + 1])
            raise DecodeError(path, "register_list", near=_nearest(name, known), **_said(register, "list"))
        value = value[name]
    if not isinstance(value, list):
        known = (
            sorted(name for name, each in value.items() if isinstance(each, list)) if isinstance(value, dict) else []
        )
        at = ".".join(register.path)
        raise DecodeError(at, "register_no_list", near=", ".join(known), **_said(register, "list"))
    return [each for each in value if isinstance(each, dict)]


def _counts(entry: Entry, register: Register) -> bool:
    return all(_word(_of(entry, field)) == wanted for field, wanted in register.where)


def _check_fields(entries: Sequence[Entry], register: Register) -> None:
    """A field that no entry has is a mistake in the settings; one that some lack is not stated there."""
    for field, source in (*register.fields, *((f"where.{each}", each) for each, _ in register.where)):
        if entries and not any(_has(each, source) for each in entries):
            known = sorted({name for each in entries for name in each})
            near = _nearest(source, known)
            raise DecodeError(field, "register_field", name=source, near=near, **_said(register, field))


def _said(register: Register, what: str) -> dict[str, str | int]:
    """Where the settings say it."""
    return {"by": register.file, "line": dict(register.lines).get(what, 1)}


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1) or get_close_matches(name.casefold(), map(str.casefold, known), n=1)
    return near[0] if near else ", ".join(known)[:_SHOWN]


def _items(entries: Sequence[Entry], register: Register) -> list[dict[str, Any]]:
    """The items in the order of the file, entries without a text left out; a parent that is not among them is none. An
    id that stands twice is the first one's; the others get a number behind it."""
    made = [item for number, each in enumerate(entries, start=1) if (item := _item(each, number, register)) is not None]
    ids: set[str] = set()
    for item in made:
        item["id"] = next(each for each in _numbered(item["id"]) if each not in ids)
        ids.add(item["id"])
    for item in made:
        if item.get("parent") not in ids or item.get("parent") == item["id"]:
            item.pop("parent", None)
    return made


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}~{number}" for number in count(2))


def _item(entry: Entry, number: int, register: Register) -> dict[str, Any] | None:
    item: dict[str, Any] = {"id": str(number)}
    for field, source in register.fields:
        value = _value(field, _of(entry, source))
        if value not in (None, "", []):
            _put(item, field, value)
    kind = dict(register.kinds).get(str(item.get("kind", "")), item.get("kind", register.item))
    if not kind or not item.get("text"):
        return None
    return _completed({**item, "kind": kind, "id": str(item["id"]).replace("#", "_")})


def _completed(item: dict[str, Any]) -> dict[str, Any]:
    """What has a part has a text; an amount is a list of one."""
    for name in load_data("registers")["worded"]:
        if isinstance(item.get(name), dict):
            item[name].setdefault("text", " ".join(map(_shown, item[name].values())))
    if isinstance(item.get("amounts"), dict):
        amount = item.pop("amounts")
        if "value" in amount:
            item["amounts"] = [amount]
    return item


def _shown(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _value(field: str, value: Any) -> Any:
    """As the common schema has it; a value that does not fit is not stated."""
    data = load_data("registers")
    if field in data["lists"]:
        return list(_parts(value, data["between"]))
    if field in data["numbers"]:
        return _number(value)
    word = _word(value)
    if field in data["years"]:
        years = _YEAR.findall(word)
        return int(years[0]) if years else None
    if field in data["days"]:
        return _day(word)
    return value if isinstance(value, bool) and field == "decision.adopted" else " ".join(word.split())


def _day(word: str) -> str | None:
    """A day, of a moment too («2026-12-31T23:00:00Z»), else the first year."""
    found = _DAY.match(word) or _YEAR.search(word)
    return found[0] if found else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    plain = re.sub(r"[\s\u00a0%]|kr", "", str(value or "")).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _parts(value: Any, between: Sequence[str]) -> Iterator[str]:
    if isinstance(value, list):
        yield from (_word(each) for each in value if _word(each))
        return
    text = _word(value)
    for mark in between:
        text = text.replace(mark, "\n")
    yield from (part.strip() for part in text.split("\n") if part.strip())


def _word(value: Any) -> str:
    """A value as text: nothing for nothing, and for what has parts of its own."""
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def _of(entry: Any, source: str) -> Any:
    """The value of a field, whose name may itself have points, or say the way to a part."""
    if isinstance(entry, dict) and source in entry:
        return entry[source]
    head, _, rest = source.partition(".")
    return _of(entry[head], rest) if rest and isinstance(entry, dict) and head in entry else None


def _has(entry: Entry, source: str) -> bool:
    head, _, rest = source.partition(".")
    below = entry.get(head)
    return source in entry or bool(rest and isinstance(below, dict) and _has(below, rest))


def _put(target: dict[str, Any], field: str, value: Any) -> None:
    head, _, rest = field.partition(".")
    if rest:
        _put(target.setdefault(head, {}), rest, value)
    else:
        target[head] = value
