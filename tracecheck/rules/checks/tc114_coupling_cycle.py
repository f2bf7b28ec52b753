"""TC114: a goal that is its own parent, or goals that stand above each other in a ring."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC114", "coupling-cycle", Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a ring, in the first document of it that is under check, with the next item of the ring."""
    focus = {document.key for document in corpus.under_check()}
    for ring in corpus.linkage.cycles:
        members = [located for key in ring if (located := corpus.item(key))]
        first = next((each for each in members if each.document.key in focus), None)
        if first is None:
            continue
        arguments = item_arguments(first)
        if len(members) == 1:
            yield Remark(first.document, "TC114", arguments, first)
            continue
        following = members[(members.index(first) + 1) % len(members)]
        others = tuple(related_item(each, "ring") for each in members if each is not first)
        arguments |= {**item_arguments(following, "next_"), "count": len(members)}
        yield Remark(first.document, "TC114.ring", arguments, first, related=others)
