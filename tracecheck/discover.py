"""Which files are documents."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracecheck.model.finding import Argument
from tracecheck.model.keys import matches, printable
from tracecheck.model.shown import LeftOut
from tracecheck.places import SETTINGS_NAME
from tracecheck.readers import SUPPORTED_SUFFIXES

REGISTER_SUFFIX = ".json"
SUFFIXES = (*SUPPORTED_SUFFIXES, REGISTER_SUFFIX)
UNREAD_SUFFIXES = (".doc", ".rtf", ".xls", ".xlsb", ".ods", ".ppt", ".pptx", ".odp")
"""Documents that cannot be read yet: told as not read (TC001), never passed over in silence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, its key (relative to the folder that was checked), and whether it was named."""

    path: Path
    key: str
    named: bool = False


class PathError(ValueError):
    """A path that was named cannot be used; `message_id` and `arguments` say why."""

    def __init__(self, message_id: str, **arguments: Argument) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def find_documents(paths: Sequence[Path], exclude: Iterable[str] = (), root: Path | None = None) -> tuple[Found, ...]:
    """The documents in these folders and files, sorted by key; raises PathError for a path that cannot be used.

    Keys are relative to `root` (the folder of the settings file), else to the folder that the paths have in common,
    so that a document keeps its key whichever part of the folder is checked; they can be printed always. Hidden
    files, the lock files of Word and LibreOffice, and what `exclude` names are left out of folders.
    """
    base = real_path(root) if root else common_folder(paths)
    patterns = tuple(exclude)
    found: dict[Path, Found] = {}
    for path in paths:
        if path.is_dir():
            for each in _walk(path):
                key = key_in(each, base)
                if not any(matches(key, pattern) for pattern in patterns):
                    found.setdefault(real_path(each), Found(each, key))
        else:
            found[real_path(path)] = Found(_named(path), key_in(path, base), named=True)
    return tuple(sorted(found.values(), key=lambda each: each.key))


def _named(path: Path) -> Path:
    if not path.exists():
        raise PathError("error.path_missing", path=str(path))
    if path.suffix.casefold() not in (*SUFFIXES, *UNREAD_SUFFIXES):
        raise PathError("error.not_supported", path=str(path), suffixes=" ".join(SUFFIXES))
    return path


def common_folder(paths: Sequence[Path]) -> Path:
    """The folder that all of the paths lie in."""
    folders = [str(real_path(path if path.is_dir() else path.parent)) for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # two drives on Windows have no common folder
        return Path(folders[0])


def key_in(path: Path, base: Path) -> str:
    """The key of the document at this path: its path from `base`."""
    resolved = real_path(path.parent) / path.name
    return printable(unicodedata.normalize("NFC", Path(os.path.relpath(resolved, base)).as_posix()))


def real_path(path: Path) -> Path:
    """The path without links; unlike `Path.resolve` it does not fail on links that go in a ring."""
    return Path(os.path.realpath(path))


def same_path(path: Path, written: str) -> bool:
    """Whether the path of a document, as it is written in results, is this one."""
    return printable(str(real_path(path))) == printable(str(real_path(Path(written))))


def _walk(folder: Path) -> Iterator[Path]:
    """The files with a known ending; a folder that may not be opened comes as itself, to be told as not read."""
    closed: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(each for each in folders if not each.startswith(_HIDDEN_FOLDERS))
        for name in sorted(files):
            if why_no_document(name) is None:
                yield Path(where) / name
    yield from closed


_HIDDEN_FOLDERS = (".", "__")


def why_no_document(name: str) -> str | None:
    """Why a file in a folder is not read, by its name: lock (an open document), hidden, suffix; None where it is."""
    if name.startswith(("~$", ".~")):
        return "lock"
    if name.startswith("."):
        return "hidden"
    return None if Path(name).suffix.casefold() in (*SUFFIXES, *UNREAD_SUFFIXES) else "suffix"


def left_out(paths: Sequence[Path], exclude: Iterable[str] = (), root: Path | None = None) -> tuple[LeftOut, ...]:
    """The files and folders below these paths that `find_documents` leaves out, and why; sorted by key."""
    base = real_path(root) if root else common_folder(paths)
    patterns = tuple(exclude)
    found: dict[str, LeftOut] = {}
    for path in paths:
        for each in _left_out(path, base, patterns) if path.is_dir() else ():
            found.setdefault(each.key, each)
    return tuple(found[key] for key in sorted(found))


def _left_out(folder: Path, base: Path, patterns: Sequence[str]) -> Iterator[LeftOut]:
    for where, folders, files in os.walk(folder):
        for name in [each for each in folders if each.startswith(_HIDDEN_FOLDERS)]:
            folders.remove(name)
            yield LeftOut(f"{key_in(Path(where) / name, base)}/", "hidden")
        for name in files:
            key = key_in(Path(where) / name, base)
            pattern = next((each for each in patterns if matches(key, each)), None)
            reason = why_no_document(name) or ("excluded" if pattern else None)
            if reason and name != SETTINGS_NAME:
                yield LeftOut(key, reason, pattern if reason == "excluded" else None)
