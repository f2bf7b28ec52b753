"""One file → how it was understood, in a worker process within its limits."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from tracecheck.discover import Found
from tracecheck.model.keys import printable
from tracecheck.model.settings import Settings
from tracecheck.model.source import Format, SourceDocument
from tracecheck.model.trace import Inspection, PagePicture, Trace
from tracecheck.reading.one import read_source, unread_plan
from tracecheck.reading.plans import limits_of, task_of
from tracecheck.reading.task import Task
from tracecheck.reading.workers import run_bounded

_ALL_PICTURES = "TC002.all_pages"


@dataclass(frozen=True, slots=True)
class InspectTask:
    """The file, and the pages to make pictures of: none, these, or all (None)."""

    file: Task
    pictures: tuple[int, ...] | None = ()


def inspect(found: Found, settings: Settings, pictures: tuple[int, ...] | None = ()) -> Inspection:
    """How a file was understood; one that cannot be read has a plan with problems and nothing else."""
    task = InspectTask(task_of(found, settings), pictures)
    outcome = next(run_bounded(inspect_file, [task], limits_of(settings), 1))
    if outcome.result is not None:
        return _with_printable_path(outcome.result)
    if outcome.problem is None:
        raise RuntimeError("a task has ended without result or problem")
    return _with_printable_path(Inspection(Trace(unread_plan(task.file, outcome.problem))))


def _with_printable_path(inspection: Inspection) -> Inspection:
    trace = inspection.trace
    return replace(inspection, trace=replace(trace, plan=replace(trace.plan, path=printable(trace.plan.path))))


def inspect_file(task: InspectTask) -> Inspection:
    """The trace of a file and the pictures asked for, made in this process."""
    from tracecheck.parsers import explain_document

    source = read_source(task.file)
    trace = explain_document(source, task.file.settings)
    pages = source.pages or _scanned_pages(source)
    if source.format is not Format.PDF or task.pictures == () or not pages:
        return Inspection(trace)
    wanted = range(1, pages + 1) if task.pictures is None else task.pictures
    shown = replace(trace, plan=replace(trace.plan, pages=pages))
    return Inspection(shown, _pictures(task.file, trace, wanted))


def _scanned_pages(source: SourceDocument) -> int:
    """How many pages there are of a document that is pictures alone."""
    counts = (problem.arguments.get("pages", 0) for problem in source.problems if problem.message_id == _ALL_PICTURES)
    return int(next(counts, 0))


def _pictures(task: Task, trace: Trace, pages: Collection[int]) -> tuple[PagePicture, ...]:
    """The pages as they were when read: none when the file has been changed since."""
    from tracecheck.readers.base import UnreadableError
    from tracecheck.readers.limits import read_limited
    from tracecheck.readers.pdf.pictures import page_pictures

    try:
        data = read_limited(Path(task.path))
    except UnreadableError:
        return ()
    same = hashlib.sha256(data).hexdigest() == trace.plan.sha256
    return page_pictures(data, pages, trace.hidden) if same else ()
