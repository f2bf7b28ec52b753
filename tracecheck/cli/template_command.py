"""`tracecheck template`."""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from tracecheck import exit_codes
from tracecheck.cli.checked import checked_with_setup
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import checking_params
from tracecheck.cli.terminal import fail, write_file
from tracecheck.discover import same_path
from tracecheck.messages import Catalogue, load_catalogue
from tracecheck.model.keys import text_key
from tracecheck.model.result import Result
from tracecheck.model.settings import Unit
from tracecheck.model.traceability import Traceability, UnitPage
from tracecheck.reports.look import harmless

_NAMES = 12
_SUFFIX = ".docx"
_NO_NAME = re.compile(r"[^\w .,–-]+")
_LONGEST = 80
_NORMS = ("nb", "nn")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""
    params = [
        click.Argument(["unit"], metavar="UNIT"),
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]..."),
        click.Option(["-o", "--output"], type=PATH, metavar="FILE", help=catalogue.text("cli.template_output")),
        *checking_params(catalogue),
    ]
    return make_command("template", catalogue, params, _template)


def _template(catalogue: Catalogue, unit: str, paths: tuple[Path, ...], output: Path | None, **options: Any) -> None:
    result, setup = checked_with_setup(paths or (Path(),), options, catalogue)
    spoken = setup.catalogue
    from tracecheck.reports.coupling.book import make_book
    from tracecheck.reports.unit_template import Draft, render_template
    from tracecheck.rules.corpus import Known
    from tracecheck.traceability import trace
    from tracecheck.traceability.orders import open_orders

    told = trace(result, setup.settings)
    page = _find(unit, told, setup.settings.linking.organisation, spoken)
    path = output or Path(_file_name(page.name))
    _refuse(path, result, spoken)
    book = make_book(result, told, _written_in(result, spoken))
    orders = open_orders(book.corpus, Known(setup.settings.linking.organisation), page.name)
    write_file(path, render_template(Draft(page, orders), book), spoken)
    _tell(path, page, len(orders), spoken)
    tell_incomplete(replace(result, findings=()), spoken)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)


def _find(asked: str, told: Traceability, listed: Sequence[Unit], catalogue: Catalogue) -> UnitPage:
    """The unit with this name, in any spelling, or another name that the list has for it; ends with the nearest names
    where there is none, and where no document has goals."""
    if not told.groups:
        _fail([catalogue.text("unit_template.said.no_goals")], catalogue)
    names = {text_key(page.name): page for page in told.units}
    short = {text_key(other): unit.name for unit in listed for other in unit.short}
    wanted = text_key(asked)
    page = names.get(wanted) or names.get(text_key(short.get(wanted, "")))
    if page is None:
        _fail(_choices(asked, [page.name for page in told.units], catalogue), catalogue)
    return page


def _choices(asked: str, names: Sequence[str], catalogue: Catalogue) -> list[str]:
    said = [catalogue.text("unit_template.said.unknown", name=harmless(asked))]
    if not names:
        return [*said, catalogue.text("unit_template.said.none_known")]
    by_key = {text_key(name): name for name in names}
    wanted = text_key(asked)
    near = [key for key in by_key if wanted and wanted in key]
    near = near or get_close_matches(wanted, by_key, n=3, cutoff=0.5)
    if near:
        said.append(
            catalogue.text("unit_template.said.near", names=_listed([by_key[key] for key in near[:3]], catalogue))
        )
    shown = _listed(names[:_NAMES], catalogue)
    if len(names) > _NAMES:
        shown = catalogue.text("unit_template.said.more", names=shown, count=len(names) - _NAMES)
    return [*said, catalogue.text("unit_template.said.known", names=shown)]


def _listed(names: Sequence[str], catalogue: Catalogue) -> str:
    return ", ".join(catalogue.quoted(harmless(name)) for name in names)


def _fail(sentences: Sequence[str], catalogue: Catalogue) -> NoReturn:
    click.echo(catalogue.text("error.prefix", message=" ".join(sentences)), err=True)
    sys.exit(exit_codes.USAGE)


def _file_name(unit: str) -> str:
    """The name of the unit without what a file system may not like."""
    name = _NO_NAME.sub("", harmless(unit)).strip(" .")[:_LONGEST].strip()
    return f"Utkast {name}{_SUFFIX}".replace("  ", " ")


def _refuse(path: Path, result: Result, catalogue: Catalogue) -> None:
    """Nothing is written over: neither a document that was read, nor a draft that somebody may have filled in."""
    if path.suffix.casefold() != _SUFFIX:
        _fail([catalogue.text("unit_template.said.ending", path=str(path))], catalogue)
    if any(same_path(path, document.path) for document in result.documents):
        fail(catalogue, "error.source_overwrite", path=str(path))
    if path.exists():
        _fail([catalogue.text("unit_template.said.exists", path=str(path))], catalogue)


def _written_in(result: Result, catalogue: Catalogue) -> Catalogue:
    """An agreement is written in Norwegian: for a user who reads English in the written norm of the plans."""
    if catalogue.language in _NORMS:
        return catalogue
    used = Counter(each.language for each in result.documents if each.language in _NORMS)
    return load_catalogue(max(_NORMS, key=lambda norm: used[norm]))


def _tell(path: Path, page: UnitPage, orders: int, catalogue: Catalogue) -> None:
    """What was written, and what to do next."""
    counts = {"goals": len(page.expected), "possible": len(page.possible), "orders": orders}
    said = {name: catalogue.text(f"unit_template.said.{name}", count=count) for name, count in counts.items()}
    click.echo(catalogue.text("unit_template.said.done", path=harmless(str(path)), **said), err=True)
    click.echo(catalogue.text("unit_template.said.next"), err=True)
