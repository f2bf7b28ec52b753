"""Reads a file of decisions. All mistakes are told at once, each with its line and the nearest known word."""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracecheck.decisions.errors import DecisionProblem, DecisionsError
from tracecheck.decisions.fields import decision_of, suppression_of
from tracecheck.decisions.lines import Table, tables_of
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.finding import Argument
from tracecheck.model.keys import fingerprint
from tracecheck.model.suppression import Suppression
from tracecheck.resources import read_text
from tracecheck.toml_text import TomlError, lines_of, parse_toml_text

# The tables that the file may hold.
TABLES = ("decision", "suppression")
_DATES = ("date", "expires")
_IMPOSSIBLE = re.compile(r"^(\s*(?:date|expires)\s*=\s*)(\d{4}-\d{2}-\d{2})(?=\s*(?:#.*)?$)", re.MULTILINE)
_TYPES = {"string": str, "integer": int, "array": list}


def read_decisions(path: Path, name: str | None = None) -> tuple[PersonDecision, ...]:
    """The decisions in `path` in the order of the file, each with its line; `name` is the file as reports show it.

    Raises DecisionsError with every mistake found.
    """
    return parse_decisions(_text_of(path), name or str(path))


def parse_decisions(text: str, name: str) -> tuple[PersonDecision, ...]:
    """The decisions in the text of a file that is called `name`; raises DecisionsError with every mistake found."""
    value, tables = _checked(text, name)
    entries = [_plain(entry) for entry in value.get("decision", [])]
    lines = _lines("decision", tables, len(entries))
    return tuple(decision_of(entry, name, line.header) for entry, line in zip(entries, lines, strict=True))


def read_suppressions(path: Path, name: str | None = None) -> tuple[Suppression, ...]:
    """The rules that are to keep silent, in the order of the file; as `read_decisions`."""
    return parse_suppressions(_text_of(path), name or str(path))


def parse_suppressions(text: str, name: str) -> tuple[Suppression, ...]:
    """The suppressions in the text of a file that is called `name`; raises DecisionsError with every mistake found."""
    value, tables = _checked(text, name)
    entries = [_plain(entry) for entry in value.get("suppression", [])]
    lines = _lines("suppression", tables, len(entries))
    return tuple(suppression_of(entry, name, line.header) for entry, line in zip(entries, lines, strict=True))


def _checked(text: str, name: str) -> tuple[dict[str, Any], tuple[Table, ...]]:
    value = _parse(text, name)
    tables = tables_of(text)
    mistakes = (each for kind in TABLES for each in _mistakes(kind, value.get(kind, []), tables, name))
    problems = sorted([*_foreign(value, tables, name), *mistakes], key=_line_of)
    if problems:
        raise DecisionsError(tuple(problems))
    return value, tables


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DecisionsError((DecisionProblem("error.decisions_missing", {"path": str(path)}),)) from None
    except UnicodeDecodeError:
        raise DecisionsError((DecisionProblem("error.config_encoding", {"path": str(path)}),)) from None
    except OSError as error:
        problem = DecisionProblem("error.path_unreadable", {"path": str(path)}, error=error)
        raise DecisionsError((problem,)) from None


def _parse(text: str, name: str) -> dict[str, Any]:
    conflict = next((n for n, line in enumerate(lines_of(text), 1) if line.startswith("<<<<<<< ")), None)
    if conflict is not None:
        raise DecisionsError((DecisionProblem("error.decisions_conflict", {"path": name, "line": conflict}),))
    try:
        return parse_toml_text(_IMPOSSIBLE.sub(_as_text, text))
    except TomlError as error:
        message = "error.config_size" if error.cause == "size" else "error.decisions_syntax"
        raise DecisionsError((DecisionProblem(message, {"path": name, "line": error.line}),)) from None


def _as_text(found: re.Match[str]) -> str:
    """A day that no calendar has, as text: it is told with all other mistakes, where it would hide them."""
    return found[0] if _date(found[2]) else f'{found[1]}"{found[2]}"'


def _foreign(value: dict[str, Any], tables: Iterable[Table], name: str) -> Iterator[DecisionProblem]:
    """Tables and keys at the top that the file may not hold, and a `decision` that is no list of tables."""
    lines = {table.name.partition(".")[0].strip("\"' "): table.header for table in reversed(list(tables))}
    for key, found in value.items():
        arguments: dict[str, Argument] = {"path": name, "line": lines.get(key, 1), "key": key}
        if key not in TABLES:
            yield _unknown(arguments, key, TABLES, "error.decisions_table")
        elif not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            yield DecisionProblem("error.decisions_list", arguments)


def _mistakes(kind: str, entries: Any, tables: Sequence[Table], name: str) -> Iterator[DecisionProblem]:
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        return
    schema = json.loads(read_text("schemas", "decisions.schema.json"))["$defs"][kind]
    contradictions = _contradictions if kind == "decision" else _in_suppression
    for entry, table in zip(entries, _lines(kind, tables, len(entries)), strict=True):
        plain = _plain(entry)
        for key in schema["required"]:
            if key not in plain:
                yield DecisionProblem("error.decisions_required", {"path": name, "line": table.header, "key": key})
        for key, value in plain.items():
            yield from _wrong(key, value, schema["properties"], {"path": name, "line": _line(table, key), "key": key})
        yield from contradictions(plain, table, name)


def _line(table: Table, key: str) -> int:
    return table.keys.get(key, table.header)


def _wrong(key: str, value: Any, known: dict[str, Any], at: dict[str, Argument]) -> Iterator[DecisionProblem]:
    """What is wrong with one key and its value: the schema uses type, enum and pattern alone."""
    if key not in known:
        yield _unknown(at, key.replace("_", "-"), known, "error.decisions_key")
        return
    rule = known[key]
    if not isinstance(value, _TYPES[rule["type"]]) or isinstance(value, bool):
        kind = "date" if key in _DATES else rule["type"]
        yield DecisionProblem(f"error.decisions_{kind}", {**at, "value": str(value)})
        return
    if isinstance(value, list):
        if not value or not all(isinstance(each, str) and each.strip() for each in value):
            yield DecisionProblem("error.decisions_array", at)
        return
    said = str(value)
    if "enum" in rule and said not in rule["enum"]:
        near = get_close_matches(said, rule["enum"], n=1)
        values: dict[str, Argument] = {"value": said, "values": ", ".join(rule["enum"])}
        yield DecisionProblem("error.decisions_value", {**at, **values}, near[0] if near else None)
    elif "pattern" in rule and not re.search(rule["pattern"], said):
        what = "date" if key in _DATES else "fingerprint" if key.endswith("-fingerprint") else "empty"
        yield DecisionProblem(f"error.decisions_{what}", {**at, "value": said})


def _lines(kind: str, tables: Sequence[Table], count: int) -> list[Table]:
    """One table for each entry of a kind; inline tables have no lines of their own."""
    own = [table for table in tables if table.repeated and table.name == kind]
    return own if len(own) == count else [Table(kind, True, 1, 1, 1)] * count


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    """Dates as ISO text, however they were written."""
    return {key: _iso(value) if key in _DATES else value for key, value in entry.items()}


def _iso(value: Any) -> Any:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


def _unknown(arguments: dict[str, Argument], key: str, known: Iterable[str], message: str) -> DecisionProblem:
    names = sorted(known)
    near = get_close_matches(key, names, n=1)
    if near:
        return DecisionProblem(message, arguments, near[0])
    return DecisionProblem(f"{message}_known", {**arguments, "values": ", ".join(names)})


def _problems(table: Table, name: str) -> Callable[..., DecisionProblem]:
    """Makes the problems of one table, each at the line of its key."""

    def problem(message: str, key: str, **more: Argument) -> DecisionProblem:
        at: dict[str, Argument] = {"path": name, "line": _line(table, key), "key": key}
        return DecisionProblem(f"error.decisions_{message}", {**at, **more})

    return problem


def _in_suppression(entry: dict[str, Any], table: Table, name: str) -> Iterator[DecisionProblem]:
    problem = _problems(table, name)
    yield from _about_dates(entry, problem)
    if "document" not in entry and "text" not in entry:
        yield problem("no_place", "document")


def _about_dates(entry: dict[str, Any], problem: Callable[..., DecisionProblem]) -> Iterator[DecisionProblem]:
    for key in _DATES:
        if _looks_like_date(entry.get(key)) and _date(entry[key]) is None:
            yield problem("date", key, value=entry[key])
    on, expires = _date(entry.get("date")), _date(entry.get("expires"))
    if on and expires and expires < on:
        yield problem("expires_before", "expires")


def _contradictions(entry: dict[str, Any], table: Table, name: str) -> Iterator[DecisionProblem]:
    """What each key allows alone, but not beside the others."""
    problem = _problems(table, name)
    yield from _about_dates(entry, problem)
    yield from _about_answer(entry, problem)
    for end in ("goal", "answer"):
        text, said = entry.get(end), entry.get(f"{end}-fingerprint")
        if isinstance(text, str) and isinstance(said, str) and len(said) == 16 and fingerprint(text) != said:
            yield problem("fingerprint", f"{end}-fingerprint")


def _about_answer(entry: dict[str, Any], problem: Callable[..., DecisionProblem]) -> Iterator[DecisionProblem]:
    verdict = entry.get("verdict")
    if verdict in (Verdict.JUSTIFY, Verdict.OWN):
        for key in entry:
            if key in ("answer", "relation") or key.startswith("answer-"):
                yield problem("no_answer", key)
    elif verdict in (Verdict.CONFIRM, Verdict.REJECT):
        for key in ("answer", "answer-document"):
            if key not in entry:
                yield problem("required", key)
    if verdict in (Verdict.CONFIRM, Verdict.REJECT, Verdict.OWN) and "level" in entry:
        yield problem("no_level", "level")


def _looks_like_date(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None


def _date(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if _looks_like_date(value) else None
    except ValueError:
        return None


def _line_of(problem: DecisionProblem) -> tuple[int, str, str]:
    line = problem.arguments.get("line", 1)
    return int(line), problem.message_id, str(problem.arguments.get("key", ""))
