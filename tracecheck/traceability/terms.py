"""Words that plans use for their levels: one word for several levels, several words for one."""

from collections.abc import Iterator

from tracecheck.model.traceability import TermGroup
from tracecheck.rules.corpus import Corpus


def term_groups(corpus: Corpus) -> Iterator[TermGroup]:
    """Uses that do not agree, between documents and inside one; none where all agree."""
    yield from ()
