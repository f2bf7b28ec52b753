"""Plans that come in the common schema already (`.json`): read as they are, ids kept."""

import dataclasses
import hashlib
import json
import re
from typing import Any

from tracecheck.model.codec import DecodeError, from_json
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA
from tracecheck.model.source import Format, Loss, Problem

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_TOOL = "tracecheck"
_REQUIRED = ("path", "kind", "items")


def read_common_schema(data: bytes, key: str, path: str, named: bool = False) -> tuple[PlanDocument, ...]:
    """The plans in a JSON file in the common schema; keys, hashes and formats that are given are kept.

    JSON that is something else (another system's register, settings, a result of a run) gives nothing, or a document
    with a TC001 problem when the user named the file. What `extract` wrote is read only when it is named: lying
    beside the documents it would be a second copy of them. A file in our schema that does not fit it gives
    one document with a TC001 problem that names the place in the file.
    """
    try:
        value = _parsed(data)
    except (ValueError, RecursionError) as error:
        return (_unreadable(data, key, path, "TC001.json_syntax", cause=str(error)),)
    if not _is_ours(value):
        return (_unreadable(data, key, path, "TC001.json_foreign", cause=""),) if named else ()
    if "tool" in value and not named:
        return ()
    try:
        plans = from_json(tuple[PlanDocument, ...], _with_keys(value["documents"], key), "documents")
        _check_ids(plans)
    except (DecodeError, RecursionError) as error:
        return (_unreadable(data, key, path, "TC001.json_schema", cause=str(error)),)
    own = _sha256(data)
    return tuple(
        dataclasses.replace(plan, sha256=plan.sha256 or own, format=plan.format or Format.JSON) for plan in plans
    )


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
        raise DecodeError("documents", "expected a list")
    for number, each in enumerate(documents):
        missing = [name for name in _REQUIRED if not isinstance(each, dict) or each.get(name) is None]
        if missing:
            raise DecodeError(f"documents[{number}].{missing[0]}", "is required")
    keys = [key] if len(documents) == 1 else [f"{key}!{number}" for number in range(1, len(documents) + 1)]
    return [{**each, "key": each.get("key") or own} for own, each in zip(keys, documents, strict=True)]


def _check_ids(plans: tuple[PlanDocument, ...]) -> None:
    """Raises DecodeError where an id stands twice in a document, or a parent is no item of it."""
    for number, plan in enumerate(plans):
        ids = [item.id for item in plan.items]
        first = {each: at for at, each in reversed(list(enumerate(ids)))}
        for at, item in enumerate(plan.items):
            path = f"documents[{number}].items[{at}]"
            if first[item.id] != at:
                raise DecodeError(f"{path}.id", f"{item.id!r} is the id of items[{first[item.id]}] too")
            if item.parent is not None and item.parent not in first:
                raise DecodeError(f"{path}.parent", f"no item of the document has the id {item.parent!r}")


def _unreadable(data: bytes, key: str, path: str, message_id: str, cause: str) -> PlanDocument:
    problem = Problem("TC001", message_id, {"cause": cause}, loss=Loss.ALL)
    return PlanDocument(key=key, path=path, sha256=_sha256(data), format=Format.JSON, problems=(problem,))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
