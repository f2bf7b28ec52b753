"""What the shell is told that could be typed next."""

from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem


def rule_names(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Codes and names of rules that begin as typed; in a list, behind its last comma. Names are offered from the first
    letter on: there are as many of them as of codes."""
    before, comma, begun = typed.rpartition(",")
    wanted = begun.casefold()
    return [
        CompletionItem(f"{before}{comma}{name}", help=slug)
        for name, slug in _named()
        if name.casefold().startswith(wanted) and (wanted or name != slug)
    ]


def _named() -> Iterator[tuple[str, str]]:
    """Every code and every slug, each with the slug of its rule."""
    from tracecheck.rules.registry import all_rules

    for rule in (each.rule for each in all_rules()):
        yield rule.code, rule.slug
        yield rule.slug, rule.slug


def formats(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of formats."""
    from tracecheck.reports import FORMATS

    return [CompletionItem(name) for name in FORMATS if name.startswith(typed)]


def report_formats(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of formats of the coupling report."""
    from tracecheck.cli.report_outputs import FORMATS

    return [CompletionItem(name) for name in FORMATS if name.startswith(typed)]
