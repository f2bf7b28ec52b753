"""SARIF 2.1.0 (OASIS). `sarif` is what GitHub code scanning accepts and shows rightly; `sarif-full` has everything.

GitHub takes every result for a problem, whatever its `kind`, and shows results with `suppressions` and those with
`baselineState` unchanged too. So `sarif` has the findings alone, each with a location in a file (a result without one
makes GitHub turn down the whole file), a relative path and `primaryLocationLineHash`. `sarif-full` adds the couplings
that were looked for (`kind` pass, review, fail, open, notApplicable), what was set aside, what was known before.
"""

import json
from collections.abc import Iterator
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.model.result import Result
from tracecheck.model.suppression import Suppression, SuppressionSource
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.remarks import full_text, most_urgent_first, numbered
from tracecheck.reports.sarif_couplings import COUPLING, coupling_results, coupling_rule, graph
from tracecheck.reports.sarif_places import location, message, result_location, uri
from tracecheck.reports.sarif_rules import LEVELS, rule_descriptors, taxonomies
from tracecheck.reports.whereabouts import Spots
from tracecheck.rules.problems import problem_arguments

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub turns down a run with more results, and shows the first 5,000."""
_MOST_RELATED = 100
_QUOTE = 500


def render_sarif(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """The findings as results of kind fail, most urgent first, as many as GitHub takes."""
    return _log(result, catalogue, look, full=False)


def render_sarif_full(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """Findings, couplings, what was set aside and what was known before."""
    return _log(result, catalogue, look, full=True)


def _log(result: Result, catalogue: Catalogue, look: Look, full: bool) -> Iterator[str]:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, catalogue, look, full)]}
    yield from json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(log)
    yield "\n"


def _run(result: Result, catalogue: Catalogue, look: Look, full: bool) -> dict[str, Any]:
    spots = Spots(result, look.whereabouts)
    rules = rule_descriptors(catalogue, _codes(result, full))
    if full:
        rules.append(coupling_rule(catalogue))
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    results = list(_results(result, catalogue, spots, places, full))
    return {
        "tool": {
            "driver": {
                "name": "tracecheck",
                "version": __version__,
                "semanticVersion": __version__,
                "language": result.run.language,
                "rules": rules,
            }
        },
        "columnKind": "utf16CodeUnits",
        "defaultEncoding": "utf-8",
        "invocations": [_invocation(result, catalogue, spots)],
        "artifacts": list(_artifacts(result, spots)),
        "taxonomies": taxonomies(catalogue),
        "results": results if full else results[:MOST_RESULTS],
        "graphs": [graph(result, catalogue, spots)],
    }


def _codes(result: Result, full: bool) -> set[str]:
    set_aside = [*result.known, *(each.finding for each in result.suppressed)] if full else []
    stale = result.baseline.stale if full and result.baseline else ()
    return {each.code for each in (*result.findings, *set_aside)} | {each.code for each in stale}


def _results(
    result: Result, catalogue: Catalogue, spots: Spots, places: dict[str, int], full: bool
) -> Iterator[dict[str, Any]]:
    set_aside = [(each.finding, each.justification) for each in result.suppressed]
    why = {id(finding): justification for finding, justification in set_aside}
    known = {id(finding) for finding in result.known}
    findings = most_urgent_first(result.findings)
    every = [*findings, *result.known, *(finding for finding, _ in set_aside)] if full else findings
    for finding, fingerprint in numbered(every):
        value = _result(finding, fingerprint, spots, places, catalogue)
        if result.baseline is not None:
            value["baselineState"] = "unchanged" if id(finding) in known else "new"
        if full:
            value["suppressions"] = [_suppression(why[id(finding)], spots, catalogue)] if id(finding) in why else []
        yield value
    if full:
        yield from _gone(result, catalogue, spots, places)
        yield from coupling_results(result, catalogue, spots, places[COUPLING])


def _result(
    finding: Finding, fingerprint: str, spots: Spots, places: dict[str, int], catalogue: Catalogue
) -> dict[str, Any]:
    related = _related(finding, spots, catalogue)
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": message(full_text(finding)),
        "locations": [result_location(spots.of(finding), finding, catalogue)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "occurrenceCount": finding.count,
        "properties": _properties(finding),
    }


def _related(finding: Finding, spots: Spots, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The other places that belong to a finding, as many as GitHub shows."""
    placed = [each for each in finding.related if each.place is not None][:_MOST_RELATED]
    told = [shortened(each.text or "", _QUOTE) or catalogue.text(f"formats.role.{each.role}") for each in placed]
    spotted = [spots.at(each.document or finding.document, each.place) for each in placed]
    return [location(spot, number, text) for number, (spot, text) in enumerate(zip(spotted, told, strict=True), 1)]


def _properties(finding: Finding) -> dict[str, Any]:
    quoted = {"quote": shortened(finding.quote, _QUOTE)} if finding.quote else {}
    item = {"item": harmless(finding.item)} if finding.item else {}
    return {"confidence": finding.confidence.value, "messageId": finding.message_id, **item, **quoted}


def _suppression(why: Suppression, spots: Spots, catalogue: Catalogue) -> dict[str, Any]:
    in_source = why.source is SuppressionSource.COMMENT
    told = {name: getattr(why, name) for name in ("case", "by", "on", "expires") if getattr(why, name)}
    place = {"location": location(spots.at(why.document, why.place))} if in_source and why.place is not None else {}
    return {
        "kind": "inSource" if in_source else "external",
        "status": "accepted",
        "justification": harmless(why.reason or catalogue.text("formats.no_reason")),
        **place,
        **({"properties": told} if told else {}),
    }


def _gone(result: Result, catalogue: Catalogue, spots: Spots, places: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Entries of the baseline that fit no remark now."""
    for entry in result.baseline.stale if result.baseline else ():
        text = shortened(entry.text or entry.code, _QUOTE)
        yield {
            "ruleId": entry.code,
            "ruleIndex": places[entry.code],
            "kind": "pass",
            "level": "none",
            "message": message(catalogue.text("formats.stale", text=text)),
            "locations": [location(spots.at(entry.document, None))],
            "partialFingerprints": {"primaryLocationLineHash": f"{entry.fingerprint}:gone"},
            "occurrenceCount": max(entry.count, 1),
            "baselineState": "absent",
            "suppressions": [],
        }


def _artifacts(result: Result, spots: Spots) -> Iterator[dict[str, Any]]:
    """The documents that were read, each with the hash of its bytes."""
    for document in result.documents:
        hashes = {"hashes": {"sha-256": document.sha256}} if document.sha256 else {}
        place = {"uri": uri(spots.path(document))}
        yield {"location": place, "roles": ["analysisTarget"], **hashes, "properties": {"key": harmless(document.key)}}


def _invocation(result: Result, catalogue: Catalogue, spots: Spots) -> dict[str, Any]:
    """How the run ended, and what could not be read."""
    notifications = [
        {
            "descriptor": {"id": problem.code},
            "level": "error" if problem.code == "TC001" else "warning",
            "message": message(harmless(catalogue.text(problem.message_id, **problem_arguments(problem, document)))),
            "locations": [location(spots.at(document.key, problem.place))],
        }
        for document in result.documents
        for problem in document.problems
    ]
    return {
        "executionSuccessful": result.run.complete,
        "exitCode": result.run.exit_code,
        "arguments": [harmless(each) for each in result.run.arguments],
        "toolExecutionNotifications": notifications,
    }
