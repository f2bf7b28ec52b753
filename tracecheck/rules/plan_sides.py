"""What a plan wants something for: the community, the organisation, public health (`data/plan_sides.toml`)."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus
from tracecheck.unread import is_incomplete

_AIMS = (ItemKind.VISION, ItemKind.AREA, *GOALS, ItemKind.STRATEGY)


def can_be_judged(corpus: Corpus, document: PlanDocument) -> bool:
    """Whether enough of the document's goals were read to say what they are not about: all of it could be read, no
    heading that announces goals stands empty, and it has some."""
    if is_incomplete(document) or any(problem.code in ("TC004", "TC005") for problem in document.problems):
        return False
    goals = sum(1 for _ in corpus.items(document, *GOALS, own=False))
    return goals >= int(load_data("rule_thresholds")["sides_least_goals"])


def speaks_of(corpus: Corpus, document: PlanDocument, side: str) -> bool:
    """Whether any goal, area, strategy or heading has a word of the side."""
    return any(_words(side).search(_words("names").sub(" ", text)) for text in _texts(corpus, document))


def is_technical_chapter(heading: str) -> bool:
    """Whether a chapter of a budget is one that needs no goal."""
    return _words("technical_chapters").search(heading) is not None


def _texts(corpus: Corpus, document: PlanDocument) -> Iterator[str]:
    for each in corpus.items(document, *_AIMS, own=False):
        yield " ".join((*each.item.section, each.item.stem or "", each.item.text, each.item.description or ""))
    if document.facts is not None:
        yield from (heading.text for heading in document.facts.headings)


@cache
def _words(side: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_data("plan_sides")[side])
    return re.compile(words, re.IGNORECASE)
