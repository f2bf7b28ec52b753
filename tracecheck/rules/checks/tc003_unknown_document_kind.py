"""TC003: no kind of document fits well enough."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import quoted
from tracecheck.rules.rule import Remark, Rule
from tracecheck.unread import is_unread

RULE = Rule("TC003", "unknown-document-kind", Severity.WARNING, supersedes=("TC010",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """The two best guesses with what speaks for the first, and the line that settles it."""
    for document in corpus.under_check():
        unsure = document.kind is DocumentKind.UNKNOWN or not document.kind_certain
        if unsure and not is_unread(document):
            yield _remark(document)
        elif document.kind is DocumentKind.REGISTER and _stands_alone(corpus, document):
            yield Remark(
                document, "TC003.register", {"file": document.key}, severity=Severity.INFO, subject=document.key
            )


def _stands_alone(corpus: Corpus, document: PlanDocument) -> bool:
    """Other plans are here, and nothing of the register couples to them or they to it."""
    if all(each.key == document.key for each in corpus.in_chain()):
        return False
    prefix = f"{document.key}#"
    return not any(link.source.startswith(prefix) != link.target.startswith(prefix) for link in corpus.linkage.links)


def _remark(document: PlanDocument) -> Remark:
    guesses = [kind.value for kind, _ in document.kind_guesses if kind is not DocumentKind.UNKNOWN]
    subject = document.key
    if not guesses:
        return Remark(document, "TC003.none", {"file": document.key}, subject=subject)
    reason = document.kind_reasons[0].text if document.kind_reasons else ""
    arguments = {"file": document.key, "first": guesses[0], "reason": quoted(reason)}
    if len(guesses) == 1:
        return Remark(document, "TC003", arguments, subject=subject)
    return Remark(document, "TC003.two", {**arguments, "second": guesses[1]}, subject=subject)
