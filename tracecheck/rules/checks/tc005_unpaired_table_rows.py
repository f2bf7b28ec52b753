"""TC005: a table whose rows could not be put together again."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.problems import problem_remarks
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC005", "unpaired-table-rows", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals and measures of such rows may be missing from everything that follows."""
    for document in corpus.under_check():
        yield from problem_remarks(document, RULE.code)
