"""Mistakes on the command line, in the user's language."""

from difflib import get_close_matches

import click

from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue


def fail_usage(error: click.ClickException, catalogue: Catalogue) -> None:
    """End with exit code 2, naming what was wrong and the nearest right word."""
    context = getattr(error, "ctx", None)
    program = context.command_path if context else "tracecheck"
    if isinstance(error, click.NoSuchOption):
        near = get_close_matches(error.option_name, error.possibilities or [], n=1, cutoff=0.4)
        fail(catalogue, "error.usage_option", near[0] if near else None, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(context) if error.param and context else ""
        fail(catalogue, "error.usage_missing", name=name, program=program)
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        _fail_value(error, error.param, error.param.type, catalogue)
    fail(catalogue, "error.usage_other", cause=error.format_message(), program=program)


def fail_command(name: str, catalogue: Catalogue, commands: tuple[str, ...]) -> None:
    """End because there is no such command."""
    near = get_close_matches(name, commands, n=1, cutoff=0.5)
    fail(catalogue, "error.usage_command", near[0] if near else None, name=name, commands=", ".join(commands))


def _fail_value(
    error: click.BadParameter, parameter: click.Parameter, choice: "click.Choice[str]", catalogue: Catalogue
) -> None:
    wrong = error.message.partition("'")[2].partition("'")[0]
    values = [str(each) for each in choice.choices]
    near = get_close_matches(wrong, values, n=1)
    name = parameter.opts[0]
    fail(catalogue, "error.usage_value", near[0] if near else None, name=name, value=wrong, values=", ".join(values))
