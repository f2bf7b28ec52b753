"""Plans that come in the common schema already (`.json`): read as they are, ids kept."""

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from tracecheck.model.codec import DecodeError, from_json
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import Format, Loss, Problem
from tracecheck.parsers.complete import complete
from tracecheck.parsers.mapped_register import mapped_documents
from tracecheck.parsers.vocabulary import speaking

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_TOOL = "tracecheck"
_REQUIRED = ("path", "kind", "items")
_NOTHING_SAID = DocumentSettings()


def read_common_schema(
    data: bytes, key: str, path: str, named: bool = False, settings: DocumentSettings = _NOTHING_SAID
) -> tuple[PlanDocument, ...]:
    """The plans in a JSON file in the common schema; keys, hashes and formats that are given are kept. JSON of another
    system is read where the settings say what its fields are (`[registers]`).

    JSON that is something else (another system's register, settings, a result of a run) gives nothing, or a document
    with a TC001 problem when the user named the file. What `extract` wrote is read only when it is named: lying
    beside the documents it would be a second copy of them. A file in our schema that does not fit it gives
    one document with a TC001 problem that names the place in the file.
    """
    try:
        value = _parsed(data)
    except (ValueError, RecursionError) as error:
        return (_unreadable(data, key, path, *_fault(data, error)),)
    try:
        value = mapped_documents(value, settings.registers, key) if settings.registers else value
    except DecodeError as error:
        told = {"where": error.path, **error.arguments}
        return (_unreadable(data, key, path, f"TC001.json_{error.reason}", told),)
    if not _is_ours(value):
        return (_unreadable(data, key, path, "TC001.json_foreign"),) if named else ()
    if "tool" in value and not named:
        return ()
    try:
        plans = from_json(tuple[PlanDocument, ...], _with_keys(value["documents"], key), "documents")
        for number, plan in enumerate(plans):
            _check_items(plan, f"documents[{number}].items")
    except DecodeError as error:
        told = {"where": error.path, **error.arguments}
        return (_unreadable(data, key, path, f"TC001.json_schema.{error.reason}", told),)
    own = _sha256(data)
    if "tool" not in value:
        with speaking(settings.terms):
            plans = tuple(complete(plan, given) for plan, given in zip(plans, value["documents"], strict=True))
    return tuple(
        dataclasses.replace(plan, sha256=plan.sha256 or own, format=plan.format or Format.JSON) for plan in plans
    )


def _fault(data: bytes, error: Exception) -> tuple[str, dict[str, int]]:
    """The message of what is no JSON, and its arguments."""
    if not data.strip():
        return "TC001.empty", {}
    if isinstance(error, json.JSONDecodeError):
        return "TC001.json_syntax", {"line": error.lineno, "column": error.colno}
    return ("TC001.json_deep" if isinstance(error, RecursionError) else "TC001.json_characters"), {}


def what_it_is(data: bytes) -> str:
    """What JSON is that gives no documents: what `extract` wrote, another file of this program, or a foreign one."""
    value = _parsed(data)
    if _is_ours(value):
        return "extract"
    tool = value.get("tool") if isinstance(value, dict) else None
    return "own" if isinstance(tool, dict) and tool.get("name") == _TOOL else "foreign"


def _parsed(data: bytes) -> Any:
    """The JSON value; raises ValueError, also for half characters («\\ud800»), with which no report can be written."""
    value = json.loads(data)
    if _HALF.search(data):
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _is_ours(value: Any) -> bool:
    """`documents` and our schema or none; a result of a run (it has `run`) is no plan."""
    return (
        isinstance(value, dict)
        and "documents" in value
        and "run" not in value
        and value.get("schema") in (None, SCHEMA)
    )


def _with_keys(documents: Any, key: str) -> Any:
    """The documents with a `key` each; raises DecodeError where a document lacks what the contract asks for."""
    if not isinstance(documents, list):
        raise DecodeError("documents", "type", expected="array")
    for number, each in enumerate(documents):
        missing = [name for name in _REQUIRED if not isinstance(each, dict) or each.get(name) is None]
        if missing:
            raise DecodeError(f"documents[{number}].{missing[0]}", "required")
    keys = [key] if len(documents) == 1 else [f"{key}!{number}" for number in range(1, len(documents) + 1)]
    return [{**each, "key": each.get("key") or own} for own, each in zip(keys, documents, strict=True)]


def _check_items(plan: PlanDocument, path: str) -> None:
    """Raises DecodeError where an id stands twice or has the sign that parts it from the key of its document, or a
    parent is no item of the document."""
    first: dict[str, int] = {}
    for at, item in enumerate(plan.items):
        if "#" in item.id:
            raise DecodeError(f"{path}[{at}].id", "id_sign", id=item.id)
        if item.id in first:
            raise DecodeError(f"{path}[{at}].id", "id_twice", id=item.id, other=f"items[{first[item.id]}]")
        first[item.id] = at
    for at, item in enumerate(plan.items):
        if item.parent is not None and item.parent not in first:
            raise DecodeError(f"{path}[{at}].parent", "parent_missing", id=item.parent)


def _unreadable(
    data: bytes, key: str, path: str, message_id: str, arguments: Mapping[str, str | int] | None = None
) -> PlanDocument:
    problem = Problem("TC001", message_id, dict(arguments or {}), loss=Loss.ALL)
    return PlanDocument(key=key, path=path, sha256=_sha256(data), format=Format.JSON, problems=(problem,))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
