"""The thread of each strategic goal: which of its steps are stated, missing, justified or cannot be judged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tracecheck.linker.chain import Chain, covers, first_year, kinds_of
from tracecheck.linker.corpus import GOAL_LIKE, GOALS, Corpus, document_key, item_key, passages
from tracecheck.linker.graph import Edges, Gathered, components, gather
from tracecheck.model.coupling import STEPS, Link, Relation, Step, StepState, Thread, ThreadState
from tracecheck.model.plan import DocumentKind, FollowUp, Item, ItemKind, Origin, PlanDocument
from tracecheck.resources import load_data

Groups = tuple[tuple[str, ...], ...]
_MEASURED = frozenset({"indicator", "target"})


@dataclass(frozen=True, slots=True)
class Web:
    """Links by their upper end, and what each goal's steps rest on, shallow and deep."""

    corpus: Corpus
    chain: Chain
    reasons: dict[str, tuple[str, ...]]
    upwards: dict[str, tuple[Link, ...]]
    follow_ups: dict[str, FollowUp]
    deep: dict[str, Gathered] = field(default_factory=dict)


def make_threads(
    links: Iterable[Link], corpus: Corpus, chain: Chain, reasons: dict[str, tuple[str, ...]]
) -> tuple[Thread, ...]:
    """Threads of the strategic goals in the order of their ids; linear in the number of links."""
    web = _make_web(links, corpus, chain, reasons)
    return tuple(_thread(key, item, web) for key, item in sorted(_strategic(corpus)))


def expected_answers(corpus: Corpus, chain: Chain) -> dict[str, tuple[str, ...]]:
    """For each own goal and strategy, and each adopted order, the documents below that may answer it."""
    expected: dict[str, tuple[str, ...]] = {}
    for document in corpus.documents:
        plans = tuple(each.key for each in chain.answering(document.key))
        every = tuple(each.key for each in chain.below[document.key])
        for key, item in corpus.own(document):
            if document.kind in chain.policy.answers and _is_to_be_answered(item):
                expected[key] = every if item.kind is ItemKind.ORDER else plans
    return expected


def _is_to_be_answered(item: Item) -> bool:
    if item.kind is ItemKind.ORDER:
        return item.decision is not None and item.decision.adopted is True
    return item.origin is Origin.OWN and (item.kind in GOALS or item.kind is ItemKind.STRATEGY)


def _strategic(corpus: Corpus) -> Iterator[tuple[str, Item]]:
    kinds = _strategic_kinds({document.kind for document in corpus.documents})
    for document in corpus.documents:
        if document.kind in kinds:
            for key, item in corpus.own(document):
                if item.kind in GOALS and item.origin is Origin.OWN:
                    yield key, item


def _strategic_kinds(here: set[DocumentKind]) -> set[DocumentKind]:
    """The first tier that is here; the økonomiplan too while no samfunnsdel is; lower tiers only alone."""
    data = load_data("chain")
    tiers = [{DocumentKind(kind) for kind in tier} for tier in data["strategic"]]
    if any(kind.value in data["strategic_top"] for kind in here):
        return tiers[0]
    begun = tiers[0] | tiers[1]
    for tier in tiers[2:]:
        if begun & here:
            return begun
        begun = begun | tier
    return begun


def _make_web(links: Iterable[Link], corpus: Corpus, chain: Chain, reasons: dict[str, tuple[str, ...]]) -> Web:
    upwards: dict[str, list[Link]] = {}
    for link in links:
        upwards.setdefault(link.target, []).append(link)
    follow_ups = {
        item_key(document.key, passage.id): passage.follow_up
        for document in corpus.documents
        for passage in passages(document)
        if passage.follow_up is not None
    }
    web = Web(corpus, chain, reasons, {key: tuple(found) for key, found in upwards.items()}, follow_ups)
    _gather_steps(web)
    return web


def _gather_steps(web: Web) -> None:
    nodes = dict.fromkeys([*web.corpus.items, *web.upwards])
    below = {node: tuple(link.source for link in web.upwards.get(node, ())) for node in nodes}
    inside = {node: tuple(_inside(node, web)) for node in nodes}
    everywhere, at_home = tuple(components(below)), tuple(components(inside))
    for step in STEPS:
        if step == "answered":
            web.deep[step] = _gather(at_home, inside, step, web)
        else:
            web.deep[step] = _gather(everywhere, below, step, web)


def _gather(groups: Groups, edges: Edges, step: str, web: Web) -> Gathered:
    most = int(load_data("chain")["threads"]["quoted_links"])
    return gather(groups, edges, lambda node: _shallow(node, step, web), most)


def _inside(node: str, web: Web) -> Iterator[str]:
    """The goals of the same document that stand under a goal: what answers them answers it."""
    document = web.corpus.document_of.get(node)
    for link in web.upwards.get(node, ()):
        source = web.corpus.items.get(link.source)
        if source is not None and source.kind in GOAL_LIKE and web.corpus.document_of[link.source] is document:
            yield link.source


def _shallow(node: str, step: str, web: Web) -> tuple[str, ...]:
    """The links from just below that carry a step of `node`."""
    carrying = (link for link in web.upwards.get(node, ()) if _carries(link, step, web))
    return tuple(sorted(f"{link.source} -> {link.target}" for link in carrying))


def _carries(link: Link, step: str, web: Web) -> bool:
    if _is_put_off(link.source, web):
        return False
    if step == "answered":
        return _answers(link, web)
    if step == "reported":
        return link.relation is Relation.REPORTS
    item = web.corpus.items.get(link.source)
    return item is not None and _states(item, step)


def _is_put_off(key: str, web: Web) -> bool:
    follow_up = web.follow_ups.get(key)
    return follow_up is not None and follow_up.kind in load_data("chain")["threads"]["justifying"]


def _answers(link: Link, web: Web) -> bool:
    """A link from a document below that does more than print the goal again or report on it, or a lawful answer."""
    if link.relation is Relation.REPORTS:
        return False
    item = web.corpus.items.get(link.source)
    if document_key(link.source) == document_key(link.target):
        return item is None and link.source in web.follow_ups
    if not web.chain.is_current(document_key(link.source), document_key(link.target)):
        return False
    only_printed = link.relation is Relation.RESTATES and (item is None or item.origin is Origin.QUOTED)
    return not (link.copied and only_printed)


def _states(item: Item, step: str) -> bool:
    """True when an item itself carries a step."""
    return bool(_STATED[step](item))


def _has_money(item: Item) -> bool:
    funded = item.funding is not None and item.funding in load_data("chain")["threads"]["funded"]
    return funded or bool(item.amounts) or item.kind is ItemKind.BUDGET_LINE


def _has_deadline(item: Item) -> bool:
    return item.deadline is not None or (item.target is not None and item.target.year is not None)


_STATED: dict[str, Callable[[Item], bool]] = {
    "measure": lambda item: item.kind is ItemKind.MEASURE,
    "indicator": lambda item: item.kind in (ItemKind.INDICATOR, ItemKind.RESULT),
    "target": lambda item: item.target is not None,
    "money": _has_money,
    "owner": lambda item: bool(item.owner),
    "deadline": _has_deadline,
}


def _thread(key: str, item: Item, web: Web) -> Thread:
    steps = {step: _step(key, item, step, web) for step in STEPS}
    state = _state(steps)
    missing = next((step for step in STEPS if steps[step].state in (StepState.MISSING, StepState.CONFLICTING)), None)
    broken_at = missing if state in (ThreadState.BROKEN, ThreadState.NOT_BEGUN) else None
    return Thread(key, state, broken_at, steps)


def _step(key: str, item: Item, step: str, web: Web) -> Step:
    shallow, deep = _shallow(key, step, web), web.deep[step].get(key, ())
    if deep or _stated_by_itself(item, step):
        return Step(StepState.STATED, shallow[: int(load_data("chain")["threads"]["quoted_links"])], deep)
    if step in _MEASURED and item.goal_type in load_data("chain")["threads"]["unmeasured_types"]:
        return Step(StepState.NOT_APPLICABLE)
    reason = _reason(key, step, web)
    if reason is not None:
        return Step(StepState.JUSTIFIED, reason=reason)
    absent = _absent(key, step, web)
    if absent is not None:
        return Step(StepState.UNKNOWN, reason=absent)
    return Step(StepState.MISSING)


def _stated_by_itself(item: Item, step: str) -> bool:
    return step not in ("answered", "measure", "indicator", "reported") and _states(item, step)


def _reason(key: str, step: str, web: Web) -> str | None:
    """Why a step is not there: the goal is put off, or it is carried in ordinary operations."""
    put_off = web.reasons.get(key)
    if put_off:
        return put_off[0]
    lawful = (web.follow_ups.get(link.source) for link in web.upwards.get(key, ()) if _carries(link, "answered", web))
    return next((follow_up.text for follow_up in lawful if follow_up is not None), None)


def _absent(key: str, step: str, web: Web) -> str | None:
    """The kinds of document in which a step would stand, when none of them is here."""
    document = web.corpus.document_of[key]
    below = web.chain.below[document.key]
    if step == "answered":
        return None if web.chain.answering(document.key) else _kinds_below(document, web)
    wanted = load_data("chain")["carriers"][step]
    if step == "reported":
        here = any(each.kind.value in wanted and _in_cut(each, below) for each in below)
    else:
        here = any(each.kind.value in wanted for each in (document, *below))
    return None if here else ", ".join(wanted)


def _kinds_below(document: PlanDocument, web: Web) -> str:
    kinds = web.chain.policy.answers.get(document.kind, ())
    return ", ".join(kind.value for kind in kinds if kind not in kinds_of("reports"))


def _in_cut(report: PlanDocument, below: tuple[PlanDocument, ...]) -> bool:
    """A report counts where it tells of a year that a plan below is for, or where no such plan is here."""
    yearly = [each for each in below if each.kind in kinds_of("yearly")]
    year = first_year(report)
    if not yearly or year is None:
        return True
    return any(first_year(plan) == year or covers(plan, year) for plan in yearly)


def _state(steps: dict[str, Step]) -> ThreadState:
    states = {name: step.state for name, step in steps.items()}
    present = set(states.values())
    if states["answered"] is StepState.JUSTIFIED:
        return ThreadState.JUSTIFIED
    if StepState.MISSING not in present and StepState.CONFLICTING not in present:
        return ThreadState.UNKNOWN if states["answered"] is StepState.UNKNOWN else ThreadState.WHOLE
    if present.isdisjoint({StepState.STATED, StepState.CONFLICTING}):
        return ThreadState.NOT_BEGUN
    return ThreadState.BROKEN
