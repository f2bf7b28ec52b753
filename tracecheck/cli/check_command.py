"""`tracecheck check`: what can be asked. What is done is in `check_run`, which is imported when it is done."""

from typing import Any

import click

from tracecheck.cli.complete import formats
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import (
    decision_params,
    reading_params,
    rule_params,
    screen_params,
    settling_params,
    view_params,
)
from tracecheck.messages import Catalogue
from tracecheck.model.source import TRACKED_CHANGES


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["--focus"], multiple=True, type=PATH, help=text("focus")),
        click.Option(["--since"], metavar="REV", help=text("since")),
        click.Option(
            ["-f", "--format", "outputs"],
            multiple=True,
            metavar="FORMAT[=FILE]",
            shell_complete=formats,
            help=text("format"),
        ),
        *rule_params(catalogue),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *decision_params(catalogue),
        *settling_params(catalogue),
        *screen_params(catalogue),
        *(click.Option([f"--{name.replace('_', '-')}"], is_flag=True, help=text(name)) for name in _SHOWN),
        *view_params(catalogue),
        *reading_params(catalogue),
    ]
    return make_command("check", catalogue, params, _check)


_SHOWN = ("show_settings", "show_files")


def _check(catalogue: Catalogue, **options: Any) -> None:
    from tracecheck.cli.check_run import run_check

    run_check(catalogue, **options)
