"""How each document below answers each goal above: the one place that says what an answer is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.evidence.follow_up import Reasons, follow_ups_of
from tracecheck.linker.evidence.mentions import find_mentions
from tracecheck.linker.evidence.said import is_answering, is_put_off
from tracecheck.linker.grading.graph import components, gather
from tracecheck.model.coupling import Answer, AnswerState, EvidenceKind, Examined, Grade, Link, Relation
from tracecheck.model.item import FollowUp, Item, ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

# The document that answers, whether the coupling is less than tight, and its number among the links.
Trace = tuple[str, bool, int]
Traces = dict[str, tuple[Trace, ...]]
Carried = tuple[Answer, tuple[Link, ...]]
# A goal, and a document that may answer it.
Pair = tuple[str, str]
T = TypeVar("T")
_LIKENESS = frozenset({EvidenceKind.LEXICAL, EvidenceKind.NUMBER, EvidenceKind.SEMANTIC})


@dataclass(frozen=True, slots=True)
class Ground:
    """What answers rest on: links by their upper and their lower end, reasons, follow-ups, the numbers of links by
    which a report only names a goal; `plans` and `reports` hold the traces of each document in and under each item,
    `deep` those through the levels between, `firm` the ones of these with tight couplings alone on the way."""

    corpus: Corpus
    chain: Chain
    links: tuple[Link, ...]
    reasons: Reasons
    into: dict[str, tuple[int, ...]]
    restated: dict[str, tuple[str, ...]]
    follow_ups: dict[str, FollowUp]
    mentions: frozenset[int] = frozenset()
    plans: Traces = field(default_factory=dict)
    reports: Traces = field(default_factory=dict)
    deep: Traces = field(default_factory=dict)
    firm: Traces = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers but the missing ones, and the links that carry each; `told` are those of reports that tell of their
    goal and do not only name it; `looked` has for each goal the documents that were looked into, one mapping for all
    goals of a document."""

    every: dict[Pair, Answer]
    links: dict[Pair, tuple[Link, ...]]
    examined: tuple[Examined, ...]
    of: dict[str, tuple[Answer, ...]]
    looked: dict[str, dict[str, PlanDocument]]
    told: frozenset[Pair] = frozenset()


def find_answers(links: tuple[Link, ...], corpus: Corpus, chain: Chain, reasons: Reasons) -> Answers:
    """How every document below answers every goal and adopted order; linear in the couplings, also on rings.

    A plan or agreement answers by couplings into the goal, into what stands under it in its document, and into the
    places where it is printed again; failing that, through what other plans do for the goal. A report answers by
    couplings into anything that follows the goal up.
    """
    ground = _make_ground(links, corpus, chain, reasons)
    examined = tuple(each for document in corpus.documents for each in _to_examine(document, ground))
    carried: dict[Pair, Carried] = {}
    looked: dict[str, dict[str, PlanDocument]] = {}
    for each in examined:
        lowers = {key: corpus.by_key[key] for key in each.documents}
        looked.update(dict.fromkeys(each.items, lowers))
        for goal in each.items:
            carried.update({(goal, found[0].document): found for found in _of_goal(goal, lowers, ground)})
    every = {pair: answer for pair, (answer, _) in carried.items()}
    carrying = {pair: found for pair, (_, found) in carried.items()}
    return Answers(every, carrying, examined, _by_goal(every.values()), looked, _told(carrying, ground))


def _by_goal(answers: Iterable[Answer]) -> dict[str, tuple[Answer, ...]]:
    of: dict[str, list[Answer]] = {}
    for answer in answers:
        of.setdefault(answer.goal, []).append(answer)
    return _frozen(of)


def _told(carrying: dict[Pair, tuple[Link, ...]], ground: Ground) -> frozenset[Pair]:
    """What rests on more than links by which a report only names a goal."""
    mere = {(ground.links[number].source, ground.links[number].target) for number in ground.mentions}
    return frozenset(
        pair for pair, found in carrying.items() if any((link.source, link.target) not in mere for link in found)
    )


def _make_ground(links: tuple[Link, ...], corpus: Corpus, chain: Chain, reasons: Reasons) -> Ground:
    into: dict[str, list[int]] = {}
    restated: dict[str, list[str]] = {}
    for number, link in enumerate(links):
        into.setdefault(link.target, []).append(number)
        if link.relation is Relation.RESTATES:
            restated.setdefault(link.source, []).append(link.target)
    follow_ups, mentions = follow_ups_of(corpus), find_mentions(links, corpus)
    ground = Ground(corpus, chain, links, reasons, _frozen(into), _frozen(restated), follow_ups, mentions)
    ground.plans.update(_gather(ground, _same_or_inside, _is_answer))
    ground.reports.update(_gather(ground, _any_but_shared, _is_report))
    if _has_middle(chain):
        ground.deep.update(_gather(ground, _leads_on, _is_answer))
        ground.firm.update(_gather(ground, _leads_firmly, _is_tight_answer))
    return ground


def _has_middle(chain: Chain) -> bool:
    """Whether any document stands between two others."""
    return any(above and chain.below[key] for key, above in chain.above.items())


def _frozen(lists: dict[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def _gather(ground: Ground, leads: Callable[[Link], bool], counts: Callable[[Link, Ground], bool]) -> Traces:
    """Traces by item: of the links that count into it, and into all that the links that lead go to. What no link goes
    to has none."""
    below = {
        node: tuple(link.source for link in _links(node, ground) if link.source in ground.into and leads(link))
        for node in ground.into
    }
    return gather(components(below), below, lambda node: _traces(node, ground, counts), _some_of_each)


def _links(node: str, ground: Ground) -> Iterator[Link]:
    return (ground.links[number] for number in ground.into.get(node, ()))


def _traces(node: str, ground: Ground, counts: Callable[[Link, Ground], bool]) -> Iterator[Trace]:
    for number in ground.into.get(node, ()):
        link = ground.links[number]
        if counts(link, ground):
            yield document_key(link.source), link.grade is not Grade.TIGHT or number in ground.mentions, number


def _some_of_each(found: set[Trace]) -> tuple[Trace, ...]:
    """The first traces of each document, tight ones first; more are not quoted."""
    most = int(load_data("chain")["threads"]["quoted_links"])
    counts: dict[str, int] = {}
    kept: list[Trace] = []
    for trace in sorted(found):
        counts[trace[0]] = counts.get(trace[0], 0) + 1
        if counts[trace[0]] <= most:
            kept.append(trace)
    return tuple(kept)


def _same_or_inside(link: Link) -> bool:
    return link.relation is Relation.RESTATES or document_key(link.source) == document_key(link.target)


def _any_but_shared(link: Link) -> bool:
    return link.relation is not Relation.SHARED


def _leads_on(link: Link) -> bool:
    """What follows a goal up by more than likeness of words passes on what answers itself; reports do not."""
    if link.relation in (Relation.REPORTS, Relation.SHARED) or link.grade is Grade.CONFLICTING:
        return False
    return any(each.kind not in _LIKENESS for each in link.evidence)


def _leads_firmly(link: Link) -> bool:
    return _leads_on(link) and (link.grade is Grade.TIGHT or link.relation is Relation.RESTATES)


def _is_tight_answer(link: Link, ground: Ground) -> bool:
    return link.grade is Grade.TIGHT and _is_answer(link, ground)


def _is_answer(link: Link, ground: Ground) -> bool:
    """A coupling from another document that does more than print the goal again or report on it."""
    if link.relation in (Relation.REPORTS, Relation.SHARED) or document_key(link.source) == document_key(link.target):
        return False
    if link.relation is Relation.RESTATES and link.copied:
        return False
    # What a passage puts off couples no longer; what is left of it does.
    return link.source not in ground.corpus.items or not is_put_off(ground.follow_ups.get(link.source))


def _is_report(link: Link, ground: Ground) -> bool:
    """Whatever a report says of it: a report that mentions a goal tells of it."""
    source = ground.corpus.by_key[document_key(link.source)]
    inside = source.key == document_key(link.target)
    return source.kind in kinds_of("reports") and not inside and link.relation is not Relation.SHARED


def _to_examine(document: PlanDocument, ground: Ground) -> Iterator[Examined]:
    """The goals of a document with the plans and reports that may answer them, its orders with all documents below."""
    if document.kind not in ground.chain.policy.answers:
        return
    plans, every = {each.key for each in ground.chain.answering(document.key)}, ground.chain.below[document.key]
    lowers = [each for each in every if each.key in plans or each.kind in kinds_of("reports")]
    asked = [(key, item) for key, item in ground.corpus.own(document) if _is_to_be_answered(key, item, ground)]
    goals = tuple(key for key, item in asked if item.kind is not ItemKind.ORDER)
    orders = tuple(key for key, item in asked if item.kind is ItemKind.ORDER)
    for keys, documents in ((goals, lowers), (orders, every)):
        if keys and documents:
            yield Examined(keys, tuple(sorted(each.key for each in documents)))


def _is_to_be_answered(key: str, item: Item, ground: Ground) -> bool:
    """Own goals once each, adopted orders (not those that a plan prints), and goals printed from a plan not here."""
    if item.kind is ItemKind.ORDER:
        return item.decision is not None and item.decision.adopted is True and item.origin is not Origin.QUOTED
    restated = ground.restated.get(key, ())
    if item.origin is Origin.OWN:
        return item.kind in GOALS and not any(_is_at_home(each, key) for each in restated)
    return item.kind in GOALS and not restated


def _of_goal(key: str, lowers: dict[str, PlanDocument], ground: Ground) -> Iterator[Carried]:
    """The answers by documents that a coupling comes from, or that words are about. An order is answered by reports as
    it is by plans."""
    is_order = ground.corpus.items[key].kind is ItemKind.ORDER
    told = _by_document(key, ground.plans if is_order else ground.reports, ground)
    taken_up, deep = _by_document(key, ground.plans, ground), _by_document(key, ground.deep, ground)
    firm, words = _by_document(key, ground.firm, ground), _words_about(key, ground)
    speaking = lowers.keys() if words.for_all else lowers.keys() & {*told, *taken_up, *deep, *words.put_off}
    for lower in map(lowers.__getitem__, sorted(speaking)):
        traces = sorted((told if lower.kind in kinds_of("reports") else taken_up).get(lower.key, ()))
        state = _in_words(lower, words)
        if traces:
            yield _answer(key, lower, traces, ground)
        elif lower.key in deep and lower.kind not in kinds_of("reports"):
            yield _deep_answer(key, lower, firm.get(lower.key, ()), deep[lower.key], ground)
        elif state is not AnswerState.MISSING:
            yield Answer(key, lower.key, state), ()


def _deep_answer(
    key: str, lower: PlanDocument, firm: Sequence[Trace], deep: Sequence[Trace], ground: Ground
) -> Carried:
    """An answer by couplings into what other plans do for the goal, those that are tight all the way first."""
    numbers = dict.fromkeys(number for traces in (firm, deep) for _, _, number in sorted(traces))
    links = tuple(ground.links[number] for number in numbers)
    sources = tuple(dict.fromkeys(link.source for link in links))
    through = tuple(dict.fromkeys(link.target for link in links))
    return Answer(key, lower.key, AnswerState.TIGHT if firm else AnswerState.LOOSE, sources, through=through), links


def _by_document(key: str, traces: Traces, ground: Ground) -> dict[str, list[Trace]]:
    """Traces of the goal, and of the goals that it prints again."""
    found: dict[str, list[Trace]] = {}
    same = (key, *ground.restated.get(key, ()))
    for trace in {trace for each in same for trace in traces.get(each, ())}:
        found.setdefault(trace[0], []).append(trace)
    return found


def _answer(key: str, lower: PlanDocument, traces: Sequence[Trace], ground: Ground) -> Carried:
    links = tuple(ground.links[number] for _, _, number in traces)
    tight = any(not loose for _, loose, _ in traces)
    state = AnswerState.TIGHT if tight else AnswerState.LOOSE
    return Answer(key, lower.key, state, tuple(dict.fromkeys(link.source for link in links))), links


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of a goal itself: that it is carried in ordinary operations, and the documents that put it off with
    a reason; `home` is its own document."""

    home: str
    lawful: bool
    put_off: frozenset[str]

    @property
    def for_all(self) -> bool:
        """Whether the words are about every document below."""
        return self.lawful or self.home in self.put_off


def _words_about(key: str, ground: Ground) -> _Words:
    put_off = (document for each in _printed(key, ground) for document, _ in ground.reasons.get(each, ()))
    return _Words(document_key(key), _is_lawful(key, ground), frozenset(put_off))


def _in_words(lower: PlanDocument, words: _Words) -> AnswerState:
    """Carried in ordinary operations, put off with a reason, or nothing."""
    if words.lawful and lower.kind not in kinds_of("reports"):
        return AnswerState.TIGHT
    put_off = lower.key in words.put_off or words.home in words.put_off
    return AnswerState.JUSTIFIED if put_off else AnswerState.MISSING


def _printed(key: str, ground: Ground) -> Iterator[str]:
    yield key
    yield from (link.source for link in _links(key, ground) if link.relation is Relation.RESTATES)


def _is_lawful(key: str, ground: Ground) -> bool:
    """«I ordinær drift», «innenfor rammen», said by the goal itself or by a passage under it in its document."""
    inside = [link.source for link in _links(key, ground) if link.source not in ground.corpus.items]
    said = [ground.follow_ups.get(each) for each in (key, *(each for each in inside if _is_at_home(each, key)))]
    return any(is_answering(each) for each in said)


def _is_at_home(source: str, target: str) -> bool:
    return document_key(source) == document_key(target)
