"""`tracecheck explain`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tracecheck.cli.complete import rule_names
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.setup import own_rules_of, with_own_rules
from tracecheck.cli.terminal import fail, fail_rule, look_of_stdout, write_out
from tracecheck.messages import Catalogue
from tracecheck.model.settings import OwnRule
from tracecheck.reports.rule_page import render_rule_list, render_rule_page
from tracecheck.rules.registry import UnknownRuleError, all_rules, find_rules


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["names"], nargs=-1, metavar="[CODE|SLUG]...", shell_complete=rule_names),
        click.Option(["--all", "every"], is_flag=True, help=catalogue.text("cli.all_rules")),
        click.Option(["--config"], type=PATH, metavar="FILE", help=catalogue.text("cli.config")),
    ]
    return make_command("explain", catalogue, params, _explain)


def _explain(catalogue: Catalogue, names: tuple[str, ...], every: bool, config: Path | None, **_options: Any) -> None:
    if not names and not every:
        fail(catalogue, "error.no_code")
    own = () if not every and all(map(_is_shipped, names)) else own_rules_of(config, catalogue)
    catalogue = with_own_rules(catalogue, own)
    try:
        told = [_told(name, own, catalogue) for name in names]
    except UnknownRuleError as error:
        fail_rule(catalogue, error)
    rules = [each.rule for each in all_rules(own)]
    listed = [render_rule_list(rules, catalogue, look_of_stdout())] if every else []
    write_out("\n".join([*listed, *told]), catalogue)


def _is_shipped(name: str) -> bool:
    """Then its page can be read whatever is wrong with the settings."""
    try:
        find_rules(name)
    except UnknownRuleError:
        return False
    return True


def _told(name: str, own: Sequence[OwnRule], catalogue: Catalogue) -> str:
    """The page of a rule, or the list of the rules whose code begins so; raises UnknownRuleError."""
    look = look_of_stdout()
    rules = find_rules(name, own)
    if len(rules) == 1:
        return render_rule_page(rules[0].rule, catalogue, look)
    return render_rule_list([each.rule for each in rules], catalogue, look)
