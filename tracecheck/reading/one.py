"""One file → its plans, in this process. Raises nothing but MemoryError, however bad the file is."""

import hashlib
from dataclasses import replace
from pathlib import Path

from tracecheck.discover import REGISTER_SUFFIX
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Format, Loss, Problem, SourceDocument
from tracecheck.readers.drafts import is_unfilled_draft
from tracecheck.reading.own import is_own_output
from tracecheck.reading.task import FileRead, Task
from tracecheck.reading.text_view import make_view


def read_file(task: Task) -> FileRead:
    """The plans of a file; what cannot be read becomes a document with problems."""
    if Path(task.path).suffix.casefold() == REGISTER_SUFFIX:
        return _read_register(task)
    if not task.named and is_own_output(Path(task.path)):
        return FileRead("", (), "own")
    if not task.named and is_unfilled_draft(Path(task.path)):
        return FileRead("", (), "draft")
    source = read_source(task)
    plan = parse_source(source, task)
    plans = (_with_changes(plan, task) if source.view == "both" else plan,)
    return FileRead(source.sha256, plans, view=make_view(source) if task.view and source.blocks else None)


def _with_changes(plan: PlanDocument, task: Task) -> PlanDocument:
    """What the tracked changes do to the items of a plan that was read as accepted."""
    from tracecheck.parsers.changes import item_changes

    original = replace(task, options=replace(task.options, tracked_changes="original"))
    return replace(plan, changes=item_changes(parse_source(read_source(original), original), plan))


def read_source(task: Task) -> SourceDocument:
    """The blocks of a file (not of a register in JSON, which has none)."""
    from tracecheck.readers import read_document

    return read_document(Path(task.path), task.key, task.options)


def parse_source(source: SourceDocument, task: Task) -> PlanDocument:
    """The plan in the blocks; a document that breaks a parser must not stop the others."""
    from tracecheck.parsers import parse_document

    try:
        return parse_document(source, task.settings)
    except MemoryError:
        raise
    except Exception as error:
        cause = f"{type(error).__name__}: {error}"[:200]
        return _failed(source, Problem("TC001", "TC001.reader_failed", {"cause": cause}, loss=Loss.ALL))


def unread_plan(task: Task, problem: Problem) -> PlanDocument:
    """What can be said of a file by its name alone, with the reason why it was not read."""
    from tracecheck.readers.sniff import SUFFIX_FORMATS

    suffix = Path(task.path).suffix.casefold()
    form = Format.JSON if suffix == REGISTER_SUFFIX else SUFFIX_FORMATS.get(suffix, Format.TEXT)
    return parse_source(SourceDocument(task.key, task.path, "", form, problems=(problem,)), task)


def _failed(source: SourceDocument, problem: Problem) -> PlanDocument:
    return PlanDocument(source.key, source.path, source.sha256, source.format, problems=(*source.problems, problem))


def _read_register(task: Task) -> FileRead:
    from tracecheck.parsers.common_schema import read_common_schema, what_it_is
    from tracecheck.readers.base import UnreadableError
    from tracecheck.readers.limits import read_limited

    try:
        data = read_limited(Path(task.path))
    except UnreadableError as error:
        problem = Problem(error.code, error.message_id, dict(error.arguments), loss=Loss.ALL)
        return FileRead("", (PlanDocument(task.key, task.path, format=Format.JSON, problems=(problem,)),))
    plans = read_common_schema(data, task.key, task.path, task.named, task.settings)
    return FileRead(hashlib.sha256(data).hexdigest() if plans else "", plans, None if plans else what_it_is(data))
