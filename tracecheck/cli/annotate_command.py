"""`tracecheck annotate`: what can be asked. What is done is in `annotate_run`, which is imported when it is done."""

from typing import Any

import click

from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import decision_params, reading_params, selection_params, settling_params
from tracecheck.messages import Catalogue
from tracecheck.model.source import TRACKED_CHANGES


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["file"], type=PATH, metavar="FILE"),
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["-o", "--output"], type=PATH, metavar="COPY", help=text("annotate_output")),
        click.Option(["--alone"], is_flag=True, help=text("annotate_alone")),
        *selection_params(catalogue),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *decision_params(catalogue),
        *settling_params(catalogue),
        click.Option(["-q", "--quiet"], count=True, help=text("annotate_quiet")),
        *reading_params(catalogue),
    ]
    return make_command("annotate", catalogue, params, _annotate)


def _annotate(catalogue: Catalogue, **options: Any) -> None:
    from tracecheck.cli.annotate_run import run_annotate

    run_annotate(catalogue, **options)
