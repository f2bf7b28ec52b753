"""TC118: an adopted order of the council that later documents do not answer."""

from collections.abc import Iterator

from tracecheck.model.coupling import AnswerState
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import is_later
from tracecheck.rules.kinds import ANSWERS_TO_ORDERS, DECISIONS
from tracecheck.rules.phrases import item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC118", "order-unanswered", Severity.WARNING, DECISIONS, ("koml-13-1-4",), ("TC126",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Adopted points only, and only where a document dated afterwards is here to be looked into."""
    yield from (remark for _, remark in unanswered_orders(corpus))


def unanswered_orders(corpus: Corpus) -> Iterator[tuple[Located, Remark]]:
    """The adopted points that no later document answers, and what is to be said of each."""
    for document in corpus.under_check(*DECISIONS):
        for order in corpus.items(document, ItemKind.ORDER):
            later = later_documents(corpus, order)
            if later and is_asked(order) and not is_answered(corpus, order):
                yield order, _remark(corpus, order, later)


def is_asked(order: Located) -> bool:
    """A point that was adopted; its sub-points are asked about with it."""
    return order.item.decision is not None and order.item.decision.adopted is True and order.item.parent is None


def is_answered(corpus: Corpus, order: Located) -> bool:
    """Answered itself or through a sub-point, or put off with a reason."""
    return any(answer.state is not AnswerState.MISSING for answer in corpus.said_to(order.id))


def later_documents(corpus: Corpus, order: Located) -> list[PlanDocument]:
    """The documents here that are dated after the order, and may answer it."""
    return [each for each in corpus.in_chain(*ANSWERS_TO_ORDERS) if is_later(each, decided_on(order))]


def decided_on(order: Located) -> str | None:
    """The day (ISO) of the decision, as the point or the minutes have it."""
    decided = order.item.decision.date if order.item.decision else None
    return decided or (order.document.adopted.date if order.document.adopted else None)


def _remark(corpus: Corpus, order: Located, later: list[PlanDocument]) -> Remark:
    decision = order.item.decision
    arguments = {
        **item_arguments(order),
        "body": _body(order),
        "case": (decision.case if decision else None) or "",
        "date": (decision.date if decision else None) or "",
        "count": len(later),
    }
    related = tuple(related_item(near, "candidate", score) for near, score in _nearest(corpus, order))
    return Remark(order.document, RULE.code, arguments, order, related=related, confidence=Confidence.MEDIUM)


def _body(order: Located) -> str:
    """Who decided, as the minutes say it; a key that every language has a word for where they do not."""
    decision, adopted = order.item.decision, order.document.adopted
    said = (decision.body if decision else None) or (adopted.body if adopted else None) or "council"
    return said[:1].upper() + said[1:]


def _nearest(corpus: Corpus, order: Located) -> list[tuple[Located, float]]:
    """The texts of all later documents that come nearest, best first, and how alike each is."""
    near = [each for answer in corpus.said_to(order.id) for each in answer.nearest]
    best = sorted(near, key=lambda each: (-each.score, each.source))[: load_data("linking")["candidates"]["nearest"]]
    return [(item, each.score) for each in best if (item := corpus.item(each.source)) is not None]
