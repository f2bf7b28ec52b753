"""The result as JSON (`schemas/result.schema.json`)."""

import json
from dataclasses import is_dataclass
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.codec import fields_of
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA, Result
from tracecheck.reports.look import Look

# One encoder, without indent: indenting is done by Python alone, ten times as slow.
_encode = json.JSONEncoder(ensure_ascii=False, default=fields_of).encode
TOOL = {"name": "tracecheck", "version": __version__}


def render_json(result: Result, _catalogue: Catalogue, _look: Look) -> str:
    """The whole result; the same input gives the same bytes."""
    return dump(result_value(result))


def result_value(result: Result) -> dict[str, Any]:
    """What `dump` writes of a result; items stand in their documents, and once more in one list that names them."""
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "run": result.run,
        "documents": result.documents,
        "items": [
            {"document": document.key, **fields_of(item)} for document in result.documents for item in document.items
        ],
        **fields_of(result.linkage),
        "findings": result.findings,
        "suppressed": result.suppressed,
        "summary": result.summary,
    }


def plans_value(documents: tuple[PlanDocument, ...]) -> dict[str, Any]:
    """What `dump` writes of `extract`: documents in the common schema, with their items."""
    return {"schema": SCHEMA, "tool": TOOL, "documents": documents}


def dump(value: dict[str, Any]) -> str:
    """JSON that can be read and compared line by line: a line a field, and a line a record (an item, a coupling, a
    remark); of documents a line a field again. `value` may hold records of the model. Ends with a line end."""
    return _fields(value, "") + "\n"


def _fields(value: dict[str, Any], margin: str) -> str:
    inner = f"{margin} "
    lines = (f"{inner}{_encode(key)}: {_field(each, inner)}" for key, each in value.items())
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _field(value: Any, margin: str) -> str:
    if margin == " " and (is_dataclass(value) or (value and isinstance(value, dict))):
        return _fields(value if isinstance(value, dict) else fields_of(value), margin)
    if _holds_records(value):
        return "[\n" + ",\n".join(f"{margin} {_record(each, margin)}" for each in value) + f"\n{margin}]"
    return _encode(value)


def _record(value: Any, margin: str) -> str:
    items = value.get("items") if isinstance(value, dict) else getattr(value, "items", None)
    if not _holds_records(items):
        return _encode(value)
    return _fields(value if isinstance(value, dict) else fields_of(value), f"{margin} ")


def _holds_records(value: Any) -> bool:
    return bool(value) and isinstance(value, list | tuple) and (isinstance(value[0], dict) or is_dataclass(value[0]))
