"""`why` and `impact`: read and couple the documents as `check` does, and find the item that was asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.checked import checked
from tracecheck.cli.local import PATH
from tracecheck.cli.params import checking_params
from tracecheck.messages import Catalogue
from tracecheck.reports.evidence import end_name, end_place
from tracecheck.reports.look import harmless
from tracecheck.trail.find import Found, find_item
from tracecheck.trail.web import Web, make_web

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Asked:
    """The item that was asked for, other places that fit as well, and everything around it."""

    item: str
    same: tuple[str, ...]
    web: Web
    catalogue: Catalogue


def asked_params(catalogue: Catalogue) -> list[click.Parameter]:
    """ITEM, paths, `--format`, `--all`, and the options of reading."""
    return [
        click.Argument(["item"], metavar="ITEM"),
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["-f", "--format", "form"], type=click.Choice(FORMATS), default="text", help=_help(catalogue)),
        click.Option(["--all", "every"], is_flag=True, help=catalogue.text("cli.all_steps")),
        *checking_params(catalogue),
    ]


def _help(catalogue: Catalogue) -> str:
    return catalogue.text("cli.form")


def find_asked(catalogue: Catalogue, item: str, paths: Sequence[Path], options: dict[str, Any]) -> Asked:
    """Ends with exit code 2 where nothing fits, or several do: with their ids."""
    result, spoken = checked(paths or (Path(),), options, catalogue)
    web = make_web(result)
    found = find_item(item, web)
    if len(found.matches) != 1:
        click.echo(_choices(item, found, web, spoken), err=True)
        sys.exit(exit_codes.USAGE)
    return Asked(found.matches[0], found.others, web, spoken)


def _choices(asked: str, found: Found, web: Web, catalogue: Catalogue) -> str:
    """What could have been meant, one id a line."""
    named = harmless(asked)
    if found.matches:
        head = catalogue.text("why.ambiguous", asked=named, count=len(found.matches))
    elif found.nearest:
        head = catalogue.text("why.not_found", asked=named) + " " + catalogue.text("why.nearest")
    else:
        head = catalogue.text("why.not_found", asked=named) + " " + catalogue.text("why.no_nearest")
    shown = (found.matches or found.nearest)[:_MOST]
    more = len(found.matches or found.nearest) - len(shown)
    lines = [f"  {harmless(key)}\n      {_described(key, web, catalogue)}" for key in shown]
    if more > 0:
        lines.append(f"  {catalogue.text('why.more_choices', count=more)}")
    return "\n".join([catalogue.text("error.prefix", message=head), *lines])


_MOST = 12


def _described(key: str, web: Web, catalogue: Catalogue) -> str:
    end = web.ends[key]
    return f"{end_name(end, catalogue, 90)}{end_place(end, catalogue)}"
