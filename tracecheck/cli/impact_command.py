"""`tracecheck impact`."""

import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.asked import asked_params, find_asked
from tracecheck.cli.local import make_command
from tracecheck.cli.terminal import look_of_stdout, write_out
from tracecheck.messages import Catalogue


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    return make_command("impact", catalogue, asked_params(catalogue), _impact)


def _impact(catalogue: Catalogue, item: str, paths: tuple[Path, ...], form: str, every: bool, **options: Any) -> None:
    asked = find_asked(catalogue, item, paths, options)
    from tracecheck.trail.impact import make_impact

    impact = make_impact(asked.item, asked.web, asked.same)
    result = asked.web.result
    if form == "json":
        from tracecheck.reports.trail_json import render_trail

        write_out(render_trail("impact", impact), asked.catalogue)
    else:
        from tracecheck.reports.impact_text import render_impact

        write_out(render_impact(impact, result.documents, asked.catalogue, look_of_stdout(), every), asked.catalogue)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)
