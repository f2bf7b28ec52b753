"""Commands whose help is in the user's language, headings too."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from tracecheck.messages import LANGUAGES, Catalogue

ENVIRONMENT = "TRACECHECK_LANGUAGE"


PATH = click.Path(path_type=Path, readable=False)
"""A path as it was typed: what cannot be opened is told by those who open it."""
_METAVARS = re.compile("FILE|COPY|PATH|FOLDER|DATE|WORDS|CODE|SLUG|ITEM|OLD|NEW|REV|RULES|SHELL|UNIT")
_CLICKS_OWN = re.compile(r"\s+\[[^\[\]]*\]$")


class LocalCommand(click.Command):
    """A command that says «Bruk», «Valg» and so on in the language of its catalogue."""

    def __init__(self, name: str, catalogue: Catalogue, params: Sequence[click.Parameter], **attributes: Any) -> None:
        settings = {"help_option_names": ["-h", "--help"]}
        help_text = catalogue.text(f"cli.{name}")
        every = [*params, language_option(catalogue)]
        for param in every:
            param.metavar = _local_metavar(param, catalogue)
        options = catalogue.text("cli.metavar.options")
        super().__init__(
            name, help=help_text, params=every, context_settings=settings, options_metavar=options, **attributes
        )
        self.catalogue = catalogue

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, self.catalogue, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, self.catalogue, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return translated(super().get_help_option(ctx), self.catalogue)


def _local_metavar(param: click.Parameter, catalogue: Catalogue) -> str | None:
    shown = param.metavar or ("PATH" if isinstance(param.type, click.Path) else None)
    if shown is None:
        return None
    return _METAVARS.sub(lambda found: catalogue.text(f"cli.metavar.{found[0].lower()}"), shown)


def make_command(
    name: str, catalogue: Catalogue, params: Sequence[click.Parameter], do: Callable[..., None]
) -> click.Command:
    """A command that calls `do(catalogue, **options)`."""
    return LocalCommand(name, catalogue, params, callback=lambda **options: do(catalogue, **options))


def language_option(catalogue: Catalogue) -> click.Option:
    """`--language`; it was read before the commands were made, here it is only checked and documented."""
    return click.Option(
        ["--language"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        envvar=ENVIRONMENT,
        help=catalogue.text("cli.language"),
    )


def write_usage(command: click.Command, catalogue: Catalogue, ctx: click.Context, to: click.HelpFormatter) -> None:
    """The usage line."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    to.write_usage(ctx.command_path, pieces, prefix=f"{catalogue.text('cli.usage')}: ")


def write_options(command: click.Command, catalogue: Catalogue, ctx: click.Context, to: click.HelpFormatter) -> None:
    """The list of options, without what click adds in English («[required]»)."""
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    found = [record for each in options if (record := each.get_help_record(ctx)) is not None]
    records = [(names, _CLICKS_OWN.sub("", text)) for names, text in found]
    with to.section(catalogue.text("cli.options")):
        to.write_dl(records)


def translated(option: click.Option | None, catalogue: Catalogue) -> click.Option | None:
    """The help option with its text in the user's language."""
    if option is not None:
        option.help = catalogue.text("cli.help")
    return option
