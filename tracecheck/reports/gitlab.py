"""Code Quality of GitLab: a list of issues, as documented under «Implement a custom tool» (docs.gitlab.com)."""

import hashlib
import json

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.result import Result
from tracecheck.reports.look import Look
from tracecheck.reports.remarks import full_text, numbered
from tracecheck.reports.whereabouts import Spots

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(result: Result, _catalogue: Catalogue, look: Look) -> str:
    """One issue a finding. GitLab shows two with the same fingerprint once: each has its own."""
    spots = Spots(result, look.whereabouts)
    issues = []
    for finding, fingerprint in numbered(result.findings):
        spot = spots.of(finding)
        issues.append(
            {
                "description": f"{finding.code}: {full_text(finding)}",
                "check_name": finding.code,
                "fingerprint": hashlib.sha256(fingerprint.encode("utf-8")).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": spot.path, "lines": {"begin": spot.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
