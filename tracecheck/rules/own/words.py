"""Words looked for in a text: whole words in a row, in any case; `*` stands for the rest of a word, `?` for a letter.

No regular expression is made of what a user writes: the time is at most the product of the two lengths.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[\w§%]+")
_PATTERN = re.compile(r"[\w§%*?]+")
_REMEMBERED = 65_536


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(_REMEMBERED)
def joined(text: str) -> str:
    """The words of a text with one space before, between and behind them."""
    return f" {' '.join(words_of(text))} "


def pattern_of(text: str) -> tuple[str, ...]:
    """The words of a pattern, with their `*` and `?`."""
    return tuple(_PATTERN.findall(text.casefold()))


def holds_pattern(text: str, pattern: Sequence[str]) -> bool:
    """Whether words in a row fit the words of the pattern."""
    words = words_of(text)
    first = pattern[0]
    starts = [at for at in range(len(words) - len(pattern) + 1) if _fits(words[at], first)]
    return any(all(map(_fits, words[at : at + len(pattern)], pattern)) for at in starts)


@lru_cache(_REMEMBERED)
def _fits(word: str, pattern: str) -> bool:
    """One word against one pattern; after a `*` that did not fit, it takes one letter more."""
    at = place = resume = 0
    star = -1
    while at < len(word):
        if place < len(pattern) and pattern[place] in ("?", word[at]):
            at, place = at + 1, place + 1
        elif place < len(pattern) and pattern[place] == "*":
            star, resume, place = place, at, place + 1
        elif star >= 0:
            resume += 1
            at, place = resume, star + 1
        else:
            return False
    return all(sign == "*" for sign in pattern[place:])
