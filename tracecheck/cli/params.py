"""Options that commands have in common: what can be asked. Help is written from these alone, and waits for nothing that
the answers need."""

import datetime
from pathlib import Path

import click

from tracecheck.cli.complete import rule_names
from tracecheck.cli.local import PATH
from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue
from tracecheck.model.finding import Confidence, Severity

NEVER = "never"
"""The word with which no finding fails a run."""


def rule_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--select`, `--extend-select`, `--ignore`, `--fail-on`, `--max-warnings`."""
    levels = click.Choice([*(each.value for each in Severity), NEVER])
    return [
        *selection_params(catalogue),
        click.Option(["--fail-on"], type=levels, help=catalogue.text("cli.fail_on")),
        click.Option(
            ["--max-warnings"], type=click.IntRange(min=0), metavar="N", help=catalogue.text("cli.max_warnings")
        ),
    ]


def selection_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--select`, `--extend-select`, `--ignore`."""
    return [_selector(name, catalogue) for name in ("select", "extend_select", "ignore")]


def _selector(name: str, catalogue: Catalogue) -> click.Option:
    return click.Option(
        [f"--{name.replace('_', '-')}"],
        multiple=True,
        metavar="RULES",
        shell_complete=rule_names,
        help=catalogue.text(f"cli.{name}"),
    )


def decision_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--decisions`, `--without-decisions`, `--today`."""

    def checked(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and not _is_date(value):
            fail(catalogue, "error.usage_date", name="--today", value=value)
        return value

    return [
        click.Option(["--decisions"], type=PATH, metavar="FILE", help=catalogue.text("cli.decisions")),
        click.Option(["--without-decisions"], is_flag=True, help=catalogue.text("cli.without_decisions")),
        click.Option(["--today"], metavar="DATE", callback=checked, help=catalogue.text("cli.today")),
    ]


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def settling_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--baseline`, `--without-baseline`, `--strict-baseline`, `--min-confidence`, `--without-suppressions`."""
    levels = click.Choice([each.value for each in Confidence])
    return [
        click.Option(["--baseline"], type=PATH, metavar="FILE", help=catalogue.text("cli.baseline_file")),
        click.Option(["--without-baseline"], is_flag=True, help=catalogue.text("cli.without_baseline")),
        click.Option(
            ["--strict-baseline/--no-strict-baseline"], default=None, help=catalogue.text("cli.strict_baseline")
        ),
        click.Option(["--min-confidence"], type=levels, help=catalogue.text("cli.min_confidence")),
        click.Option(["--without-suppressions"], is_flag=True, help=catalogue.text("cli.without_suppressions")),
    ]


def screen_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`-q`, `-v`, `--statistics`."""
    return [
        click.Option(["-q", "--quiet"], count=True, help=catalogue.text("cli.quiet")),
        click.Option(["-v", "--verbose"], is_flag=True, help=catalogue.text("cli.verbose")),
        click.Option(["--statistics"], is_flag=True, help=catalogue.text("cli.statistics")),
    ]


def view_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--text-view`."""
    return [click.Option(["--text-view"], type=PATH, metavar="FOLDER", help=catalogue.text("cli.text_view"))]


def reading_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--jobs`, `--no-cache`, `--cache-dir`."""
    return [
        click.Option(
            ["--jobs"],
            type=click.IntRange(min=0),
            metavar="N",
            envvar="TRACECHECK_JOBS",
            help=catalogue.text("cli.jobs"),
        ),
        click.Option(["--no-cache"], is_flag=True, help=catalogue.text("cli.no_cache")),
        cache_dir_param(catalogue),
    ]


def cache_dir_param(catalogue: Catalogue) -> click.Parameter:
    """`--cache-dir`."""

    def checked(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and value.exists() and not value.is_dir():
            fail(catalogue, "error.not_folder", path=str(value))
        return value

    return click.Option(
        ["--cache-dir"], type=PATH, metavar="FOLDER", callback=checked, help=catalogue.text("cli.cache_dir")
    )


def checking_params(catalogue: Catalogue) -> list[click.Parameter]:
    """`--config`, which decisions are used, and the options of reading."""
    config = click.Option(["--config"], type=PATH, help=catalogue.text("cli.config"))
    return [config, *decision_params(catalogue), *reading_params(catalogue)]
