"""TC008: text that waits to be written where a goal or a measure should stand."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.problems import problem_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC008", "placeholder-goal", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Such a text answers nothing, so it is no item; the reader is told of each."""
    for document in corpus.under_check():
        for problem in document.problems:
            if problem.code == RULE.code:
                text = str(problem.arguments["text"])
                arguments = problem_arguments(problem, document)
                yield Remark(document, RULE.code, arguments, place=problem.place, quote=text, subject=text)
