"""TC103: a reference into a document that was read, and that has no such goal."""

from collections.abc import Iterator

from tracecheck.model.coupling import BrokenReferenceState, UnresolvedReference
from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC103", "dangling-reference", Severity.ERROR, supersedes=("TC102", "TC122"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Silent where the document referred to was not read."""
    for document in corpus.under_check():
        for broken in corpus.unresolved(document):
            target = corpus.document(broken.document) if broken.document else None
            if (
                broken.state is BrokenReferenceState.DANGLING
                and target
                and not _means_another_plan(broken, target, document)
            ):
                yield _remark(corpus, document, broken, target)


def _means_another_plan(broken: UnresolvedReference, target: PlanDocument, document: PlanDocument) -> bool:
    """«Mål 3.4» in a plan whose goals are all numbered 1, 2, 3 is a goal of another plan, named somewhere before."""
    if target.key != document.key:
        return False
    depths = {_depth(item.label or "") for item in target.items}
    return _depth(broken.label or "") not in depths


def _depth(label: str) -> int:
    return label.strip().rstrip(".").count(".")


def _remark(corpus: Corpus, document: PlanDocument, broken: UnresolvedReference, target: PlanDocument) -> Remark:
    source = corpus.item(broken.source)
    arguments = {"reference": quoted(broken.text), **document_arguments(target)}
    near = next((found for each in broken.nearest if (found := corpus.item(each))), None)
    return Remark(
        document,
        "TC103.near" if near else "TC103",
        arguments | (item_arguments(near, "near_") if near else {}),
        source,
        place=broken.place,
        quote=source.item.text if source else broken.text,
        related=(related_item(near, "nearest"),) if near else (),
        subject=f"{broken.text} {source.item.text if source else ''}",
    )
