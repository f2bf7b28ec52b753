"""TC108: a coupling past a level that is here."""

from collections.abc import Iterator

from tracecheck.model.coupling import Link
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC108", "level-skipped", Severity.INFO, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each item that passes over a level."""
    for document in corpus.under_check():
        for located in corpus.items(document, own=False):
            link = next((each for each in corpus.links_from(located.id) if each.skips), None)
            target = corpus.item(link.target) if link else None
            if link and target:
                yield _skipped(located, link, target)


def _skipped(located: Located, link: Link, target: Located) -> Remark:
    arguments = item_arguments(located) | document_arguments(target.document, "upper_")
    arguments |= {**item_arguments(target, "upper_"), "level": link.skips[-1].value}
    return Remark(located.document, "TC108", arguments, located, related=(related_item(target, "target"),))
