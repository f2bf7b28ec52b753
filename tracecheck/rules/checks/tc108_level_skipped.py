"""TC108: a coupling past a level that is here, and a reference to a level that may not be answered."""

from collections.abc import Iterator

from tracecheck.model.coupling import BrokenReferenceState, Link, UnresolvedReference
from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC108", "level-skipped", Severity.INFO, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each item that passes over a level, and for each reference that the level policy stops."""
    for document in corpus.under_check():
        for located in corpus.items(document, own=False):
            link = next((each for each in corpus.links_from(located.id) if each.skips), None)
            target = corpus.item(link.target) if link else None
            if link and target:
                yield _skipped(located, link, target)
        for broken in corpus.unresolved(document):
            target = corpus.item(next(iter(broken.nearest), None))
            if broken.state is BrokenReferenceState.NOT_ALLOWED and target:
                yield _not_allowed(corpus, document, broken, target)


def _skipped(located: Located, link: Link, target: Located) -> Remark:
    arguments = item_arguments(located) | document_arguments(target.document, "upper_")
    arguments |= {**item_arguments(target, "upper_"), "level": link.skips[-1].value}
    return Remark(located.document, "TC108", arguments, located, related=(related_item(target, "target"),))


def _not_allowed(corpus: Corpus, document: PlanDocument, broken: UnresolvedReference, target: Located) -> Remark:
    arguments = {"reference": quoted(broken.text), **document_arguments(target.document)}
    source = corpus.item(broken.source)
    return Remark(
        document,
        "TC108.not_allowed",
        arguments | item_arguments(target, "upper_"),
        source,
        place=broken.place,
        quote=source.item.text if source else broken.text,
        related=(related_item(target, "target"),),
        subject=f"{broken.text} {source.item.text if source else ''}",
    )
