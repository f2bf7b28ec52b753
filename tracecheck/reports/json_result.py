"""The result as JSON (`schemas/result.schema.json`)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.codec import fields_of
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA, Result
from tracecheck.reports.look import Look

# One encoder, without indent: indenting is done by Python alone, ten times as slow.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=fields_of).encode
TOOL = {"name": "tracecheck", "version": __version__}


def render_json(result: Result, _catalogue: Catalogue, _look: Look) -> Iterator[str]:
    """The whole result, piece by piece; the same input gives the same bytes."""
    return pieces(result_value(result))


def result_value(result: Result) -> dict[str, Any]:
    """What `dump` writes of a result; items stand in their documents, and once more in one list that names them."""
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "run": result.run,
        "documents": result.documents,
        "items": (
            {"document": document.key, **fields_of(item)} for document in result.documents for item in document.items
        ),
        **fields_of(result.linkage),
        "findings": result.findings,
        "suppressed": [{**fields_of(each.finding), "justification": each.justification} for each in result.suppressed],
        "known": result.known,
        **({"baseline": result.baseline} if result.baseline else {}),
        "hidden": result.hidden,
        "summary": result.summary,
    }


def plans_value(documents: tuple[PlanDocument, ...]) -> dict[str, Any]:
    """What `dump` writes of `extract`: documents in the common schema, with their items."""
    return {"schema": SCHEMA, "tool": TOOL, "documents": documents}


def dump(value: dict[str, Any]) -> str:
    """What `pieces` gives, in one text."""
    return "".join(pieces(value))


def pieces(value: dict[str, Any]) -> Iterator[str]:
    """JSON that can be read and compared line by line: a line a field, and a line a record (an item, a coupling, a
    remark); of documents a line a field again. `value` may hold records of the model, and iterators of them. Ends with
    a line end. In pieces of a record at most: the text of a large result is never held whole."""
    yield from _fields(value, "")
    yield "\n"


def _fields(value: dict[str, Any], margin: str) -> Iterator[str]:
    inner = f"{margin} "
    joint = "{\n"
    for key, each in value.items():
        yield f"{joint}{inner}{_encode(key)}: "
        yield from _field(each, inner)
        joint = ",\n"
    yield f"\n{margin}}}"


def _field(value: Any, margin: str) -> Iterator[str]:
    if margin == " " and (is_dataclass(value) or (value and isinstance(value, dict))):
        yield from _fields(value if isinstance(value, dict) else fields_of(value), margin)
    elif isinstance(value, Iterator) or _holds_records(value):
        yield from _records(value, margin)
    else:
        yield _encode(value)


def _records(values: Iterable[Any], margin: str) -> Iterator[str]:
    joint = "[\n"
    for each in values:
        yield f"{joint}{margin} "
        yield from _record(each, margin)
        joint = ",\n"
    yield f"\n{margin}]" if joint == ",\n" else "[]"


def _record(value: Any, margin: str) -> Iterator[str]:
    items = value.get("items") if isinstance(value, dict) else getattr(value, "items", None)
    if _holds_records(items):
        yield from _fields(value if isinstance(value, dict) else fields_of(value), f"{margin} ")
    else:
        yield _encode(value)


def _holds_records(value: Any) -> bool:
    return bool(value) and isinstance(value, list | tuple) and (isinstance(value[0], dict) or is_dataclass(value[0]))
