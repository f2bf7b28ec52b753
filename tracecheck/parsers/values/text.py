"""Text made ready for reading: one character for one, so that places stay true."""

import re
from collections.abc import Iterable
from functools import lru_cache

REMEMBERED = 4096
"""Texts whose readings are kept: the same words are asked for by one reader of values after the other."""
_SPACES = "\t\n\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
# A pattern that reads without regard to case takes these for i, s, k and å; made small, they are other letters.
_LETTERS = {"\u0130": "I", "\u0131": "i", "\u017f": "s", "\u212a": "K", "\u212b": "Å"}
_SAME = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-") | _LETTERS)
_STRANGE = re.compile(f"[{''.join(map(chr, _SAME))}]")


@lru_cache(REMEMBERED)
def normal(text: str) -> str:
    """`text` with every kind of space as a space and every dash or minus as a hyphen; the length is kept.

    Letters that differ from a usual one in nothing but their code are that one.
    """
    return text.translate(_SAME) if _STRANGE.search(text) else text


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words in small letters without those that hold another one: «plan» stands for «handlingsplan»."""
    small = {word.lower() for word in words}
    return tuple(sorted(word for word in small if not any(other != word and other in word for other in small)))


def holds_any(plain: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words, in small letters, stands anywhere in the text: a quick look before a close one."""
    return any(map(plain.lower().__contains__, words))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, a blank in a word for one or two blanks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " {1,2}") for word in ordered) + ")"


def closed(words: Iterable[str]) -> str:
    """As `alternatives`, where a word that ends in a letter or digit is not the beginning of a longer one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_closed(word) for word in ordered) + ")"


def any_word(words: Iterable[str]) -> str:
    """A regular expression for any of `words` where it stands by itself."""
    return rf"(?<!\w){closed(words)}"


def _closed(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", " {1,2}")
    return pattern + r"(?!\w)" if word[-1].isalnum() else pattern
