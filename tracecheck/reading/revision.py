"""Documents as they stood in a revision of a git repository, put into a folder of their own.

The git executable is asked for names and contents alone: no hook, filter or pager runs, nothing is fetched, and the
working tree and the index are not touched.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from tracecheck.model.finding import Argument
from tracecheck.resources import load_data

# «detected dubious ownership in repository at '/srv/planer'»: the folder that the user may trust.
_REPOSITORY = re.compile(r"repository at '([^']+)'")
_QUIET = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
_FILES = ("100644", "100755")
_POINTER = b"version https://git-lfs.github.com/spec/"

Wanted = Callable[[str], bool]


class RevisionError(ValueError):
    """A revision cannot be read; `message_id` and `arguments` say why."""

    def __init__(self, message_id: str, **arguments: Argument) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class Repository:
    """The top of a repository, and the path in it that is read (`a/b`, or empty for all of it)."""

    top: Path
    inside: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was put into the folder: how many files, and those that are only pointers to contents kept elsewhere."""

    files: int
    pointers: tuple[str, ...]


def find_repository(folder: Path) -> Repository:
    """The repository that a folder is in; the folder itself need not be there any more."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.is_dir())
    top = Path(_ask(there, "rev-parse", "--show-toplevel").strip())
    inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(top))
    path = PurePosixPath(Path(inside).as_posix())
    if ".." in path.parts:
        raise RevisionError("compare.not_repository", path=str(folder))
    return Repository(top, "" if inside == "." else str(path))


def commit_of(repository: Repository, revision: str) -> str | None:
    """The full name of the commit that a revision means; None where it means none."""
    done = _run(repository.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 else None


def unpack(repository: Repository, commit: str, into: Path, wanted: Wanted) -> Unpacked:
    """Write the files below `inside` whose path is wanted, at their path from the top of the repository.

    Of a file whose contents are kept elsewhere (Git LFS) an empty one is written: it could not be read.
    """
    pointers = []
    entries = [entry for entry in _entries(repository, commit) if wanted(entry.path)]
    with _contents(repository.top) as ask:
        for entry in entries:
            data = ask(entry.name)
            if data.startswith(_POINTER):
                pointers.append(entry.path)
                data = b""
            path = into / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return Unpacked(len(entries), tuple(pointers))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a commit: the name of its contents, and its path from the top."""

    name: str
    path: str


def _entries(repository: Repository, commit: str) -> Iterator[_Entry]:
    """The plain files; links and repositories inside the repository are passed over."""
    listed = _ask(repository.top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", repository.inside or ".")
    most = int(load_data("limits")["file"]["bytes"])
    for line in filter(None, listed.split("\0")):
        said, _, path = line.partition("\t")
        mode, _, name, size = said.split()
        if mode not in _FILES or not _is_safe(path):
            continue
        if int(size) > most:
            raise RevisionError("compare.too_large", path=path, megabytes=most // 1024 // 1024)
        yield _Entry(name, path)


def _is_safe(path: str) -> bool:
    """Whether a path stays inside the folder that it is written to."""
    parts = path.replace("\\", "/").split("/")
    return not path.startswith("/") and ".." not in parts and ":" not in parts[0] and ".git" not in parts


@contextmanager
def _contents(top: Path) -> Iterator[Callable[[str], bytes]]:
    """A function that gives the contents of a name, from one git process for all of them."""
    process = subprocess.Popen(
        ["git", *_QUIET, "-C", str(top), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    if process.stdin is None or process.stdout is None:
        raise RevisionError("compare.no_git")
    ask_in, ask_out = process.stdin, process.stdout
    try:
        yield lambda name: _content(ask_in, ask_out, name)
    finally:
        ask_in.close()
        process.wait()
        ask_out.close()


def _content(asked: IO[bytes], answered: IO[bytes], name: str) -> bytes:
    asked.write(f"{name}\n".encode())
    asked.flush()
    head = answered.readline().split()
    if len(head) != len(("name", "type", "size")):
        raise RevisionError("compare.incomplete_repository", name=name)
    data = answered.read(int(head[2]))
    answered.read(1)
    return data


def _ask(folder: Path, *arguments: str) -> str:
    """What git answers; raises RevisionError with what it says where it fails."""
    done = _run(folder, *arguments)
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    said = done.stderr.decode("utf-8", errors="replace").strip()
    if "dubious ownership" in said:
        named = _REPOSITORY.search(said)
        raise RevisionError("compare.unsafe", path=named.group(1) if named else str(folder.absolute()))
    if "not a git repository" in said:
        raise RevisionError("compare.not_repository", path=str(folder))
    raise RevisionError("compare.git_failed", cause=said.splitlines()[0] if said else str(done.returncode))


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", *_QUIET, "-C", str(folder), *arguments], capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise RevisionError("compare.no_git") from None


def _environment() -> dict[str, str]:
    """Answers in English, which are looked at here; nothing asked of a person, nothing fetched."""
    return {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
