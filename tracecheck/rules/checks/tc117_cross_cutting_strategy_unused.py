"""TC117: a strategy for all areas of the samfunnsdel that nothing below takes up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import family, is_lawfully_answered
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.editions import others_of
from tracecheck.rules.kinds import BUDGETS, SAMFUNNSDEL, THEMATIC, UNIT_LEVEL
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC117", "cross-cutting-strategy-unused", Severity.INFO, SAMFUNNSDEL, ("pbl-11-1-4",))

_LOWER = (*THEMATIC, *BUDGETS, *UNIT_LEVEL)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where an økonomiplan or budget that counts was read: a thematic plan need not take up everything."""
    for document in corpus.under_check(*SAMFUNNSDEL):
        lower = [each for each in others_of(corpus, document, _LOWER) if each.items]
        if not any(each.kind in BUDGETS for each in lower):
            continue
        shared = [each for each in corpus.items(document, ItemKind.STRATEGY, *sorted(GOALS)) if _is_cross_cutting(each)]
        said = _said(lower)
        lacking = [each for each in shared if not _is_taken_up(corpus, each, said)]
        for remark in remarks_on(lacking, shared, RULE.code):
            yield replace(remark, confidence=Confidence.MEDIUM)


def _is_cross_cutting(located: Located) -> bool:
    return any(_cues().search(heading.casefold()) for heading in located.item.section)


@cache
def _cues() -> re.Pattern[str]:
    words = sorted(load_data("cross_cutting")["headings"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _is_taken_up(corpus: Corpus, strategy: Located, said: str) -> bool:
    """By a coupling to it or to what stands under it, by an answer in its own words, or by its name."""
    if is_lawfully_answered(corpus, strategy):
        return True
    own = f"{strategy.document.key}#"
    keys = [each.id for each in family(corpus, strategy)]
    coupled = any(not link.source.startswith(own) for key in keys for link in corpus.links_to(key))
    return coupled or text_key(strategy.item.text) in said


def _said(lower: list[PlanDocument]) -> str:
    """All headings and texts of the documents below, as one key to look names up in."""
    texts = (text for document in lower for item in document.items for text in (*item.section, item.text))
    passages = (statement.text for document in lower for statement in document.statements)
    return "\n".join(text_key(text) for text in dict.fromkeys((*texts, *passages)))
