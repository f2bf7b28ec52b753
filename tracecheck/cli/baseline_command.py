"""`tracecheck baseline`."""

import datetime
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.checked import run_shown
from tracecheck.cli.decisions import load_decisions
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import decision_params, reading_params
from tracecheck.cli.reading import reading_options
from tracecheck.cli.settling import baseline_at, find_baseline
from tracecheck.cli.setup import Setup, set_up
from tracecheck.cli.terminal import fail, os_cause, write_out
from tracecheck.decisions import NAME as DECISIONS_NAME
from tracecheck.decisions import find_beside
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.model.suppression import Baseline, BaselineUse, Settling
from tracecheck.run import Request

ACTIONS = ("write", "prune", "show")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["action"], type=click.Choice(ACTIONS)),
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["--baseline", "file"], type=PATH, metavar="FILE", help=catalogue.text("cli.baseline_file")),
        click.Option(["--config"], type=PATH, help=catalogue.text("cli.config")),
        *decision_params(catalogue),
        *reading_params(catalogue),
    ]
    return make_command("baseline", catalogue, params, _baseline)


def _baseline(catalogue: Catalogue, action: str, paths: tuple[Path, ...], **options: Any) -> None:
    wanted = paths or (Path(),)
    setup = set_up(wanted, options["config"], None, catalogue)
    path = _path(action, wanted, setup, options)
    baseline = baseline_at(path, wanted, setup)
    result = _checked(wanted, setup, baseline, options)
    today = options["today"] or datetime.date.today().isoformat()
    if action == "write":
        _write(path, baseline, result, today, setup.catalogue)
    elif action == "prune":
        _prune(path, baseline, result, today, setup.catalogue)
    else:
        _show(baseline, result, setup.catalogue)
    tell_incomplete(replace(result, findings=()), setup.catalogue)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)


def _path(action: str, paths: Sequence[Path], setup: Setup, options: dict[str, Any]) -> Path:
    """The file that is named, or found; one that is to be written stands beside the settings, or the decisions."""
    from tracecheck.settling.baseline_file import NAME

    named: Path | None = options["file"]
    if named is not None and named.suffix.casefold() != ".toml":
        fail(setup.catalogue, "error.baseline_suffix", path=str(named))
    path = named or find_baseline(paths)
    if path is not None and (path.exists() or action == "write"):
        return path
    if action != "write":
        fail(setup.catalogue, "error.baseline_missing", path=str(path or NAME))
    first = paths[0] if paths[0].is_dir() else paths[0].parent
    decisions = find_beside(first, DECISIONS_NAME)
    home = Path(setup.settings.path).parent if setup.settings.path else decisions.parent if decisions else first
    return home / NAME


def _checked(paths: Sequence[Path], setup: Setup, baseline: Baseline, options: dict[str, Any]) -> Result:
    request = Request(
        setup.files,
        setup.settings,
        reading=reading_options(options),
        decisions=load_decisions(paths, setup.catalogue, options),
        settling=Settling(baseline=baseline, today=options["today"] or datetime.date.today().isoformat(), apart=True),
    )
    return run_shown(request, paths, setup)


def _write(path: Path, old: Baseline, result: Result, today: str, catalogue: Catalogue) -> None:
    from tracecheck.settling.entries import rewritten

    use = _use(result)
    entries = rewritten(result.findings, result.known, old, use)
    _save(path, entries, today, catalogue)
    _tell(catalogue, "baseline.written", path=str(path), count=sum(each.count for each in entries))
    if use.gone:
        _tell(catalogue, "baseline.taken_out", count=use.gone)


def _prune(path: Path, old: Baseline, result: Result, today: str, catalogue: Catalogue) -> None:
    from tracecheck.settling.entries import pruned

    use = _use(result)
    entries = pruned(result.known, old, use)
    if entries != old.entries:
        _save(path, entries, old.written or today, catalogue)
    _tell(catalogue, "baseline.pruned", path=str(path), count=use.gone, left=sum(each.count for each in entries))


def _show(baseline: Baseline, result: Result, catalogue: Catalogue) -> None:
    from tracecheck.cli.terminal import look_of_stdout
    from tracecheck.reports.baseline_text import render_baseline

    write_out(render_baseline(baseline, _use(result), catalogue, look_of_stdout()), catalogue)


def _use(result: Result) -> BaselineUse:
    return result.baseline or BaselineUse("", 0)


def _save(path: Path, entries: Any, written: str, catalogue: Catalogue) -> None:
    from tracecheck.settling.baseline_file import save_baseline

    try:
        save_baseline(path, entries, written)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(path), cause=os_cause(error, catalogue))


def _tell(catalogue: Catalogue, message_id: str, **arguments: str | int) -> None:
    from tracecheck.reports.look import harmless

    write_out(harmless(catalogue.text(message_id, **arguments)) + "\n", catalogue)
