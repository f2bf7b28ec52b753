"""Places of PDFs as pictures, each document in a worker process within its limits."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tracecheck.discover import Found
from tracecheck.model.settings import Settings
from tracecheck.model.source import Box
from tracecheck.reading.one import read_source
from tracecheck.reading.plans import limits_of, task_of
from tracecheck.reading.task import Task
from tracecheck.reading.workers import run_bounded


@dataclass(frozen=True, slots=True)
class CutTask:
    """A file as it was when it was read (`sha256`), and the places to cut out: page and boxes."""

    file: Task
    sha256: str
    cuts: tuple[tuple[int, tuple[Box, ...]], ...]


def cut_outs(
    files: Mapping[str, Found],
    wanted: Mapping[str, tuple[str, tuple[tuple[int, tuple[Box, ...]], ...]]],
    settings: Settings,
    jobs: int,
) -> Iterator[tuple[str, int, bytes]]:
    """For each document (its key; `wanted` has its hash and cuts) the pictures, as key, number of the cut, PNG. A
    document that has changed, or goes beyond its limits, has none."""
    tasks = [CutTask(task_of(files[key], settings), *wanted[key]) for key in sorted(wanted)]
    if not tasks:
        return
    for outcome in run_bounded(cut_file, tasks, limits_of(settings), max(jobs, 1)):
        for at, png in sorted((outcome.result or {}).items()):
            yield tasks[outcome.index].file.key, at, png


def cut_file(task: CutTask) -> dict[int, bytes]:
    """The pictures of one file, made in this process. What is about a leader as a person is painted over."""
    from tracecheck.parsers import explain_document
    from tracecheck.readers.base import UnreadableError
    from tracecheck.readers.limits import read_limited
    from tracecheck.readers.pdf.cutouts import cut_out

    try:
        data = read_limited(Path(task.file.path))
    except UnreadableError:
        return {}
    if hashlib.sha256(data).hexdigest() != task.sha256:
        return {}
    trace = explain_document(read_source(task.file), task.file.settings)
    return cut_out(data, task.cuts, trace.hidden)
