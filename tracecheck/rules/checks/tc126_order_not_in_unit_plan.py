"""TC126: a decision of the council names a unit, and nothing in the unit's agreement speaks of it."""

from collections.abc import Iterable, Iterator

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.coupling import AnswerState
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.checks.tc118_order_unanswered import decided_on, is_asked
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import is_later
from tracecheck.rules.kinds import DECISIONS, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import named_in, texts_of, unit_names, unit_of

RULE = Rule("TC126", "order-not-in-unit-plan", Severity.INFO, UNIT_PLANS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Agreements under check that are from after the decision; what is answered elsewhere need not stand there."""
    names = unit_names(corpus)
    found = (order for document in corpus.in_chain(*DECISIONS) for order in _open_orders(corpus, document))
    orders = [(order, units) for order in found if (units := named_in(order.item.text, names))]
    for agreement in corpus.under_check(*UNIT_PLANS) if orders else ():
        unit = unit_of(agreement, names)
        for order, units in orders:
            if unit in units and is_later(agreement, decided_on(order)) and not _speaks_of(agreement, order):
                arguments = (
                    item_arguments(order) | document_arguments(agreement) | _decision(order) | {"unit": unit or ""}
                )
                yield Remark(agreement, RULE.code, arguments, order, confidence=Confidence.MEDIUM)


def _open_orders(corpus: Corpus, document: PlanDocument) -> Iterator[Located]:
    for order in corpus.items(document, ItemKind.ORDER):
        answered = any(each.state in (AnswerState.TIGHT, AnswerState.JUSTIFIED) for each in corpus.said_to(order.id))
        if is_asked(order) and not answered:
            yield order


def _speaks_of(agreement: PlanDocument, order: Located) -> bool:
    """The case is named, or one text has enough of the order's own words."""
    from tracecheck.linker.evidence.orders import case_number

    case = _decision(order)["case"]
    entries: list[Item | Statement] = [*agreement.items, *agreement.statements]
    if case and any(case_number(each.case) == case_number(case) for entry in entries for each in entry.references):
        return True
    asked = set(terms_of(order.item.text)) - set(terms_of(agreement.unit or ""))
    share = float(load_data("who_and_when")["orders"]["spoken_of"])
    return any(_letters(asked & set(terms_of(text))) >= share * _letters(asked) for text in texts_of(agreement))


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _decision(order: Located) -> dict[str, str]:
    decision, adopted = order.item.decision, order.document.adopted
    case = (decision.case if decision else None) or (adopted.case if adopted else None) or ""
    return {"case": case, "date": decided_on(order) or ""}
