"""TC105: what follows up goals above by likeness or place alone."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import Grade, Link, Relation
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC105", "loose-coupling", Severity.INFO, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each item whose couplings to other documents are all loose; it names the strongest."""
    for document in corpus.under_check():
        for located in corpus.items(document):
            links = _upwards(corpus, located)
            if links and all(link.grade is Grade.LOOSE for link in links):
                yield from _remark(corpus, located, links)


def _upwards(corpus: Corpus, located: Located) -> list[Link]:
    """Couplings to other documents that the text carries."""
    own = f"{located.document.key}#"
    return [
        link
        for link in corpus.links_from(located.id)
        if link.relation is not Relation.SHARED and link.basis == "text" and not link.target.startswith(own)
    ]


def _remark(corpus: Corpus, located: Located, links: Sequence[Link]) -> Iterator[Remark]:
    best = min(links, key=lambda link: (-link.score, link.target))
    target = corpus.item(best.target)
    if target is not None:
        arguments = item_arguments(located) | item_arguments(target, "upper_")
        arguments |= document_arguments(target.document, "upper_")
        yield Remark(
            located.document, "TC105", arguments, located, related=(related_item(target, "target", best.score),)
        )
