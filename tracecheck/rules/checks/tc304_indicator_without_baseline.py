"""TC304: a target without the level that it starts from."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import all_words, goals_above, holds, indicators_of, words_for
from tracecheck.rules.kinds import BUDGETS, THEMATIC, UNIT_PLANS
from tracecheck.rules.measure_columns import lacking_in_rows
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC304", "indicator-without-baseline", Severity.INFO, (*BUDGETS, *UNIT_PLANS, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Of indicators with a target only: without one, the target is what is missing (TC303)."""
    for document in corpus.under_check(*RULE.kinds):
        aimed = [each for each in indicators_of(corpus, document) if each.item.target is not None]
        yield from lacking_in_rows(
            document, aimed, RULE.code, ("baseline", "value"), lambda each: has_start(corpus, each)
        )


def has_start(corpus: Corpus, indicator: Located) -> bool:
    """A figure of today beside it or in its goal, or words on why there is none."""
    above = [indicator, *goals_above(corpus, indicator)]
    measured = any(_is_measured(each) for each in above)
    return measured or any(holds(all_words(each), words_for("new")["words"]) for each in above)


def _is_measured(located: Located) -> bool:
    item = located.item
    return item.value is not None or (item.target is not None and item.target.baseline is not None)
