"""The plans in many files: what is known from the cache, the rest read side by side; the order is that of the files."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tracecheck.config import settings_for
from tracecheck.discover import REGISTER_SUFFIX, Found
from tracecheck.model.keys import matches, printable
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import PassedOver
from tracecheck.model.settings import Register, Settings
from tracecheck.model.view import TextView
from tracecheck.readers.base import ReadOptions, UnreadableError
from tracecheck.readers.limits import read_limited
from tracecheck.reading.cache import Cache
from tracecheck.reading.one import read_file, unread_plan
from tracecheck.reading.task import FileRead, Task
from tracecheck.reading.workers import Limits, run_bounded, run_here
from tracecheck.resources import load_data

Progress = Callable[[str, int, int], None]
"""Told at the start and when a file has been read: the file, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read, whatever is in them. `jobs` is the number of worker processes; 0 reads in this process,
    without limits of time and memory. `cache` is the folder of earlier results, if one is used. `views` asks for every
    document as plain text too."""

    jobs: int = 0
    cache: Path | None = None
    views: bool = False


IN_THIS_PROCESS = ReadingOptions()


@dataclass(frozen=True, slots=True)
class Reading:
    """The plans of all files, in the order of the files, and the files of a folder that are no documents; the
    documents as plain text where they were asked for."""

    plans: tuple[PlanDocument, ...]
    passed_over: tuple[PassedOver, ...] = ()
    views: tuple[TextView, ...] = ()


def read_files(
    files: Sequence[Found], settings: Settings, progress: Progress, options: ReadingOptions = IN_THIS_PROCESS
) -> Reading:
    """What is in all files; what cannot be read becomes a document with problems."""
    tasks = [replace(task_of(found, settings), view=options.views) for found in files]
    reads: dict[int, FileRead] = {}
    if tasks:
        progress(tasks[0].key, 0, len(tasks))
    for at, read in _read_all(tasks, limits_of(settings), options):
        reads[at] = read
        progress(tasks[at].key, len(reads), len(tasks))
    plans = _with_own_keys([plan for at in range(len(tasks)) for plan in reads[at].plans])
    over = [(task.key, reads[at].passed_over) for at, task in enumerate(tasks)]
    views = tuple(view for at in range(len(tasks)) if (view := reads[at].view) is not None)
    return Reading(plans, tuple(PassedOver(key, reason) for key, reason in over if reason), views)


def task_of(found: Found, settings: Settings) -> Task:
    """What is to be done with a file under these settings."""
    options = ReadOptions(settings.tracked_changes)
    said = replace(settings_for(found.key, settings), terms=settings.terms, registers=_registers(found, settings))
    return Task(str(found.path), found.key, found.named, options, said)


def _registers(found: Found, settings: Settings) -> tuple[Register, ...]:
    """Those that describe this file: for any other one it is nothing that was read."""
    return tuple(each for each in settings.registers if matches(found.key, each.pattern))


def limits_of(settings: Settings) -> Limits:
    """What one document may cost: as the user says, else as in `data/limits.toml`."""
    default = load_data("limits")["document"]
    own = settings.limits
    return Limits(own.seconds or int(default["seconds"]), own.megabytes or int(default["megabytes"]))


def _read_all(tasks: Sequence[Task], limits: Limits, options: ReadingOptions) -> Iterator[tuple[int, FileRead]]:
    small = {at: task for at, task in enumerate(tasks) if _is_small_register(task)}
    yield from _read_now(small, limits, jobs=0)
    others = {at: task for at, task in enumerate(tasks) if at not in small}
    if options.cache is None:
        yield from _read_now(others, limits, options.jobs)
    else:
        yield from _read_with_cache(others, limits, options.jobs, Cache(options.cache))


def _is_small_register(task: Task) -> bool:
    """JSON is parsed without risk, and what a small one can cost is bounded by its size."""
    try:
        path = Path(task.path)
        return path.suffix.casefold() == REGISTER_SUFFIX and path.stat().st_size <= int(
            load_data("limits")["register"]["small_bytes"]
        )
    except OSError:
        return False


def _read_with_cache(tasks: dict[int, Task], limits: Limits, jobs: int, cache: Cache) -> Iterator[tuple[int, FileRead]]:
    known = {at: read for at, task in tasks.items() if (read := _known(cache, task))}
    yield from known.items()
    unknown = {at: task for at, task in tasks.items() if at not in known}
    for at, read in _read_now(unknown, limits, jobs):
        if read.sha256:
            cache.store(tasks[at], read)
        yield at, read
    if unknown:
        cache.forget_old()


def _known(cache: Cache, task: Task) -> FileRead | None:
    try:
        return cache.load(task, hashlib.sha256(read_limited(Path(task.path))).hexdigest())
    except UnreadableError:
        return None


def _read_now(tasks: dict[int, Task], limits: Limits, jobs: int) -> Iterator[tuple[int, FileRead]]:
    """Results without a hash are those of files that could not be read to the end: they are not kept."""
    if not tasks:
        return
    places = list(tasks)
    outcomes = (
        run_bounded(read_file, list(tasks.values()), limits, jobs)
        if jobs
        else run_here(read_file, list(tasks.values()))
    )
    for outcome in outcomes:
        at = places[outcome.index]
        if outcome.result is not None:
            yield at, outcome.result
        elif outcome.problem is not None:
            yield at, FileRead("", (unread_plan(tasks[at], outcome.problem),))


def _with_own_keys(plans: Sequence[PlanDocument]) -> tuple[PlanDocument, ...]:
    """Two documents never share a key: a register may name a document that lies beside it. Paths can be printed."""
    seen: dict[str, int] = {}
    named = []
    for plan in plans:
        seen[plan.key] = seen.get(plan.key, 0) + 1
        number = seen[plan.key]
        named.append(replace(plan, key=plan.key if number == 1 else f"{plan.key}!{number}", path=printable(plan.path)))
    return tuple(named)
