"""What changed between a goal as adopted and as quoted, word by word, and what kind of change it is."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from rapidfuzz import fuzz

from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.model.coupling import WordChange
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_TOKEN = re.compile(r"\d+(?:[.,  ]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|%")
_WITH_COMMA = re.compile(r"[^\W_]+[,;]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_ENOUGH_TO_MISSPELL = 5


def classify_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """The changes from `before` to `after` in order, each with its class; empty when nothing changed.

    number, modal (skal, vil, bør, kan, må, ikke), deadline (years and dates), scope (who and how many), editorial
    (inflection, spelling, bokmål and nynorsk, small words, commas), else wording.
    """
    if text_key(before) == text_key(after):
        return tuple(_commas(before, after))
    return tuple(_classify(*change) for change in _changes(_tokens(before), _tokens(after)))


def _commas(before: str, after: str) -> Iterator[WordChange]:
    """Commas that came or went inside a text of the same words; ends, hyphens and quotation marks do not count."""
    one, other = (_WITH_COMMA.findall(text.rstrip(" ,;.")) for text in (before, after))
    for a, b in zip(one, other, strict=False):
        if a.casefold() != b.casefold() and text_key(a) == text_key(b):
            yield WordChange(a, b, "editorial")


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    matcher = SequenceMatcher(None, _folded(before), _folded(after), autojunk=False)
    for operation, a0, a1, b0, b1 in matcher.get_opcodes():
        if operation != "equal" and text_key("".join(before[a0:a1])) != text_key("".join(after[b0:b1])):
            yield from _split(before[a0:a1], after[b0:b1])


def _split(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """As many words for as many are pairs of words, so that each gets its own class."""
    if len(before) != len(after):
        yield before, after
        return
    for one, other in zip(before, after, strict=True):
        if one.casefold() != other.casefold():
            yield [one], [other]


def _folded(tokens: list[str]) -> list[str]:
    return [token.casefold() for token in tokens]


def _classify(before: list[str], after: list[str]) -> WordChange:
    return WordChange(" ".join(before), " ".join(after), _class_of(before, after))


def _class_of(before: list[str], after: list[str]) -> str:
    if _is_editorial(before, after):
        return "editorial"
    changed = set(_folded(before)) ^ set(_folded(after))
    if _has("deadline", changed) or any(_YEAR.fullmatch(word) for word in changed):
        return "deadline"
    if _has("number", changed) or any(word[0].isdigit() or word == "%" for word in changed):
        return "number"
    return next((name for name in ("modal", "scope") if _has(name, changed)), "wording")


def _has(name: str, words: set[str]) -> bool:
    return not _lexicon(name).isdisjoint(words)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_data("linking")["drift"][name])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_data("linking")["editorial"]["words"])


def _is_editorial(before: list[str], after: list[str]) -> bool:
    """Inflection, spelling, the other written norm, or small words that came or went."""
    one, other = _content(before), _content(after)
    if len(one) != len(other):
        return False
    return all(_same_word(a, b) for a, b in zip(one, other, strict=True))


def _content(tokens: list[str]) -> list[str]:
    return [word for word in _folded(tokens) if word not in _small_words()]


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if any(word[0].isdigit() or word == "%" for word in (one, other)):
        return False
    if any(_has(name, {one, other}) for name in ("modal", "scope", "number", "deadline")):
        return base_form(one) == base_form(other) and not _has("modal", {one, other})
    return base_form(one) == base_form(other) or _misspelt(one, other) or _same_office(one, other)


def _same_office(one: str, other: str) -> bool:
    """Two names of one office or body («rådmannen» then, «kommunedirektøren» now)."""
    offices = load_data("linking")["editorial"]["offices"]
    return any(_office(one) in names and _office(other) in names for names in offices)


def _office(word: str) -> str:
    """The base form, the mark of the genitive gone."""
    base = base_form(word)
    return base_form(base.removesuffix("s")) if base == word else base


def _misspelt(one: str, other: str) -> bool:
    """One letter too many, too few or wrong in a long word that begins alike."""
    if min(len(one), len(other)) < _LONG_ENOUGH_TO_MISSPELL or one[:2] != other[:2]:
        return False
    lowest = 100 * float(load_data("linking")["editorial"]["spelling"])
    return fuzz.ratio(one, other) >= max(lowest, 100 - 200 / (len(one) + len(other)))
