"""`tracecheck ocr`: a copy of a scanned PDF with text, made by OCRmyPDF where that is installed."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.terminal import fail, os_cause
from tracecheck.discover import Found
from tracecheck.messages import Catalogue
from tracecheck.model.settings import Settings
from tracecheck.readers.sniff import PDF_HEADER_WITHIN
from tracecheck.reading import ReadingOptions, read_files
from tracecheck.reports.look import harmless
from tracecheck.reports.names import problem_text

_PROGRAM = "ocrmypdf"
_ENGINE = "tesseract"
# One model of Tesseract reads bokmål and nynorsk; there is none for either alone.
_LANGUAGE = "nor"


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["file"], type=PATH, metavar="FILE"),
        click.Option(
            ["-o", "--output"],
            required=True,
            type=PATH,
            metavar="COPY",
            help=catalogue.text("cli.ocr_output"),
        ),
    ]
    return make_command("ocr", catalogue, params, _ocr)


def _ocr(catalogue: Catalogue, file: Path, output: Path, **_options: Any) -> None:
    _check_source(catalogue, file)
    _check_copy(catalogue, file, output)
    program = _installed(catalogue)
    _check_pages(catalogue, file)
    click.echo(catalogue.text("ocr.working", path=harmless(str(file))), err=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".tracecheck-ocr-", dir=output.parent) as folder:
            made = Path(folder) / "copy.pdf"
            _run(catalogue, program, file, made)
            made.replace(output)
    except OSError as error:
        fail(catalogue, "error.write_failed", path=str(output), cause=os_cause(error, catalogue))
    click.echo(catalogue.text("ocr.done", path=harmless(str(output))), err=True)
    sys.exit(exit_codes.CLEAN)


def _check_source(catalogue: Catalogue, file: Path) -> None:
    if not file.exists():
        fail(catalogue, "error.path_missing", path=str(file))
    try:
        with file.open("rb") as stream:
            head = stream.read(PDF_HEADER_WITHIN)
    except OSError:
        head = b""
    if b"%PDF-" not in head:
        fail(catalogue, "ocr.not_pdf", path=str(file))


def _check_copy(catalogue: Catalogue, file: Path, output: Path) -> None:
    """Nothing that is there is written over, least of all the source, by whatever name."""
    if output.suffix.casefold() != ".pdf":
        fail(catalogue, "ocr.copy_not_pdf", path=str(output))
    if output.exists() and output.samefile(file):
        fail(catalogue, "error.source_overwrite", path=str(output))
    if output.exists():
        fail(catalogue, "ocr.exists", path=str(output))
    if not output.parent.is_dir():
        fail(catalogue, "error.folder_missing", path=str(output.parent))


def _check_pages(catalogue: Catalogue, file: Path) -> None:
    """A PDF that cannot be opened, or that has text already, is told in our words before OCRmyPDF is called."""
    found = Found(file, file.name, named=True)
    (plan,) = read_files([found], Settings(), lambda *_: None, ReadingOptions(jobs=1)).plans
    problems = {problem.code: problem for problem in plan.problems}
    if "TC002" in problems:
        return
    if "TC001" in problems:
        fail(catalogue, "ocr.cannot_read", message=problem_text(problems["TC001"], plan, catalogue))
    fail(catalogue, "ocr.has_text", path=str(file))


def _installed(catalogue: Catalogue) -> str:
    """The path of OCRmyPDF; ends the program where it, or Norwegian, is not installed."""
    program = shutil.which(_PROGRAM)
    if program is None:
        fail(catalogue, "ocr.not_installed", program=_PROGRAM, language=_LANGUAGE)
    engine = shutil.which(_ENGINE)
    if engine is not None and _LANGUAGE not in _languages(engine):
        fail(catalogue, "ocr.no_language", language=_LANGUAGE)
    return program


def _languages(engine: str) -> frozenset[str]:
    """The languages that Tesseract has; when it cannot tell, the one that is needed, so that OCRmyPDF can try."""
    done = subprocess.run([engine, "--list-langs"], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    told = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    return frozenset(told.split()) if done.returncode == 0 else frozenset({_LANGUAGE})


def _run(catalogue: Catalogue, program: str, file: Path, made: Path) -> None:
    """Pages that have text keep it. Absolute paths, so that no name of a file is taken for an option."""
    options = ["--skip-text", "--language", _LANGUAGE, "--output-type", "pdf"]
    done = subprocess.run(
        [program, *options, str(file.absolute()), str(made.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode != 0 or not made.exists():
        lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        fail(catalogue, "ocr.failed", path=str(file), cause=lines[-1] if lines else str(done.returncode))
