"""Walks from one item over the couplings, up and down, and gathers what speaks for each step."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.model.coupling import AnswerState, Candidate, Grade, Link, Relation, Role, SharedGoal
from tracecheck.model.decision import AppliedDecision
from tracecheck.model.trail import Hidden, Hop, Looked, Path, ThreadOf, Trail
from tracecheck.resources import load_data
from tracecheck.trail.stated import find_misfits
from tracecheck.trail.web import Web

Step = tuple[str, tuple[Link, ...]]
_UNSURE = frozenset({AnswerState.LOOSE, AnswerState.MISSING})
_GRADES = tuple(Grade)


def make_trail(item_id: str, web: Web, same: tuple[str, ...] = (), every: bool = True) -> Trail:
    """The trail of an item; with `every` false no more steps than fit on a screen, and how many are left out."""
    limits = None if every else _shown()
    up = _walk(item_id, lambda key: _steps(web.upwards(key), upwards=True), web, limits)
    down = _walk(item_id, lambda key: _steps(web.downwards(key), upwards=False), web, limits)
    trail = Trail(
        item=web.ends[item_id],
        up=up,
        down=down,
        candidates=_candidates(item_id, web),
        runners_up=tuple(_runners_up(up, down, web)),
        looked=tuple(_looked(item_id, web)),
        threads=tuple(_threads(item_id, web)),
        unresolved=tuple(each for each in web.result.linkage.unresolved if each.source == item_id),
        decisions=tuple(_decisions(item_id, up, down, web)),
        rejected=tuple(each for each in web.result.linkage.rejected if item_id in (each.source, each.target)),
        findings=tuple(each for each in web.result.findings if each.item == item_id),
        same=same,
        context=web.result.linkage.roles.get(web.ends[item_id].document) is Role.CONTEXT,
        misfits=find_misfits(web, item_id),
        shared=tuple(_shared(item_id, web)),
    )
    return _with_ends(trail, web)


def _shared(item_id: str, web: Web) -> Iterator[SharedGoal]:
    """Which units have the goal, asked of the common goal or of one unit's."""
    goals = {item_id, *(link.target for link in web.upwards(item_id) if link.relation is Relation.SHARED)}
    return (each for each in web.result.linkage.shared if each.goal in goals)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many steps from one item into one document are listed."""

    first: int
    second: int
    further: int


def _shown() -> Limits:
    shown = load_data("trail")["show"]
    return Limits(int(shown["first"]), int(shown["second"]), int(shown["further"]))


def _steps(links: Iterable[Link], upwards: bool) -> list[Step]:
    """The couplings by the end that they lead to, tight ones first."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target if upwards else link.source, []).append(link)
    grouped = [(key, tuple(sorted(each, key=_strength))) for key, each in found.items()]
    return sorted(grouped, key=lambda step: (_strength(step[1][0]), step[0]))


def _strength(link: Link) -> tuple[int, float, str]:
    return _GRADES.index(link.grade), -link.score, link.relation.value


@dataclass(frozen=True, slots=True)
class _Reach:
    """All that is reached from an item: for each the item under which its own steps are listed (the nearest to the
    start), its distance, its steps, and how many of these are left out."""

    parent: dict[str, str]
    distance: dict[str, int]
    steps: dict[str, list[Step]]
    hidden: list[Hidden]


def _walk(start: str, steps: Callable[[str], list[Step]], web: Web, limits: Limits | None) -> Path:
    """Every coupling that can be reached, each once, what hangs on a step right after it; no ring is walked twice."""
    reach = _reach(start, steps, web, limits)
    hops: list[Hop] = []
    stack = _hops(start, reach, web)[::-1]
    while stack:
        hop = stack.pop()
        hops.append(hop)
        if not hop.repeated:
            stack.extend(_hops(hop.end.id, reach, web)[::-1])
    order = {hop.of: number for number, hop in enumerate(hops)}
    hidden = sorted(reach.hidden, key=lambda each: (order[each.of], each.document))
    return Path(tuple(hops), tuple(hidden))


def _reach(start: str, steps: Callable[[str], list[Step]], web: Web, limits: Limits | None) -> _Reach:
    reach = _Reach({start: ""}, {start: 0}, {}, [])
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        known = [step for step in steps(key) if step[0] in web.ends]
        reach.steps[key] = list(_listed(key, known, reach, web, limits))
        for other, _ in reach.steps[key]:
            if other not in reach.parent:
                reach.parent[other] = key
                reach.distance[other] = reach.distance[key] + 1
                waiting.append(other)
    return reach


def _listed(key: str, steps: list[Step], reach: _Reach, web: Web, limits: Limits | None) -> Iterator[Step]:
    """The steps from one item that are listed: into other documents first, document by document."""
    own = web.ends[key].document
    by_document: dict[str, list[Step]] = {}
    for step in steps:
        by_document.setdefault(web.ends[step[0]].document, []).append(step)
    for document in sorted(by_document, key=lambda each: (each == own, each not in web.current, each)):
        found = by_document[document]
        most = _most(reach.distance[key], limits, len(found))
        if len(found) > most:
            reach.hidden.append(Hidden(key, document, len(found) - most))
        yield from found[:most]


def _most(distance: int, limits: Limits | None, every: int) -> int:
    """One too many is shown rather than counted."""
    if limits is None:
        return every
    most = (limits.first, limits.second, limits.further)[min(distance, 2)]
    return every if every == most + 1 else most


def _hops(key: str, reach: _Reach, web: Web) -> list[Hop]:
    return [_hop(key, step, reach, web) for step in reach.steps[key]]


def _hop(key: str, step: Step, reach: _Reach, web: Web) -> Hop:
    other, links = step
    repeated = reach.parent[other] != key and bool(reach.steps[other])
    return Hop(key, web.ends[other], links, reach.distance[key] + 1, repeated)


def _candidates(item_id: str, web: Web) -> tuple[Candidate, ...]:
    """Upper items that come near and are not asserted."""
    asserted = {link.target for link in web.upwards(item_id)}
    found = [each for each in web.corpus.candidates_from(item_id) if each.target not in asserted]
    return tuple(found)


def _links(*paths: Path) -> Iterator[Link]:
    return (link for path in paths for hop in path.hops for link in hop.links)


def _runners_up(up: Path, down: Path, web: Web) -> Iterator[Candidate]:
    """The next best targets of the couplings that are listed, with their scores."""
    wanted = dict.fromkeys((link.source, link.runner_up) for link in _links(up, down) if link.runner_up)
    for source, target in wanted:
        yield from (each for each in web.corpus.candidates_from(source) if each.target == target)


def _looked(item_id: str, web: Web) -> Iterator[Looked]:
    for answer in web.corpus.answers_to(item_id):
        near = _near(item_id, answer.document, answer.nearest, answer.sources, web) if answer.state in _UNSURE else ()
        sources = tuple(web.ends[source] for source in answer.sources if source in web.ends)
        yield Looked(answer.document, answer.state.value, sources, near)


def _near(
    goal: str, document: str, nearest: tuple[Candidate, ...], sources: tuple[str, ...], web: Web
) -> tuple[Candidate, ...]:
    """What the linker names as nearest; then items of the document that have the goal among their candidates."""
    known = {each.source: each for each in nearest}
    for candidate in web.below.get(goal, ()):
        if web.ends[candidate.source].document == document:
            known.setdefault(candidate.source, candidate)
    kept = [each for key, each in known.items() if key not in sources]
    return tuple(sorted(kept, key=lambda each: (-each.score, each.source))[: candidates_shown()])


def candidates_shown() -> int:
    """How many candidates stand beside a coupling that is loose or not there."""
    return int(load_data("trail")["show"]["candidates"])


def _threads(item_id: str, web: Web) -> Iterator[ThreadOf]:
    """The item's own thread; else those of the goals above it that it is a part of."""
    for key in (item_id, *_above(item_id, web)):
        thread = web.corpus.thread(key)
        if thread is not None:
            yield ThreadOf(web.ends[key], thread)
            if key == item_id:
                return


def _above(item_id: str, web: Web) -> list[str]:
    seen = {item_id}
    waiting = deque([item_id])
    found: list[str] = []
    while waiting:
        for link in web.upwards(waiting.popleft()):
            if link.target not in seen and link.target in web.ends:
                seen.add(link.target)
                found.append(link.target)
                waiting.append(link.target)
    return found


def _decisions(item_id: str, up: Path, down: Path, web: Web) -> Iterator[AppliedDecision]:
    """What persons have decided about the item, or about a coupling that is listed."""
    listed = {(link.source, link.target) for link in _links(up, down)}
    for each in web.result.linkage.decisions:
        if item_id in (each.source, each.target) or (each.source, each.target) in listed:
            yield each


def _with_ends(trail: Trail, web: Web) -> Trail:
    """The trail with the items that it names and that are no step of its paths."""
    named = {key for key in _named(trail) if key in web.ends}
    return replace(trail, ends=tuple(web.ends[key] for key in sorted(named)))


def _named(trail: Trail) -> Iterator[str]:
    yield from (each.target for each in trail.candidates)
    yield from (each.source for looked in trail.looked for each in looked.nearest)
    yield from (each.target for each in trail.runners_up)
    yield from (each.other for each in trail.misfits)
    for link in trail.rejected:
        yield from (link.source, link.target)
    for each in trail.decisions:
        yield from (key for key in (each.source, each.target) if key)
    for reference in trail.unresolved:
        yield from reference.nearest
