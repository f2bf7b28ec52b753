"""TC506: what was changed from the proposal to what was adopted, by area."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracecheck.linker.documents.chain import is_adopted
from tracecheck.model.comparison import Alteration
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import ancestors
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.held_against import compared, versions_before
from tracecheck.rules.kinds import BUDGETS
from tracecheck.rules.money import by_wording, differ, is_money_line, priced
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC506", "proposal-against-adopted", Severity.INFO, BUDGETS)

_TOLD = frozenset(
    {
        Alteration.WEAKENED,
        Alteration.STRENGTHENED,
        Alteration.DROPPED,
        Alteration.NEW,
        Alteration.MERGED,
        Alteration.SPLIT,
        Alteration.REWORDED,
    }
)
_SHOWN = 10


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a plan and proposal; spelling, numbers and places in the document are no change."""
    for adopted in corpus.under_check(*BUDGETS):
        for proposal in versions_before(corpus, adopted) if is_adopted(adopted) else ():
            changed = [] if is_adopted(proposal) else _changed(corpus, proposal, adopted)
            if changed:
                yield _remark(corpus, proposal, adopted, changed)


def _changed(corpus: Corpus, proposal: PlanDocument, adopted: PlanDocument) -> list[Located]:
    """Each changed statement once, as it is now, or as it was where it is gone."""
    found: dict[str, Located] = {}
    for change in compared(corpus, proposal, adopted).items:
        end = (*change.new, *change.old)[0]
        located = corpus.item(end.item)
        if located is not None and (_TOLD & set(change.alterations) or change.stated):
            found[located.id] = located
    for located in _repriced(corpus, proposal, adopted):
        found.setdefault(located.id, located)
    return list({each.item.text: each for each in found.values()}.values())


def _repriced(corpus: Corpus, proposal: PlanDocument, adopted: PlanDocument) -> Iterator[Located]:
    """Measures and lines whose amounts for a year are none of those of the same words in the proposal."""
    before, now = (by_wording(_lines(corpus, document)) for document in (proposal, adopted))
    for words in sorted(before.keys() & now.keys()):
        old = [each.amount for line in before[words] for each in priced(line)]
        for line in now[words]:
            pairs = [[each for each in old if each.year == new.amount.year] for new in priced(line)]
            amounts = [new.amount for new in priced(line)]
            if any(were and all(differ(new, each) for each in were) for new, were in zip(amounts, pairs, strict=True)):
                yield line
                break


def _lines(corpus: Corpus, document: PlanDocument) -> Iterator[Located]:
    lines = corpus.items(document, ItemKind.MEASURE, ItemKind.BUDGET_LINE)
    return (each for each in lines if is_money_line(each))


def _remark(corpus: Corpus, proposal: PlanDocument, adopted: PlanDocument, changed: Sequence[Located]) -> Remark:
    areas = Counter(_area(corpus, each) for each in changed)
    told = [f"{area} ({count})" for area, count in sorted(areas.items()) if area]
    first = changed[0]
    return Remark(
        adopted,
        RULE.code if told else "TC506.plain",
        {"count": len(changed), "areas": "; ".join(told), **item_arguments(first), **document_arguments(adopted)},
        place=first.item.place if first.document.key == adopted.key else None,
        quote=first.item.text,
        related=tuple(related_item(each, "row") for each in changed[:_SHOWN]),
        subject=proposal.key,
        count=len(changed),
    )


def _area(corpus: Corpus, located: Located) -> str:
    """The area or the chapter of the goal that it stands under, else its own chapter."""
    top = list(ancestors(corpus, located))[-1].item
    if top.kind is ItemKind.AREA:
        return top.text
    return top.section[-1] if top.section else ""
