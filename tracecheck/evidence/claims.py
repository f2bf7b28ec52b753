"""Every claim of a result with the words that it rests on: remarks, gaps, couplings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.evidence.records import Claim, Quoted
from tracecheck.messages import Catalogue
from tracecheck.model.coupling import Answer, AnswerState, Evidence, EvidenceKind, Link
from tracecheck.model.finding import Finding, Related
from tracecheck.model.keys import text_key
from tracecheck.model.result import Result
from tracecheck.model.source import Place
from tracecheck.model.trail import End
from tracecheck.reports.evidence import grade_of
from tracecheck.reports.names import where
from tracecheck.reports.remarks import numbered
from tracecheck.trail.web import Web, make_web

_GAPS = (AnswerState.MISSING, AnswerState.JUSTIFIED)


@dataclass(frozen=True, slots=True)
class _Look:
    """What claims are made of."""

    result: Result
    web: Web
    catalogue: Catalogue


def claims_of(result: Result, catalogue: Catalogue) -> tuple[Claim, ...]:
    """Remarks, then gaps, then couplings, each in the order of the result; their ids are unique. Without pictures."""
    look = _Look(result, make_web(result), catalogue)
    found = [*_remarks(look), *_gaps(look), *_couplings(look)]
    return tuple(_with_own_ids(found))


def _with_own_ids(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: Counter[str] = Counter()
    for each in claims:
        seen[each.id] += 1
        yield each if seen[each.id] == 1 else replace(each, id=f"{each.id} ({seen[each.id]})")


def _remarks(look: _Look) -> Iterator[Claim]:
    for finding, fingerprint in numbered(look.result.findings):
        yield _remark(finding, fingerprint, None, look)
    for finding, fingerprint in numbered(each.finding for each in look.result.suppressed):
        yield _remark(finding, fingerprint, "suppressed", look)
    for finding, fingerprint in numbered(look.result.known):
        yield _remark(finding, fingerprint, "known", look)


def _remark(finding: Finding, fingerprint: str, aside: str | None, look: _Look) -> Claim:
    quoted = [] if finding.document is None else [_of_finding(finding, finding.document, look)]
    quoted += [each for related in finding.related if (each := _of_related(related, look)) is not None]
    name = f"remark {finding.code} {finding.document or ''} {fingerprint}"
    return Claim(name, "remark", finding.code, finding.message, tuple(quoted), aside=aside)


def _of_finding(finding: Finding, document: str, look: _Look) -> Quoted:
    end = look.web.ends.get(finding.item or "")
    text = finding.quote or (end.text if end else "")
    return _placed("remark", text, document, end, finding.place, look=look)


def _of_related(related: Related, look: _Look) -> Quoted | None:
    end = look.web.ends.get(related.item or "")
    document = related.document or (end.document if end else None)
    text = related.text or (end.text if end else "")
    return _placed(related.role, text, document, end, related.place, look=look) if document and text else None


def _placed(role: str, text: str, document: str, end: End | None, place: Place | None, *, look: _Look) -> Quoted:
    """A remark on one document may be about words of another one: they are quoted where they stand."""
    if end is None:
        return _quoted(role, text, document, place, look)
    if place is None or place == end.place:
        return _quoted(role, text, end.document, end.place, look, item=end.id)
    return _quoted(role, text, document, place, look, item=end.id)


def _gaps(look: _Look) -> Iterator[Claim]:
    """For each goal that was looked for, one claim for all documents where it is missing, and one for those where the
    gap has a reason."""
    linkage = look.result.linkage
    goals = {item: None for each in linkage.examined for item in each.items}
    goals |= {answer.goal: None for answer in linkage.answers}
    for goal in goals:
        answers = look.web.corpus.answers_to(goal)
        for state in _GAPS:
            here = [answer for answer in answers if answer.state is state]
            end = look.web.ends.get(goal)
            if here and end is not None:
                yield _gap(end, state, here, look)


def _gap(goal: End, state: AnswerState, answers: list[Answer], look: _Look) -> Claim:
    near = sorted({candidate.source for answer in answers for candidate in answer.nearest})
    ends = [look.web.ends[each] for each in near if each in look.web.ends]
    thread = look.web.corpus.thread(goal.id)
    step = thread.steps.get("answered") if thread and state is AnswerState.JUSTIFIED else None
    return Claim(
        f"{state.value} {goal.id}",
        "answer",
        state.value,
        (step.reason if step else None) or "",
        (_of_end("goal", goal, look), *(_of_end("nearest", each, look) for each in ends)),
        tuple(answer.document for answer in answers),
        tuple(sorted({number for answer in answers for number in answer.decisions})),
    )


def _couplings(look: _Look) -> Iterator[Claim]:
    for link in look.result.linkage.links:
        lower, upper = look.web.ends.get(link.source), look.web.ends.get(link.target)
        if lower is not None and upper is not None:
            yield _coupling(link, lower, upper, look)


def _coupling(link: Link, lower: End, upper: End, look: _Look) -> Claim:
    said = [_of_evidence(each, lower, upper, look) for each in link.evidence]
    name = f"coupling {link.source} -> {link.target} {link.relation.value}"
    quoted = (_of_end("lower", lower, look), _of_end("upper", upper, look), *said)
    return Claim(name, "coupling", grade_of(link), look.catalogue.text(f"relation.{link.relation}"), quoted)


def _of_evidence(each: Evidence, lower: End, upper: End, look: _Look) -> Quoted:
    """Structure is told by the words above a text, which do not stand where that text stands: they are quoted where
    they do, or without a place where only the words are known."""
    role = f"evidence {each.kind.value}"
    elsewhere = each.kind is EvidenceKind.STRUCTURE and text_key(each.text) not in text_key(lower.text)
    if not elsewhere or each.place != lower.place:
        return _quoted(role, each.text, lower.document, each.place, look)
    if text_key(each.text) == text_key(upper.text):
        return _quoted(role, each.text, upper.document, upper.place, look, item=upper.id)
    return _quoted(role, each.text, lower.document, None, look)


def _of_end(role: str, end: End, look: _Look) -> Quoted:
    return _quoted(role, end.text, end.document, end.place, look, item=end.id)


def _quoted(
    role: str, text: str, document: str, place: Place | None, look: _Look, *, item: str | None = None
) -> Quoted:
    if place is None:
        return Quoted(role, text, document, item)
    spot = where(place, look.catalogue)
    return Quoted(role, text, document, item, place.page, place.page_label, place.block, spot, place.boxes)
