"""What became of plans, as JSON (`schemas/comparison.schema.json`)."""

from tracecheck.model.codec import to_json
from tracecheck.model.comparison import Comparison
from tracecheck.model.result import SCHEMA
from tracecheck.reports.json_result import TOOL, dump


def render_comparison(comparison: Comparison) -> str:
    """The whole comparison; the same input gives the same bytes."""
    return dump({"schema": SCHEMA, "tool": TOOL, "complete": comparison.complete, **to_json(comparison)})
