"""Which couplings a person is asked about, most important first. What has been decided is not asked again."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import AnswerState, Candidate, EvidenceKind, Grade, Link
from tracecheck.model.decision import AppliedDecision, DecisionState
from tracecheck.model.finding import Finding
from tracecheck.model.keys import fingerprint
from tracecheck.model.plan import DocumentKind
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.resources import load_data
from tracecheck.trail.web import Web

_KINDS = tuple(DoubtKind)
_DECIDED = frozenset({DecisionState.IN_FORCE, DecisionState.UNUSED, DecisionState.CONTRADICTED})
Settled = frozenset[tuple[str, str]]


def make_queue(web: Web) -> tuple[Doubt, ...]:
    """The doubts of a result, in the order in which they are put."""
    settled = frozenset(_settled(web))
    doubts = [*_suspects(web), *_links(web, settled), *_gaps(web, settled), *_parentless(web)]
    once = {(each.goal, each.answer, each.level): each for each in sorted(doubts, key=_order, reverse=True)}
    return tuple(sorted(once.values(), key=_order))


def _order(doubt: Doubt) -> tuple[int, float, str, str]:
    score = doubt.link.score if doubt.link else max((each.score for each in doubt.candidates), default=0.0)
    return _KINDS.index(doubt.kind), -score, doubt.goal or "", doubt.answer or ""


def _settled(web: Web) -> Iterator[tuple[str, str]]:
    """Fingerprints of goal and answer of what a person has decided on."""
    for each in web.result.linkage.decisions:
        if each.state in _DECIDED:
            answer = each.decision.answer
            yield each.decision.goal.fingerprint, answer.fingerprint if answer else ""


def _is_settled(goal: str, answer: str | None, web: Web, settled: Settled) -> bool:
    pair = fingerprint(web.ends[goal].text), fingerprint(web.ends[answer].text) if answer else ""
    return pair in settled


def _suspects(web: Web) -> Iterator[Doubt]:
    for applied in web.result.linkage.decisions:
        if applied.state is DecisionState.SUSPECT and applied.target in web.ends:
            yield _suspect(applied, web)


def _suspect(applied: AppliedDecision, web: Web) -> Doubt:
    source, target = applied.source, applied.target
    link = next((each for each in web.upwards(source) if each.target == target), None) if source else None
    near = _above(source, web, target) if source else ()
    return Doubt(
        DoubtKind.SUSPECT, target, source, level=applied.decision.level, link=link, applied=applied, candidates=near
    )


def _links(web: Web, settled: Settled) -> Iterator[Doubt]:
    """Couplings between documents that conflict, and such as nothing but likeness carries."""
    for link in web.result.linkage.links:
        if not _is_asked(link, web) or _is_settled(link.target, link.source, web, settled):
            continue
        near = _above(link.source, web, link.target)
        if link.grade is Grade.CONFLICTING:
            yield Doubt(DoubtKind.CONFLICTING, link.target, link.source, link=link, candidates=near)
        elif _is_likeness(link, web):
            yield Doubt(DoubtKind.LIKENESS, link.target, link.source, link=link, candidates=near)


def _is_asked(link: Link, web: Web) -> bool:
    """Between two documents, by the text alone, and about what somebody can still mend."""
    ends = [web.ends.get(link.source), web.ends.get(link.target)]
    if None in ends or link.basis != "text" or any(each.kind is EvidenceKind.PERSON for each in link.evidence):
        return False
    documents = {end.document for end in ends if end is not None}
    return len(documents) > 1 and web.ends[link.source].document in web.current


def _is_likeness(link: Link, web: Web) -> bool:
    """A loose coupling of a text that no tight one ties to any other document."""
    if link.grade is not Grade.LOOSE:
        return False
    own = web.ends[link.source].document
    return not any(
        each.grade is Grade.TIGHT and web.ends[each.target].document != own
        for each in web.upwards(link.source)
        if each.target in web.ends
    )


def _above(source: str, web: Web, but: str | None = None) -> tuple[Candidate, ...]:
    """What could be meant instead, best first."""
    found = [each for each in web.corpus.candidates_from(source) if each.target != but and each.target in web.ends]
    return tuple(found[: _shown()])


def _shown() -> int:
    return int(load_data("review")["form"]["candidates"])


def _gaps(web: Web, settled: Settled) -> Iterator[Doubt]:
    """Goals and orders that the run remarks on because nothing answers them."""
    kinds: dict[str, list[str]] = load_data("review")["gaps"]
    for finding in web.result.findings:
        if finding.code in kinds:
            for goal in _items(finding, web):
                if not _is_settled(goal, None, web, settled):
                    yield from _gap(goal, kinds[finding.code], web)


def _items(finding: Finding, web: Web) -> list[str]:
    """The item of a remark; for one that stands for several, those that it names."""
    rows = [each.item for each in finding.related if each.role == "row"]
    return [key for key in (finding.item, *rows) if key is not None and key in web.ends]


def _gap(goal: str, kinds: Sequence[str], web: Web) -> Iterator[Doubt]:
    """One question for the documents of the first of these kinds that was looked into in vain; of any kind for none."""
    missing = [each.document for each in web.corpus.answers_to(goal) if each.state is AnswerState.MISSING]
    plans = [plan for key in missing if (plan := web.corpus.document(key)) is not None]
    level = next((kind for kind in kinds if any(plan.kind.value == kind for plan in plans)), None)
    looked = [plan.key for plan in plans if not kinds or plan.kind.value == level]
    current = [key for key in looked if key in web.current] or looked
    if current:
        near = [each for each in web.below.get(goal, ()) if web.ends[each.source].document in current]
        made = DocumentKind(level) if level else None
        yield Doubt(DoubtKind.UNANSWERED, goal, None, tuple(current), made, candidates=tuple(near[: _shown()]))


def _parentless(web: Web) -> Iterator[Doubt]:
    """Goals that say of no goal above that they follow it up, where some goal above comes near."""
    codes = load_data("review")["parentless"]["codes"]
    for finding in web.result.findings:
        if finding.code in codes:
            for key in _items(finding, web):
                own = web.ends[key].document
                near = [each for each in _above(key, web) if web.ends[each.target].document != own]
                yield Doubt(DoubtKind.PARENTLESS, None, key, candidates=tuple(near))
