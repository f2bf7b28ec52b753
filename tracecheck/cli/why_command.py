"""`tracecheck why`."""

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
    return make_command("why", catalogue, asked_params(catalogue), _why)


def _why(catalogue: Catalogue, item: str, paths: tuple[Path, ...], form: str, every: bool, **options: Any) -> None:
    asked = find_asked(catalogue, item, paths, options)
    from tracecheck.trail.follow import make_trail

    trail = make_trail(asked.item, asked.web, asked.same, every or form == "json")
    result = asked.web.result
    if form == "json":
        from tracecheck.reports.trail_json import render_trail

        write_out(render_trail("why", trail), asked.catalogue)
    else:
        from tracecheck.reports.why_text import render_why

        write_out(render_why(trail, result.documents, asked.catalogue, look_of_stdout()), asked.catalogue)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)
