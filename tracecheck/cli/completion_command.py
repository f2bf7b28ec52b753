"""`tracecheck completion`: the script by which a shell completes what is typed."""

from typing import Any

import click

from tracecheck.cli.local import make_command
from tracecheck.cli.terminal import write_out
from tracecheck.messages import Catalogue

_PROGRAM = "tracecheck"
_VARIABLE = "_TRACECHECK_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    return make_command("completion", catalogue, [click.Argument(["shell"], type=click.Choice(SHELLS))], _completion)


def _completion(catalogue: Catalogue, shell: str, **_options: Any) -> None:
    """How it is switched on, as comments, then the script; what is printed can be taken by the shell as it is."""
    head = catalogue.text(f"completion.{shell}").splitlines()
    write_out("\n".join([*(f"# {line}".rstrip() for line in head), _script(shell), ""]), catalogue)


def _script(shell: str) -> str:
    """The script that click has for the shell; without the look at the version of bash, which may not be here."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(shell)
    return ShellComplete.source(kind(click.Command(_PROGRAM), {}, _PROGRAM, _VARIABLE))
