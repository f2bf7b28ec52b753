"""The result as JSON (`schemas/result.schema.json`)."""

import json
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA, Result
from tracecheck.reports.look import Look

# One encoder, without indent: indenting is done by Python alone, ten times as slow.
_encode = json.JSONEncoder(ensure_ascii=False).encode
TOOL = {"name": "tracecheck", "version": __version__}


def render_json(result: Result, _catalogue: Catalogue, _look: Look) -> str:
    """The whole result; the same input gives the same bytes."""
    return dump(result_value(result))


def result_value(result: Result) -> dict[str, Any]:
    """The JSON value of a result; items stand in their documents, and once more in one list that names them."""
    linkage, documents = to_json(result.linkage), to_json(result.documents)
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "run": to_json(result.run),
        "documents": documents,
        "items": [{"document": document["key"], **item} for document in documents for item in document["items"]],
        **linkage,
        "findings": to_json(result.findings),
        "suppressed": to_json(result.suppressed),
        "summary": to_json(result.summary),
    }


def plans_value(documents: tuple[PlanDocument, ...]) -> dict[str, Any]:
    """The JSON value of `extract`: documents in the common schema, with their items."""
    return {"schema": SCHEMA, "tool": TOOL, "documents": to_json(documents)}


def dump(value: dict[str, Any]) -> str:
    """JSON that can be read and compared line by line: a line a field, and a line a record (an item, a coupling, a
    remark); of documents a line a field again. Ends with a line end."""
    return _fields(value, "") + "\n"


def _fields(value: dict[str, Any], margin: str) -> str:
    inner = f"{margin} "
    lines = (f"{inner}{_encode(key)}: {_field(each, inner)}" for key, each in value.items())
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _field(value: Any, margin: str) -> str:
    if value and isinstance(value, dict) and margin == " ":
        return _fields(value, margin)
    if _holds_records(value):
        return "[\n" + ",\n".join(f"{margin} {_record(each, margin)}" for each in value) + f"\n{margin}]"
    return _encode(value)


def _record(value: dict[str, Any], margin: str) -> str:
    return _fields(value, f"{margin} ") if _holds_records(value.get("items")) else _encode(value)


def _holds_records(value: Any) -> bool:
    return bool(value) and isinstance(value, list) and isinstance(value[0], dict)
