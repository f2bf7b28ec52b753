"""`--format FORMAT[=FILE]`, several at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tracecheck.cli.terminal import fail, look_of_stdout, write_file, write_out
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports import FORMATS, renderer
from tracecheck.reports.look import Look


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; None is the terminal."""

    format: str
    path: Path | None = None


def parse_outputs(wanted: Sequence[str], catalogue: Catalogue) -> tuple[Output, ...]:
    """The outputs asked for, text on the terminal when none is; ends with an error for an unknown format."""
    return tuple(_parse(each, catalogue) for each in wanted) or (Output("text"),)


def write_outputs(result: Result, outputs: Sequence[Output], catalogue: Catalogue) -> None:
    """Every output. A file that is one of the documents read is refused: sources are never changed."""
    for output in outputs:
        if output.path is None:
            write_out(renderer(output.format)(result, catalogue, look_of_stdout()), catalogue)
            continue
        if any(same_path(output.path, document.path) for document in result.documents):
            fail(catalogue, "error.source_overwrite", path=str(output.path))
        write_file(output.path, renderer(output.format)(result, catalogue, Look()), catalogue)


def _parse(text: str, catalogue: Catalogue) -> Output:
    name, _, path = text.partition("=")
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, n=1)
        fail(catalogue, "error.format_unknown", near[0] if near else None, name=name, formats=", ".join(FORMATS))
    return Output(name, Path(path) if path else None)
