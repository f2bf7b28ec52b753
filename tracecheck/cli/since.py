"""What was remarked on the same documents as they stood in a git revision."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import click

from tracecheck.cli.decisions import load_decisions
from tracecheck.cli.setup import Setup
from tracecheck.cli.sides import is_wanted, tell_pointers
from tracecheck.cli.terminal import ProgressLine, fail
from tracecheck.decisions import NAME
from tracecheck.discover import Found, common_folder, find_documents, key_in, real_path
from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.model.keys import matches
from tracecheck.model.suppression import Settling
from tracecheck.places import is_top
from tracecheck.reading.revision import Repository, RevisionError, commit_of, find_repository, unpack
from tracecheck.reports.look import harmless
from tracecheck.run import Request, check


def findings_at(
    revision: str, paths: Sequence[Path], request: Request, setup: Setup, options: dict[str, Any]
) -> tuple[Finding, ...]:
    """Every finding on what stood under `paths` in the revision: with the settings of today, and the decisions of then.

    Ends the program where there is no such revision. Documents that were not there, or could not be read, give none.
    """
    try:
        repository = _repository(revision, paths, setup.catalogue)
        commit = commit_of(repository, revision)
        if commit is None:
            fail(setup.catalogue, "since.no_such_revision", name=revision, path=str(repository.top))
        with ExitStack() as stack:
            into = Path(os.path.realpath(stack.enter_context(TemporaryDirectory(prefix="tracecheck-"))))
            then = _Then(paths, real_path(repository.top), into)
            tell_pointers(unpack(repository, commit, into, then.is_wanted), revision, setup.catalogue)
            _tell_absent(then, request, revision, setup.catalogue)
            return _findings(then, request, setup, options)
    except RevisionError as error:
        fail(setup.catalogue, error.message_id, None, **error.arguments)


def _repository(revision: str, paths: Sequence[Path], catalogue: Catalogue) -> Repository:
    """The repository that the documents are in, from its top: decisions may stand in a folder above the documents."""
    folder = common_folder(paths)
    try:
        return Repository(find_repository(folder).top, "")
    except RevisionError as error:
        if error.message_id == "compare.not_repository":
            fail(catalogue, "since.not_repository", name=revision, path=str(folder))
        raise


@dataclass(frozen=True, slots=True)
class _Then:
    """The paths that are checked, the top of their repository, and the folder in which it stands as it was."""

    paths: Sequence[Path]
    top: Path
    into: Path

    def places(self) -> list[Path]:
        """Where the paths are in that folder, as far as they were there."""
        return [there for path in self._inside() if (there := self.into / path).exists()]

    def absent(self) -> list[Path]:
        """The paths that were not there."""
        return [
            path for path, inside in zip(self.paths, self._inside(), strict=True) if not (self.into / inside).exists()
        ]

    def is_wanted(self, path: str) -> bool:
        """Whether a file of the repository is one of the documents, or holds decisions."""
        file = PurePosixPath(path)
        return is_wanted(path) and (file.name == NAME or any(file.is_relative_to(each) for each in self._inside()))

    def _inside(self) -> list[PurePosixPath]:
        """The paths from the top of the repository."""
        return [PurePosixPath(real_path(path).relative_to(self.top).as_posix()) for path in self.paths]

    def decisions(self, named: Path | None) -> Path | None:
        """The file of decisions that the user named, as it was then; as it is where it was not there."""
        if named is None or not real_path(named).is_relative_to(self.top):
            return named
        there = self.into / real_path(named).relative_to(self.top)
        return there if there.exists() else named


def _tell_absent(then: _Then, request: Request, revision: str, catalogue: Catalogue) -> None:
    """On stderr: paths that were not there then, and folders that are repositories of their own. All that is said of
    them is new, and nobody should wonder why."""
    for path in then.absent():
        click.echo(catalogue.text("since.not_there", path=harmless(str(path)), name=harmless(revision)), err=True)
    for folder in dict.fromkeys(_repository_of(each.path, then.top) for each in request.files):
        if folder is not None:
            shown = harmless(str(folder.relative_to(then.top)))
            click.echo(catalogue.text("since.other_repository", path=shown, name=harmless(revision)), err=True)


def _repository_of(file: Path, top: Path) -> Path | None:
    """The repository below `top` that the file is in (a submodule, most often); None where it is in that of `top`."""
    above = real_path(file).parents
    return next((each for each in above if each != top and each.is_relative_to(top) and is_top(each)), None)


def _findings(then: _Then, request: Request, setup: Setup, options: dict[str, Any]) -> tuple[Finding, ...]:
    files = tuple(_found(then, setup))
    keys = {each.key for each in files}
    focus = tuple(key for key in request.focus if key in keys)
    if not files or (request.focus and not focus):
        return ()
    persons = {**options, "decisions": then.decisions(options["decisions"])}
    decisions = load_decisions(then.places(), setup.catalogue, persons, then.into)
    told = Settling(suppressions=request.settling.suppressions, apart=True)
    earlier = replace(
        request,
        files=files,
        focus=focus,
        decisions=decisions,
        settling=told,
    )
    with ProgressLine(setup.catalogue, shown=not options["quiet"]) as progress:
        return check(earlier, setup.catalogue, progress).findings


def _found(then: _Then, setup: Setup) -> Iterator[Found]:
    """The documents of the revision, each with the key that it would have in the folder as it is now."""
    base = real_path(Path(setup.settings.path).parent) if setup.settings.path else common_folder(then.paths)
    places = then.places()
    for found in find_documents(places, (), then.into) if places else ():
        key = key_in(then.top / found.path.relative_to(then.into), base)
        if found.named or not any(matches(key, pattern) for pattern in setup.settings.exclude):
            yield replace(found, key=key)
