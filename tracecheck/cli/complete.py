"""What the shell is told that could be typed next."""

import click
from click.shell_completion import CompletionItem


def rule_names(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Codes and names of rules that begin as typed; in a list, behind its last comma."""
    from tracecheck.rules.registry import all_rules

    before, comma, begun = typed.rpartition(",")
    wanted = begun.casefold()
    found = [
        CompletionItem(f"{before}{comma}{name}", help=rule.slug)
        for rule in (each.rule for each in all_rules())
        for name in (rule.code, rule.slug)
        if name.casefold().startswith(wanted) and (name is rule.code or wanted)
    ]
    return found or [CompletionItem(typed)] if "all".startswith(wanted) and wanted else found


def formats(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of formats."""
    from tracecheck.reports import FORMATS

    return [CompletionItem(name) for name in FORMATS if name.startswith(typed)]
