"""TC607: a goal for several sectors, with all its measures at one of them."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data
from tracecheck.rules.answers import is_leaf_goal, supporters
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ECONOMIC, THEMATIC
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import parts_of

RULE = Rule("TC607", "shared-goal-single-owner", Severity.INFO, (*ECONOMIC, *THEMATIC))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where the plan itself says that the goal is for several, and every measure has an owner."""
    least = int(load_data("who_and_when")["across"]["least_measures"])
    for document in corpus.under_check(*RULE.kinds):
        for goal in corpus.items(document, *GOALS):
            if is_leaf_goal(corpus, goal) and _is_across(goal):
                measures = [each for each in supporters(corpus, goal) if each.item.kind is ItemKind.MEASURE]
                owner = _one_owner(measures)
                if owner and len(measures) >= least:
                    yield _remark(goal, owner, measures)


def _is_across(goal: Located) -> bool:
    item = goal.item
    said = " ; ".join((item.text, item.description or "", *item.section[-1:], *item.tags)).casefold()
    return any(words in said for words in load_data("who_and_when")["across"]["words"])


def _one_owner(measures: list[Located]) -> str | None:
    """The only one whom the measures name; None where one has no owner, several, or partners."""
    if not measures or any(not each.item.owner or each.item.partners for each in measures):
        return None
    owners = {text_key(part): part for each in measures for part in parts_of(each.item.owner or "")}
    general = {text_key(each) for each in load_data("who_and_when")["unknown_owner"]["general"]}
    return next(iter(owners.values())) if len(owners) == 1 and not owners.keys() & general else None


def _remark(goal: Located, owner: str, measures: list[Located]) -> Remark:
    arguments = item_arguments(goal) | document_arguments(goal.document)
    return Remark(
        goal.document,
        RULE.code,
        arguments | {"owner": quoted(owner), "count": len(measures)},
        goal,
        related=tuple(related_item(each, "row") for each in measures[:_SHOWN]),
        confidence=Confidence.MEDIUM,
    )
