"""A TOML text that somebody else wrote: parsed, or refused with the line of what is wrong."""

import re
import tomllib
from typing import Any

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_END = re.compile(r"(?<=\n)")
_WORD = re.compile(r"\S+")
# No key of ours lies deeper than five tables, and TOML promises no whole number above 64 bits.
_DEEPEST = 50
_BITS = 64


class TomlError(ValueError):
    """The text is no TOML, or none that anybody writes: `line` counts from 1, `cause` is syntax, escape or size."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(f"line {line}: {cause}")
        self.line = line
        self.cause = cause


def parse_toml_text(text: str) -> dict[str, Any]:
    """The table of a TOML text; raises TomlError, also for numbers and nesting without bounds."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise TomlError(line, "escape" if "escape" in str(error).casefold() else "syntax") from None
    except (ValueError, RecursionError):
        raise TomlError(_longest(text), "size") from None
    if not _is_bounded(table):
        raise TomlError(_longest(text), "size")
    return table


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as TOML counts them: a separator inside a text, as of a word processor, ends none."""
    return [line for line in _END.split(text) if line]


def _is_bounded(table: dict[str, Any]) -> bool:
    """Without recursion: dotted keys may lie deeper than Python can call."""
    open_: list[tuple[Any, int]] = [(table, 0)]
    while open_:
        value, depth = open_.pop()
        if depth > _DEEPEST or (isinstance(value, int) and value.bit_length() > _BITS):
            return False
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        open_ += [(each, depth + 1) for each in below]
    return True


def _longest(text: str) -> int:
    """The line with the longest run of signs: such a number, or such brackets, have no spaces."""
    runs = [max((len(word) for word in _WORD.findall(line)), default=0) for line in text.split("\n")]
    return runs.index(max(runs)) + 1
