"""What was read, with which version and settings, how to repeat it, and how it can be wrong."""

import platform
import shlex
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath, PureWindowsPath

from tracecheck import __version__
from tracecheck.model.coupling import Role
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.source import Loss
from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import (
    Block,
    Bullets,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import line, word
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import period_text, problem_text
from tracecheck.resources import load_data
from tracecheck.rules.kinds import NEEDS_STATUS
from tracecheck.unread import is_unread

_COLUMNS = (
    ("document", "row_head", 2.0),
    ("kind", "text", 1.0),
    ("status", "text", 1.1),
    ("period", "text", 0.8),
    ("pages", "number", 0.5),
    ("items", "number", 0.6),
    ("format", "text", 0.7),
    ("problems", "text", 2.0),
)
_HASHES = (("document", "row_head", 1.0), ("sha256", "text", 1.6))
_GRADES = tuple(state for state in CellState if state is not CellState.NOT_APPLICABLE)
_ERRORS = ("tables", "pictures", "words", "kinds")
_LIMITS = ("done", "judgement", "people", "machine", "law")


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    blocks = (
        Paragraph(said(_text(book, "lead")), "lead"),
        *_documents(book),
        *_versions(book),
        *_settings(book),
        *_repeat(book),
        *_grades(book),
        *_wrong(book),
    )
    return Chapter("method", _text(book, "title"), blocks)


def _text(book: Book, name: str, /, **arguments: str | int | float) -> str:
    return book.text(f"method_chapter.{name}", **arguments)


def _documents(book: Book) -> Iterator[Block]:
    """Every document with its hash, what was had of it, and what was not."""
    result = book.result
    yield Heading(_text(book, "documents"), anchor="documents")
    counted = [_text(book, "documents_lead", count=result.summary.documents_read)]
    if result.summary.documents_not_read:
        counted.append(_text(book, "not_read", count=len(result.summary.documents_not_read)))
    yield Paragraph(said(" ".join(counted)))
    again = {key for choice in result.linkage.duplicates for key in choice.others}
    rows = tuple(Row(_cells(document, document.key in again, book)) for document in result.documents)
    yield Table(_columns(_COLUMNS, book), rows, _text(book, "documents_caption"))
    yield Paragraph(said(_text(book, "items_counted")), "note")
    hashes = tuple(Row((said(harmless(each.key)), said(each.sha256 or ""))) for each in result.documents)
    yield Table(_columns(_HASHES, book), hashes, _text(book, "hashes_caption"))
    yield Paragraph(said(_text(book, "sums")), "note")
    passed = [each for each in result.run.passed_over if each.reason != "own"]  # a report of last time is no material
    if passed:
        yield Paragraph(said(_text(book, "passed_over", count=len(passed))))
        yield Bullets(tuple(said(_passed(each.key, each.reason, book)) for each in passed))


def _columns(kinds: Iterable[tuple[str, str, float]], book: Book) -> tuple[Column, ...]:
    return tuple(Column(_text(book, f"column.{name}"), kind, width, name) for name, kind, width in kinds)


def _passed(key: str, reason: str, book: Book) -> str:
    return _text(book, "passed_line", file=harmless(key), reason=book.text(f"passed_over.{reason}"))


def _cells(document: PlanDocument, again: bool, book: Book) -> tuple[Runs, ...]:
    """One document; of one that is here twice nothing is counted again."""
    values = (
        harmless(document.key),
        book.text(f"document_kind.{document.kind}"),
        _status(document, book),
        period_text(document),
        str(document.pages or ""),
        "" if again else str(len(document.own_items)),
        _text(book, f"format.{document.format}") if document.format else "",
        _problems(document, book),
    )
    return tuple(said(value) if value else () for value in values)


def _status(document: PlanDocument, book: Book) -> str:
    """«vedtatt, brukt til sammenligning»; a report that does not say is not asked."""
    asked = document.status is not Status.UNKNOWN or document.kind in NEEDS_STATUS
    is_context = book.result.linkage.roles.get(document.key) is Role.CONTEXT
    parts = (book.text(f"status.{document.status}") if asked else "", _text(book, "context") if is_context else "")
    return ", ".join(part for part in parts if part)


def _problems(document: PlanDocument, book: Book) -> str:
    """What could not be read, in words; the first ones where there are many."""
    lost = [each for each in document.problems if each.loss is not Loss.NONE]
    named, length = (int(load_data("traceability")["method"][name]) for name in ("problems", "problem"))
    told = " ".join(shortened(problem_text(each, document, book.catalogue), length) for each in lost[:named])
    if is_unread(document):
        return f"{_text(book, 'unread')}: {told}" if told else _text(book, "unread")
    return _text(book, "more", text=told, count=len(lost) - named) if len(lost) > named else told


def _versions(book: Book) -> Iterator[Block]:
    """The same installation gives the same lines: nothing of the machine, the user or the clock."""
    yield Heading(_text(book, "versions"), anchor="versions")
    known = [("tracecheck", __version__), ("Python", platform.python_version())]
    known += [(name, _version(name, book)) for name in load_data("method")["libraries"]["names"]]
    yield Bullets(tuple(said(_text(book, "version_line", name=name, version=found)) for name, found in known))


def _version(name: str, book: Book) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _text(book, "absent")


def _settings(book: Book) -> Iterator[Block]:
    yield Heading(_text(book, "settings"), anchor="settings")
    yield Bullets(tuple(said(each) for each in _inputs(book)))


def _inputs(book: Book) -> Iterator[str]:
    """Settings, decisions and baseline; files beside the documents with their hashes, where these are known."""
    run, use = book.result.run, book.result.baseline
    if run.configuration_sha256:
        yield _text(book, "settings_hash", hash=run.configuration_sha256)
    if run.decisions:
        day = f" {_text(book, 'decisions_day', day=run.today)}" if run.today else ""
        yield _text(book, "decisions", file=harmless(run.decisions)) + day
    else:
        yield _text(book, "no_decisions")
    yield _text(book, "baseline", file=harmless(use.file)) if use else _text(book, "no_baseline")
    for each in book.inputs:
        kind = _text(book, f"input.{each.kind}")
        yield _text(book, "input_line", kind=kind, name=harmless(each.name), hash=each.sha256)
    if run.focus:
        yield _text(book, "focus", documents=", ".join(map(harmless, run.focus)))
    if not run.complete:
        yield _text(book, "incomplete")


def _repeat(book: Book) -> Iterator[Block]:
    yield Heading(_text(book, "repeat"), anchor="repeat")
    arguments = book.result.run.arguments
    if arguments:
        typed = shlex.join(("tracecheck", *map(_passed_on, arguments)))
        yield Paragraph((Run(f"{_text(book, 'command')} "), Run(typed, strong=True)))
    else:
        yield Paragraph(said(_text(book, "no_command")))
    yield Paragraph(said(_text(book, "evidence")))


def _passed_on(argument: str) -> str:
    """A path of the machine by its last name alone: folders there are called after people, and the report travels."""
    head, equals, value = argument.partition("=")
    for path in (PureWindowsPath(value or head), PurePosixPath(value or head)):
        if path.is_absolute():
            return (head + equals if value else "") + (path.name or ".")
    return argument


def _grades(book: Book) -> Iterator[Block]:
    yield Heading(_text(book, "grades"), anchor="grades")
    yield Bullets(tuple(_grade(state, book) for state in _GRADES))


def _grade(state: CellState, book: Book) -> Runs:
    named = Run(f"{word(state, book.catalogue)}: ", strong=True, state=state)
    return (named, Run(line(state, book.catalogue)))


def _wrong(book: Book) -> Iterator[Block]:
    yield Heading(_text(book, "wrong"), anchor="wrong")
    unseen, known = (load_data("method")["measured"][name] for name in ("unseen", "known"))
    measured = _text(
        book,
        "errors.measured",
        documents=unseen["documents"],
        f1=unseen["f1"],
        known=known["documents"],
        known_f1=known["f1"],
    )
    yield Bullets((*(said(_text(book, f"errors.{name}")) for name in _ERRORS), said(measured)))
    yield Heading(_text(book, "limits"), anchor="limits")
    yield Bullets(tuple(said(_text(book, f"limit.{name}")) for name in _LIMITS))
