"""What is on the screen: `-q`, `-v` and `--statistics`. Files are whole in any case."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports import renderer
from tracecheck.reports.look import Look

_SILENT = -2
_COUNTED = ("text", "json")


@dataclass(frozen=True, slots=True)
class Screen:
    """`loud` is -2 for nothing but the exit code, -1 for findings alone, 0 as usual, 1 with the reasons for how
    documents were read; with `statistics` findings are counted instead."""

    loud: int = 0
    statistics: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing is to be seen but errors."""
        return self.loud == _SILENT

    def render(self, result: Result, form: str, catalogue: Catalogue, look: Look) -> str | Iterator[str]:
        """The result in a format, as it is to be seen."""
        if not self.statistics:
            return renderer(form)(result, catalogue, replace(look, detail=self.loud))
        from tracecheck.reports.statistics import render_statistics, render_statistics_json

        if form == "json":
            return render_statistics_json(result, catalogue)
        return render_statistics(result, catalogue, look)


USUAL = Screen()


def screen_of(options: dict[str, Any], forms: list[str], catalogue: Catalogue) -> Screen:
    """What the options ask for; `forms` are the formats that go to the screen. Ends with an error where options
    contradict each other."""
    if options["quiet"] and options["verbose"]:
        fail(catalogue, "error.quiet_verbose")
    for form in forms if options["statistics"] else ():
        if form not in _COUNTED:
            fail(catalogue, "error.statistics_format", name=form)
    loud = max(_SILENT, -options["quiet"]) if options["quiet"] else int(options["verbose"])
    return Screen(loud, options["statistics"])
