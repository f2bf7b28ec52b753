"""`tracecheck inspect`."""

import re
import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.setup import Setup, set_up
from tracecheck.cli.terminal import fail, look_of_stdout, write_file, write_out
from tracecheck.discover import REGISTER_SUFFIX, same_path
from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_number
from tracecheck.model.plan import PlanDocument
from tracecheck.model.trace import Inspection, Trace
from tracecheck.reading import ReadingOptions, read_files
from tracecheck.reports.inspect_select import Selection
from tracecheck.reports.look import Look, harmless
from tracecheck.unread import is_incomplete, is_unread

FORMATS = ("text", "json", "html")
_PAGES = re.compile(r"(?P<first>\d{1,5})(?:\s*[-–]\s*(?P<last>\d{1,5}))?")
_KILO = 1024


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["path"], type=PATH, metavar="FILE"),
        click.Option(["--page", "--pages", "pages"], metavar="N[-M]", help=text("pages")),
        click.Option(["--find"], metavar="WORDS", default="", help=text("find")),
        click.Option(["-f", "--format", "form"], type=click.Choice(FORMATS), help=text("inspect_format")),
        click.Option(["-o", "--output"], type=PATH, help=text("inspect_output")),
        click.Option(["--html"], type=PATH, metavar="FILE", help=text("inspect_html")),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(["accepted", "original"]), help=text("tracked_view")),
    ]
    return make_command("inspect", catalogue, params, _inspect)


def _inspect(catalogue: Catalogue, path: Path, **options: Any) -> None:
    if path.is_dir():
        fail(catalogue, "inspect.one_file", path=str(path))
    output = options["html"] or options["output"]
    form = "html" if options["html"] else options["form"] or _form_of(output)
    setup = set_up((path,), options["config"], options["tracked_changes"], catalogue)
    selection = Selection(_pages(options["pages"], setup.catalogue), options["find"].strip())
    inspection = _inspection(setup, selection, form)
    _check_pages(inspection.trace, selection, options["pages"], setup.catalogue)
    _write(inspection, selection, form, output, setup.catalogue)
    sys.exit(exit_codes.INCOMPLETE if is_incomplete(inspection.trace.plan) else exit_codes.CLEAN)


def _form_of(output: Path | None) -> str:
    """A file says by its ending what it wants to be."""
    return {".html": "html", ".htm": "html", ".json": "json"}.get(output.suffix.casefold() if output else "", "text")


def _inspection(setup: Setup, selection: Selection, form: str) -> Inspection:
    from tracecheck.reading.inspection import inspect

    if setup.files[0].path.suffix.casefold() == REGISTER_SUFFIX:
        return Inspection(Trace(_unread_register(setup)))
    pictures = () if form != "html" else (selection.pages or None)
    return inspect(setup.files[0], setup.settings, pictures)


def _unread_register(setup: Setup) -> PlanDocument:
    """A JSON file that cannot be read; ends the program for one that can: its goals stand field by field already."""
    plans = read_files(setup.files, setup.settings, lambda *_: None, ReadingOptions(jobs=1)).plans
    if not all(is_unread(plan) for plan in plans):
        fail(setup.catalogue, "inspect.register", path=str(setup.files[0].path))
    return plans[0]


def _pages(text: str | None, catalogue: Catalogue) -> tuple[int, ...]:
    """The pages of «3» or «3-5»."""
    if text is None:
        return ()
    match = _PAGES.fullmatch(text.strip())
    last = int(match["last"] or match["first"]) if match else 0
    pages = tuple(range(int(match["first"]), last + 1)) if match else ()
    if not pages or pages[0] < 1:
        fail(catalogue, "inspect.pages_form", pages=harmless(text))
    return pages


def _check_pages(trace: Trace, selection: Selection, asked: str | None, catalogue: Catalogue) -> None:
    """Pages that are not there are told, not passed over as pages without text."""
    if not selection.pages or not trace.units:
        return
    there = trace.plan.pages or max((unit.place.page or 0 for unit in trace.units), default=0)
    if not there:
        fail(catalogue, "inspect.no_pages")
    if selection.pages[0] > there:
        fail(catalogue, "inspect.no_such_page", count=there, pages=asked or "")


def _write(inspection: Inspection, selection: Selection, form: str, output: Path | None, catalogue: Catalogue) -> None:
    text = _rendered(inspection, selection, form, catalogue, look_of_stdout() if output is None else Look())
    if output is None:
        write_out(text, catalogue)
        return
    if same_path(output, inspection.trace.plan.path):
        fail(catalogue, "error.source_overwrite", path=str(output))
    write_file(output, text, catalogue)
    size = _size(len(text.encode("utf-8")), catalogue)
    click.echo(catalogue.text("inspect.written", path=harmless(str(output)), size=size), err=True)


def _rendered(inspection: Inspection, selection: Selection, form: str, catalogue: Catalogue, look: Look) -> str:
    if form == "html":
        from tracecheck.reports import inspect_html

        return inspect_html.render_inspection(inspection, selection, catalogue)
    if form == "json":
        from tracecheck.reports import inspect_json

        return inspect_json.render_inspection(inspection.trace, selection)
    from tracecheck.reports import inspect_text

    return inspect_text.render_inspection(inspection.trace, selection, catalogue, look)


def _size(count: int, catalogue: Catalogue) -> str:
    """«340 kB», «3,1 MB»."""
    if count < _KILO * _KILO:
        return f"{format_number(float(max(1, round(count / _KILO))), catalogue.language)} kB"
    return f"{format_number(round(count / _KILO / _KILO, 1), catalogue.language)} MB"
