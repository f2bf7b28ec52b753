"""The file of the baseline: one table an entry, sorted, so that two editions of it are easily compared."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracecheck.decisions.errors import DecisionProblem, DecisionsError
from tracecheck.decisions.lines import Table, tables_of
from tracecheck.decisions.write import line_end_of, replace_file
from tracecheck.model.finding import Argument
from tracecheck.model.suppression import Baseline, BaselineEntry
from tracecheck.resources import load_data
from tracecheck.settling.known import key_of
from tracecheck.toml_text import TomlError, lines_of, parse_toml_text

NAME = "tracecheck.baseline.toml"
_TABLE = "known"
_KEYS = {"rule": str, "document": str, "text": str, "fingerprint": str, "count": int}
_REQUIRED = ("rule", "document", "fingerprint")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_CONTROL = re.compile("\x7f")


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; raises DecisionsError with every mistake in it, each with its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DecisionsError((DecisionProblem("error.baseline_missing", {"path": str(path)}),)) from None
    except UnicodeDecodeError:
        raise DecisionsError((DecisionProblem("error.config_encoding", {"path": str(path)}),)) from None
    except OSError as error:
        problem = DecisionProblem("error.path_unreadable", {"path": str(path)}, error=error)
        raise DecisionsError((problem,)) from None
    return parse_baseline(text, path.name)


def parse_baseline(text: str, name: str) -> Baseline:
    """The baseline in the text of a file that is called `name`; raises DecisionsError with every mistake found."""
    value = _parse(text, name)
    tables = [table for table in tables_of(text) if table.name == _TABLE]
    problems = tuple(_problems(value, tables, name))
    if problems:
        raise DecisionsError(problems)
    entries = (
        BaselineEntry(each["rule"], each["document"], each["fingerprint"], each.get("text"), each.get("count", 1))
        for each in value.get(_TABLE, ())
    )
    written = value.get("written")
    return Baseline(name, merged(entries), written.isoformat() if written else None)


def merged(entries: Iterable[BaselineEntry]) -> tuple[BaselineEntry, ...]:
    """Each entry once, with the counts of equal ones together, sorted."""
    every = list(entries)
    counts = Counter[tuple[str, str, str]]()
    for entry in every:
        counts[key_of(entry)] += entry.count
    first = {key_of(entry): entry for entry in reversed(every)}
    once = (replace(entry, count=counts[key]) for key, entry in first.items() if counts[key] > 0)
    return tuple(sorted(once, key=lambda each: (each.document, each.code, each.text or "", each.fingerprint)))


def write_baseline(entries: Iterable[BaselineEntry], written: str) -> str:
    """The text of the file; `written` is an ISO date."""
    header = str(load_data("settling")["baseline"]["header"]).strip("\n")
    blocks = [f"{header}\nwritten = {written}", *(_block(each) for each in merged(entries))]
    return "\n\n".join(blocks) + "\n"


def save_baseline(path: Path, entries: Iterable[BaselineEntry], written: str) -> None:
    """Write the file in one stroke; raises OSError."""
    real = path.resolve()
    replace_file(real, write_baseline(entries, written), line_end_of(real))


def _block(entry: BaselineEntry) -> str:
    said = {"rule": entry.code, "document": entry.document, "text": entry.text, "fingerprint": entry.fingerprint}
    lines = [f"{key} = {_quoted(value)}" for key, value in said.items() if value]
    count = [f"count = {entry.count}"] if entry.count > 1 else []
    return "\n".join([f"[[{_TABLE}]]", *lines, *count])


def _quoted(text: str) -> str:
    """JSON's escapes are TOML's, but for one sign."""
    return _CONTROL.sub(r"\\u007f", json.dumps(text, ensure_ascii=False))


def _parse(text: str, name: str) -> dict[str, Any]:
    conflict = next((n for n, line in enumerate(lines_of(text), 1) if line.startswith("<<<<<<< ")), None)
    if conflict is not None:
        raise DecisionsError((DecisionProblem("error.baseline_conflict", {"path": name, "line": conflict}),))
    try:
        return parse_toml_text(text)
    except TomlError as error:
        raise DecisionsError((DecisionProblem("error.baseline_syntax", {"path": name, "line": error.line}),)) from None


def _problems(value: dict[str, Any], tables: list[Table], name: str) -> Iterator[DecisionProblem]:
    for key in sorted(set(value) - {"written", _TABLE}):
        yield _unknown(key, ("written", _TABLE), {"path": name, "line": 1})
    written = value.get("written")
    if written is not None and (not isinstance(written, datetime.date) or isinstance(written, datetime.datetime)):
        yield DecisionProblem("error.baseline_value", {"path": name, "line": 1, "key": "written"})
    entries = value.get(_TABLE, [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield DecisionProblem("error.decisions_list", {"path": name, "line": 1, "key": _TABLE})
        return
    lines = tables if len(tables) == len(entries) else [Table(_TABLE, True, 1, 1, 1)] * len(entries)
    for entry, table in zip(entries, lines, strict=True):
        yield from _in_entry(entry, table, name)


def _in_entry(entry: dict[str, Any], table: Table, name: str) -> Iterator[DecisionProblem]:
    for key in _REQUIRED:
        if key not in entry:
            yield DecisionProblem("error.baseline_required", {"path": name, "line": table.header, "key": key})
    for key, value in entry.items():
        at: dict[str, Argument] = {"path": name, "line": table.keys.get(key, table.header)}
        if key not in _KEYS:
            yield _unknown(key, _KEYS, at)
        elif not _is_right(key, value):
            yield DecisionProblem("error.baseline_value", {**at, "key": key})


def _is_right(key: str, value: Any) -> bool:
    if key == "count":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return isinstance(value, str) and (key != "fingerprint" or _FINGERPRINT.fullmatch(value) is not None)


def _unknown(key: str, known: Iterable[str], at: dict[str, Argument]) -> DecisionProblem:
    near = get_close_matches(key, list(known), n=1)
    values: dict[str, Argument] = {**at, "key": key, "values": ", ".join(known)}
    return DecisionProblem("error.decisions_key_known", values, near[0] if near else None)
