"""One finding a line, for `grep` and for editors: `path:line: CODE severity message`."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.finding import Finding
from tracecheck.model.result import Result
from tracecheck.reports.look import Look, harmless, no_command
from tracecheck.reports.whereabouts import Spots


def render_concise(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """The findings in the order of the result, and nothing else; paths as they were typed. Where there is no line, the
    page, cell or paragraph stands in its place."""
    spots = Spots(result, look.whereabouts, typed=True)
    for finding in result.findings:
        spot = spots.of(finding)
        place = str(spot.line) if spot.known else render_place_code(place_code(finding.place), catalogue.texts)
        yield no_command(f"{harmless(spot.path)}:{harmless(place) or '1'}: {_said(finding)}") + "\n"


def _said(finding: Finding) -> str:
    return f"{finding.code} {finding.severity.value} {harmless(finding.message)}"
