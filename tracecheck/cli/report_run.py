"""What `tracecheck report` does."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracecheck import exit_codes
from tracecheck.cli.check_run import request_of, result_of, set_up_run, with_focus
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.outputs import Output
from tracecheck.cli.reading import reading_options
from tracecheck.cli.report_inputs import inputs_of
from tracecheck.cli.report_outputs import (
    Content,
    Wanted,
    files_of,
    make_folder,
    placed,
    refuse,
    wanted_outputs,
    write_output,
)
from tracecheck.cli.screen import Screen
from tracecheck.cli.setup import Setup, tell_passed_over, tell_unused_patterns
from tracecheck.cli.sides import Asked, side
from tracecheck.cli.terminal import fail, fail_unreadable, look_of_stdout, write_out
from tracecheck.messages import Catalogue
from tracecheck.model.comparison import Snapshot
from tracecheck.model.result import Result
from tracecheck.model.traceability import Since
from tracecheck.reading.own import is_own_output
from tracecheck.reports.coupling.blocks import Pages
from tracecheck.reports.coupling.book import Book, Occasion, fitted, make_book
from tracecheck.reports.coupling.pages import make_pages
from tracecheck.reports.coupling.short import short_answer
from tracecheck.reports.look import harmless
from tracecheck.run import Request, without_collector
from tracecheck.traceability import trace
from tracecheck.traceability.since import since_editions, since_given
from tracecheck.traceability.towns import several_towns
from tracecheck.unread import is_unread

if TYPE_CHECKING:
    from tracecheck.reports.coupling.word.contents import Entry

_PERSONS = ("without_decisions", "today")
_JUDGED = ("fail_on", "max_warnings", "strict_baseline")
"""Options with which findings fail a run: a report tells of them, and that is what it is for."""
_WORD = ("docx", "pdf")
_FILES_NAMED = 3


def run_report(catalogue: Catalogue, paths: tuple[Path, ...], focus: tuple[Path, ...], **options: Any) -> None:
    """Check, count, write; the short answer on the screen."""
    paths = tuple(with_focus(paths or (Path(),), focus))
    wanted = wanted_outputs(options["outputs"], options["output"], catalogue)
    template = _template(wanted, options["template"], catalogue)
    _refuse_report_as_edition(options["old"], catalogue)
    setup = set_up_run(paths, options, catalogue)
    screen = Screen(-options["quiet"])
    request = request_of(paths, focus, setup, {**options, "since": None})
    result = result_of(request, paths, setup, screen)
    _refuse_several_towns(result, setup.catalogue)
    with without_collector():
        since = _since(result, request, paths, setup, options)
        book = make_book(
            result,
            trace(result, setup.settings, since),
            setup.catalogue,
            Occasion(options["subtitle"].strip(), options["title"].strip()),
            inputs_of(result, setup.settings, paths, options),
        )
        outputs = placed(wanted, _name(book))
        _write(outputs, {each.path for each in wanted.outputs if each.path}, book, template)
    _tell(book, outputs, setup, options)
    if options["opened"]:
        _open(_path(outputs[0]), outputs[0].format)
    sys.exit(_exit_code(result, options))


def _refuse_several_towns(result: Result, catalogue: Catalogue) -> None:
    """A report is about one municipality; the error says which there are, and which files each of them has."""
    towns = several_towns(result.documents)
    if towns:
        told = [f"{name} ({_some(keys)})" for name, keys in towns]
        fail(catalogue, "error.report_municipalities", None, places=harmless("; ".join(told)))


def _some(keys: Sequence[str]) -> str:
    return ", ".join(keys[:_FILES_NAMED]) + (" …" if len(keys) > _FILES_NAMED else "")


def _path(output: Output) -> Path:
    assert output.path is not None
    return output.path


def _template(wanted: Wanted, path: Path | None, catalogue: Catalogue) -> bytes | None:
    """The municipality's own template for Word."""
    if path is None:
        return None
    if not set(wanted.formats()) & set(_WORD):
        fail(catalogue, "error.report_template_unused")
    try:
        data = path.read_bytes()
    except OSError as error:
        fail_unreadable(catalogue, path, error)
    return _usable(data, path, catalogue)


def _usable(data: bytes, path: Path, catalogue: Catalogue) -> bytes:
    """The template, looked at before the documents are read: nobody waits for a run that cannot be written."""
    from tracecheck.reports.coupling.word import TemplateError, open_template

    try:
        open_template(data)
    except TemplateError as error:
        fail(catalogue, error.message_id, None, path=str(path), **error.arguments)
    return data


def _since(
    result: Result, request: Request, paths: Sequence[Path], setup: Setup, options: dict[str, Any]
) -> Since | None:
    """What changed since what the user named, else since the editions of last year that lie beside the others."""
    if options["old"] is None:
        return since_editions(result, setup.settings)
    from tracecheck.compare import compare

    inside = paths[0] if paths[0].is_dir() else paths[0].parent
    persons = {name: options[name] for name in _PERSONS}
    asked = Asked(options["old"], None, inside, options["config"], reading_options(options), persons)
    new = Snapshot(str(inside), result.documents, result.linkage, result.run.complete, request.decisions.of_today())
    old = side(asked, setup)
    if all(map(is_unread, old.documents)):
        fail(setup.catalogue, "report.since_unread", None, name=harmless(options["old"]))
    return since_given(compare(old, new))


def _refuse_report_as_edition(old: str | None, catalogue: Catalogue) -> None:
    """A report of last year holds no plans to compare with; told before anything is read."""
    if old and Path(old).is_file() and is_own_output(Path(old)):
        fail(catalogue, "report.since_report", None, name=harmless(old))


def _write(outputs: Sequence[Output], typed: Collection[Path], book: Book, template: bytes | None) -> None:
    """Everything is made before anything is written."""
    makers = _makers(book, template)
    made = [(_path(each), makers[each.format]()) for each in outputs]
    refuse((file for path, content in made for file in files_of(path, content)), typed, book.result, book.catalogue)
    for path, content in made:
        if path not in typed:
            make_folder(path.parent, book.catalogue)
        write_output(path, content, book.catalogue)


def _makers(book: Book, template: bytes | None) -> dict[str, Callable[[], Content]]:
    """What makes each format; the Word document that a PDF begins with is made once."""

    @cache
    def pages() -> Pages:
        return make_pages(fitted(book, "word"))

    @cache
    def docx() -> bytes:
        from tracecheck.reports.coupling.word import render_docx

        return render_docx(pages(), template)

    def html() -> str:
        from tracecheck.reports.coupling.html import render_html

        return "".join(render_html(make_pages(book)))

    def pdf() -> bytes:
        from tracecheck.reports.coupling.word import contents_of, render_docx

        def document(numbers: Mapping[str, int]) -> bytes:
            return render_docx(pages(), template, numbers) if numbers else docx()

        return _as_pdf(document, contents_of(pages()), book.catalogue)

    def xlsx() -> bytes:
        from tracecheck.reports.coupling.workbook import render_xlsx

        return render_xlsx(book)

    def csv() -> dict[str, bytes]:
        from tracecheck.reports.coupling.workbook import render_csv

        return render_csv(book)

    return {"html": html, "docx": docx, "pdf": pdf, "xlsx": xlsx, "csv": csv}


def _as_pdf(document: Callable[[Mapping[str, int]], bytes], entries: "Sequence[Entry]", catalogue: Catalogue) -> bytes:
    from tracecheck.cli.office import OfficeMissing
    from tracecheck.cli.report_pdf import make_pdf

    try:
        return make_pdf(document, entries)
    except OfficeMissing as error:
        fail(catalogue, error.message_id, None, **error.arguments)


def _name(book: Book) -> str:
    """«Koblingsrapport Lyngmo kommune 2026»."""
    overview = book.trace.overview
    year = str(overview.year) if overview.year is not None else ""
    return book.text("report.file_name", municipality=", ".join(overview.places[:1]), year=year)


def _tell(book: Book, outputs: Sequence[Output], setup: Setup, options: dict[str, Any]) -> None:
    """The short answer on the screen; beside it, on stderr, what was not read and where the report is."""
    catalogue = setup.catalogue
    if not options["quiet"]:
        tell_passed_over(book.result.run.passed_over, catalogue)
        tell_unused_patterns(setup)
    tell_incomplete(book.result, catalogue)
    if options["quiet"] > 1:
        return
    if not options["quiet"]:
        write_out((f"{line}\n" for line in (*short_answer(book, look_of_stdout()), "")), catalogue)
    for output in outputs:
        click.echo(catalogue.text("report.written", path=harmless(str(output.path))), err=True)
    if not options["quiet"] and {output.format for output in outputs} == {"html"}:
        click.echo(catalogue.text("report.how_more"), err=True)


def _open(path: Path, form: str) -> None:
    """Show what was written; a machine without a screen is no error of the report."""
    import webbrowser
    from contextlib import suppress

    with suppress(Exception):
        if form == "html":
            webbrowser.open(path.resolve().as_uri())
        else:
            click.launch(str(path))


def _exit_code(result: Result, options: dict[str, Any]) -> int:
    """3 where documents could not be read; 1 only where the user said what should fail."""
    if not result.run.complete:
        return exit_codes.INCOMPLETE
    judged = any(options[name] is not None and options[name] is not False for name in _JUDGED)  # 0 is a limit too
    return result.run.exit_code if judged else exit_codes.CLEAN
