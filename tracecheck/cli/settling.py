"""What is set aside in a run: the baseline beside the documents, the least confidence, comments in documents."""

import datetime
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracecheck.cli.decisions import is_whole
from tracecheck.cli.setup import Setup
from tracecheck.cli.terminal import fail, fail_decisions
from tracecheck.decisions import DecisionsError, find_beside
from tracecheck.discover import real_path
from tracecheck.model.finding import Confidence
from tracecheck.model.keys import printable
from tracecheck.model.suppression import Baseline, Settling

_NO = ("", "0", "false", "no")


def load_settling(paths: Sequence[Path], setup: Setup, options: dict[str, Any]) -> Settling:
    """What the options and the file of the baseline say; ends with every mistake in the file."""
    least = options["min_confidence"]
    return Settling(
        min_confidence=Confidence(least) if least else None,
        baseline=_baseline(paths, setup, options),
        suppressions=not options["without_suppressions"],
        partial=_is_part(paths, setup),
        today=options["today"] or datetime.date.today().isoformat(),
    )


def baseline_at(path: Path, paths: Sequence[Path], setup: Setup, *, strict: bool = False) -> Baseline:
    """The baseline in a file, with what its entries call the documents of this run; an empty one for a file that is
    yet to be written."""
    from tracecheck.settling.baseline_file import read_baseline

    try:
        read = read_baseline(path) if path.exists() else Baseline(path.name)
    except DecisionsError as error:
        fail_decisions(setup.catalogue, error)
    home = real_path(path).parent
    names = {found.key: _name(found.path, home, found.key) for found in setup.files}
    return replace(read, names=names, strict=strict, partial=not is_whole(paths, path))


def find_baseline(paths: Sequence[Path]) -> Path | None:
    """The baseline that holds for these paths, beside the documents or above, as the file of decisions."""
    from tracecheck.settling.baseline_file import NAME

    first = paths[0]
    return find_beside(first if first.is_dir() else first.parent, NAME)


def _baseline(paths: Sequence[Path], setup: Setup, options: dict[str, Any]) -> Baseline | None:
    if options["without_baseline"]:
        return None
    named: Path | None = options["baseline"]
    path = named or find_baseline(paths)
    if path is None:
        return None
    if not path.exists():
        fail(setup.catalogue, "error.baseline_missing", path=str(path))
    stated: bool | None = options["strict_baseline"]
    return baseline_at(path, paths, setup, strict=_in_ci() if stated is None else stated)


def _is_part(paths: Sequence[Path], setup: Setup) -> bool:
    """Whether single files are read, or a part of the folder that the settings are for."""
    settings = setup.settings.path
    return not all(path.is_dir() for path in paths) or (settings is not None and not is_whole(paths, Path(settings)))


def _in_ci() -> bool:
    """Whether this is a server that checks changes: all of them set CI."""
    return os.environ.get("CI", "").casefold() not in _NO


def _name(path: Path, home: Path, key: str) -> str:
    """The path of a document from the folder of the baseline; its key where it lies elsewhere."""
    real = real_path(path.parent) / path.name
    if not real.is_relative_to(home):
        return key
    return printable(unicodedata.normalize("NFC", real.relative_to(home).as_posix()))
