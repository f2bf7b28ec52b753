"""Tasks in worker processes that can be ended: each task within its time, each worker within its memory."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tracecheck.model.source import Loss, Problem
from tracecheck.reading.memory import EXIT_OVER_LIMIT, limit_memory

T = TypeVar("T")
R = TypeVar("R")
MOST_JOBS = 8
# Where work is counted, a task that only waits is ended after so many times its seconds on the clock.
_PATIENCE = 3
_COUNTS_WORK = hasattr(signal, "setitimer")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may cost: seconds of work, megabytes of memory of its worker.

    Work is time of the processor where the system can end a process by it, so that a busy machine loses no document;
    elsewhere it is time on the clock.
    """

    seconds: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What came of task number `index`: its result, or why there is none."""

    index: int
    result: R | None = None
    problem: Problem | None = None


def default_jobs() -> int:
    """As many workers as there are processors for this process, within reason."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST_JOBS)


def run_here(function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[R]]:
    """The outcome of each task in this process, one after the other; nothing but memory bounds them."""
    for at, task in enumerate(tasks):
        try:
            yield Outcome(at, function(task))
        except MemoryError:
            yield Outcome(at, problem=_problem("TC001.memory"))


def run_bounded(function: Callable[[T], R], tasks: Sequence[T], limits: Limits, jobs: int) -> Iterator[Outcome[R]]:
    """The outcome of each task, in the order in which they end.

    A task over its time, or whose worker dies, is lost alone: a new worker takes the place of the killed one.
    Workers are new processes (spawn): libraries in C that were used before are never copied half-way.
    """
    from pebble import ProcessPool

    if not tasks:
        return
    context = multiprocessing.get_context("spawn")
    pool: Any = ProcessPool(
        max_workers=min(jobs, len(tasks)), context=context, initializer=_begin, initargs=[limits.megabytes]
    )
    try:
        patience = limits.seconds * (_PATIENCE if _COUNTS_WORK else 1)
        futures: dict[Any, int] = {
            pool.schedule(_work, args=[function, task, limits.seconds], timeout=patience): at
            for at, task in enumerate(tasks)
        }
        for future in as_completed(futures):
            yield _outcome(future, futures[future], limits)
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _work(function: Callable[[T], R], task: T, seconds: int) -> R:
    """The result of a task; the process ends when it takes more time of the processor."""
    if not _COUNTS_WORK:
        return function(task)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return function(task)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _begin(megabytes: int) -> None:
    """What a worker does before its first task, so that no document pays for it with its time."""
    limit_memory(megabytes)
    import tracecheck.parsers.parsing
    import tracecheck.readers.docx
    import tracecheck.readers.pdf  # noqa: F401 - loaded only, so that tasks find them


def _outcome(future: Any, index: int, limits: Limits) -> Outcome[R]:
    from pebble import ProcessExpired

    try:
        return Outcome(index, future.result())
    except TimeoutError:
        return Outcome(index, problem=_problem("TC001.timeout", seconds=limits.seconds))
    except MemoryError:
        return Outcome(index, problem=_problem("TC001.memory"))
    except ProcessExpired as error:
        if _COUNTS_WORK and error.exitcode == -signal.SIGPROF:
            return Outcome(index, problem=_problem("TC001.timeout", seconds=limits.seconds))
        if error.exitcode == EXIT_OVER_LIMIT:
            return Outcome(index, problem=_problem("TC001.memory"))
        return Outcome(index, problem=_problem("TC001.crashed", cause=str(error.exitcode)))


def _problem(message_id: str, **arguments: str | int) -> Problem:
    return Problem("TC001", message_id, dict(arguments), loss=Loss.ALL)
