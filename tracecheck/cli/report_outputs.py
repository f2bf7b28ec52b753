"""Where a coupling report goes: formats, names of files, and what may be written over."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracecheck.cli.outputs import Output, parse_output
from tracecheck.cli.terminal import fail, os_cause, write_file
from tracecheck.discover import real_path, same_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reading.own import is_own_output
from tracecheck.reading.own_report import is_worked_on
from tracecheck.reports.look import harmless

FORMATS = ("html", "docx", "pdf", "xlsx", "csv")
_ENDINGS = {".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".xlsx": "xlsx"}
_NO_NAME = re.compile(r"[^\w ().,–-]+")
_LONGEST = 80

Content = str | bytes | Iterator[str] | Mapping[str, bytes]
"""A file, or the files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The outputs asked for; those without a path get the usual name, in `folder`."""

    outputs: tuple[Output, ...]
    folder: Path

    def formats(self) -> tuple[str, ...]:
        """The formats, in the order that they were asked for."""
        return tuple(each.format for each in self.outputs)


def wanted_outputs(given: Sequence[str], output: Path | None, catalogue: Catalogue) -> Wanted:
    """What `-f` and `-o` say together, HTML when they say nothing; ends with an error for a format or an ending that is
    not one of ours, and for two outputs that would go to one place. A name without an ending, for several formats, is a
    folder that is still to be made."""
    asked = tuple(dict.fromkeys(parse_output(each, catalogue, FORMATS) for each in given))
    if output is None or output.is_dir() or (len(asked) > 1 and not output.suffix and not output.exists()):
        wanted = Wanted(asked or (Output("html"),), output or Path())
    else:
        wanted = Wanted(_with_file(asked, output, catalogue), Path())
    places = [real_path(each.path) for each in wanted.outputs if each.path]
    for number, place in enumerate(places):
        if place in places[:number]:
            fail(catalogue, "report.same_output", path=harmless(str(place)))
    return wanted


def _with_file(asked: Sequence[Output], path: Path, catalogue: Catalogue) -> tuple[Output, ...]:
    """The file is for the one format that was asked for, or for the one that its ending says."""
    form = _ENDINGS.get(path.suffix.casefold())
    if len(asked) == 1 and asked[0].path is None and form in (None, asked[0].format):
        return (Output(asked[0].format, path),)
    if form is None:
        fail(catalogue, "error.report_ending", path=str(path), endings=" ".join(_ENDINGS))
    return (Output(form, path), *(each for each in asked if each != Output(form)))


def placed(wanted: Wanted, name: str) -> tuple[Output, ...]:
    """Every output with its path."""
    return tuple(Output(each.format, _place(each, wanted.folder, name)) for each in wanted.outputs)


def _place(output: Output, folder: Path, name: str) -> Path:
    """The file that was typed, else the usual name. Tables go into a folder of their own: they are many, and in a
    folder with other files nobody would find the plans between them."""
    if output.path is None:
        return folder / file_name(name, output.format)
    if output.format == "csv" and _has_other_files(output.path):
        return output.path / file_name(name, output.format)
    return output.path


def _has_other_files(path: Path) -> bool:
    """Whether something that this program did not write lies there; a folder that may not be opened is told later."""
    try:
        return path.is_dir() and not all(each.is_file() and is_own_output(each) for each in path.iterdir())
    except OSError:
        return False


def refuse(files: Iterable[Path], typed: Collection[Path], result: Result, catalogue: Catalogue) -> None:
    """Ends with an error before a document that was read is written over, or a report that somebody has saved since,
    or, under a name that nobody typed, anything that this program did not write."""
    for file in files:
        if any(same_path(file, document.path) for document in result.documents):
            fail(catalogue, "error.source_overwrite", path=str(file))
        if is_worked_on(file):
            fail(catalogue, "report.worked_on", path=harmless(str(file)))
        if file not in typed and file.is_file() and not is_own_output(file):
            fail(catalogue, "error.report_foreign", path=str(file))


def files_of(path: Path, content: Content) -> list[Path]:
    """The files that are written for one output."""
    return [path / name for name in sorted(content)] if isinstance(content, Mapping) else [path]


def file_name(name: str, form: str) -> str:
    """«Koblingsrapport Lyngmo kommune 2026.html»; nothing in it that a file system would take for something else. A
    report as CSV is a folder."""
    plain = " ".join(_NO_NAME.sub(" ", harmless(name)).split())[:_LONGEST].strip(" .")
    return f"{plain} (CSV)" if form == "csv" else f"{plain}.{form}"


def write_output(path: Path, content: Content, catalogue: Catalogue) -> None:
    """A file, or a folder of files; each is whole or not there at all."""
    if not isinstance(content, Mapping):
        write_file(path, content, catalogue)
        return
    make_folder(path, catalogue)
    for name, data in sorted(content.items()):
        write_file(path / name, data, catalogue)


def make_folder(path: Path, catalogue: Catalogue) -> None:
    """The folder, where it is not there; ends with a clear error where it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(path), cause=os_cause(error, catalogue))
