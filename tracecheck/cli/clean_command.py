"""`tracecheck clean`."""

import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import make_command
from tracecheck.cli.params import cache_dir_param
from tracecheck.messages import Catalogue
from tracecheck.reading.cache import Cache, default_folder


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    return make_command("clean", catalogue, [cache_dir_param(catalogue)], _clean)


def _clean(catalogue: Catalogue, cache_dir: Path | None, **_options: Any) -> None:
    folder = cache_dir or default_folder()
    count = Cache(folder).clean()
    message = "clean.removed" if count else "clean.nothing"
    click.echo(catalogue.text(message, count=count, path=str(folder)), err=True)
    sys.exit(exit_codes.CLEAN)
