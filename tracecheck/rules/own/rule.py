"""A municipality's own rule → a rule like any other: metadata, and a check that asks its conditions of each item."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tracecheck.model.finding import Argument
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import OwnRule
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.own.compare import Test
from tracecheck.rules.own.condition import compiled
from tracecheck.rules.own.fields import Subject
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted
from tracecheck.rules.problems import unpaired_items
from tracecheck.rules.rule import RegisteredRule, Remark, Rule
from tracecheck.unread import is_unread

DOCUMENT_PLACES = ("document", "period", "unit", "title", "file")
"""What the message of any rule may speak of."""
ITEM_PLACES = ("text", "label", "kind", "place", "owner", "deadline", "parent", "chapter")
"""What the message of a rule about items may speak of besides."""
MANY_PLACES = ("count", "total")
"""What a message that stands for many may speak of besides."""


def registered(own: OwnRule) -> RegisteredRule:
    """The rule with its check, as the registry keeps it."""
    return RegisteredRule(Rule(own.code, own.slug, own.severity, own.documents), partial(check, own))


def check(own: OwnRule, corpus: Corpus) -> Iterator[Remark]:
    """Remarks on the items, or the documents, for which the rule does not hold."""
    about, breaks = _tests(own)
    for document in corpus.under_check(*own.documents):
        if is_unread(document):
            continue
        if not own.items:
            subject = Subject(corpus, document)
            if about(subject) and breaks(subject):
                yield Remark(document, own.code, _of_document(document), subject=f"{own.code} {own.slug}")
            continue
        yield from _on_items(own, corpus, document)


def _on_items(own: OwnRule, corpus: Corpus, document: PlanDocument) -> Iterator[Remark]:
    """Of rows in which it cannot be told what belongs together nothing is said."""
    about, breaks = _tests(own)
    unpaired = unpaired_items(document)
    subjects = [Subject(corpus, document, each) for each in corpus.items(document, *own.items)]
    among = [each for each in subjects if each.located and each.located.item.id not in unpaired and about(each)]
    lacking = [each.located for each in among if each.located and breaks(each)]
    population = [each.located for each in among if each.located]
    for remark in remarks_on(lacking, population, own.code):
        more = _of_item(corpus, remark.item) if remark.item else {}
        yield replace(remark, arguments={**remark.arguments, **_of_document(document), **more})


def _tests(own: OwnRule) -> tuple[Test, Test]:
    """Which subjects the rule is about, and which of them break it."""
    items = bool(own.items)
    about = compiled(own.when, items=items) if own.when else _always
    if own.forbid:
        return about, compiled(own.forbid, items=items)
    holds = compiled(own.require or "", items=items)
    return about, lambda subject: not holds(subject)


def _always(_subject: Subject) -> bool:
    return True


def _of_document(document: PlanDocument) -> dict[str, Argument]:
    about = {"unit": document.unit or "", "title": quoted(document.title or ""), "file": document.key}
    return {**document_arguments(document), **about}


def _of_item(corpus: Corpus, located: Located) -> dict[str, Argument]:
    item = located.item
    above = corpus.item(f"{located.document.key}#{item.parent}") if item.parent else None
    return {
        **item_arguments(located),
        "owner": item.owner or "",
        "deadline": item.deadline.text if item.deadline else "",
        "parent": quoted(above.item.text) if above else "",
        "chapter": item.section[-1] if item.section else "",
    }
