"""TC900: a rule crashed. The runner makes the finding; this module holds its metadata and page."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC900", "rule-failed", Severity.ERROR)


def check(_corpus: Corpus) -> Iterator[Remark]:
    """Nothing by itself."""
    return iter(())
