"""`--text-view DIR`: the documents of a run as plain text, one file each, and never outside the folder."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from tracecheck.cli.terminal import fail, os_cause, write_file
from tracecheck.discover import real_path, same_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.model.view import TextView
from tracecheck.reading.own import is_own_output
from tracecheck.reports.whereabouts import Whereabouts
from tracecheck.resources import load_data

_NO_NAME = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_SUFFIX = ".txt"


def write_views(result: Result, options: Mapping[str, Any], catalogue: Catalogue) -> Whereabouts:
    """Write the views, and say where machines find the documents; ends with a clear error before anything is written
    where a file would land outside the folder, or on one that this program has not written."""
    root = _repository(Path.cwd())
    folder: Path | None = options["text_view"]
    if folder is None:
        return Whereabouts(root=str(root))
    if folder.exists() and not folder.is_dir():
        fail(catalogue, "error.not_folder", path=str(folder))
    paths = view_paths([view.key for view in result.views])
    targets = [(folder / name, view) for name, view in zip(paths, result.views, strict=True)]
    for path, _ in targets:
        _check(path, folder, result, catalogue)
    for path, view in targets:
        _write(path, view, catalogue)
    return Whereabouts(str(root), {view.key: (str(path), view) for path, view in targets})


def view_paths(keys: Sequence[str]) -> list[str]:
    """A path below the folder for each key, no two alike on any system: what leads out of the folder («..», a drive)
    and what some system cannot have in a name becomes «_»."""
    taken: set[str] = set()
    paths = []
    for key in keys:
        plain = "/".join(_part(part) for part in PurePosixPath(key).parts if part != "/") or "_"
        path, number = f"{plain}{_SUFFIX}", 1
        while path.casefold() in taken:
            number += 1
            path = f"{plain} ({number}){_SUFFIX}"
        taken.add(path.casefold())
        paths.append(path)
    return paths


def _part(part: str) -> str:
    plain = _NO_NAME.sub("_", part)
    if plain == ".." or _RESERVED.fullmatch(plain):
        return "_" + plain.strip(".")
    return plain.rstrip(". ") or "_"


def _check(path: Path, folder: Path, result: Result, catalogue: Catalogue) -> None:
    if not real_path(path).is_relative_to(real_path(folder)):
        fail(catalogue, "error.view_outside", path=str(path), folder=str(folder))
    if any(same_path(path, document.path) for document in result.documents):
        fail(catalogue, "error.source_overwrite", path=str(path))
    if path.exists() and not (path.is_file() and is_own_output(path)):
        fail(catalogue, "error.view_foreign", path=str(path))


def _write(path: Path, view: TextView, catalogue: Catalogue) -> None:
    """The lines, and last the mark by which a run over the folder knows its own files again, in one language always. A
    file that says the same already is left alone, so that nothing that watches it wakes."""
    text = "\n".join([*view.lines, "", load_data("own_output")["last_lines"][0]]) + "\n"
    try:
        if path.is_file() and path.read_bytes() == text.encode("utf-8"):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(path), cause=os_cause(error, catalogue))
    write_file(path, text, catalogue)


def _repository(folder: Path) -> Path:
    """The folder that holds `.git`, at or above this one; this one where there is none."""
    real = real_path(folder)
    return next((each for each in (real, *real.parents) if (each / ".git").exists()), real)
