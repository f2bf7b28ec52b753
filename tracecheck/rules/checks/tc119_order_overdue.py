"""TC119: an adopted order whose date has passed with no answer in the documents."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.rules.answers import family
from tracecheck.rules.checks.tc118_order_unanswered import unanswered_orders
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import day_of_judgement, last_day
from tracecheck.rules.kinds import DECISIONS
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC119", "order-overdue", Severity.WARNING, DECISIONS, ("koml-13-1-4",), ("TC118",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """By the day that the run is given, else by the newest document here."""
    today = day_of_judgement(corpus)
    for order, remark in unanswered_orders(corpus):
        due = _due(corpus, order)
        if due and today and due < today:
            variant = RULE.code if corpus.known.today else "TC119.newest"
            yield replace(remark, message_id=variant, arguments={**remark.arguments, "due": due, "today": today})


def _due(corpus: Corpus, order: Located) -> str | None:
    """The first day by which the order, or one of its sub-points, was to be done."""
    deadlines = (each.item.deadline for each in family(corpus, order))
    return min((last_day(each.end) for each in deadlines if each and each.end), default=None)
