"""TC203: a goal with a reservation."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.goal_texts import WITH_GOALS, full_text, written_goals
from tracecheck.rules.goal_words import first_found
from tracecheck.rules.remarks_on_words import remarks_on_words
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC203", "hedged-goal", Severity.INFO, WITH_GOALS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """True reservations only: «så langt som mulig», not «flest mulig»."""
    for document in still_mendable(corpus, *RULE.kinds):
        found = [(goal, first_found(full_text(goal), "hedges", "words")) for goal in written_goals(corpus, document)]
        yield from remarks_on_words([(goal, words) for goal, words in found if words], RULE.code)
