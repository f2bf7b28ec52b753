"""TC305: an indicator that does not say where its figure is from, nor what it counts."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import all_words, counted_indicators, goals_above, holds, words_for
from tracecheck.rules.kinds import BUDGETS, THEMATIC, UNIT_PLANS
from tracecheck.rules.measure_columns import lacking_in_rows
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC305", "indicator-without-source", Severity.INFO, (*BUDGETS, *UNIT_PLANS, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """One finding for a table without the column, for a document without any source at all."""
    for document in corpus.under_check(*RULE.kinds):
        found = counted_indicators(corpus, document)
        yield from lacking_in_rows(
            document, found, RULE.code, ("source", "description"), lambda each: _is_defined(corpus, each)
        )


def _is_defined(corpus: Corpus, indicator: Located) -> bool:
    """A source or a definition beside it, a name that tells it, or the same indicator explained in the plan above."""
    coupled = (corpus.item(link.target) for link in corpus.links_from(indicator.id))
    same = [indicator, *(each for each in coupled if each is not None), *goals_above(corpus, indicator)]
    return any(each.item.source or _tells(each) for each in same) or bool(indicator.item.description)


def _tells(located: Located) -> bool:
    return holds(all_words(located), words_for("sources")["words"])
