"""Commands that need what `check` finds, without its report: read, couple, judge."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.decisions import load_decisions
from tracecheck.cli.reading import reading_options
from tracecheck.cli.setup import Setup, no_documents, set_up, tell_passed_over
from tracecheck.cli.terminal import ProgressLine
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.run import Request, check


def checked(paths: Sequence[Path], options: dict[str, Any], catalogue: Catalogue) -> tuple[Result, Catalogue]:
    """The result of a whole run, and the catalogue in its language; ends with a clear error where there is none."""
    result, setup = checked_with_setup(paths, options, catalogue)
    return result, setup.catalogue


def checked_with_setup(paths: Sequence[Path], options: dict[str, Any], catalogue: Catalogue) -> tuple[Result, Setup]:
    """The same with the settings that it was made by."""
    setup = set_up(paths, options["config"], None, catalogue)
    decisions = load_decisions(paths, setup.catalogue, options)
    request = Request(setup.files, setup.settings, reading=reading_options(options), decisions=decisions)
    result = run_shown(request, paths, setup)
    tell_passed_over(result.run.passed_over, setup.catalogue)
    return result, setup


def run_shown(request: Request, paths: Sequence[Path], setup: Setup) -> Result:
    """The result of a run, with a line that tells how far it is; ends with a clear error where `paths` have nothing."""
    with ProgressLine(setup.catalogue) as progress:
        result = check(request, setup.catalogue, progress) if setup.files else None
    if result is None or not result.documents:
        click.echo(no_documents(paths, setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    return result
