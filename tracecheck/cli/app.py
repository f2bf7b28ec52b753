"""The program with its commands, in the user's language."""

import sys
from importlib import import_module
from typing import Any

import click

from tracecheck import __version__
from tracecheck.cli.language import ENVIRONMENT, chosen_language
from tracecheck.messages import LANGUAGES, Catalogue, load_catalogue

COMMANDS = ("check", "extract", "explain", "init")


class LazyCommands(click.Group):
    """Commands whose modules are imported when they are called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tracecheck.cli.{cmd_name}_command")
        command: click.Command = module.make_command(ctx.obj)
        return command


def make_app(catalogue: Catalogue) -> click.Group:
    """The whole command line, with help texts from the catalogue."""

    def start(**_options: Any) -> None:
        """Options of the program itself have done their work when a command starts."""

    return LazyCommands(
        name="tracecheck",
        help=catalogue.text("cli.about"),
        callback=start,
        params=[
            language_option(catalogue),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help=catalogue.text("cli.version"),
            ),
        ],
        context_settings={"help_option_names": ["-h", "--help"], "obj": catalogue},
    )


def language_option(catalogue: Catalogue) -> click.Option:
    """`--language`; it was read before the commands were made, here it is only checked and documented."""
    return click.Option(
        ["--language"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        envvar=ENVIRONMENT,
        help=catalogue.text("cli.language"),
    )


def run() -> None:
    """Run the program with the arguments it was given."""
    catalogue = load_catalogue(chosen_language(sys.argv[1:]))
    try:
        make_app(catalogue).main(prog_name="tracecheck")
    except Exception as error:
        click.echo(catalogue.text("error.internal", cause=f"{type(error).__name__}: {error}"), err=True)
        sys.exit(2)


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"tracecheck {__version__}")
        ctx.exit()
