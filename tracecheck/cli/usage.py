"""Mistakes on the command line, in the user's language."""

import re
import sys
from difflib import get_close_matches

import click

from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue

_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*\.?$")


def fail_usage(error: click.ClickException, catalogue: Catalogue) -> None:
    """End with exit code 2, naming what was wrong and the nearest right word; nothing of click's own words is shown."""
    context = getattr(error, "ctx", None)
    program = context.command_path if context else _program(sys.argv[1:2])
    if isinstance(error, click.NoSuchOption):
        near = get_close_matches(error.option_name, error.possibilities or [], n=1, cutoff=0.4)
        fail(catalogue, "error.usage_option", near[0] if near else None, name=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        fail(catalogue, "error.usage_option_value", name=error.option_name, program=program)
    if isinstance(error, click.MissingParameter):
        fail(catalogue, "error.usage_missing", name=_name(error.param, context), program=program)
    if isinstance(error, click.BadParameter) and error.param:
        _fail_value(error, error.param, program, catalogue)
    surplus = _IN_BRACKETS.search(error.format_message())
    if surplus:
        fail(catalogue, "error.usage_surplus", name=surplus[1], program=program)
    fail(catalogue, "error.usage_other", program=program)


def fail_command(name: str, catalogue: Catalogue, commands: tuple[str, ...]) -> None:
    """End because there is no such command."""
    near = get_close_matches(name, commands, n=1, cutoff=0.5)
    fail(catalogue, "error.usage_command", near[0] if near else None, name=name, commands=", ".join(commands))


def _program(first: list[str]) -> str:
    """The program with its command, where that is the first argument."""
    return " ".join(["tracecheck", *(each for each in first if each.isalpha())])


def _name(parameter: click.Parameter | None, context: click.Context | None) -> str:
    """An option by all its names, an argument as it stands in the usage line."""
    if isinstance(parameter, click.Option):
        return ", ".join(parameter.opts)
    return parameter.make_metavar(context) if parameter and context else ""


def _fail_value(error: click.BadParameter, parameter: click.Parameter, program: str, catalogue: Catalogue) -> None:
    name = _source_of(parameter)
    if not isinstance(parameter.type, click.Choice):
        fail(catalogue, "error.usage_number", name=name, program=program)
    wrong = error.message.partition("'")[2].partition("'")[0]
    values = [str(each) for each in parameter.type.choices]
    near = get_close_matches(wrong, values, n=1)
    fail(catalogue, "error.usage_value", near[0] if near else None, name=name, value=wrong, values=", ".join(values))


def _source_of(parameter: click.Parameter) -> str:
    """The option, or the environment variable that speaks for it."""
    option = parameter.opts[0]
    variable = parameter.envvar if isinstance(parameter.envvar, str) else None
    written = any(argument.partition("=")[0] == option for argument in sys.argv[1:])
    return variable if variable and not written else option
