"""`--format FORMAT[=FILE]`, several at once."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from tracecheck.cli.screen import USUAL, Screen
from tracecheck.cli.terminal import fail, look_of_stdout, os_cause, write_file, write_out
from tracecheck.discover import real_path, same_path
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports import FORMATS, renderer
from tracecheck.reports.look import Look
from tracecheck.reports.whereabouts import Whereabouts
from tracecheck.resources import load_data

GITHUB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable with the file that GitHub shows as the summary of a job."""
_TYPED = Whereabouts()


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; None is the terminal."""

    format: str
    path: Path | None = None


def parse_outputs(wanted: Sequence[str], catalogue: Catalogue, formats: Sequence[str] = FORMATS) -> tuple[Output, ...]:
    """The outputs asked for, text on the terminal when none is; ends with an error for an unknown format, and for two
    outputs that would go to one place."""
    outputs = tuple(parse_output(each, catalogue, formats) for each in wanted) or (Output("text"),)
    places = [real_path(output.path) if output.path else None for output in outputs]
    for number, place in enumerate(places):
        if place in places[:number]:
            shown = str(outputs[number].path) if place else catalogue.text("error.stdout_name")
            fail(catalogue, "error.same_output", path=shown)
    return outputs


def write_outputs(
    result: Result,
    outputs: Sequence[Output],
    catalogue: Catalogue,
    whereabouts: Whereabouts = _TYPED,
    screen: Screen = USUAL,
) -> None:
    """Every output. A file that is one of the documents read is refused, before anything is written: sources are never
    changed."""
    for output in outputs:
        if output.path and any(same_path(output.path, document.path) for document in result.documents):
            fail(catalogue, "error.source_overwrite", path=str(output.path))
    shown = replace(look_of_stdout(), whereabouts=whereabouts)
    written = Look(whereabouts=whereabouts)
    for output in outputs:
        if output.path is not None:
            write_file(output.path, renderer(output.format)(result, catalogue, written), catalogue)
        elif not screen.is_silent:
            write_out(screen.render(result, output.format, catalogue, shown), catalogue)
        if output.format == "github":
            _add_summary(result, catalogue, written)


def _add_summary(result: Result, catalogue: Catalogue, look: Look) -> None:
    """The summary of the job, after what other steps have written there, as far as GitHub has room for it."""
    name = os.environ.get(GITHUB_SUMMARY)
    if not name:
        return
    from tracecheck.reports.github import SUMMARY_BYTES, render_summary

    path = Path(name)
    try:
        room = SUMMARY_BYTES - (path.stat().st_size if path.exists() else 0)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(render_summary(result, catalogue, look, room))
    except OSError as error:
        fail(catalogue, "error.write_failed", path=name, cause=os_cause(error, catalogue))


def parse_output(text: str, catalogue: Catalogue, formats: Sequence[str]) -> Output:
    """What `FORMAT` or `FORMAT=FILE` asks for; ends with an error for a format that is not one of these."""
    name, joint, path = text.partition("=")
    if name not in formats:
        fail(catalogue, "error.format_unknown", _meant(name, formats), name=name, formats=", ".join(formats))
    if joint and not path:  # a variable that is not set, most often: the screen is not what was meant
        fail(catalogue, "error.format_no_file", name=name)
    return Output(name, Path(path) if path else None)


def _meant(name: str, formats: Sequence[str]) -> str | None:
    """The format that somebody may have meant: in other letters, by what its program is called, or misspelt."""
    plain = name.strip(" .").casefold()
    called = str(load_data("output_names")["names"].get(plain, plain))
    return next(iter(get_close_matches(called, formats, n=1)), None)
