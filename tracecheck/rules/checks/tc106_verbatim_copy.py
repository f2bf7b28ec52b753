"""TC106: a goal copied word for word, with nothing local beside it."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.keys import text_key
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC106", "verbatim-copy", Severity.INFO, UNIT_PLANS, supersedes=("TC116", "TC121", "TC301"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """The source is clear; the local step is missing."""
    for document in corpus.under_check(*UNIT_PLANS):
        for located in corpus.items(document, own=False):
            link = next((each for each in corpus.links_from(located.id) if each.copied), None)
            source = corpus.item(link.target) if link else None
            if source and source.document.key != document.key:
                arguments = item_arguments(located) | item_arguments(source, "source_")
                arguments |= document_arguments(document) | document_arguments(source.document, "source_")
                variant = RULE.code if _same_words(located, source) else "TC106.near"
                yield Remark(document, variant, arguments, located, related=(related_item(source, "source"),))


def _same_words(copy: Located, source: Located) -> bool:
    return text_key(copy.item.text) == text_key(source.item.text)
