"""Whether a document was read: asked by the run, the rules and the figures alike."""

from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Loss, Problem
from tracecheck.resources import load_data


def is_unread(document: PlanDocument) -> bool:
    """Whether nothing could be had of the document: it takes no part in the chain, and nothing is said of it."""
    return any(problem.loss is Loss.ALL for problem in document.problems)


def is_incomplete(document: PlanDocument) -> bool:
    """Whether the verdict is incomplete because of this document."""
    return any(is_grave(problem, document) for problem in document.problems)


def is_grave(problem: Problem, document: PlanDocument) -> bool:
    """TC001 always; TC002 where something is missing, and more than the pictures of a cover and a few maps."""
    if problem.code == "TC001":
        return True
    if problem.code != "TC002" or problem.loss is Loss.NONE:
        return False
    pictures = problem.arguments.get("count")
    if pictures is None or not document.pages:
        return True
    return float(pictures) >= document.pages * float(load_data("rule_thresholds")["picture_pages_share"])
