"""The program with its commands, in the user's language."""

import sys
from importlib import import_module
from typing import Any

import click

from tracecheck import __version__, exit_codes
from tracecheck.cli.language import chosen_language
from tracecheck.cli.local import language_option, translated, write_options, write_usage
from tracecheck.cli.usage import fail_command, fail_usage
from tracecheck.messages import Catalogue, load_catalogue

COMMANDS = (
    "check",
    "report",
    "template",
    "compare",
    "extract",
    "inspect",
    "annotate",
    "text",
    "explain",
    "why",
    "impact",
    "review",
    "baseline",
    "evidence",
    "init",
    "ocr",
    "clean",
    "completion",
)


class Program(click.Group):
    """The commands; their modules are imported when they are called."""

    def __init__(self, catalogue: Catalogue) -> None:
        settings = {"help_option_names": ["-h", "--help"]}
        help_text = catalogue.text("cli.about")
        super().__init__(
            "tracecheck",
            help=help_text,
            params=_params(catalogue),
            context_settings=settings,
            options_metavar=catalogue.text("cli.metavar.options"),
            subcommand_metavar=catalogue.text("cli.metavar.command"),
        )
        self.catalogue = catalogue

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and ctx.resilient_parsing:
            return None
        if cmd_name not in COMMANDS:
            fail_command(cmd_name, self.catalogue, COMMANDS)
        module = import_module(f"tracecheck.cli.{cmd_name}_command")
        command: click.Command = module.command(self.catalogue)
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, self.catalogue, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands with what each does; no command is imported for this."""
        write_options(self, self.catalogue, ctx, formatter)
        with formatter.section(self.catalogue.text("cli.commands")):
            formatter.write_dl([(name, self.catalogue.text(f"cli.{name}")) for name in COMMANDS])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return translated(super().get_help_option(ctx), self.catalogue)


def run() -> None:
    """Run the program with the arguments it was given."""
    catalogue = load_catalogue(chosen_language(sys.argv[1:]))
    try:
        sys.exit(Program(catalogue).main(prog_name="tracecheck", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.format_message())
        sys.exit(exit_codes.USAGE)
    except click.ClickException as error:
        fail_usage(error, catalogue)
    except (click.Abort, KeyboardInterrupt):
        click.echo(catalogue.text("error.interrupted"), err=True)
        sys.exit(exit_codes.INTERRUPTED)
    except Exception as error:
        click.echo(catalogue.text("error.internal", cause=f"{type(error).__name__}: {error}"), err=True)
        sys.exit(exit_codes.USAGE)


def _params(catalogue: Catalogue) -> list[click.Parameter]:
    def show_version(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value:
            click.echo(f"tracecheck {__version__}")
            ctx.exit()

    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show_version,
        help=catalogue.text("cli.version"),
    )
    return [language_option(catalogue), version]
