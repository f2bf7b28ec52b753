"""`tracecheck check`."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.decisions import decision_params, load_decisions
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.outputs import parse_outputs, write_outputs
from tracecheck.cli.reading import reading_options, reading_params, recorded_arguments
from tracecheck.cli.setup import Setup, no_documents, set_up, tell_passed_over, tell_unused_patterns
from tracecheck.cli.terminal import ProgressLine, fail, fail_rule
from tracecheck.discover import real_path
from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.model.settings import TRACKED_CHANGES, Settings
from tracecheck.rules.registry import UnknownRuleError
from tracecheck.run import Request, check


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["--focus"], multiple=True, type=PATH, help=text("focus")),
        click.Option(["-f", "--format", "outputs"], multiple=True, metavar="FORMAT[=FILE]", help=text("format")),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(
            ["--fail-on"], type=click.Choice([*(each.value for each in Severity), "never"]), help=text("fail_on")
        ),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *decision_params(catalogue),
        *reading_params(catalogue),
    ]
    return make_command("check", catalogue, params, _check)


def _check(catalogue: Catalogue, paths: tuple[Path, ...], focus: tuple[Path, ...], **options: Any) -> None:
    folders = paths or (Path(),)
    wanted = [*folders, *(path for path in focus if not _inside(path, folders))]
    outputs = parse_outputs(options["outputs"], catalogue)
    setup = set_up(wanted, options["config"], options["tracked_changes"], catalogue)
    if not setup.files:
        click.echo(no_documents(wanted, setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    settings = _with_fail_on(setup.settings, options["fail_on"])
    request = Request(
        setup.files,
        settings,
        _focus_keys(focus, setup),
        recorded_arguments(sys.argv[1:]),
        reading_options(options),
        load_decisions(wanted, setup.catalogue, options),
    )
    progress = ProgressLine(setup.catalogue)
    try:
        result = check(request, setup.catalogue, progress)
    except UnknownRuleError as error:
        fail_rule(setup.catalogue, error, setup.settings.path)
    finally:
        progress.clear()
    tell_passed_over(result.run.passed_over, setup.catalogue)
    if not result.documents:
        click.echo(no_documents(wanted, setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    tell_unused_patterns(setup)
    write_outputs(result, outputs, setup.catalogue)
    sys.exit(result.run.exit_code)


def _with_fail_on(settings: Settings, fail_on: str | None) -> Settings:
    if fail_on is None:
        return settings
    severity = None if fail_on == "never" else Severity(fail_on)
    return replace(settings, rules=replace(settings.rules, fail_on=severity))


def _inside(path: Path, folders: Sequence[Path]) -> bool:
    """A focus file outside the folders is read too: it is one of the documents under check."""
    return not path.exists() or any(real_path(path).is_relative_to(real_path(folder)) for folder in folders)


def _focus_keys(focus: Sequence[Path], setup: Setup) -> tuple[str, ...]:
    """The keys of the documents in focus: paths as typed, or names of documents in the folder."""
    by_path = {real_path(found.path): found.key for found in setup.files}
    keys = {found.key for found in setup.files}
    chosen: list[str] = []
    for path in focus:
        typed = path.as_posix().replace("\\", "/")
        key = by_path.get(real_path(path)) or (typed if typed in keys else None)
        if key is None:
            _fail_focus(path, keys, setup.catalogue)
        chosen.append(str(key))
    return tuple(chosen)


def _fail_focus(path: Path, keys: set[str], catalogue: Catalogue) -> None:
    near = get_close_matches(path.name, sorted(keys), n=1, cutoff=0.4)
    fail(catalogue, "error.focus_missing", near[0] if near else None, path=str(path))
