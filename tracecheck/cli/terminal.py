"""What the program writes, and where: findings on stdout, everything else on stderr."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self

import click

from tracecheck import exit_codes
from tracecheck.messages import Argument, Catalogue
from tracecheck.reports.look import Look, harmless

if TYPE_CHECKING:  # every command comes here, the help of the program too: it waits for none of these
    from tracecheck.config import ConfigError, ConfigProblem
    from tracecheck.decisions import DecisionsError
    from tracecheck.discover import PathError
    from tracecheck.rules.registry import UnknownRuleError

_WIDEST = 100
_BAR = 20


def look_of_stdout() -> Look:
    """Colour only on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise (no-color.org, force-color.org)."""
    stream_is_terminal = sys.stdout is not None and sys.stdout.isatty()
    if os.environ.get("NO_COLOR"):
        color = False
    elif os.environ.get("FORCE_COLOR"):
        color = True
    else:
        color = stream_is_terminal and os.environ.get("TERM") != "dumb"
    return Look(width=min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST), color=color)


def write_out(text: str | Iterator[str], catalogue: Catalogue) -> None:
    """Text, whole or in pieces, to stdout in UTF-8, whatever the console speaks; a reader that has gone (`| head`) is
    no error."""
    if sys.stdout is None:
        return
    try:
        for piece in _pieces(text):
            sys.stdout.buffer.write(piece.encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - else Python complains once more at its end
    except OSError as error:
        fail(catalogue, "error.write_failed", path="stdout", cause=os_cause(error, catalogue))


def write_file(path: Path, text: str | bytes | Iterator[str], catalogue: Catalogue) -> None:
    """Text, whole or in pieces, to a file in UTF-8 with plain line ends, or bytes as they are: all of it or nothing,
    what stood there before stays until the new is whole. Ends the program with a clear error when it cannot be
    written."""
    try:
        if path.exists() and not path.is_file():  # a pipe, or /dev/null: there is nothing to put in its place
            _write(path, text, "w")
            return
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            _write(beside, text, "x")
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(path), cause=os_cause(error, catalogue))


def _write(path: Path, text: str | bytes | Iterator[str], mode: str) -> None:
    if isinstance(text, bytes):
        with path.open(f"{mode}b") as raw:
            raw.write(text)
        return
    with path.open(mode, encoding="utf-8", newline="\n") as file:
        file.writelines(_pieces(text))


def _pieces(text: str | Iterator[str]) -> Iterator[str]:
    return iter((text,)) if isinstance(text, str) else text


def os_cause(error: OSError, catalogue: Catalogue) -> str:
    """What the system said, in the user's language; the name of the error where there are no words for it."""
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return catalogue.text(f"os_error.{code}") if catalogue.has(f"os_error.{code}") else code


def fail(catalogue: Catalogue, message_id: str, suggestion: str | None = None, **arguments: Argument) -> NoReturn:
    """End with exit code 2 and a message on stderr."""
    _tell(catalogue, message_id, suggestion, arguments)
    sys.exit(exit_codes.USAGE)


def fail_unreadable(catalogue: Catalogue, path: Path, error: OSError) -> NoReturn:
    """End because a file that was named cannot be read: it is not there, or the system says why."""
    if isinstance(error, FileNotFoundError):
        fail(catalogue, "error.path_missing", path=str(path))
    fail(catalogue, "error.path_unreadable", path=str(path), cause=os_cause(error, catalogue))


def fail_path(catalogue: Catalogue, error: "PathError") -> NoReturn:
    """End because a path cannot be used."""
    fail(catalogue, error.message_id, None, **error.arguments)


def fail_rule(catalogue: Catalogue, error: "UnknownRuleError") -> NoReturn:
    """End because there is no such rule."""
    fail(catalogue, "error.unknown_rule", error.suggestion, name=error.selector)


def fail_config(catalogue: Catalogue, error: "ConfigError") -> NoReturn:
    """End with every mistake in the settings file."""
    for problem in error.problems:
        _tell(catalogue, problem.message_id, problem.suggestion, _filled(problem, catalogue))
    sys.exit(exit_codes.USAGE)


def fail_decisions(catalogue: Catalogue, error: "DecisionsError") -> NoReturn:
    """End with every mistake in the file of decisions."""
    for problem in error.problems:
        cause = {"cause": os_cause(problem.error, catalogue)} if problem.error else {}
        _tell(catalogue, problem.message_id, problem.suggestion, {**problem.arguments, **cause})
    sys.exit(exit_codes.USAGE)


def _filled(problem: "ConfigProblem", catalogue: Catalogue) -> dict[str, Argument]:
    if problem.error is not None:
        return {**problem.arguments, "cause": os_cause(problem.error, catalogue)}
    if problem.expected_id is None:
        return {**problem.arguments, **{name: catalogue.text(each) for name, each in problem.words.items()}}
    arguments = {
        key: catalogue.text(f"type.{value}") if key == "type" and catalogue.has(f"type.{value}") else value
        for key, value in problem.expected_arguments.items()
    }
    return {**problem.arguments, "expected": catalogue.text(problem.expected_id, **arguments)}


def _tell(catalogue: Catalogue, message_id: str, suggestion: str | None, arguments: dict[str, Argument]) -> None:
    message = catalogue.text(message_id, **arguments)
    if suggestion:
        message += " " + catalogue.text("error.did_you_mean", suggestion=suggestion)
    click.echo(catalogue.text("error.prefix", message=harmless(message)), err=True)


class ProgressLine:
    """One line on stderr, on a terminal only: a bar of the documents read, and which one was the last. It is taken away
    where the `with` that it is used in ends, however that ends."""

    def __init__(self, catalogue: Catalogue, *, shown: bool = True) -> None:
        self._catalogue = catalogue
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, key: str, number: int, total: int) -> None:
        if not self._shown:
            return
        bar = _bar(number, total)
        text = self._catalogue.text("cli.reading", bar=bar, name=harmless(key), number=number, total=total)
        sys.stderr.write(f"\r\x1b[K{text[:_WIDEST]}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _bar(number: int, total: int) -> str:
    done = _BAR * number // max(total, 1)
    return "[" + "#" * done + "." * (_BAR - done) + "]"
