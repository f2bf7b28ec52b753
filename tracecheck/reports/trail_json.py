"""The path of one item, or what rests on it, as JSON (`schemas/trail.schema.json`)."""

from tracecheck.model.codec import to_json
from tracecheck.model.result import SCHEMA
from tracecheck.model.trail import Impact, Trail
from tracecheck.reports.json_result import TOOL, dump


def render_trail(name: str, found: Trail | Impact) -> str:
    """`why` or `impact`; the same input gives the same bytes."""
    return dump({"schema": SCHEMA, "tool": TOOL, name: to_json(found)})
