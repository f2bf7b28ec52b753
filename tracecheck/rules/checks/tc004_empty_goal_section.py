"""TC004: a heading that announces goals, and none under it in the file that was read."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.problems import problem_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC004", "empty-goal-section", Severity.WARNING, supersedes=("TC121",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """«Could not read», never «no goals»: the content is likely a dynamic table or a picture."""
    for document in corpus.under_check():
        for problem in document.problems:
            if problem.code == RULE.code:
                heading = str(problem.arguments["heading"])
                arguments = problem_arguments(problem, document)
                yield Remark(document, RULE.code, arguments, place=problem.place, quote=heading, subject=heading)
