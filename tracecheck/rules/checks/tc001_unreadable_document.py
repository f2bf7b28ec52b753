"""TC001: a document that could not be read. The reader said why; the run went on without it."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.problems import problem_remarks
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC001", "unreadable-document", Severity.ERROR)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Every problem of this code, context documents too: what was not read may hold the answer to anything."""
    for document in corpus.documents:
        yield from problem_remarks(document, RULE.code)
