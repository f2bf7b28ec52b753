"""The two sides of a comparison: a folder or file, a git revision, or a saved result."""

import datetime
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.decisions import load_decisions
from tracecheck.cli.setup import Setup, no_documents, set_up
from tracecheck.cli.terminal import ProgressLine, fail, fail_path
from tracecheck.decisions import NAME
from tracecheck.discover import SUFFIXES, UNREAD_SUFFIXES, PathError, find_documents, real_path
from tracecheck.messages import Catalogue
from tracecheck.model.comparison import Snapshot
from tracecheck.model.decision import Decisions
from tracecheck.model.plan import PlanDocument
from tracecheck.reading import ReadingOptions, read_files
from tracecheck.reading.revision import Repository, RevisionError, Unpacked, commit_of, find_repository, unpack
from tracecheck.reports.look import harmless
from tracecheck.unread import is_incomplete, is_unread

_SHORT = 8
_RESULT_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked to compare, and how: `inside` is the folder of a revision, `config` the settings file,
    `persons` what was said of their decisions (`without_decisions`, `today`)."""

    old: str
    new: str | None
    inside: Path | None
    config: Path | None
    reading: ReadingOptions
    persons: dict[str, Any]


def both_sides(asked: Asked, catalogue: Catalogue) -> tuple[Snapshot, Snapshot, Setup]:
    """Both sides read and linked, and the settings in force; ends the program where one cannot be read."""
    old, new = _names(asked)
    setup = _setup(asked, old, new, catalogue)
    try:
        sides = [_side(name, asked, setup) for name in (old, new)]
    except RevisionError as error:
        fail(setup.catalogue, error.message_id, None, **error.arguments)
    return sides[0], sides[1], setup


def side(asked: Asked, setup: Setup) -> Snapshot:
    """The old side alone, read and linked under the settings of a run; ends the program where it cannot be read."""
    try:
        return _side(asked.old, asked, setup)
    except RevisionError as error:
        fail(setup.catalogue, error.message_id, None, **error.arguments)


def _names(asked: Asked) -> tuple[str, str]:
    """Old and new; `A..B` is both, and where only one is named the new side is the folder as it is now."""
    is_range = ".." in asked.old and ".." not in PurePosixPath(asked.old).parts
    if asked.new is None and is_range and not Path(asked.old).exists():
        old, _, new = asked.old.partition("..")
        return old or "HEAD", new.lstrip(".") or "HEAD"
    return asked.old, asked.new if asked.new is not None else str(asked.inside or Path())


def _setup(asked: Asked, old: str, new: str, catalogue: Catalogue) -> Setup:
    """The settings of the new side, where it is a folder, else of the old one, else of the folder the user is in.

    One set for both sides, so that what differs are the documents.
    """
    places = [Path(name) for name in (new, old) if _is_place(name, asked)]
    folder = next(iter(places), asked.inside if asked.inside and asked.inside.exists() else Path())
    return set_up((folder,), asked.config, None, catalogue)


def _is_place(name: str, asked: Asked) -> bool:
    """A path that is there; with `--in` a name that git knows is a revision all the same."""
    if not name or not Path(name).exists():
        return False
    if asked.inside is None or Path(name).is_absolute():
        return True
    return _known_revision(name, asked) is None


def _known_revision(name: str, asked: Asked) -> str | None:
    try:
        return commit_of(find_repository(asked.inside or Path()), name)
    except RevisionError:
        return None


def _side(name: str, asked: Asked, setup: Setup) -> Snapshot:
    if _is_place(name, asked):
        path = Path(name)
        saved = _saved(path, asked, setup) if path.suffix.casefold() == _RESULT_SUFFIX else None
        return saved or _folder(path, asked, setup)
    return _revision(name, asked, setup)


def _folder(path: Path, asked: Asked, setup: Setup) -> Snapshot:
    root = Path(setup.settings.path).parent if setup.settings.path else None
    inside = root if root is not None and real_path(path).is_relative_to(real_path(root)) else None
    place = _Place(path, inside, str(path))
    return _read(place, _decisions(path, asked, setup), asked, setup)


def _revision(name: str, asked: Asked, setup: Setup) -> Snapshot:
    """A revision; ends the program where the name is no revision either."""
    repository = _repository(name, asked, setup)
    commit = commit_of(repository, name)
    if commit is None:
        fail(setup.catalogue, "compare.no_such_side", name=name, path=str(repository.top))
    with ExitStack() as stack:
        into = Path(stack.enter_context(TemporaryDirectory(prefix="tracecheck-")))
        unpacked = unpack(repository, commit, into, is_wanted)
        tell_pointers(unpacked, name, setup.catalogue)
        folder = into / repository.inside
        if not folder.exists():
            fail(setup.catalogue, "compare.not_in_revision", name=name, path=repository.inside or ".")
        decisions = _decisions(folder, asked, setup, into)
        place = _Place(folder, _root(repository, into, setup), f"{name} ({commit[:_SHORT]})")
        return _read(place, decisions, asked, setup)


def _repository(name: str, asked: Asked, setup: Setup) -> Repository:
    """The repository that a name may be a revision of; where there is none the name is no path that is there either."""
    try:
        return find_repository(asked.inside or Path())
    except RevisionError as error:
        if error.message_id == "compare.not_repository":
            fail(setup.catalogue, error.message_id, name=name, path=str((asked.inside or Path()).absolute()))
        raise


def is_wanted(path: str) -> bool:
    """Documents and files of decisions; hidden folders are left out, as in a folder on the disk."""
    parts = PurePosixPath(path)
    hidden = any(part.startswith((".", "__")) for part in parts.parts[:-1])
    return not hidden and (parts.name == NAME or parts.suffix.casefold() in (*SUFFIXES, *UNREAD_SUFFIXES))


def tell_pointers(unpacked: Unpacked, name: str, catalogue: Catalogue) -> None:
    """Files of which the repository holds no more than where they are kept: they are told, and read as unreadable."""
    if unpacked.pointers:
        click.echo(
            catalogue.text(
                "compare.pointers", count=len(unpacked.pointers), name=name, files=", ".join(unpacked.pointers)
            ),
            err=True,
        )


def _root(repository: Repository, into: Path, setup: Setup) -> Path:
    """The folder that keys are relative to: as in the working tree, so that patterns of the settings fit."""
    if setup.settings.path:
        settings, top = real_path(Path(setup.settings.path).parent), real_path(repository.top)
        if settings.is_relative_to(top) and Path(top, repository.inside).is_relative_to(settings):
            return into / settings.relative_to(top)
    folder = into / repository.inside
    return folder if folder.is_dir() else folder.parent


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a side lies on the disk: the path that is read, the folder that keys are relative to, what it is called."""

    path: Path
    root: Path | None
    name: str


def _read(place: _Place, decisions: Decisions, asked: Asked, setup: Setup) -> Snapshot:
    try:
        files = find_documents((place.path,), setup.settings.exclude, place.root)
    except PathError as error:
        fail_path(setup.catalogue, error)
    with ProgressLine(setup.catalogue) as progress:
        reading = read_files(files, setup.settings, progress, asked.reading)
    if not reading.plans:
        click.echo(no_documents((Path(place.name),), setup), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    _tell_unread(reading.plans, setup.catalogue)
    return _linked(place.name, reading.plans, decisions, not any(is_incomplete(plan) for plan in reading.plans), setup)


def _tell_unread(plans: Sequence[PlanDocument], catalogue: Catalogue) -> None:
    """Why documents could not be read, one line each."""
    from tracecheck.reports.names import problem_text

    for plan in plans:
        if is_unread(plan) and plan.problems:
            said = catalogue.text("compare.not_read", message=problem_text(plan.problems[0], plan, catalogue))
            click.echo(harmless(said), err=True)


def _linked(name: str, plans: Sequence[PlanDocument], decisions: Decisions, complete: bool, setup: Setup) -> Snapshot:
    from tracecheck.linker import link

    linkage = link([plan for plan in plans if not is_unread(plan)], setup.settings.linking, decisions)
    return Snapshot(name, tuple(plans), linkage, complete, decisions.of_today())


def _decisions(path: Path, asked: Asked, setup: Setup, top: Path | None = None) -> Decisions:
    """The decisions that lie beside what is read, or above it; those of a revision are in it, below `top`."""
    return load_decisions((path,), setup.catalogue, {"decisions": None, **asked.persons}, top)


def _saved(path: Path, asked: Asked, setup: Setup) -> Snapshot | None:
    """What `check` or `extract` saved, linked anew, so that a difference is never one of two versions of this program;
    None for JSON that is something else."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # told by those who read the file as a document
    if not isinstance(value, dict) or "tool" not in value or "documents" not in value:
        return None
    return _from_saved(path, value, asked, setup)


def _from_saved(path: Path, value: dict[str, Any], asked: Asked, setup: Setup) -> Snapshot:
    from tracecheck.model.codec import DecodeError, from_json
    from tracecheck.model.decision import AppliedDecision
    from tracecheck.parsers.common_schema import read_common_schema

    documents = json.dumps({"documents": value["documents"]}, ensure_ascii=False).encode("utf-8", errors="replace")
    plans = read_common_schema(documents, path.name, str(path), named=True)
    run = value.get("run")
    complete = not isinstance(run, dict) or run.get("complete") is not False
    try:
        applied = from_json(tuple[AppliedDecision, ...], value.get("decisions") or [], "decisions")
    except DecodeError as error:
        fail(setup.catalogue, "compare.saved_broken", path=str(path), where=error.path)
    unread = [plan for plan in plans if is_unread(plan) and plan.path == str(path)]
    if unread:
        where = str(unread[0].problems[0].arguments.get("where", "documents"))
        fail(setup.catalogue, "compare.saved_broken", path=str(path), where=where)
    every = () if asked.persons["without_decisions"] else tuple(each.decision for each in applied)
    decisions = Decisions(every, path.name, asked.persons["today"] or datetime.date.today().isoformat())
    return _linked(str(path), plans, decisions, complete and not any(map(is_incomplete, plans)), setup)
