"""What could not be read, on stderr, where no report on the screen says it."""

import click

from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.unread import is_grave, is_incomplete


def tell_incomplete(result: Result, catalogue: Catalogue) -> None:
    """A line for each document that makes the answer incomplete and that no finding tells of: a run that ends with exit
    code 3 must say what it could not read, whichever rules were asked for."""
    from tracecheck.reports.look import harmless
    from tracecheck.rules.problems import problem_arguments

    told = {(finding.document, finding.code) for finding in result.findings}
    for document in filter(is_incomplete, result.documents):
        grave = [problem for problem in document.problems if is_grave(problem, document)]
        if not any((document.key, problem.code) in told for problem in grave):
            said = catalogue.text(grave[0].message_id, **problem_arguments(grave[0], document))
            click.echo(harmless(catalogue.text("error.not_read", cause=said)), err=True)
