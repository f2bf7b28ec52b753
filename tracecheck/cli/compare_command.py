"""`tracecheck compare`."""

import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import decision_params, reading_params
from tracecheck.cli.reading import reading_options
from tracecheck.cli.sides import Asked, both_sides
from tracecheck.cli.terminal import fail, look_of_stdout, write_file, write_out
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.comparison import Comparison, Snapshot
from tracecheck.reports.look import Look

FORMATS = ("text", "json")
_PERSONS = ("without_decisions", "today")
"""Options about decisions of persons; each side has the file that lies beside it."""
FAIL_ON = ("weakened", "dropped", "any", "never")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["old"], metavar="OLD"),
        click.Argument(["new"], metavar="[NEW]", required=False),
        click.Option(["--in", "inside"], type=PATH, metavar="FOLDER", help=text("compare_in")),
        click.Option(["--all", "everything"], is_flag=True, help=text("compare_all")),
        click.Option(["-f", "--format", "form"], type=click.Choice(FORMATS), help=text("compare_format")),
        click.Option(["-o", "--output"], type=PATH, metavar="FILE", help=text("compare_output")),
        click.Option(["--fail-on"], type=click.Choice(FAIL_ON), default="never", help=text("compare_fail_on")),
        click.Option(["--config"], type=PATH, help=text("config")),
        *(each for each in decision_params(catalogue) if each.name in _PERSONS),
        *reading_params(catalogue),
    ]
    return make_command("compare", catalogue, params, _compare)


def _compare(catalogue: Catalogue, old: str, new: str | None, **options: Any) -> None:
    persons = {name: options[name] for name in _PERSONS}
    asked = Asked(old, new, options["inside"], options["config"], reading_options(options), persons)
    before, after, setup = both_sides(asked, catalogue)
    from tracecheck.compare import compare

    comparison = compare(before, after)
    output = options["output"]
    form = options["form"] or ("json" if output and output.suffix.casefold() == ".json" else "text")
    _check_output(output, (before, after), setup.catalogue)
    text = _rendered(comparison, form, options["everything"], setup.catalogue, Look() if output else look_of_stdout())
    if output is None:
        write_out(text, setup.catalogue)
    else:
        write_file(output, text, setup.catalogue)
    sys.exit(_exit_code(comparison, options["fail_on"]))


def _check_output(output: Path | None, sides: tuple[Snapshot, ...], catalogue: Catalogue) -> None:
    """A file that is compared is never written over."""
    read = [path for side in sides for path in (side.name, *(document.path for document in side.documents))]
    if output is not None and any(same_path(output, path) for path in read):
        fail(catalogue, "error.source_overwrite", path=str(output))


def _rendered(comparison: Comparison, form: str, everything: bool, catalogue: Catalogue, look: Look) -> str:
    if form == "json":
        from tracecheck.reports.compare_json import render_comparison as render_json

        return render_json(comparison)
    from tracecheck.reports.compare_text import render_comparison

    return render_comparison(comparison, catalogue, look, everything)


def _exit_code(comparison: Comparison, fail_on: str) -> int:
    """3 before 1 before 0, as in `check`; what differs is no failure unless the user says so."""
    from tracecheck.compare.worse import is_worse

    if not comparison.complete:
        return exit_codes.INCOMPLETE
    return exit_codes.FINDINGS if is_worse(comparison, fail_on) else exit_codes.CLEAN
