"""Writes the decisions as one sorted file. What a person wrote by hand beside them stays."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from tracecheck.decisions.errors import DecisionsError
from tracecheck.decisions.fields import values_of
from tracecheck.decisions.lines import Table, tables_of
from tracecheck.decisions.read import parse_decisions
from tracecheck.model.decision import PersonDecision
from tracecheck.model.keys import printable, text_key
from tracecheck.resources import load_data
from tracecheck.toml_text import lines_of

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = ("date", "expires")
_CONTROL = re.compile("\x7f")
_NAME = "decisions"


def write_decisions(decisions: Iterable[PersonDecision], before: str = "") -> str:
    """The text of the file. `before` is its text until now: decisions that stand there unchanged keep their lines and
    comments to the byte, and tables of other kinds are kept.

    Sorted by goal and answer, so that what two people add stands in different places and merges.
    """
    ordered = sorted(decisions, key=_order)
    old = _old(before)
    if old is not None and sorted((each for each, _ in old.blocks), key=_order) == ordered and old.sorted:
        return before
    if old is None:
        return _joined([_default_header(), *(_block(each) for each in ordered)])
    kept = dict(reversed(old.blocks))
    comments = {_pair(each): _comment(text) for each, text in reversed(old.blocks)}
    blocks = [kept.get(each) or comments.get(_pair(each), "") + _block(each) for each in ordered]
    return _joined([old.header or _default_header(), *blocks, *old.others])


def save_decisions(path: Path, decisions: Iterable[PersonDecision]) -> None:
    """Write the file in one stroke: it is the old one or the new one, whatever happens meanwhile.

    Raises OSError, and DecisionsError where the file that is there holds mistakes (it is left as it is).
    """
    real = path.resolve()
    before = real.read_text(encoding="utf-8-sig") if real.exists() else ""
    if before:
        parse_decisions(before, str(path))
    text = write_decisions(decisions, before)
    if text != before:
        replace_file(real, text, line_end_of(real))


def line_end_of(path: Path) -> str:
    """How lines end in the file that is there: of a colleague's file on Windows only what changed is to differ."""
    return "\r\n" if path.exists() and b"\r\n" in path.read_bytes() else "\n"


def replace_file(path: Path, text: str, line_end: str) -> None:
    """Put a text in place of a file in one stroke; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline=line_end) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


class _Old:
    """The file as it was: its header, each decision with its lines, and the tables of other kinds."""

    def __init__(self, header: str, blocks: Sequence[tuple[PersonDecision, str]], others: Sequence[str]) -> None:
        self.header = header
        self.blocks = tuple(blocks)
        self.others = tuple(others)
        self.sorted = [_order(each) for each, _ in blocks] == sorted(_order(each) for each, _ in blocks)


def _old(before: str) -> _Old | None:
    """None where there is nothing to keep, or where the lines cannot be told apart with certainty."""
    lines = lines_of(before)
    tables = tables_of(before)
    ours = [table for table in tables if _is_ours(table)]
    try:
        decisions = parse_decisions("".join(_lines(lines, each) for each in ours), _NAME)
    except DecisionsError:
        return None
    if not before.strip() or len(decisions) != len(ours):
        return None
    header = "".join(lines[: tables[0].first - 1]) if tables else before
    blocks = [(each, _lines(lines, table)) for each, table in zip(decisions, ours, strict=True)]
    return _Old(header, blocks, [_lines(lines, table) for table in tables if not _is_ours(table)])


def _is_ours(table: Table) -> bool:
    return table.repeated and table.name == "decision"


def _lines(lines: Sequence[str], table: Table) -> str:
    return "".join(lines[table.first - 1 : table.end - 1])


def _order(decision: PersonDecision) -> tuple[str, ...]:
    answer = decision.answer
    return (
        text_key(decision.goal.text),
        decision.goal.document,
        text_key(answer.text) if answer else "",
        answer.document if answer else "",
        *(f"{key}={value}" for key, value in values_of(decision).items()),
    )


def _pair(decision: PersonDecision) -> tuple[str, str]:
    return decision.goal.fingerprint, decision.answer.fingerprint if decision.answer else ""


def _comment(block: str) -> str:
    """The comment right above a decision."""
    return block.partition("[[")[0]


def _joined(parts: Iterable[str]) -> str:
    """The parts with one empty line between them, and one line end at the end."""
    return "\n\n".join(part.strip("\r\n") for part in parts if part.strip()) + "\n"


def _default_header() -> str:
    comment: str = load_data("decisions")["header"]
    return comment


def _block(decision: PersonDecision) -> str:
    lines = ["[[decision]]", *(f"{key} = {_written(key, value)}" for key, value in values_of(decision).items())]
    return "\n".join(lines) + "\n"


def _written(key: str, value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if key in _DATES and _DATE.fullmatch(value):
        return value
    # A JSON text is a TOML text, but for the one control character that JSON leaves as it is.
    return _CONTROL.sub("\\\\u007f", json.dumps(printable(value), ensure_ascii=False))
