"""`tracecheck init`."""

import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import reading_params
from tracecheck.cli.reading import reading_options
from tracecheck.cli.setup import no_documents, set_up, tell_passed_over
from tracecheck.cli.terminal import ProgressLine, fail, write_file, write_out
from tracecheck.messages import Catalogue
from tracecheck.places import SETTINGS_NAME
from tracecheck.reading import read_files
from tracecheck.reports.config_file import render_config


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["folder"], required=False, type=PATH, metavar="[PATH]"),
        click.Option(["--stdout"], is_flag=True, help=catalogue.text("cli.stdout")),
        *reading_params(catalogue),
    ]
    return make_command("init", catalogue, params, _init)


def _init(catalogue: Catalogue, folder: Path | None, stdout: bool, **options: Any) -> None:
    place = folder or Path()
    setup = set_up([place], None, None, catalogue)
    target = place / SETTINGS_NAME
    if target.exists() and not stdout:
        fail(setup.catalogue, "init.exists", path=str(target))
    if not setup.files:
        click.echo(no_documents([place], setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    with ProgressLine(setup.catalogue) as progress:
        reading = read_files(setup.files, setup.settings, progress, reading_options(options))
    tell_passed_over(reading.passed_over, setup.catalogue)
    plans = reading.plans
    text = render_config(plans, setup.catalogue)
    if stdout:
        write_out(text, setup.catalogue)
    else:
        write_file(target, text, setup.catalogue)
        click.echo(setup.catalogue.text("init.written", path=str(target), count=len(plans)), err=True)
    sys.exit(exit_codes.CLEAN)
