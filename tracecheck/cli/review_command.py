"""`tracecheck review`."""

import datetime
import sys
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.checked import checked
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import checking_params
from tracecheck.cli.terminal import fail, fail_decisions, look_of_stdout, os_cause
from tracecheck.decisions import NAME, DecisionsError, find_decisions
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue
from tracecheck.model.review import Doubt
from tracecheck.reports.look import harmless
from tracecheck.review.queue import make_queue
from tracecheck.review.store import Store
from tracecheck.trail.web import Web, make_web

_ENDINGS = (".csv", ".xlsx")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["--by"], metavar="WORDS", help=text("review_by")),
        click.Option(["--case"], metavar="WORDS", help=text("review_case")),
        click.Option(["--export", "export_to"], type=PATH, metavar="FILE", help=text("review_export")),
        click.Option(["--import", "import_from"], type=PATH, metavar="FILE", help=text("review_import")),
        *checking_params(catalogue),
    ]
    return make_command("review", catalogue, params, _review)


def _review(catalogue: Catalogue, paths: tuple[Path, ...], **options: Any) -> None:
    export_to, import_from = options["export_to"], options["import_from"]
    _check_files(export_to, import_from, catalogue)
    if not export_to and not import_from and not _is_terminal():
        fail(catalogue, "review.error.no_terminal")
    wanted = paths or (Path(),)
    result, spoken = checked(wanted, _known(options), catalogue)
    web = make_web(result)
    store = Store(_file(wanted[0], options["decisions"]))
    try:
        if import_from:
            _import(import_from, store, web, spoken, options)
        elif export_to:
            _export(export_to, make_queue(web), web, spoken)
        else:
            _ask(make_queue(web), store, web, spoken, options)
    except DecisionsError as error:
        fail_decisions(spoken, error)
    except OSError as error:
        fail(spoken, "error.write_failed", path=str(error.filename or store.path), cause=os_cause(error, spoken))


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """A file of decisions that is named may be one that is yet to be written."""
    named = options["decisions"]
    return options if named is None or named.exists() else {**options, "decisions": None, "without_decisions": True}


def _check_files(export_to: Path | None, import_from: Path | None, catalogue: Catalogue) -> None:
    if export_to and import_from:
        fail(catalogue, "review.error.both")
    if export_to and export_to.suffix.casefold() not in _ENDINGS:
        fail(catalogue, "review.error.ending", path=str(export_to))
    if import_from and not import_from.is_file():
        fail(catalogue, "error.path_missing", path=str(import_from))


def _is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _file(first: Path, named: Path | None) -> Path:
    """The file of decisions that holds already, else one beside the documents."""
    folder = first if first.is_dir() else first.parent
    return named or find_decisions(folder) or folder / NAME


def _export(path: Path, queue: tuple[Doubt, ...], web: Web, catalogue: Catalogue) -> None:
    from tracecheck.review.form import make_form
    from tracecheck.review.form_write import form_bytes

    if any(same_path(path, document.path) for document in web.result.documents):
        fail(catalogue, "error.source_overwrite", path=str(path))
    if path.exists():
        fail(catalogue, "review.error.exists", path=str(path))
    path.write_bytes(form_bytes(make_form(queue, web, catalogue), path, catalogue))
    click.echo(catalogue.text("review.exported", path=harmless(str(path)), count=len(queue)), err=True)


def _import(path: Path, store: Store, web: Web, catalogue: Catalogue, options: dict[str, Any]) -> None:
    from tracecheck.readers.base import UnreadableError
    from tracecheck.review.form_read import FormError, read_form
    from tracecheck.review.form_take import Filling, take_form

    try:
        rows = read_form(path)
    except (FormError, UnreadableError) as error:
        known = error.message_id if isinstance(error, FormError) else "review.error.unreadable"
        fail(catalogue, known, path=str(path))
    filling = Filling(_today(options), catalogue.text("review.usual_reason"), options["by"], options["case"])
    taken = take_form(rows, filling, web)
    replaced = store.add_all((each.decisions, each.doubt) for each in taken.answers) if taken.answers else 0
    for problem in taken.problems:
        arguments = {name: harmless(str(value)) for name, value in problem.arguments.items()}
        said = catalogue.text(problem.message_id, **arguments)
        click.echo(catalogue.text("review.row.problem", row=problem.row, cause=said), err=True)
    click.echo(
        catalogue.text("review.imported", count=len(taken.answers), left=taken.left, path=harmless(str(store.path))),
        err=True,
    )
    if replaced:
        click.echo(catalogue.text("review.replaced", count=replaced), err=True)
    sys.exit(exit_codes.INCOMPLETE if taken.problems else exit_codes.CLEAN)


def _ask(queue: tuple[Doubt, ...], store: Store, web: Web, catalogue: Catalogue, options: dict[str, Any]) -> None:
    from tracecheck.review.session import Session, run_session

    if not queue:
        click.echo(catalogue.text("review.nothing"))
        return
    store.read()
    click.echo(catalogue.text("review.begin", count=len(queue), path=harmless(str(store.path))))
    session = Session(
        web,
        store,
        catalogue,
        look_of_stdout(),
        _typed,
        click.echo,
        _today(options),
        (options["by"] or "").strip(),
        options["case"],
    )
    tally = run_session(session, queue)
    click.echo(catalogue.text("review.end", decided=tally.decided, skipped=tally.skipped, left=tally.left))


def _typed(prompt: str) -> str:
    """One line from the terminal; the end of the input, or Ctrl-C, ends the session."""
    from tracecheck.review.session import Stop

    try:
        click.echo(f"{prompt.strip()} ", nl=False)
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        raise Stop from None
    if not line:
        raise Stop
    return line


def _today(options: dict[str, Any]) -> str:
    return options["today"] or datetime.date.today().isoformat()
