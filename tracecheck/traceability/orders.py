"""The council's orders that still lack an answer, as a unit has to know of them."""

from tracecheck.rules.checked import documents_under_check
from tracecheck.rules.checks.tc118_order_unanswered import unanswered_orders
from tracecheck.rules.corpus import Corpus, Known, Located
from tracecheck.rules.units import named_in, unit_names


def open_orders(corpus: Corpus, known: Known, unit: str) -> tuple[Located, ...]:
    """The adopted points that no later document answers: those that name the unit, and those that name none."""
    focus = documents_under_check(corpus.documents, corpus.linkage)
    every = Corpus(corpus.documents, corpus.linkage, focus, known)
    names = unit_names(every)
    orders = [order for order, _ in unanswered_orders(every)]
    return tuple(order for order in orders if not (named := named_in(order.item.text, names)) or unit in named)
