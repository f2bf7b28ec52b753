"""`tracecheck extract`."""

import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.outputs import Output, parse_outputs
from tracecheck.cli.params import reading_params
from tracecheck.cli.reading import reading_options
from tracecheck.cli.setup import no_documents, set_up, tell_passed_over
from tracecheck.cli.terminal import ProgressLine, fail, look_of_stdout, write_file, write_out
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import TRACKED_CHANGES
from tracecheck.reading import read_files
from tracecheck.reports.extract_text import render_plans
from tracecheck.reports.json_result import pieces, plans_value
from tracecheck.reports.look import Look
from tracecheck.unread import is_incomplete

FORMATS = ("text", "json")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, required=True, type=PATH, metavar="FILE..."),
        click.Option(["-f", "--format", "outputs"], multiple=True, metavar="FORMAT[=FILE]", help=text("form")),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *reading_params(catalogue),
    ]
    return make_command("extract", catalogue, params, _extract)


def _extract(catalogue: Catalogue, paths: tuple[Path, ...], **options: Any) -> None:
    outputs = parse_outputs(options["outputs"], catalogue, FORMATS)
    setup = set_up(paths, options["config"], options["tracked_changes"], catalogue)
    if not setup.files:
        click.echo(no_documents(paths, setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    with ProgressLine(setup.catalogue) as progress:
        reading = read_files(setup.files, setup.settings, progress, reading_options(options))
    tell_passed_over(reading.passed_over, setup.catalogue)
    plans = reading.plans
    for output in outputs:
        _write(plans, output, setup.catalogue)
    unread = any(is_incomplete(plan) for plan in plans)
    sys.exit(exit_codes.INCOMPLETE if unread or not plans else exit_codes.CLEAN)


def _write(plans: tuple[PlanDocument, ...], output: Output, catalogue: Catalogue) -> None:
    look = look_of_stdout() if output.path is None else Look()
    text = pieces(plans_value(plans)) if output.format == "json" else render_plans(plans, catalogue, look)
    if output.path is None:
        write_out(text, catalogue)
    elif any(same_path(output.path, plan.path) for plan in plans):
        fail(catalogue, "error.source_overwrite", path=str(output.path))
    else:
        write_file(output.path, text, catalogue)
