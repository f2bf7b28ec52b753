"""Reviewdog Diagnostic Format (rdjson): one diagnostic a finding, columns in bytes of UTF-8."""

import json
from typing import Any

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.result import Result
from tracecheck.reports.look import Look, shortened
from tracecheck.reports.markdown import inert
from tracecheck.reports.remarks import full_text
from tracecheck.reports.whereabouts import Spot, Spots

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_LONGEST = 200


def render_rdjson(result: Result, catalogue: Catalogue, look: Look) -> str:
    """A DiagnosticResult; the severity of the whole is left to the reader."""
    spots = Spots(result, look.whereabouts)
    diagnostics = [_diagnostic(finding, spots, catalogue) for finding in result.findings]
    value = {"source": {"name": "tracecheck"}, "diagnostics": diagnostics}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: Finding, spots: Spots, catalogue: Catalogue) -> dict[str, Any]:
    related = [
        {"message": inert(shortened(each.text or catalogue.text(f"formats.role.{each.role}"), _LONGEST)), **placed}
        for each in finding.related
        if each.place is not None
        for placed in [{"location": _location(spots.at(each.document or finding.document, each.place))}]
    ]
    return {
        "message": inert(full_text(finding)),
        "location": _location(spots.of(finding)),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        **({"related_locations": related} if related else {}),
    }


def _location(spot: Spot) -> dict[str, Any]:
    columns = spot.utf8()
    if columns is None:
        return {"path": spot.path, "range": {"start": {"line": spot.line}}}
    start, end = ({"line": spot.line, "column": column} for column in columns)
    return {"path": spot.path, "range": {"start": start, "end": end}}
