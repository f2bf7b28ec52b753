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


def unpaired_items(document: PlanDocument) -> frozenset[str]:
    """Ids of the items of tables in which it cannot be told what belongs together (TC005): of these nothing is said
    that rests on what they stand beside."""
    tables = {problem.arguments.get("table") for problem in document.problems if problem.code == "TC005"}
    return frozenset(item for table in document.tables if table.number in tables for item in table.items)


def problem_remarks(document: PlanDocument, code: str) -> Iterator[Remark]:
    """A remark for each problem of this code in the document."""
    for problem in document.problems:
        if problem.code == code:
            arguments = problem_arguments(problem, document)
            subject = " ".join([problem.message_id, *map(str, problem.arguments.values())])
            yield Remark(document, problem.message_id, arguments, place=problem.place, subject=subject)
