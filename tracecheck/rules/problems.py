"""Problems that readers and parsers met, as remarks."""

from collections.abc import Iterator

from tracecheck.model.plan import PlanDocument
from tracecheck.rules.rule import Remark


def problem_remarks(document: PlanDocument, code: str) -> Iterator[Remark]:
    """A remark for each problem of this code in the document."""
    for problem in document.problems:
        if problem.code == code:
            arguments = {"file": document.key, **problem.arguments}
            subject = " ".join([problem.message_id, *map(str, problem.arguments.values())])
            yield Remark(document, problem.message_id, arguments, place=problem.place, subject=subject)
