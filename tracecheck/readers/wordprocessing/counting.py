"""Counts list paragraphs: files keep how to count, not the numbers."""

import re
from dataclasses import dataclass, field

BULLET = "•"
LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart_after` is the level (from 1) that makes it start anew; 0 never, None any above."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart_after: int | None = None
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A `w:num`: the abstract list that it counts in, its levels, and levels that start anew with it."""

    abstract: str
    levels: dict[int, Level]
    start_overrides: dict[int, int]

    def level_of_style(self, style_id: str | None) -> int | None:
        """The level that is tied to a paragraph style, if any."""
        tied = (i for i, each in self.levels.items() if style_id is not None and each.style_id == style_id)
        return next(tied, None)


def clamp_level(level: int | None) -> int:
    """A list level within what Word has (0–8)."""
    return min(max(level or 0, 0), LEVELS - 1)


@dataclass(slots=True)
class Counter:
    """Counts list paragraphs in document order. Lists with the same abstract list go on counting together."""

    lists: dict[str, ListDefinition]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def is_bullet(self, num_id: str, level: int) -> bool:
        """Whether the level has bullets or nothing at all in place of numbers."""
        found = self.lists[num_id].levels.get(level)
        return found is None or found.format in ("bullet", "none")

    def next_marker(self, num_id: str, level: int) -> str | None:
        """The marker of the next paragraph of this list and level; None when it prints nothing."""
        definition = self.lists[num_id]
        counts = self._counts.setdefault(definition.abstract, {})
        self._step(num_id, definition, counts, level)
        found = definition.levels.get(level)
        if found is None or found.format == "bullet":
            return BULLET if found is None or found.text.strip() else None
        return _printed(found, definition, counts) or None

    def _step(self, num_id: str, definition: ListDefinition, counts: dict[int, int], level: int) -> None:
        for above in range(level):
            counts.setdefault(above, definition.levels.get(above, Level()).start)
        override = definition.start_overrides.get(level)
        if override is not None and (num_id, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = definition.levels.get(level, Level()).start if override is None else override
        self._begun.add((num_id, level))
        for below in [each for each in counts if each > level]:
            if _restarts(definition.levels.get(below, Level()), level):
                del counts[below]


def _restarts(below: Level, used: int) -> bool:
    return below.restart_after is None or (below.restart_after != 0 and used < below.restart_after)


def _printed(level: Level, definition: ListDefinition, counts: dict[int, int]) -> str:
    def filled(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        each = definition.levels.get(index, Level())
        return formatted(counts.get(index, each.start), "decimal" if level.legal else each.format)

    return _PLACEHOLDER.sub(filled, level.text).strip()


def formatted(count: int, number_format: str) -> str:
    """A count in one of Word's number formats; decimal for a format that is not known."""
    if number_format in ("bullet", "none"):
        return ""
    if number_format == "decimalZero":
        return f"{count:02d}"
    if number_format == "ordinal":
        return f"{count}."
    written = _letters(count) if number_format.endswith("Letter") else None
    if number_format.endswith("Roman"):
        written = _roman(count)
    if written is None:
        return str(count)
    return written.upper() if number_format.startswith("upper") else written


def _letters(count: int) -> str | None:
    """a–z, then aa, bb … as Word does; None outside what Word counts."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 780 else None


def _roman(count: int) -> str | None:
    if not 0 < count < 4000:
        return None
    written = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        written += letters * times
    return written
