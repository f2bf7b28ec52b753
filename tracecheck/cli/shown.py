"""`--show-settings` and `--show-files`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracecheck.cli.language import stated_language
from tracecheck.cli.rule_options import command_line_of
from tracecheck.cli.setup import Setup
from tracecheck.cli.terminal import look_of_stdout, write_out
from tracecheck.config.in_force import dotted, in_force, stated_in
from tracecheck.discover import left_out
from tracecheck.model.keys import as_pattern, matches
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings
from tracecheck.model.shown import FileShown, FilesShown, InForce, LeftOut, RuleInForce, SettingsShown
from tracecheck.reports.shown import render_files, render_json, render_settings
from tracecheck.unread import is_unread


def show_settings(setup: Setup, options: dict[str, Any], forms: Sequence[str]) -> None:
    """The settings in force, as text or JSON."""
    command_line = command_line_of(setup.settings.rules, options)
    language = stated_language(sys.argv[1:])
    if language:
        command_line["language"] = language
    path = setup.settings.path
    shown = SettingsShown(path, in_force(path, command_line), tuple(_rules(setup.settings.rules)))
    as_json = "json" in forms
    text = render_json(shown) if as_json else render_settings(shown, setup.catalogue, look_of_stdout())
    write_out(text, setup.catalogue)


def _rules(settings: RuleSettings) -> Iterator[RuleInForce]:
    from tracecheck.rules.registry import all_rules
    from tracecheck.rules.selection import chosen_severity, is_selected

    for rule in (each.rule for each in all_rules(settings.own)):
        severity = chosen_severity(rule, settings.severity) or rule.severity
        yield RuleInForce(rule.code, rule.slug, is_selected(rule, settings), severity, rule.on_by_default)


def show_files(result: Result, paths: Sequence[Path], setup: Setup, forms: Sequence[str]) -> None:
    """Which files are read as what, and which are not, as text or JSON."""
    settings = setup.settings
    root = Path(settings.path).parent if settings.path else None
    passed = [LeftOut(each.key, each.reason) for each in result.run.passed_over]
    out = sorted([*left_out(paths, settings.exclude, root), *passed], key=lambda each: each.key)
    shown = FilesShown(tuple(_documents(result, setup)), tuple(out), settings.path)
    as_json = "json" in forms
    text = render_json(shown) if as_json else render_files(shown, setup.catalogue, look_of_stdout())
    write_out(text, setup.catalogue)


def _documents(result: Result, setup: Setup) -> Iterator[FileShown]:
    from tracecheck.rules import documents_under_check, in_focus

    readable = [each for each in result.documents if not is_unread(each)]
    checked = in_focus(result.run.focus, result.linkage) or documents_under_check(readable, result.linkage)
    for document in result.documents:
        yield FileShown(
            key=document.key,
            kind=str(document.kind),
            status=str(document.status),
            year=document.applies_to_year,
            role=_role(document, result),
            under_check=document.key in checked,
            read=not is_unread(document),
            settings=tuple(_settings_of(document, setup)),
        )


def _role(document: PlanDocument, result: Result) -> str:
    """Chain or context, duplicate where another copy counts, none where it could not be read."""
    if any(document.key in each.others for each in result.linkage.duplicates):
        return "duplicate"
    role = result.linkage.roles.get(document.key)
    return str(role) if role else "none"


def _settings_of(document: PlanDocument, setup: Setup) -> Iterator[InForce]:
    """What the file says of this document alone: by its path, or by its kind."""
    path = setup.settings.path
    patterns = [each for each, _ in setup.settings.documents]
    yield from _under(path, "documents", [each for each in patterns if matches(document.key, each)])
    scopes = setup.settings.rules.scopes
    yield from _under(path, "rules.per-kind", [document.kind for each in scopes if each.kind is document.kind])
    chosen = [each.pattern for each in scopes if each.pattern and matches(document.key, each.pattern)]
    yield from _under(path, "rules.per-path", chosen)


def _under(path: str | None, table: str, names: Sequence[str]) -> Iterator[InForce]:
    for each in stated_in(path, table):
        if any(as_pattern(each.name).startswith(f"{table}.{dotted((name,))}.") for name in names):
            yield each
