"""What `tracecheck annotate` does: read the document together with the others, and write its findings into a copy."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.annotate.notes import Note
from tracecheck.annotate.refusal import RefusedError
from tracecheck.annotate.words import notes_of
from tracecheck.cli.check_run import request_of, result_of, set_up_run, with_focus
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.screen import Screen
from tracecheck.cli.setup import Setup, tell_passed_over, tell_unused_patterns
from tracecheck.cli.terminal import fail, os_cause, write_file
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.source import Format
from tracecheck.reading.own import is_own_output
from tracecheck.reports.look import harmless
from tracecheck.resources import load_data
from tracecheck.run import Request
from tracecheck.unread import is_unread

_WRITABLE = (".docx", ".pdf")
_NEVER_FAILS = {"fail_on": None, "max_warnings": None, "since": None}


def run_annotate(catalogue: Catalogue, file: Path, paths: tuple[Path, ...], **options: Any) -> None:
    _check_file(file, catalogue)
    read_with = _read_with(file, paths, alone=options["alone"], catalogue=catalogue)
    options = {**options, **_NEVER_FAILS}
    setup = set_up_run(read_with, options, catalogue)
    copy = _copy_of(file, options["output"], setup.catalogue)
    _check_copy(file, copy, setup)
    request = request_of(read_with, (file,), setup, options)
    result = _result(file, request, read_with, setup, Screen(-options["quiet"]))
    document = _document(file, result, setup.catalogue)
    notes = notes_of(document.key, result, setup.catalogue)
    data, told = _annotated(document, notes, setup)
    told = " ".join(each for each in (told, _pointing(notes, setup.catalogue)) if each)
    write_file(copy, data, setup.catalogue)
    if options["quiet"] < 1:
        _tell(read_with, copy, told, result, setup)
    tell_incomplete(result, setup.catalogue)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)


def _pointing(notes: Sequence[Note], catalogue: Catalogue) -> str:
    count = sum(note.pointer for note in notes)
    return catalogue.text("annotate.rows", count=count) if count else ""


def _check_file(file: Path, catalogue: Catalogue) -> None:
    """Ends with a clear error for what no notes can be written into."""
    if not file.exists():
        fail(catalogue, "error.path_missing", path=str(file))
    if file.is_dir():
        fail(catalogue, "error.annotate_folder", path=str(file))
    if file.suffix.casefold() not in _WRITABLE:
        fail(catalogue, "error.annotate_format", path=str(file))


def _read_with(file: Path, paths: Sequence[Path], *, alone: bool, catalogue: Catalogue) -> list[Path]:
    """What is read: the paths that were named, else the folder that the file lies in. A copy with notes is read when it
    is the file itself, and is no document else."""
    if alone and paths:
        fail(catalogue, "error.annotate_alone")
    folders = paths or ((file,) if alone else (file.parent,))
    wanted = with_focus(folders, (file,))
    return [*wanted, file] if file not in wanted and is_own_output(file) else wanted


def _copy_of(file: Path, output: Path | None, catalogue: Catalogue) -> Path:
    """Where the copy goes: beside the file, in the folder that was named, or to the name that was given."""
    usual = catalogue.text("annotate.file_name", name=file.stem) + file.suffix
    if output is None:
        return file.with_name(usual)
    return output / usual if output.is_dir() else output


def _check_copy(file: Path, copy: Path, setup: Setup) -> None:
    """Ends with an error before anything is written over but a copy that nobody has worked on."""
    if copy.suffix.casefold() != file.suffix.casefold():
        fail(setup.catalogue, "error.annotate_ending", path=str(copy), ending=file.suffix)
    untouched = copy.is_file() and is_own_output(copy) and not same_path(copy, str(file))
    if any(same_path(copy, str(found.path)) for found in setup.files) and not untouched:
        fail(setup.catalogue, "error.source_overwrite", path=str(copy))
    if copy.is_file() and not untouched:
        fail(setup.catalogue, "error.annotate_exists", path=str(copy))


def _result(file: Path, request: Request, read_with: Sequence[Path], setup: Setup, screen: Screen) -> Result:
    """The run; where the same document lies there once more and was used instead, again with this one only."""
    result = result_of(request, read_with, setup, screen)
    key = _document(file, result, setup.catalogue).key
    twins = {twin for each in result.linkage.duplicates if key in each.others for twin in (each.chosen, *each.others)}
    if not twins:
        return result
    files = tuple(each for each in request.files if each.key == key or each.key not in twins)
    return result_of(replace(request, files=files), read_with, setup, screen)


def _document(file: Path, result: Result, catalogue: Catalogue) -> PlanDocument:
    """The document as it was read; ends where it could not be."""
    document = next((each for each in result.documents if same_path(file, each.path)), None)
    if document is None or is_unread(document):
        tell_incomplete(result, catalogue)
        click.echo(
            catalogue.text("error.prefix", message=catalogue.text("error.annotate_unread", path=str(file))), err=True
        )
        sys.exit(exit_codes.INCOMPLETE)
    if document.format not in (Format.DOCX, Format.PDF):
        fail(catalogue, "error.annotate_format", path=str(file))
    return document


def _annotated(document: PlanDocument, notes: Sequence[Note], setup: Setup) -> tuple[bytes, str]:
    """The copy, and one line on where its notes stand."""
    try:
        data = Path(document.path).read_bytes()
        return (_docx if document.format is Format.DOCX else _pdf)(data, notes, document, setup)
    except OSError as error:
        cause = os_cause(error, setup.catalogue)
        fail(setup.catalogue, "error.path_unreadable", path=document.path, cause=cause)
    except RefusedError as refusal:
        said = setup.catalogue.text(refusal.message_id, path=harmless(document.path), **refusal.arguments)
        click.echo(setup.catalogue.text("error.prefix", message=said), err=True)
        sys.exit(exit_codes.USAGE)


def _docx(data: bytes, notes: Sequence[Note], document: PlanDocument, setup: Setup) -> tuple[bytes, str]:
    from tracecheck.annotate.docx import annotate_docx
    from tracecheck.readers.base import ReadOptions

    made = annotate_docx(data, notes, ReadOptions(setup.settings.tracked_changes), document.title)
    marked, catalogue = made.marked, setup.catalogue
    counts = (("words", marked.words), ("near", marked.near), ("whole", marked.whole))
    parts = ", ".join(catalogue.text(f"annotate.{name}", count=count) for name, count in counts if count)
    told = catalogue.text("annotate.placed", places=parts) if parts else ""
    return made.data, " ".join(
        each for each in (told, catalogue.text("annotate.locked") if made.locked else "") if each
    )


def _pdf(data: bytes, notes: Sequence[Note], _document: PlanDocument, _setup: Setup) -> tuple[bytes, str]:
    from tracecheck.annotate.pdf import annotate_pdf

    mark = str(load_data("own_output")["copy"]["pdf"])
    return annotate_pdf(data, notes).rstrip(b"\n") + f"\n{mark}\n".encode(), ""


def _tell(read_with: Sequence[Path], copy: Path, told: str, result: Result, setup: Setup) -> None:
    """On stderr: what was read, where the copy is, how many notes it has."""
    catalogue = setup.catalogue
    tell_passed_over(result.run.passed_over, catalogue)
    tell_unused_patterns(setup)
    count = sum(1 for each in result.findings if each.document in result.run.focus)
    where = ", ".join(harmless(str(each)) for each in read_with)
    click.echo(catalogue.text("annotate.read", where=where, count=len(result.documents)), err=True)
    said = catalogue.text("annotate.written", count=count, path=harmless(str(copy)))
    click.echo(" ".join(each for each in (said, told) if each), err=True)
    elsewhere = len(result.findings) - count
    if elsewhere:
        click.echo(catalogue.text("annotate.elsewhere", count=elsewhere), err=True)
