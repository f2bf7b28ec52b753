"""Couplings as SARIF has them: one result for each that was looked for, and all that were found as one graph."""

from collections.abc import Iterator
from typing import Any

from tracecheck.messages import Catalogue
from tracecheck.model.coupling import AnswerState, StepState, Thread
from tracecheck.model.decision import AppliedDecision
from tracecheck.model.keys import fingerprint
from tracecheck.model.result import Result
from tracecheck.reports.decided import decision_line
from tracecheck.reports.evidence import grade_name
from tracecheck.reports.expected import Expected, expected
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import item_name
from tracecheck.reports.sarif_places import location, message
from tracecheck.reports.whereabouts import Spots
from tracecheck.rules.corpus import Corpus

COUPLING = "coupling"
"""The id that couplings have in the place of a rule's code."""
_KINDS = {
    AnswerState.TIGHT: "pass",
    AnswerState.CONFIRMED: "pass",
    AnswerState.LOOSE: "review",
    AnswerState.JUSTIFIED: "notApplicable",
    AnswerState.MISSING: "fail",
}
_UNKNOWN = "open"
_LABEL = 120


def coupling_rule(catalogue: Catalogue) -> dict[str, Any]:
    """What a result of a coupling is about, in the place of a rule."""
    return {"id": COUPLING, "shortDescription": {"text": catalogue.text("formats.coupling_title")}}


def coupling_results(result: Result, catalogue: Catalogue, spots: Spots, index: int) -> Iterator[dict[str, Any]]:
    """Each goal with each kind of document that may answer it; then the goals that could not be judged, because what
    might answer them is not here."""
    for each in expected(result):
        yield _answered(each, result, catalogue, spots, index)
    corpus = Corpus(result.documents, result.linkage, ())
    for thread in result.linkage.threads:
        goal = corpus.item(thread.item)
        if goal is not None and _is_open(thread) and not corpus.is_examined(goal.id):
            name = item_name(goal.item, catalogue)
            text = catalogue.text("formats.thread_text", goal=name, grade=grade_name("unknown", catalogue))
            place = location(spots.at(goal.document.key, goal.item.place))
            yield _result(_UNKNOWN, text, place, fingerprint(COUPLING, goal.document.key, goal.item.text), index)


def _is_open(thread: Thread) -> bool:
    answered = thread.steps.get("answered")
    return answered is not None and answered.state is StepState.UNKNOWN


def _answered(each: Expected, result: Result, catalogue: Catalogue, spots: Spots, index: int) -> dict[str, Any]:
    goal = each.goal
    text = catalogue.text(
        "formats.coupling_text",
        goal=item_name(goal.item, catalogue),
        kind=each.kind.value,
        grade=grade_name(each.answer.state.value, catalogue),
        documents=harmless(each.answer.document if each.is_answered else ", ".join(each.documents)),
    )
    key = fingerprint(COUPLING, goal.id, each.kind.value)
    place = location(spots.at(goal.document.key, goal.item.place))
    value = _result(_KINDS[each.answer.state], text, place, key, index)
    decided = [result.linkage.decisions[number] for number in each.answer.decisions]
    if decided and each.answer.state is AnswerState.JUSTIFIED:
        value["suppressions"] = [_suppression(applied, catalogue) for applied in decided]
    value["properties"] = {
        "grade": each.answer.state.value,
        "goal": harmless(goal.id),
        "sources": [harmless(source) for source in each.answer.sources],
        **({"decisions": [decision_line(applied, catalogue) for applied in decided]} if decided else {}),
    }
    return value


def _result(kind: str, text: str, place: dict[str, Any], key: str, index: int) -> dict[str, Any]:
    return {
        "ruleId": COUPLING,
        "ruleIndex": index,
        "kind": kind,
        "level": "note" if kind == "fail" else "none",
        "message": message(text),
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": f"{key}:1"},
        "suppressions": [],
    }


def _suppression(applied: AppliedDecision, catalogue: Catalogue) -> dict[str, Any]:
    """A decision that nothing need answer the goal."""
    return {"kind": "external", "status": "accepted", "justification": decision_line(applied, catalogue)}


def graph(result: Result, catalogue: Catalogue, spots: Spots) -> dict[str, Any]:
    """The items that couplings join, and the couplings, from the lower item to the one above."""
    corpus = Corpus(result.documents, result.linkage, ())
    links = [each for each in result.linkage.links if corpus.item(each.source) and corpus.item(each.target)]
    joined = dict.fromkeys(end for link in links for end in (link.source, link.target))
    nodes = [
        {
            "id": harmless(each.id),
            "label": message(shortened(item_name(each.item, catalogue), _LABEL)),
            "location": location(spots.at(each.document.key, each.item.place)),
            "properties": {"kind": each.item.kind.value},
        }
        for each in (corpus.item(key) for key in joined)
        if each is not None
    ]
    edges = [
        {
            "id": str(number),
            "sourceNodeId": harmless(link.source),
            "targetNodeId": harmless(link.target),
            "label": {"text": grade_name("confirmed" if link.basis == "person" else link.grade.value, catalogue)},
            "properties": {"relation": link.relation.value, "grade": link.grade.value, "basis": link.basis},
        }
        for number, link in enumerate(links, start=1)
    ]
    return {"description": {"text": catalogue.text("formats.graph")}, "nodes": nodes, "edges": edges}
