"""`tracecheck explain`."""

from typing import Any

import click

from tracecheck.cli.complete import rule_names
from tracecheck.cli.local import make_command
from tracecheck.cli.terminal import fail, fail_rule, look_of_stdout, write_out
from tracecheck.messages import Catalogue
from tracecheck.reports.rule_page import render_rule_list, render_rule_page
from tracecheck.rules.registry import UnknownRuleError, all_rules, find_rules


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["names"], nargs=-1, metavar="[CODE|SLUG]...", shell_complete=rule_names),
        click.Option(["--all", "every"], is_flag=True, help=catalogue.text("cli.all_rules")),
    ]
    return make_command("explain", catalogue, params, _explain)


def _explain(catalogue: Catalogue, names: tuple[str, ...], every: bool, **_options: Any) -> None:
    if not names and not every:
        fail(catalogue, "error.no_code")
    try:
        told = [_told(name, catalogue) for name in names]
    except UnknownRuleError as error:
        fail_rule(catalogue, error)
    rules = [each.rule for each in all_rules()]
    listed = [render_rule_list(rules, catalogue, look_of_stdout())] if every else []
    write_out("\n".join([*listed, *told]), catalogue)


def _told(name: str, catalogue: Catalogue) -> str:
    """The page of a rule, or the list of the rules whose code begins so; raises UnknownRuleError."""
    look = look_of_stdout()
    rules = find_rules(name)
    if len(rules) == 1:
        return render_rule_page(rules[0].rule, catalogue, look)
    return render_rule_list([each.rule for each in rules], catalogue, look)
