"""TC211: more goals in an agreement than anybody steers by, and none before the others."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import written_goals
from tracecheck.rules.goal_words import first_found
from tracecheck.rules.kinds import AGREEMENTS
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Option, Remark, Rule, option

RULE = Rule("TC211", "too-many-goals", Severity.INFO, AGREEMENTS, options=(Option("number", 20),))


def check(corpus: Corpus) -> Iterator[Remark]:
    """A heading, label or tag that ranks («Prioriterte mål») is enough."""
    most = int(option(RULE, "number", corpus))
    for document in still_mendable(corpus, *RULE.kinds):
        if has_too_many(corpus, document):
            count = len(list(written_goals(corpus, document)))
            arguments = {"count": count, "number": most, **document_arguments(document)}
            yield Remark(document, RULE.code, arguments, subject=RULE.code, count=count)


def has_too_many(corpus: Corpus, document: PlanDocument) -> bool:
    """Whether the document has more goals than the option says, and none stands before the others."""
    goals = list(written_goals(corpus, document))
    return len(goals) > int(option(RULE, "number", corpus)) and not any(map(_is_ranked, goals))


def _is_ranked(goal: Located) -> bool:
    item = goal.item
    beside = " ".join((*item.section, *item.tags, item.label or "", item.stem or ""))
    return first_found(beside, "ranking", "words") is not None
