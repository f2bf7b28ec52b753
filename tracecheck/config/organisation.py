"""The units of the organisation: from the settings themselves, or from the CSV or TOML file that they name."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.lines import line_of
from tracecheck.config.problems import parse_toml, schema_problems
from tracecheck.model.finding import Argument
from tracecheck.model.keys import text_key
from tracecheck.model.settings import Unit
from tracecheck.resources import load_data

_LISTS = frozenset({"short", "services"})
_BETWEEN = re.compile(r"[|,]")
# A unit with the line that it stands on.
Placed = tuple[int, Unit]


def load_organisation(table: dict[str, Any], text: str, path: Path) -> tuple[Unit, ...]:
    """The units under `[organisation]`, and those of its `file`, which stands beside the settings file `path`, whose
    text is `text`. Raises ConfigError with every mistake: a file that cannot be read, a column that nobody knows, a
    unit without a name, one name for two units."""
    inline = [(line_of(text, ["organisation", each["name"]]), _unit(each)) for each in table.get("units", ())]
    _refuse_doubles(inline, path)
    if "file" not in table:
        return tuple(unit for _, unit in inline)
    file = path.parent / table["file"].replace("\\", "/")
    content = _read(file, line_of(text, ["organisation", "file"]), path)
    placed = list(_from_toml(content, file) if file.suffix.casefold() == ".toml" else _from_csv(content, file))
    _refuse_doubles([*inline, *placed], file)
    return tuple(unit for _, unit in (*inline, *placed))


def _read(file: Path, line: int, path: Path) -> str:
    arguments: dict[str, Argument] = {"path": str(path), "line": line, "file": str(file)}
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError((ConfigProblem("error.organisation_missing", arguments),)) from None
    except UnicodeDecodeError:
        raise ConfigError((ConfigProblem("error.config_encoding", {"path": str(file)}),)) from None
    except OSError as error:
        raise ConfigError((ConfigProblem("error.path_unreadable", {"path": str(file)}, error=error),)) from None


def _unit(row: dict[str, Any]) -> Unit:
    return Unit(
        name=row["name"].strip(),
        short=tuple(row.get("short", ())),
        level=row.get("level"),
        sector=row.get("sector"),
        services=tuple(row.get("services", ())),
    )


def _from_toml(content: str, file: Path) -> Iterator[Placed]:
    table = parse_toml(content, file)
    problems = schema_problems(table, content, file, "organisation_file")
    if problems:
        raise ConfigError(problems)
    for row in table["units"]:
        yield line_of(content, ["units", row["name"]]), _unit(row)


def _from_csv(content: str, file: Path) -> Iterator[Placed]:
    """One unit a row; the first row names the columns, in Norwegian or English."""
    header = content.partition("\n")[0]
    reader = csv.reader(io.StringIO(content), delimiter=max(";,\t", key=header.count))
    columns = _columns(next(reader, []), file)
    for cells in reader:
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        if row and "name" not in row:
            raise ConfigError((_problem("error.organisation_no_name", file, reader.line_num),))
        if row:
            lists = {name: _parts(cell) for name, cell in row.items() if name in _LISTS}
            yield reader.line_num, _unit({**row, **lists})


def _columns(header: Sequence[str], file: Path) -> list[str]:
    names: dict[str, str] = {each: column for column, words in _headers().items() for each in words}
    found = [names.get(cell.strip().casefold(), "") for cell in header]
    unknown = [cell for cell, name in zip(header, found, strict=True) if not name]
    problems = [_unknown_column(cell.strip(), sorted(names), file) for cell in unknown if cell.strip()]
    if "name" not in found:
        problems.append(_problem("error.organisation_no_name_column", file, 1))
    if problems:
        raise ConfigError(tuple(problems))
    return found


def _unknown_column(cell: str, known: list[str], file: Path) -> ConfigProblem:
    near = get_close_matches(cell.casefold(), known, n=1, cutoff=0.6)
    arguments: dict[str, Argument] = {"path": str(file), "line": 1, "key": cell}
    if near:
        return ConfigProblem("error.organisation_column", arguments, near[0])
    allowed: dict[str, Argument] = {"values": ", ".join(known)}
    return ConfigProblem("error.organisation_column_known", arguments, None, "error.config_allowed", allowed)


def _headers() -> dict[str, list[str]]:
    columns: dict[str, list[str]] = load_data("organisation")["columns"]
    return columns


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN.split(cell) if part.strip())


def _refuse_doubles(placed: Sequence[Placed], file: Path) -> None:
    """One name, full or short, is the name of one unit."""
    owner: dict[str, int] = {}
    problems = [
        _problem("error.organisation_twice", file, line, name)
        for number, (line, unit) in enumerate(placed)
        for name in (unit.name, *unit.short)
        if owner.setdefault(text_key(name), number) != number
    ]
    if problems:
        raise ConfigError(tuple(problems))


def _problem(message_id: str, file: Path, line: int, key: str = "") -> ConfigProblem:
    return ConfigProblem(message_id, {"path": str(file), "line": line, "key": key})
