"""Places as SARIF has them: a file and a region of it, and beside it the place as people say it."""

from typing import Any
from urllib.parse import quote

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.reports.look import harmless
from tracecheck.reports.markdown import inert
from tracecheck.reports.names import where
from tracecheck.reports.whereabouts import Spot


def uri(path: str) -> str:
    """A path as a relative URI reference: æøå, spaces, and a colon in the first part, percent-encoded."""
    return quote(path.lstrip("/"), safe="/")


def message(text: str) -> dict[str, str]:
    """A plain text message in which a document has written no link and no placeholder."""
    return {"text": inert(text)}


def location(spot: Spot, number: int | None = None, told: str | None = None) -> dict[str, Any]:
    """A physical location; GitHub needs a region, so that one that is not known is the first line."""
    region = {"startLine": spot.line}
    columns = spot.utf16()
    if columns is not None:
        region |= {"startColumn": columns[0], "endLine": spot.line, "endColumn": columns[1]}
    return {
        **({"id": number} if number is not None else {}),
        "physicalLocation": {"artifactLocation": {"uri": uri(spot.path)}, "region": region},
        **({"message": message(told)} if told else {}),
    }


def result_location(spot: Spot, finding: Finding, catalogue: Catalogue) -> dict[str, Any]:
    """The location of a finding, with the page, cell or paragraph of the document itself, and the item."""
    told = where(finding.place, catalogue)
    logical = {"logicalLocations": [{"fullyQualifiedName": harmless(finding.item)}]} if finding.item else {}
    return {**location(spot, told=harmless(told)), **logical}
