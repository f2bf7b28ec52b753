"""The thread of each strategic goal: which of its steps are stated, missing, justified or cannot be judged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.documents.chain import Chain, covers, first_year, kinds_of
from tracecheck.linker.evidence.follow_up import Reasons, follow_ups_of
from tracecheck.linker.evidence.said import is_put_off, says_how
from tracecheck.linker.grading.answers import Answers
from tracecheck.linker.grading.graph import components, first, gather
from tracecheck.model.coupling import (
    STEPS,
    Answer,
    AnswerState,
    Grade,
    Link,
    Relation,
    Step,
    StepState,
    Thread,
    ThreadState,
)
from tracecheck.model.item import FollowUp, Item, ItemKind, Origin
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data

_MEASURED = frozenset({"indicator", "target"})
_ANSWERED = frozenset({"answered", "reported"})
_ITEM_STEPS = tuple(step for step in STEPS if step not in _ANSWERED)
_TAKEN_UP = frozenset({AnswerState.TIGHT, AnswerState.LOOSE})
# How far a link is from tight (its place among the grades), and the link as it is written.
Carrier = tuple[int, str]
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Web:
    """Links by their upper end, and what each goal's steps rest on, shallow and deep."""

    corpus: Corpus
    chain: Chain
    answers: Answers
    reasons: Reasons
    upwards: dict[str, tuple[Link, ...]]
    follow_ups: dict[str, FollowUp]
    deep: dict[str, dict[str, tuple[Carrier, ...]]] = field(default_factory=dict)


def make_threads(
    links: Iterable[Link], corpus: Corpus, chain: Chain, answers: Answers, reasons: Reasons
) -> tuple[Thread, ...]:
    """Threads of the strategic goals in the order of their ids; linear in the number of links."""
    web = _make_web(links, corpus, chain, answers, reasons)
    again = {link.source for links_to in web.upwards.values() for link in links_to if _says_again(link)}
    return tuple(_thread(key, item, web) for key, item in sorted(_strategic(corpus)) if key not in again)


def _says_again(link: Link) -> bool:
    """The goal of a document in other words of the same document: one goal, one thread."""
    return link.relation is Relation.RESTATES and document_key(link.source) == document_key(link.target)


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


def _make_web(links: Iterable[Link], corpus: Corpus, chain: Chain, answers: Answers, reasons: Reasons) -> Web:
    upwards: dict[str, list[Link]] = {}
    for link in links:
        if link.relation is not Relation.SHARED:
            upwards.setdefault(link.target, []).append(link)
    found = {key: tuple(each) for key, each in upwards.items()}
    web = Web(corpus, chain, answers, reasons, found, follow_ups_of(corpus))
    _gather_steps(web)
    return web


def _gather_steps(web: Web) -> None:
    """What last year's plan alone says is no step of now: a goal that is not of an earlier year is followed through
    plans that count."""
    below = {
        node: tuple(link.source for link in links if link.source in web.upwards and _counts(link, web))
        for node, links in web.upwards.items()
    }
    groups = tuple(components(below))
    for step in _ITEM_STEPS:
        web.deep[step] = gather(groups, below, partial(_shallow, step=step, web=web), first(_most()))


def _most() -> int:
    return int(load_data("chain")["threads"]["quoted_links"])


def _shallow(node: str, step: str, web: Web) -> tuple[Carrier, ...]:
    """The links from just below that carry a step of `node`."""
    return _written(link for link in web.upwards.get(node, ()) if _carries(link, step, web))


def _written(links: Iterable[Link]) -> tuple[Carrier, ...]:
    return tuple(sorted({(_GRADES.index(link.grade), f"{link.source} -> {link.target}") for link in links}))


def _carried(shallow: tuple[Carrier, ...], deep: tuple[Carrier, ...], stated: bool) -> Step:
    """Stated, or conflicting where nothing but a contradicted link carries the step."""
    grade = None if stated or not deep else _GRADES[min(deep)[0]]
    state = StepState.CONFLICTING if grade is Grade.CONFLICTING else StepState.STATED
    return Step(state, _first_of(shallow), _first_of(deep), grade=grade)


def _first_of(carriers: tuple[Carrier, ...]) -> tuple[str, ...]:
    return tuple(sorted(text for _, text in carriers[: _most()]))


def _carries(link: Link, step: str, web: Web) -> bool:
    item = web.corpus.items.get(link.source)
    if item is None or not _counts(link, web):
        return False
    return not is_put_off(web.follow_ups.get(link.source)) and _states(item, step)


def _counts(link: Link, web: Web) -> bool:
    return web.chain.carries(document_key(link.source), document_key(link.target))


def _states(item: Item, step: str) -> bool:
    """True when an item itself carries a step."""
    return bool(_STATED[step](item))


def _is_measured(item: Item) -> bool:
    """An indicator, a result, or a goal that names what is measured and its level («fraværet er under 9 %»)."""
    if item.kind in GOALS:
        return item.target is not None and item.target.value is not None and bool(item.target.unit)
    return item.kind in (ItemKind.INDICATOR, ItemKind.RESULT)


def _has_money(item: Item) -> bool:
    """New or kept money, or an amount; a row of noughts is none."""
    funded = item.funding is not None and item.funding in load_data("chain")["threads"]["funded"]
    return funded or any(amount.value for amount in item.amounts) or item.kind is ItemKind.BUDGET_LINE


def _has_deadline(item: Item) -> bool:
    return item.deadline is not None or (item.target is not None and item.target.year is not None)


_STATED: dict[str, Callable[[Item], bool]] = {
    "measure": lambda item: item.kind is ItemKind.MEASURE,
    "indicator": _is_measured,
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
    return Thread(key, state, broken_at, steps, _weakest(steps))


def _weakest(steps: dict[str, Step]) -> str | None:
    """The first step that nothing carries, else the first in conflict, else the first that is loosely coupled."""
    for state in (StepState.MISSING, StepState.CONFLICTING):
        for name, step in steps.items():
            if step.state is state:
                return name
    return next((name for name, step in steps.items() if step.grade is Grade.LOOSE), None)


def _step(key: str, item: Item, step: str, web: Web) -> Step:
    found = _answered(key, step, web) if step in _ANSWERED else _on_the_way(key, item, step, web)
    if found is not None:
        return found
    if step in _MEASURED and item.goal_type in load_data("chain")["threads"]["unmeasured_types"]:
        return Step(StepState.NOT_APPLICABLE)
    reason = _reason(key, step, web)
    if reason is not None:
        return Step(StepState.JUSTIFIED, reason=reason)
    absent = _absent(key, step, web)
    if absent is not None:
        return Step(StepState.UNKNOWN, reason=absent)
    return Step(StepState.MISSING)


def _answered(key: str, step: str, web: Web) -> Step | None:
    """Answered by a plan or an agreement, or told of in a report, by any document that may do so. Where the plan of the
    year is here and silent, a plan beside it alone carries no thread: its line ends there."""
    answers = [each for each in web.answers.of.get(key, ()) if _carries_step(each, step, web)]
    if step == "answered" and _passed_by(key, answers, web):
        return None
    links = [link for answer in answers for link in web.answers.links[answer.goal, answer.document]]
    shallow, deep = _written(link for link in links if link.target == key), _written(links)
    return _carried(shallow, deep, stated=not links) if answers else None


def _carries_step(answer: Answer, step: str, web: Web) -> bool:
    """Plans and agreements that count now answer a goal; a report tells of it, if it says more than its name."""
    if answer.state not in _TAKEN_UP:
        return False
    if web.corpus.by_key[answer.document].kind in kinds_of("reports"):
        return step == "reported" and (answer.goal, answer.document) in web.answers.told
    return step == "answered" and web.chain.carries(answer.document, document_key(answer.goal))


def _passed_by(key: str, answers: Iterable[Answer], web: Web) -> bool:
    """Whether a plan of the year that counts now was looked into, and neither it nor an agreement answers."""
    yearly, home = kinds_of("yearly"), document_key(key)
    looked = web.answers.looked.get(key, {}).values()
    if not any(each.kind in yearly and web.chain.carries(each.key, home) for each in looked):
        return False
    carrying = yearly | kinds_of("agreements")
    return not any(web.corpus.by_key[each.document].kind in carrying for each in answers)


def _on_the_way(key: str, item: Item, step: str, web: Web) -> Step | None:
    """What the goal itself or something under it says."""
    deep, stated = web.deep[step].get(key, ()), _states(item, step)
    return _carried(_shallow(key, step, web), deep, stated) if deep or stated else None


def _reason(key: str, step: str, web: Web) -> str | None:
    """Why a step is not there: the goal is put off, or it is carried in ordinary operations."""
    put_off = (words for where, words in web.reasons.get(key, ()) if web.chain.carries(where, document_key(key)))
    words = next(put_off, None)
    if words:
        return words
    said = (web.follow_ups.get(each) for each in (key, *_speaking_of(key, web)))
    return next((each.text for each in said if each and says_how(each) and not is_put_off(each)), None)


def _speaking_of(key: str, web: Web) -> Iterator[str]:
    """Passages that answer a goal, and goals; «innenfor rammen» beside a measure is about its money."""
    for link in web.upwards.get(key, ()):
        item = web.corpus.items.get(link.source)
        if item is None or item.kind in GOALS:
            yield link.source


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
