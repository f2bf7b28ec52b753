"""Which decisions of persons a run uses: options, the file beside the documents, the day that expiry is judged by."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracecheck.cli.terminal import fail_decisions
from tracecheck.decisions import DecisionsError, find_decisions, read_decisions, read_suppressions
from tracecheck.discover import real_path
from tracecheck.messages import Catalogue
from tracecheck.model.decision import Decisions


def load_decisions(
    paths: Sequence[Path], catalogue: Catalogue, options: dict[str, Any], top: Path | None = None
) -> Decisions:
    """The decisions that hold for `paths`, none with `--without-decisions`; ends with every mistake in the file. `top`
    is the folder that they are looked for in, and not above."""
    named: Path | None = options["decisions"]
    if options["without_decisions"]:
        return Decisions(today=options["today"])
    first = paths[0]
    path = named or find_decisions(first if first.is_dir() else first.parent, top)
    if path is None:
        return Decisions(today=options["today"])
    try:
        every = read_decisions(path, path.name)
        suppressions = read_suppressions(path, path.name)
    except DecisionsError as error:
        fail_decisions(catalogue, error)
    if not every and not suppressions:
        return Decisions(today=options["today"])
    today = options["today"] or datetime.date.today().isoformat()
    return Decisions(every, path.name, today, partial=not is_whole(paths, path), suppressions=suppressions)


def is_whole(paths: Sequence[Path], file: Path) -> bool:
    """Whether everything beside the file and under it is read: what is not found then is not there."""
    home = real_path(file).parent
    return any(path.is_dir() and home.is_relative_to(real_path(path)) for path in paths)
