"""TC904: a suppression that silences nothing, or cannot be understood. The room `settling` makes the finding; this
module holds its metadata and page."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC904", "unused-suppression", Severity.INFO)


def check(_corpus: Corpus) -> Iterator[Remark]:
    """Nothing by itself: it can be told only when all other rules have spoken."""
    return iter(())
