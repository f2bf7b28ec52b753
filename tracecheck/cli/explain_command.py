"""`tracecheck explain`."""

from typing import Any

import click

from tracecheck.cli.complete import rule_names
from tracecheck.cli.local import make_command
from tracecheck.cli.terminal import fail, fail_rule, look_of_stdout, write_out
from tracecheck.messages import Catalogue
from tracecheck.reports.rule_page import render_rule_list, render_rule_page
from tracecheck.rules.registry import UnknownRuleError, all_rules, find_rule


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["names"], nargs=-1, metavar="[CODE|SLUG]...", shell_complete=rule_names),
        click.Option(["--all", "every"], is_flag=True, help=catalogue.text("cli.all_rules")),
    ]
    return make_command("explain", catalogue, params, _explain)


def _explain(catalogue: Catalogue, names: tuple[str, ...], every: bool, **_options: Any) -> None:
    look = look_of_stdout()
    if every:
        write_out(render_rule_list([each.rule for each in all_rules()], catalogue, look), catalogue)
    elif not names:
        fail(catalogue, "error.no_code")
    try:
        rules = [find_rule(name).rule for name in names]
    except UnknownRuleError as error:
        fail_rule(catalogue, error)
    write_out("\n".join(render_rule_page(rule, catalogue, look) for rule in rules), catalogue)
