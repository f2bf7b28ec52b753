"""How a document was understood, as JSON (`schemas/trace.schema.json`)."""

from tracecheck.model.codec import to_json
from tracecheck.model.result import SCHEMA
from tracecheck.model.trace import Trace
from tracecheck.reports.inspect_select import Selection, without_rest
from tracecheck.reports.json_result import TOOL, dump


def render_inspection(trace: Trace, selection: Selection) -> str:
    """The plan, and the units and dropped lines that were asked for; the same input gives the same bytes."""
    return dump({"schema": SCHEMA, "tool": TOOL, **to_json(without_rest(trace, selection))})
