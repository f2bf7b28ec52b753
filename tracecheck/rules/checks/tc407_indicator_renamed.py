"""TC407: an indicator with another name than the year before: the series is broken."""

import re
from collections.abc import Iterator, Sequence

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.comparison import Alteration, ItemComparison
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.editions import edition_before
from tracecheck.rules.held_against import compared
from tracecheck.rules.kinds import BUDGETS, UNIT_LEVEL
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

_BESIDE = re.compile(r"\([^)]*\)|,.*")
_SHOWN = 5

RULE = Rule("TC407", "indicator-renamed", Severity.INFO, (*BUDGETS, *UNIT_LEVEL))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Plans, budgets and agreements against those of the year before; spelling and years are no other name."""
    for document in corpus.under_check(*RULE.kinds):
        old = edition_before(corpus, document)
        if old is None or not (_only_in(corpus, document, old) and _only_in(corpus, old, document)):
            continue
        changes = compared(corpus, old, document).items
        pairs = [pair for change in changes if (pair := _renamed(corpus, change)) is not None]
        if is_collective(len(pairs), sum(1 for _ in corpus.items(document, ItemKind.INDICATOR))):
            yield _for_all(document, pairs)
        else:
            yield from (_remark(document, *pair) for pair in pairs)


def _only_in(corpus: Corpus, document: PlanDocument, other: PlanDocument) -> bool:
    """Whether the document has an indicator whose words the other one has not."""
    known, own = (
        {text_key(each.item.text) for each in corpus.items(of, ItemKind.INDICATOR)} for of in (other, document)
    )
    return not own <= known


def _renamed(corpus: Corpus, change: ItemComparison) -> tuple[Located, Located] | None:
    if len(change.old) != 1 or len(change.new) != 1 or Alteration.REWORDED not in change.alterations:
        return None
    before, now = corpus.item(change.old[0].item), corpus.item(change.new[0].item)
    both = before is not None and now is not None and {before.item.kind, now.item.kind} == {ItemKind.INDICATOR}
    if not both or before is None or now is None or _unit(before) != _unit(now):
        return None
    return (before, now) if _name(before) != _name(now) else None


def _unit(indicator: Located) -> str | None:
    item = indicator.item
    return (item.target.unit if item.target else None) or (item.value.unit if item.value else None)


def _name(indicator: Located) -> frozenset[str]:
    """Without years, and without what stands behind a comma or in brackets: a source, a place, a unit."""
    text = _BESIDE.sub(" ", indicator.item.text)
    return frozenset(word for word in terms_of(text) if not word.isdigit())


def _for_all(document: PlanDocument, pairs: Sequence[tuple[Located, Located]]) -> Remark:
    before, now = pairs[0]
    old = item_arguments(before, "old_") | document_arguments(before.document, "old_")
    return Remark(
        document,
        "TC407.all",
        {"count": len(pairs), **item_arguments(now), **document_arguments(document), **old},
        place=now.item.place,
        quote=now.item.text,
        related=tuple(related_item(each, "row") for _, each in pairs[:_SHOWN]),
        subject=RULE.code,
        count=len(pairs),
        confidence=Confidence.MEDIUM,
        replaces_items=tuple(each.id for _, each in pairs),
    )


def _remark(document: PlanDocument, before: Located, now: Located) -> Remark:
    arguments: dict[str, Argument] = item_arguments(now) | document_arguments(document)
    old = item_arguments(before, "old_") | document_arguments(before.document, "old_")
    return Remark(
        document,
        RULE.code,
        arguments | old,
        now,
        related=(related_item(before, "other"),),
        confidence=Confidence.MEDIUM,
    )
