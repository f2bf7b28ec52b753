"""TC002: pages that are pictures."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.problems import problem_remarks
from tracecheck.rules.rule import Remark, Rule
from tracecheck.unread import is_incomplete

RULE = Rule("TC002", "no-text-layer", Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Remark]:
    """An error where much of the document is pictures; a few such pages (cover, maps) are for information."""
    for document in corpus.documents:
        severity = None if is_incomplete(document) else Severity.INFO
        for remark in problem_remarks(document, RULE.code):
            yield replace(remark, severity=severity)
