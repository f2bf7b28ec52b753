"""Annotations and a job summary in GitHub Actions.

Workflow commands as documented under «Workflow commands for GitHub Actions» (docs.github.com). GitHub shows ten
annotations of each kind a step and drops the others without a word.
"""

from collections.abc import Iterator
from itertools import groupby

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.result import Result
from tracecheck.reports.baseline_text import stale_text
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.markdown import markdown_text
from tracecheck.reports.names import where
from tracecheck.reports.remarks import full_text, most_urgent_first
from tracecheck.reports.whereabouts import Spot, Spots

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ANNOTATIONS = 10
_TITLE = 120
_MESSAGE = 1000
SUMMARY_BYTES = 1 << 20
"""What GitHub takes of a step's summary; a larger one is not shown at all."""


def render_github(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """Annotations, most urgent first, ten of each kind at most: where there are more, the tenth says how many."""
    yield from _stale(result, catalogue)
    spots = Spots(result, look.whereabouts)
    for severity, group in groupby(most_urgent_first(result.findings), key=lambda each: each.severity):
        findings = list(group)
        shown = len(findings) if len(findings) <= _ANNOTATIONS else _ANNOTATIONS - 1
        for finding in findings[:shown]:
            yield _annotation(finding, spots.of(finding), catalogue)
        if len(findings) > shown:
            more = catalogue.text("formats.github_more", count=len(findings) - shown)
            yield f"::{_KINDS[severity]} title=tracecheck::{_data(more)}\n"


def _stale(result: Result, catalogue: Catalogue) -> Iterator[str]:
    """The step fails for it: GitHub must show why."""
    said = stale_text(result, catalogue)
    if said:
        yield f"::error title=tracecheck::{_data(said)}\n"


def render_summary(result: Result, catalogue: Catalogue, look: Look, room: int = SUMMARY_BYTES) -> str:
    """The job summary in Markdown, in at most `room` bytes: the figures, then a table of findings as far as there is
    room, most urgent first."""
    head = "\n".join(_head(result, catalogue)) + "\n"
    end = "\n" + markdown_text(catalogue.text("text.understanding")) + "\n"
    findings = most_urgent_first(result.findings)
    spots = Spots(result, look.whereabouts)
    rows: list[str] = []
    more = f"\n{catalogue.text('formats.summary_more', count=len(findings))}\n"
    left = room - _size(head) - _size(end) - _size(more)
    if left < 0:
        return ""
    for finding in findings:
        row = _row(finding, spots.of(finding), catalogue)
        left -= _size(row)
        if left < 0:
            break
        rows.append(row)
    missing = len(findings) - len(rows)
    told = f"\n{catalogue.text('formats.summary_more', count=missing)}\n" if missing else ""
    return head + "".join(rows) + told + end


def _annotation(finding: Finding, spot: Spot, catalogue: Catalogue) -> str:
    columns = spot.utf16()
    place = {"file": spot.path, "line": str(spot.line)}
    if columns is not None:
        place |= {"endLine": str(spot.line), "col": str(columns[0]), "endColumn": str(columns[1])}
    told = where(finding.place, catalogue) if not spot.known else ""
    title = f"{finding.code} {catalogue.text(f'severity.{finding.severity}')}" + (f", {told}" if told else "")
    properties = {**place, "title": shortened(title, _TITLE)}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[finding.severity]} {written}::{_data(shortened(full_text(finding), _MESSAGE))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")


def _head(result: Result, catalogue: Catalogue) -> Iterator[str]:
    counts = result.summary.findings
    findings = [catalogue.text(f"severities.{each}", count=count) for each, count in counts.items() if count]
    yield f"## tracecheck: {', '.join(findings) or catalogue.text('text.no_findings')}"
    yield ""
    yield catalogue.text("text.read", count=result.summary.documents_read) + "  "
    for key in result.summary.documents_not_read:
        yield f"{catalogue.text('text.not_read', count=1)}: {markdown_text(key)}  "
    stale = stale_text(result, catalogue)
    if stale:
        yield f"**{markdown_text(stale)}**  "
    if not result.run.complete:
        yield f"**{markdown_text(catalogue.text('text.incomplete'))}**  "
    set_aside = {"suppressed": len(result.suppressed), "known": len(result.known)}
    for name, count in set_aside.items():
        if count:
            yield catalogue.text(f"formats.{name}", count=count) + "  "
    if result.findings:
        yield ""
        titles = [catalogue.text(f"formats.column.{name}") for name in ("severity", "code", "document", "message")]
        yield f"| {' | '.join(titles)} |"
        yield "|---|---|---|---|"


def _row(finding: Finding, spot: Spot, catalogue: Catalogue) -> str:
    severity = catalogue.text(f"severity.{finding.severity}")
    place = where(finding.place, catalogue)
    shown = markdown_text(finding.document or spot.path) + (f", {markdown_text(place)}" if place else "")
    return f"| {severity} | {finding.code} | {shown} | {markdown_text(full_text(finding), _MESSAGE)} |\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8"))
