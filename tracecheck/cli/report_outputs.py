"""Where a coupling report goes: formats, names of files, and what may be written over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracecheck.cli.outputs import Output, parse_outputs
from tracecheck.cli.terminal import fail, os_cause, write_file
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reading.own import is_own_output
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
    """What `-f` and `-o` say together, HTML when they say nothing; ends with an error for an unknown format."""
    asked = parse_outputs(given, catalogue, FORMATS) if given else ()
    if output is None:
        return Wanted(asked or (Output("html"),), Path())
    if output.is_dir():
        return Wanted(asked or (Output("html"),), output)
    form = _ENDINGS.get(output.suffix.casefold())
    if len(asked) == 1 and asked[0].path is None and form in (None, asked[0].format):
        return Wanted((Output(asked[0].format, output),), Path())
    if form is None:
        fail(catalogue, "error.report_ending", path=str(output), endings=" ".join(_ENDINGS))
    every = (Output(form, output), *asked)
    if any(each.path and same_path(output, str(each.path)) for each in asked):
        fail(catalogue, "error.same_output", path=str(output))
    return Wanted(every, Path())


def placed(wanted: Wanted, name: str, result: Result, catalogue: Catalogue) -> tuple[Output, ...]:
    """Every output with its path. A document that was read is never written over, nor, under a name that nobody typed,
    anything that this program did not write."""
    outputs = tuple(
        each if each.path else Output(each.format, wanted.folder / file_name(name, each.format))
        for each in wanted.outputs
    )
    typed = {each.path for each in wanted.outputs}
    for output in outputs:
        assert output.path is not None
        if any(same_path(output.path, document.path) for document in result.documents):
            fail(catalogue, "error.source_overwrite", path=str(output.path))
        if output.path not in typed and output.path.is_file() and not is_own_output(output.path):
            fail(catalogue, "error.report_foreign", path=str(output.path))
    return outputs


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
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(path), cause=os_cause(error, catalogue))
    for name, data in sorted(content.items()):
        write_file(path / name, data, catalogue)
