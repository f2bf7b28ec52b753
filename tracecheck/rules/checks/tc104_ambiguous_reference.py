"""TC104: a reference that fits several goals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import BrokenReferenceState, UnresolvedReference
from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus, Located, full_id
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC104", "ambiguous-reference", Severity.WARNING, supersedes=("TC102", "TC122"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for all references of a document that fit the same goals."""
    for document in corpus.under_check():
        groups: dict[tuple[str, ...], list[UnresolvedReference]] = defaultdict(list)
        for broken in corpus.unresolved(document):
            if broken.state is BrokenReferenceState.AMBIGUOUS:
                groups[broken.nearest].append(broken)
        for nearest, references in groups.items():
            fitting = [found for each in nearest if (found := corpus.item(each))]
            if len(fitting) > 1:
                yield _remark(corpus, document, references, fitting)


def _spoken_for(document: PlanDocument, source: str) -> str:
    """The item that refers, or that the passage which refers stands under."""
    under = {full_id(document, each): f"{document.key}#{each.parent}" for each in document.statements if each.parent}
    return under.get(source, source)


def _remark(
    corpus: Corpus, document: PlanDocument, references: Sequence[UnresolvedReference], fitting: Sequence[Located]
) -> Remark:
    first = references[0]
    source = corpus.item(first.source)
    return Remark(
        document,
        "TC104",
        {
            "reference": quoted(first.text),
            "fitting": len(fitting),
            "count": len(references),
            **document_arguments(fitting[0].document),
            **item_arguments(fitting[0], "first_"),
            **item_arguments(fitting[1], "second_"),
        },
        source,
        place=first.place,
        quote=source.item.text if source else first.text,
        related=tuple(related_item(each, "candidate") for each in fitting),
        subject=f"{first.text} {source.item.text if source else ''}",
        count=len(references),
        replaces_items=tuple(_spoken_for(document, each.source) for each in references),
    )
