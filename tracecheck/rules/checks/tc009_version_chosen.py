"""TC009: several versions of one document, and which of them counts."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC009", "version-chosen", Severity.INFO)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Which version was used, which were left as comparison, and why; and where nothing was read in the one used."""
    for choice in corpus.linkage.versions:
        document = corpus.document(choice.chosen)
        if document is None or not {choice.chosen, *choice.others} & corpus.focus:
            continue
        arguments = {"chosen": choice.chosen, "others": ", ".join(choice.others), **document_arguments(document)}
        said = document.status_reasons[0].text if document.status_reasons else None
        yield Remark(document, choice.reason, arguments, quote=said, subject="versions")
        read = [key for key in choice.others if (other := corpus.document(key)) is not None and other.items]
        if read and not document.items:
            arguments |= {"others": ", ".join(read)}
            yield Remark(
                document, "TC009.nothing_read", arguments, severity=Severity.WARNING, subject="versions, nothing read"
            )
