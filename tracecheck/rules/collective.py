"""One cause, one finding: where a document or a chapter lacks the same thing throughout, one remark stands for all."""

from collections.abc import Iterator, Sequence

from tracecheck.resources import load_data
from tracecheck.rules.corpus import Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark

_SHOWN = 5


def is_collective(lacking: int, of: int) -> bool:
    """Whether `lacking` of `of` items is the document's form rather than single gaps."""
    data = load_data("rule_thresholds")
    most_of_them = lacking >= data["collective_least"] and lacking > of * data["collective_share"]
    every_one = lacking == of and lacking >= data["collective_every"]
    return bool(lacking > data["collective_most"] or most_of_them or every_one)


def remarks_on(lacking: Sequence[Located], among: Sequence[Located], code: str) -> Iterator[Remark]:
    """A remark an item (message `code`), or one for all of the document, or for all of a chapter in which every item
    of `among` lacks the same (`code.all` with `count` and `total`, `code.every` where none of the document has it)."""
    if is_collective(len(lacking), len(among)):
        yield collective_remark(lacking, len(among), code)
        return
    for chapter in dict.fromkeys(each.item.section for each in lacking):
        here = [each for each in lacking if each.item.section == chapter]
        population = sum(1 for each in among if each.item.section == chapter)
        if len(here) == population and is_collective(len(here), population):
            yield collective_remark(here, len(among), code)
        else:
            yield from (single_remark(each, code) for each in here)


def single_remark(located: Located, code: str) -> Remark:
    """A remark on one item."""
    return Remark(located.document, code, item_arguments(located) | document_arguments(located.document), located)


def collective_remark(lacking: Sequence[Located], of: int, code: str) -> Remark:
    """One remark for all `lacking` items of one document; the first ones are named as related."""
    first = lacking[0]
    return Remark(
        document=first.document,
        message_id=f"{code}.every" if len(lacking) == of else f"{code}.all",
        arguments={"count": len(lacking), "total": of, **item_arguments(first), **document_arguments(first.document)},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(each, "row") for each in lacking[:_SHOWN]),
        subject=f"{code} {' '.join(first.item.section)}",
        count=len(lacking),
        replaces_items=tuple(each.id for each in lacking),
    )
