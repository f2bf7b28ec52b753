"""The result as JSON (`schemas/result.schema.json`)."""

import json
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import SCHEMA, Result
from tracecheck.reports.look import Look

TOOL = {"name": "tracecheck", "version": __version__}


def render_json(result: Result, _catalogue: Catalogue, _look: Look) -> str:
    """The whole result; the same input gives the same bytes."""
    return dump(result_value(result))


def result_value(result: Result) -> dict[str, Any]:
    """The JSON value of a result; items stand in their documents, and once more in one list that names them."""
    linkage = to_json(result.linkage)
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "run": to_json(result.run),
        "documents": to_json(result.documents),
        "items": [
            {"document": document.key, **to_json(item)} for document in result.documents for item in document.items
        ],
        **linkage,
        "findings": to_json(result.findings),
        "suppressed": to_json(result.suppressed),
        "summary": to_json(result.summary),
    }


def plans_value(documents: tuple[PlanDocument, ...]) -> dict[str, Any]:
    """The JSON value of `extract`: documents in the common schema, with their items."""
    return {"schema": SCHEMA, "tool": TOOL, "documents": to_json(documents)}


def dump(value: Any) -> str:
    """Readable JSON with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
