"""What `tracecheck check` does."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from tracecheck import exit_codes
from tracecheck.cli.decisions import load_decisions
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.outputs import parse_outputs, write_outputs
from tracecheck.cli.reading import reading_options, recorded_arguments
from tracecheck.cli.rule_options import with_rule_options
from tracecheck.cli.screen import Screen, screen_of
from tracecheck.cli.settling import load_settling
from tracecheck.cli.setup import Setup, no_documents, set_up, tell_passed_over, tell_unused_patterns
from tracecheck.cli.terminal import ProgressLine, fail
from tracecheck.cli.text_views import write_views
from tracecheck.discover import real_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.run import Request, check


def run_check(catalogue: Catalogue, paths: tuple[Path, ...], focus: tuple[Path, ...], **options: Any) -> None:
    folders = paths or (Path(),)
    wanted = with_focus(folders, focus)
    outputs = parse_outputs(options["outputs"], catalogue)
    forms = [each.format for each in outputs if each.path is None]
    screen = screen_of(options, forms, catalogue)
    setup = set_up_run(wanted, options, catalogue)
    if options["show_settings"]:
        _show_settings(setup, options, forms)
    request = request_of(wanted, focus, setup, options)
    result = result_of(request, wanted, setup, screen)
    if options["show_files"]:
        _show_files(result, wanted, setup, forms)
    if screen.loud >= 0:
        tell_passed_over(result.run.passed_over, setup.catalogue)
        tell_unused_patterns(setup)
    whereabouts = write_views(result, options, setup.catalogue)
    write_outputs(result, outputs, setup.catalogue, whereabouts, screen)
    tell_incomplete(result, setup.catalogue)
    if forms != ["text"] or screen.loud < 0:
        _tell_stale(result, setup.catalogue)
    sys.exit(result.run.exit_code)


def _tell_stale(result: Result, catalogue: Catalogue) -> None:
    """On stderr, where no report on the screen says it: a run that fails without a remark must say why."""
    from tracecheck.reports.baseline_text import stale_text

    said = stale_text(result, catalogue)
    if said:
        click.echo(said, err=True)


def set_up_run(wanted: Sequence[Path], options: dict[str, Any], catalogue: Catalogue) -> Setup:
    """Settings with what the command line says of rules, and the documents."""
    setup = set_up(wanted, options["config"], options["tracked_changes"], catalogue)
    return replace(setup, settings=with_rule_options(setup.settings, options, setup.catalogue))


def request_of(wanted: Sequence[Path], focus: Sequence[Path], setup: Setup, options: dict[str, Any]) -> Request:
    """What is asked of the run; ends with a clear error where there is nothing to read."""
    if not setup.files:
        _fail_empty(wanted, setup)
    request = Request(
        setup.files,
        setup.settings,
        _focus_keys(focus, setup),
        recorded_arguments(sys.argv[1:]),
        reading_options(options),
        load_decisions(wanted, setup.catalogue, options),
        load_settling(wanted, setup, options),
    )
    if options["since"] is None:
        return request
    from tracecheck.cli.since import findings_at

    before = findings_at(options["since"], wanted, request, setup, options)
    return replace(request, settling=replace(request.settling, before=before))


def result_of(request: Request, wanted: Sequence[Path], setup: Setup, screen: Screen) -> Result:
    """The result of the run; ends with a clear error where nothing of it was a document."""
    with ProgressLine(setup.catalogue, shown=screen.loud >= 0) as progress:
        result = check(request, setup.catalogue, progress)
    if not result.documents:
        tell_passed_over(result.run.passed_over, setup.catalogue)
        _fail_empty(wanted, setup)
    return result


def _fail_empty(wanted: Sequence[Path], setup: Setup) -> NoReturn:
    click.echo(no_documents(wanted, setup), err=True)
    sys.exit(exit_codes.INCOMPLETE)


def _show_settings(setup: Setup, options: dict[str, Any], forms: Sequence[str]) -> NoReturn:
    from tracecheck.cli.shown import show_settings

    show_settings(setup, options, forms)
    sys.exit(exit_codes.CLEAN)


def _show_files(result: Result, wanted: Sequence[Path], setup: Setup, forms: Sequence[str]) -> NoReturn:
    from tracecheck.cli.shown import show_files

    show_files(result, wanted, setup, forms)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)


def with_focus(folders: Sequence[Path], focus: Sequence[Path]) -> list[Path]:
    """The paths that are read, with the files in focus that lie outside them."""
    return [*folders, *(path for path in focus if not _inside(path, folders))]


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


def _fail_focus(path: Path, keys: set[str], catalogue: Catalogue) -> NoReturn:
    near = get_close_matches(path.name, sorted(keys), n=1, cutoff=0.4)
    fail(catalogue, "error.focus_missing", near[0] if near else None, path=str(path))
