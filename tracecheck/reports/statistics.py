"""How many remarks there are of each rule, most first."""

from collections import Counter
from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.result import SCHEMA, Result
from tracecheck.reports.json_result import TOOL, dump
from tracecheck.reports.look import Look, made_line

_GRAVEST_FIRST = tuple(Severity)
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The remarks of one rule: how many, and the gravest among them."""

    code: str
    slug: str
    title: str
    severity: Severity
    count: int


def count_rules(result: Result, catalogue: Catalogue) -> list[RuleCount]:
    """The rules that said anything, most remarks first; of as many, by code."""
    counts = Counter((finding.code, finding.slug) for finding in result.findings)
    gravest = {
        code: min((each.severity for each in result.findings if each.code == code), key=_GRAVEST_FIRST.index)
        for code, _ in counts
    }
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [
        RuleCount(code, slug, catalogue.text(f"{code}.title"), gravest[code], count) for (code, slug), count in ordered
    ]


def render_statistics(result: Result, catalogue: Catalogue, look: Look) -> str:
    """A line a rule, and how many there are in all."""
    counted = count_rules(result, catalogue)
    if not counted:
        return catalogue.text("text.no_findings") + "\n"
    width = len(str(counted[0].count))
    words = {each: catalogue.text(f"severity.{each}") for each in Severity}
    longest = max(len(words[each.severity]) for each in counted)
    lines = [_line(each, width, words[each.severity].ljust(longest), look) for each in counted]
    total = ", ".join(
        catalogue.text(f"severities.{severity}", count=count)
        for severity, count in result.summary.findings.items()
        if count
    )
    return "\n".join([*lines, "", f"  {total}", made_line(catalogue, look)]) + "\n"


def _line(counted: RuleCount, width: int, severity: str, look: Look) -> str:
    shown = look.style(severity, _COLORS[counted.severity])
    return f"  {counted.count:>{width}}  {counted.code}  {shown}  {counted.title}"


def render_statistics_json(result: Result, catalogue: Catalogue) -> str:
    """The same for machines."""
    return dump(
        {
            "schema": SCHEMA,
            "tool": TOOL,
            "statistics": count_rules(result, catalogue),
            "summary": dict(result.summary.findings),
        }
    )
