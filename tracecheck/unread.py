"""Whether a document was read: asked by the rules, the figures and the exit code alike."""

from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Problem
from tracecheck.resources import load_data


def is_unread(document: PlanDocument) -> bool:
    """Whether so little could be had of the document that the verdict is incomplete without it."""
    return any(_is_grave(problem, document) for problem in document.problems)


def _is_grave(problem: Problem, document: PlanDocument) -> bool:
    """TC001 always; TC002 where the pages that are pictures are more than a cover and a few maps."""
    if problem.code == "TC001":
        return True
    if problem.code != "TC002":
        return False
    pictures = problem.arguments.get("count")
    if pictures is None or not document.pages:
        return True
    return float(pictures) >= document.pages * float(load_data("rule_thresholds")["picture_pages_share"])
