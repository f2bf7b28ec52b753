"""Remarks on words that stand in goals: one a goal, and one for all where a document has many."""

from collections.abc import Iterator, Sequence

from tracecheck.resources import load_data
from tracecheck.rules.corpus import Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark

Found = tuple[Located, str]


def remarks_on_words(found: Sequence[Found], code: str) -> Iterator[Remark]:
    """`found` are goals of one document with the words that the remark is about. Messages: `code` with `words`; beyond
    `collective_most` of them `code.several` with `count`, and the first of them as example."""
    if len(found) > load_data("rule_thresholds")["collective_most"]:
        yield _for_all(found, code)
        return
    for goal, words in found:
        yield Remark(goal.document, code, _arguments(goal, words), goal)


def _for_all(found: Sequence[Found], code: str) -> Remark:
    first, words = found[0]
    return Remark(
        first.document,
        f"{code}.several",
        {"count": len(found), **_arguments(first, words)},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(goal, "row") for goal, _ in found),
        subject=code,
        count=len(found),
        replaces_items=tuple(goal.id for goal, _ in found),
    )


def _arguments(goal: Located, words: str) -> dict[str, str | int | float]:
    return {"words": words, **item_arguments(goal), **document_arguments(goal.document)}
