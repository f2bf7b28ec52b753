"""TC608: every measure for a goal of an agreement belongs to others, and the text does not say that it needs them."""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.resources import load_data
from tracecheck.rules.answers import asked_once, family, is_leaf_goal, supporters
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import Names, named_in, unit_names, unit_of

RULE = Rule("TC608", "depends-on-others", Severity.INFO, AGREEMENTS)

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """The unit's own goals, where every measure of the agreement names another unit or a body outside as owner."""
    names = unit_names(corpus)
    is_of_others = cache(partial(_is_of_others, names))
    measures_of = asked_once(corpus, partial(_measures, corpus))
    for document in corpus.under_check(*AGREEMENTS):
        own = unit_of(document, names)
        for goal in corpus.items(document, *GOALS) if own else ():
            measures = measures_of(goal).get(document.key, ())
            if not measures or not is_leaf_goal(corpus, goal) or _says_so(corpus, goal, measures):
                continue
            if own and all(is_of_others(each.item.owner or "", own) for each in measures):
                yield _remark(goal, measures)


def _measures(corpus: Corpus, goal: Located) -> dict[str, list[Located]]:
    """The measures that serve a goal, by the key of their document: a common goal is printed in every agreement."""
    found: dict[str, list[Located]] = {}
    for each in supporters(corpus, goal):
        if each.item.kind is ItemKind.MEASURE:
            found.setdefault(each.document.key, []).append(each)
    return found


def _is_of_others(names: Names, owner: str, own: str) -> bool:
    """The owner is another unit that is known, or a body outside the municipality; a role alone is the unit's own."""
    outside = any(words_of(owner) == words_of(each) for each in load_data("who_and_when")["external"]["words"])
    named = named_in(owner, names)
    return outside or (bool(named) and own not in named)


def _says_so(corpus: Corpus, goal: Located, measures: Sequence[Located]) -> bool:
    """Partners or support are named, or the text speaks of those it depends on."""
    every = [*family(corpus, goal), *measures]
    if any(each.item.partners or each.item.support for each in every):
        return True
    passages = [statement.text for each in every for statement in corpus.statements_under(each)]
    texts = [text for each in every for text in (each.item.text, each.item.description or "")]
    said = " ; ".join((*texts, *passages)).casefold()
    return any(words in said for words in load_data("who_and_when")["depends"]["words"])


def _remark(goal: Located, measures: Sequence[Located]) -> Remark:
    owner = quoted(measures[0].item.owner or "")
    arguments = item_arguments(goal) | document_arguments(goal.document) | {"owner": owner, "count": len(measures)}
    related = tuple(related_item(each, "row") for each in measures[:_SHOWN])
    return Remark(goal.document, RULE.code, arguments, goal, related=related, confidence=Confidence.MEDIUM)
