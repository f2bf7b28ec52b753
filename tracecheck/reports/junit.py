"""JUnit XML, as Jenkins, GitLab and Azure read it: what was looked for is a test case, found or not."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.item import Item
from tracecheck.model.result import Result
from tracecheck.reports.evidence import grade_name
from tracecheck.reports.expected import Expected, expected
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import item_name, where
from tracecheck.reports.remarks import full_text
from tracecheck.reports.whereabouts import Spots

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: `outcome` is None (passed), failure or skipped; `told` is its message, `text` what stands in it."""

    document: str
    file: str
    name: str
    outcome: str | None = None
    code: str = ""
    told: str = ""
    text: str = ""


def render_junit(result: Result, catalogue: Catalogue, look: Look) -> str:
    """A suite a document. In it a case for each goal and kind of document that may answer it (passed where it is
    answered or justified, skipped where there is no trace), and one for each finding: failed, and skipped where it is
    for information only. A coupling without trace that is a fault is a finding too, and failed there."""
    cases = [*_couplings(result, catalogue, look), *_findings(result, catalogue, look)]
    cases.sort(key=lambda each: each.document)
    root = ElementTree.Element("testsuites", {"name": "tracecheck", **_counts(cases)})
    for document, group in groupby(cases, key=lambda each: each.document):
        _suite(root, document, list(group))
    ElementTree.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: ElementTree.Element, document: str, cases: list[_Case]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", {"name": _xml(document), **_counts(cases)})
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        name = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        attributes = {"classname": _xml(document), "name": _xml(name), "file": _xml(case.file), "time": "0"}
        element = ElementTree.SubElement(suite, "testcase", attributes)
        if case.outcome == "failure":
            inner = ElementTree.SubElement(element, "failure", type=case.code, message=_xml(case.told))
            inner.text = _xml(case.text)
        elif case.outcome == "skipped":
            ElementTree.SubElement(element, "skipped", message=_xml(case.told))
        elif case.text:
            ElementTree.SubElement(element, "system-out").text = _xml(case.text)


def _counts(cases: list[_Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    failed, skipped = outcomes["failure"], outcomes["skipped"]
    return {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": str(skipped), "time": "0"}


def _couplings(result: Result, catalogue: Catalogue, look: Look) -> Iterator[_Case]:
    spots = Spots(result, look.whereabouts)
    for each in expected(result):
        goal = each.goal
        name = catalogue.text("formats.coupling_case", goal=item_name(goal.item, catalogue), kind=each.kind.value)
        grade = grade_name(each.answer.state.value, catalogue)
        file = spots.at(goal.document.key, goal.item.place).path
        if each.is_answered:
            yield _Case(goal.document.key, file, name, text=f"{grade}: {_documents(each)}")
        else:
            yield _Case(goal.document.key, file, name, "skipped", told=f"{grade}: {_documents(each)}")


def _documents(each: Expected) -> str:
    """The document that answers best; all that were looked into, where none does."""
    return harmless(each.answer.document if each.is_answered else ", ".join(each.documents))


def _findings(result: Result, catalogue: Catalogue, look: Look) -> Iterator[_Case]:
    items = {f"{document.key}#{item.id}": item for document in result.documents for item in document.items}
    spots = Spots(result, look.whereabouts)
    for finding in result.findings:
        spot = spots.of(finding)
        told = shortened(finding.message, _MESSAGE)
        place = where(finding.place, catalogue)
        text = "\n".join(part for part in (full_text(finding), f"{spot.path}:{spot.line}", place) if part)
        outcome = "skipped" if finding.severity is Severity.INFO else "failure"
        name = _name(finding, items.get(finding.item or ""), catalogue)
        yield _Case(finding.document or "tracecheck", spot.path, name, outcome, finding.code, told, text)


def _name(finding: Finding, item: Item | None, catalogue: Catalogue) -> str:
    title = f"{finding.code}.title"
    about = item_name(item, catalogue) if item else catalogue.text(title) if catalogue.has(title) else finding.slug
    return f"{finding.code} {about}"


def _xml(text: str) -> str:
    """Without the characters that XML 1.0 has no way to write."""
    return _NOT_XML.sub("", text)
