"""TC110: a strategy of the samfunnsdel that is called a goal below, or a goal that is called a strategy."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import Link, Relation
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ECONOMIC, SAMFUNNSDEL, THEMATIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC110", "level-mixed-up", Severity.WARNING, (*THEMATIC, *ECONOMIC))

_Pair = tuple[Located, Located]


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each way in a document: a list that is taken over has one cause."""
    for document in corpus.under_check(*RULE.kinds):
        found: dict[str, list[_Pair]] = defaultdict(list)
        for located in corpus.items(document, *sorted(GOALS), ItemKind.STRATEGY, own=False):
            for link in corpus.links_from(located.id):
                above = corpus.item(link.target)
                if above and _is_other_level(located, above) and _is_printed_again(link, located, above):
                    found[located.item.kind.value if located.item.kind not in GOALS else "goal"].append(
                        (located, above)
                    )
                    break
        for pairs in found.values():
            yield _remark(pairs)


def _is_other_level(located: Located, above: Located) -> bool:
    if above.document.kind not in SAMFUNNSDEL:
        return False
    kinds = located.item.kind, above.item.kind
    return (kinds[0] in GOALS and kinds[1] is ItemKind.STRATEGY) or (
        kinds[0] is ItemKind.STRATEGY and kinds[1] in GOALS
    )


def _is_printed_again(link: Link, located: Located, above: Located) -> bool:
    """The same words: a goal of a plan may well follow up a strategy above in words of its own."""
    from tracecheck.linker.similarity.textindex import likeness

    near = float(load_data("linking")["text"]["near"])
    return link.relation is not Relation.SHARED and likeness(located.item.text, above.item.text) >= near


def _remark(pairs: Sequence[_Pair]) -> Remark:
    located, above = pairs[0]
    arguments = item_arguments(located) | item_arguments(above, "upper_") | {"count": len(pairs)}
    return Remark(
        located.document,
        "TC110" if located.item.kind in GOALS else "TC110.strategy",
        arguments | document_arguments(located.document) | document_arguments(above.document, "upper_"),
        located,
        related=tuple(related_item(upper, "source") for _, upper in pairs),
        count=len(pairs),
    )
