"""`tracecheck report`: what can be asked. What is done is in `report_run`, which is imported when it is done."""

from typing import Any

import click

from tracecheck.cli.complete import report_formats
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import decision_params, reading_params, rule_params, settling_params
from tracecheck.messages import Catalogue
from tracecheck.model.source import TRACKED_CHANGES


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(
            ["-f", "--format", "outputs"],
            multiple=True,
            metavar="FORMAT[=FILE]",
            shell_complete=report_formats,
            help=text("report_format"),
        ),
        click.Option(["-o", "--output"], type=PATH, metavar="FILE", help=text("report_output")),
        click.Option(["--open", "opened"], is_flag=True, help=text("report_open")),
        click.Option(["--to", "subtitle"], metavar="WORDS", default="", help=text("report_to")),
        click.Option(["--title"], metavar="WORDS", default="", help=text("report_title")),
        click.Option(["--template"], type=PATH, metavar="FILE", help=text("report_template")),
        click.Option(["--since", "old"], metavar="OLD", help=text("report_since")),
        click.Option(["--focus"], multiple=True, type=PATH, help=text("focus")),
        *rule_params(catalogue),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *decision_params(catalogue),
        *settling_params(catalogue),
        click.Option(["-q", "--quiet"], count=True, help=text("report_quiet")),
        *reading_params(catalogue),
    ]
    return make_command("report", catalogue, params, _report)


def _report(catalogue: Catalogue, **options: Any) -> None:
    from tracecheck.cli.report_run import run_report

    run_report(catalogue, **options)
