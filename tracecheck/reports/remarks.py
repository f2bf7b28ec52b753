"""What every format says of a finding: its words, its order, a fingerprint of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.finding import Confidence, Finding, Related, Severity
from tracecheck.model.item import Item
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import item_name

_SEVERITIES = tuple(Severity)
_CONFIDENCES = tuple(Confidence)
_ROW = 160


def full_text(finding: Finding) -> str:
    """The message, one way to mend it, and the law or norm, on one line that is safe for a terminal."""
    source = f"({finding.source[:1].upper()}{finding.source[1:]})" if finding.source else ""
    return harmless(" ".join(part for part in (finding.message, finding.remedy, source) if part))


def most_urgent_first(findings: Iterable[Finding]) -> list[Finding]:
    """By severity, then by how strong the evidence is; else in the order of the result."""
    return sorted(findings, key=lambda each: (_rank(each), _CONFIDENCES.index(each.confidence)))


def _rank(finding: Finding) -> int:
    return _SEVERITIES.index(finding.severity)


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint that no other one has: the number tells those apart that say the same of the same
    words («d41d8cd98f00b204:2»). Neither page nor line is part of it."""
    seen: Counter[str] = Counter()
    for finding in findings:
        key = finding.fingerprint or f"{finding.code}-{finding.document or ''}"
        seen[key] += 1
        yield finding, f"{key}:{seen[key]}"


def row_name(related: Related, finding: Finding, items: Mapping[str, Item], catalogue: Catalogue) -> str:
    """One of the rows that a finding stands for: an item (`items` by full id) with its number and place, and the
    document where it is another one than the finding is about; else the words of the row."""
    item = items.get(related.item or "")
    if item is None:
        return shortened(related.text or "", _ROW)
    spot = render_place_code(place_code(related.place), catalogue.texts)
    elsewhere = harmless(related.document) if related.document and related.document != finding.document else ""
    told = ", ".join(each for each in (elsewhere, spot) if each)
    return item_name(item, catalogue, _ROW) + (f" ({told})" if told else "")
