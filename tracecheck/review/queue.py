"""Which couplings a person is asked about, most important first. What has been decided is not asked again."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import AnswerState, Candidate, EvidenceKind, Grade, Link, Relation
from tracecheck.model.decision import AppliedDecision, DecisionState, Endpoint, UnusedReason, Verdict
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import fingerprint
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors, is_leaf_goal
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import GOALS, Located
from tracecheck.rules.decided import own_goals
from tracecheck.rules.kinds import ANNUAL_REPORTS, BUDGETS, ECONOMIC, STRATEGIC, UNIT_LEVEL
from tracecheck.rules.unanswered import examined_goals, is_unanswered
from tracecheck.trail.stated import find_misfits
from tracecheck.trail.web import Web

_KINDS = tuple(DoubtKind)
_DECIDED = frozenset({DecisionState.IN_FORCE, DecisionState.UNUSED, DecisionState.CONTRADICTED})
# What a decision says nothing of: the words stand elsewhere, or nowhere.
_ELSEWHERE = frozenset({UnusedReason.OTHER_DOCUMENT, UnusedReason.OTHER_MUNICIPALITY, UnusedReason.TEXT_GONE})
# Goal, answer (none: a gap), and the level or relation that it was decided for (none: all).
Settled = frozenset[tuple[str, str | None, str | None]]


def make_queue(web: Web) -> tuple[Doubt, ...]:
    """The doubts of a result, in the order in which they are put."""
    settled = frozenset(_settled(web))
    gaps = [each for each in _gaps(web) if not _is_settled(str(each.goal), None, each.level, settled)]
    doubts = [*_suspects(web), *_links(web, settled), *_misfits(web, settled), *gaps, *_parentless(web)]
    once = {(each.goal, each.answer, each.level): each for each in sorted(doubts, key=_order, reverse=True)}
    return tuple(sorted(once.values(), key=_order))


def _order(doubt: Doubt) -> tuple[int, int, float, str, str]:
    score = doubt.link.score if doubt.link else max((each.score for each in doubt.candidates), default=0.0)
    level = 0 if doubt.level in ECONOMIC else 1 if doubt.level is None else 2
    return _KINDS.index(doubt.kind), level, -score, doubt.goal or "", doubt.answer or ""


def _settled(web: Web) -> Iterator[tuple[str, str | None, str | None]]:
    """What persons have decided on, by its ends of today: the same words of another unit are another matter."""
    decided = [each for each in web.result.linkage.decisions if each.state in _DECIDED and _is_told(each)]
    lost = [each for each in decided if each.target is None or (each.decision.answer and each.source is None)]
    alike = _by_words(web) if lost else {}
    for each in decided:
        decision = each.decision
        goals = [each.target] if each.target else _alike(decision.goal, alike)
        answers = [each.source] if each.source or not decision.answer else _alike(decision.answer, alike)
        yield from ((goal, answer, decision.relation or decision.level) for goal in goals for answer in answers)


def _is_told(applied: AppliedDecision) -> bool:
    return applied.decision.verdict is not Verdict.OWN and applied.unused not in _ELSEWHERE


def _by_words(web: Web) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for key, end in web.ends.items():
        found.setdefault((end.document, fingerprint(end.text)), []).append(key)
    return found


def _alike(end: Endpoint, known: dict[tuple[str, str], list[str]]) -> list[str]:
    """Where several places of its document have the words of an end, and none of them is told from the others."""
    return known.get((end.document, end.fingerprint), [])


def _is_settled(goal: str, answer: str | None, scope: str | None, settled: Settled) -> bool:
    """`scope` is the level of a gap, the relation of a coupling."""
    return not settled.isdisjoint({(goal, answer, None), (goal, answer, scope)})


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
        if not _is_asked(link, web) or _is_settled(link.target, link.source, link.relation, settled):
            continue
        near = _above(link.source, web, link.target)
        if link.grade is Grade.CONFLICTING:
            yield Doubt(DoubtKind.CONFLICTING, link.target, link.source, link=link, candidates=near)
        elif _is_likeness(link, web):
            yield Doubt(DoubtKind.LIKENESS, link.target, link.source, link=link, candidates=near)


def _misfits(web: Web, settled: Settled) -> Iterator[Doubt]:
    """Stated couplings that something else fits clearly better; that comes first among what could be meant."""
    for misfit in find_misfits(web):
        source, target = misfit.source, misfit.target
        link = next(each for each in web.upwards(source) if each.target == target)
        if not _is_settled(target, source, link.relation, settled):
            near = [each for each in _above(source, web, target) if each.target != misfit.other]
            known = (each for each in web.corpus.candidates_from(source) if each.target == misfit.other)
            first = next(known, Candidate(source, misfit.other, link.relation, 0.0, 1))
            near = [first, *near][: _shown()]
            yield Doubt(DoubtKind.MISFIT, target, source, link=link, candidates=tuple(near), misfit=misfit)


def _is_asked(link: Link, web: Web) -> bool:
    """Between two documents, by the text alone, about what somebody can still mend; that units share a goal says
    nothing of which goal above it follows up."""
    ends = [web.ends.get(link.source), web.ends.get(link.target)]
    if None in ends or link.relation is Relation.SHARED or link.basis != "text":
        return False
    if any(each.kind is EvidenceKind.PERSON for each in link.evidence):
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


def _gaps(web: Web) -> Iterator[Doubt]:
    """Goals and orders that nothing answers where it was looked for: plans first, then orders, then reports."""
    corpus = web.corpus
    for plan, goals in examined_goals(corpus, *ECONOMIC):
        yield from (_gap(goal, (plan,), plan.kind, web) for goal in goals if is_unanswered(corpus, goal, plan))
    for order in _open_orders(web):
        answers = [corpus.document(each.document) for each in corpus.answers_to(order.id)]
        yield _gap(order, [each for each in answers if each is not None], None, web)
    for report in corpus.in_chain(*ANNUAL_REPORTS):
        if report.key in web.current:
            yield from (_gap(goal, (report,), report.kind, web) for goal in _unreported(report, web))


def _gap(goal: Located, looked: Sequence[PlanDocument], level: DocumentKind | None, web: Web) -> Doubt:
    keys = tuple(each.key for each in looked)
    near = [each for each in web.below.get(goal.id, ()) if web.ends[each.source].document in keys]
    return Doubt(DoubtKind.UNANSWERED, goal.id, None, keys, level, candidates=tuple(near[: _shown()]))


def _open_orders(web: Web) -> Iterator[Located]:
    """Adopted orders that no later document answers; a sub-point is asked about with its point."""
    for document in web.corpus.in_chain():
        for order in web.corpus.items(document, ItemKind.ORDER):
            answers = web.corpus.answers_to(order.id)
            if answers and order.item.parent is None and all(each.state is AnswerState.MISSING for each in answers):
                yield order


def _unreported(report: PlanDocument, web: Web) -> Iterator[Located]:
    """The goals of the plan of the report's year of which it says nothing."""
    for plan in web.corpus.in_chain(*ECONOMIC):
        if first_year(plan) == report.applies_to_year:
            for goal in web.corpus.items(plan, *GOALS):
                if is_leaf_goal(web.corpus, goal) and is_unanswered(web.corpus, goal, report):
                    yield goal


def _parentless(web: Web) -> Iterator[Doubt]:
    """Goals of units that say of no goal above that they follow it up, where a plan above is here to be followed."""
    if not any(web.corpus.in_chain(*STRATEGIC, *BUDGETS)):
        return
    own = own_goals(web.result.linkage.decisions)
    for document in web.corpus.in_chain(*UNIT_LEVEL):
        if document.key in web.current:
            for goal in web.corpus.items(document, *GOALS):
                near = [each for each in _above(goal.id, web) if web.ends[each.target].document != document.key]
                if is_leaf_goal(web.corpus, goal) and goal.id not in own and not _has_parent(goal, web):
                    yield Doubt(DoubtKind.PARENTLESS, None, goal.id, candidates=tuple(near))


def _has_parent(goal: Located, web: Web) -> bool:
    return any(
        link.relation is not Relation.SHARED and web.ends[link.target].document != goal.document.key
        for each in ancestors(web.corpus, goal)
        for link in web.upwards(each.id)
        if link.target in web.ends
    )
