"""`tracecheck text`: one document as plain text, as a driver of `git diff` (textconv) writes it."""

import hashlib
import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import reading_params
from tracecheck.cli.reading import reading_options
from tracecheck.cli.setup import set_up
from tracecheck.cli.terminal import fail, write_out
from tracecheck.discover import REGISTER_SUFFIX
from tracecheck.messages import Catalogue
from tracecheck.model.view import TextView


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["path"], type=PATH, metavar="FILE"),
        click.Option(["--config"], type=PATH, help=catalogue.text("cli.config")),
        click.Option(
            ["--tracked-changes"],
            type=click.Choice(["accepted", "original"]),
            help=catalogue.text("cli.tracked_view"),
        ),
        click.Option(["--for-git"], is_flag=True, help=catalogue.text("cli.for_git")),
        *reading_params(catalogue),
    ]
    return make_command("text", catalogue, params, _text)


def _text(catalogue: Catalogue, path: Path, **options: Any) -> None:
    """Nothing but the text on stdout; a file without text is told on stderr, with exit code 3. Git gives up
    a whole diff over a driver that fails: for it such a file is a line with its hash, so that a change is seen."""
    if path.is_dir():
        fail(catalogue, "error.text_one_file", path=str(path))
    # Git gives the older side as a file elsewhere, where no settings are: both sides must be read alike.
    look = not options["for_git"]
    setup = set_up((path,), options["config"], options["tracked_changes"], catalogue, look=look)
    if path.suffix.casefold() == REGISTER_SUFFIX:
        fail(setup.catalogue, "inspect.register", path=str(path))
    from tracecheck.reading.one_view import read_view

    view: TextView | None = read_view(setup.files[0], setup.settings, reading_options(options))
    if view is not None:
        write_out("".join(f"{line}\n" for line in view.lines), setup.catalogue)
        return
    click.echo(setup.catalogue.text("error.text_none", path=str(path)), err=True)
    if not options["for_git"]:
        sys.exit(exit_codes.INCOMPLETE)
    write_out(f"[sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}]\n", setup.catalogue)
