"""One cause, one finding: where much of a document lacks the same thing, one remark stands for all."""

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
    return bool(lacking > data["collective_most"] or most_of_them)


def remarks_on(lacking: Sequence[Located], of: int, code: str) -> Iterator[Remark]:
    """A remark an item (message `code`), or one for all of them (`code.all`, with `count` and `total`)."""
    if not lacking:
        return
    if is_collective(len(lacking), of):
        yield collective_remark(lacking, of, code)
        return
    for located in lacking:
        yield Remark(located.document, code, item_arguments(located) | document_arguments(located.document), located)


def collective_remark(lacking: Sequence[Located], of: int, code: str) -> Remark:
    """One remark for all `lacking` items of one document; the first ones are named as related."""
    first = lacking[0]
    return Remark(
        document=first.document,
        message_id=f"{code}.all",
        arguments={"count": len(lacking), "total": of, **item_arguments(first), **document_arguments(first.document)},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(each, "row") for each in lacking[:_SHOWN]),
        subject=code,
        count=len(lacking),
        replaces_items=tuple(each.id for each in lacking),
    )
