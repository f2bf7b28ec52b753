"""TC501: a measure in the økonomiplan with no word on money."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.linker.evidence.said import says_how
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors, family
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.topics import speaks_of

RULE = Rule("TC501", "measure-without-funding", Severity.WARNING, ECONOMIC, ("pbl-11-3",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Neither amount, årsverk, «innenfor rammen» nor «friske midler», on the measure or the goal above it; one that
    stands with its goal in one table and with its money in another is one measure."""
    for document in corpus.under_check(*ECONOMIC):
        if speaks_of(document, "measures_funding"):
            continue
        measures = [each for each in corpus.items(document, ItemKind.MEASURE) if not _is_group(corpus, each)]
        funded = {text_key(each.item.text) for each in measures if _is_funded(corpus, each)}
        lacking = [measure for measure in measures if text_key(measure.item.text) not in funded]
        yield from remarks_on(lacking, measures, RULE.code)


def _is_group(corpus: Corpus, measure: Located) -> bool:
    return any(child.item.kind is ItemKind.MEASURE for child in corpus.children(measure))


def _is_desk_work(measure: Located) -> bool:
    """Cases, plans and rules are written by those who are there: nobody asks for money to revise a plan."""
    return bool(_desk_work().match(measure.item.text))


@cache
def _desk_work() -> re.Pattern[str]:
    data = load_data("money_words")["desk_work"]
    verbs, things = ("|".join(data[key]) for key in ("verbs", "things"))
    return re.compile(
        rf"(?:{'|'.join(data['alone'])})\b|(?:{verbs})\b(?:\s+\S+){{0,4}}?\s+\S*(?:{things})\b", re.IGNORECASE
    )


def _is_funded(corpus: Corpus, measure: Located) -> bool:
    above = list(ancestors(corpus, measure))
    if _is_desk_work(measure):
        return True
    if any(each.item.funding or says_how(each.item.follow_up) for each in above):
        return True
    if any(member.item.amounts for member in family(corpus, measure)):
        return True
    return any(link.relation == "funds" for link in corpus.links_to(measure.id))
