"""TC501: a measure in the økonomiplan with no word on money."""

from collections.abc import Iterator

from tracecheck.linker.evidence.said import says_how
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.answers import ancestors, family
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC501", "measure-without-funding", Severity.WARNING, ECONOMIC, ("pbl-11-3",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Neither amount, årsverk, «innenfor rammen» nor «friske midler», on the measure or the goal above it."""
    for document in corpus.under_check(*ECONOMIC):
        measures = [each for each in corpus.items(document, ItemKind.MEASURE) if not _is_group(corpus, each)]
        lacking = [measure for measure in measures if not _is_funded(corpus, measure)]
        yield from remarks_on(lacking, measures, RULE.code)


def _is_group(corpus: Corpus, measure: Located) -> bool:
    return any(child.item.kind is ItemKind.MEASURE for child in corpus.children(measure))


def _is_funded(corpus: Corpus, measure: Located) -> bool:
    above = list(ancestors(corpus, measure))
    if any(each.item.funding or says_how(each.item.follow_up) for each in above):
        return True
    if any(member.item.amounts for member in family(corpus, measure)):
        return True
    return any(link.relation == "funds" for link in corpus.links_to(measure.id))
