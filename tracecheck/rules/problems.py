"""Problems that readers and parsers met, as remarks."""

from collections.abc import Iterator

from tracecheck.messages.places import place_code
from tracecheck.model.finding import Argument
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Problem
from tracecheck.rules.rule import Remark


def problem_arguments(problem: Problem, document: PlanDocument) -> dict[str, Argument]:
    """What the message of a problem may speak of: the file, the place, and what the reader told."""
    return {"file": document.key, "place": place_code(problem.place), **problem.arguments}


def problem_remarks(document: PlanDocument, code: str) -> Iterator[Remark]:
    """A remark for each problem of this code in the document."""
    for problem in document.problems:
        if problem.code == code:
            arguments = problem_arguments(problem, document)
            subject = " ".join([problem.message_id, *map(str, problem.arguments.values())])
            yield Remark(document, problem.message_id, arguments, place=problem.place, subject=subject)
