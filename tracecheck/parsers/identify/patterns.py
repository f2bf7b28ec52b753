"""Cue words of the data files as compiled patterns."""

import re
from collections.abc import Iterable
from functools import cache

_SPELLINGS = {"ø": "(?:ø|oe|o)", "å": "(?:å|aa|a)", "æ": "(?:æ|ae|a)", " ": r"\s+"}


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """A text that fits one of the regular expressions, in any case; the longest ones first."""
    ordered = sorted(patterns, key=lambda each: (-len(each), each))
    return re.compile("|".join(f"(?:{each})" for each in ordered), re.IGNORECASE)


@cache
def stems(words: tuple[str, ...], endings: str, loose: bool = False) -> re.Pattern[str]:
    """Whole words that begin with one of the stems and end as Norwegian words do.

    `loose` is for file names: «arsberetning» and «aarsberetning» are «årsberetning».
    """
    chosen = tuple(_spelled(word) for word in words) if loose else words
    body = "|".join(sorted(chosen, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<!\w)(?:{body}){endings}(?!\w)", re.IGNORECASE)


def _spelled(word: str) -> str:
    return "".join(_SPELLINGS.get(char, char) for char in word)


def literal(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda each: (-len(each), each)))
