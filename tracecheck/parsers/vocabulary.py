"""The municipality's own words (`Terms`), in force while one document is parsed.

Lexicons are asked for deep inside the parsers, by functions of a text alone. So the words are not handed from call to
call: `parse` says once which ones hold for its document, and whatever is compiled of a lexicon is kept for each set of
words by itself (`kept`). Without words of its own a document is read by the shipped lexicons.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import TypeVar, TypeVarTuple

from tracecheck.model.settings import Terms

Ts = TypeVarTuple("Ts")
T = TypeVar("T")


class _Spoken:
    """One set of words: the same object for the same words, so that looking it up costs nothing."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms


@cache
def _spoken(terms: Terms) -> _Spoken:
    return _Spoken(terms)


_SHIPPED = _spoken(Terms())
_IN_FORCE: ContextVar[_Spoken] = ContextVar("own words of the municipality", default=_SHIPPED)


@contextmanager
def speaking(terms: Terms | None) -> Iterator[None]:
    """Within this, the words of `terms` are known beside those of the lexicons."""
    token = _IN_FORCE.set(_spoken(terms or Terms()))
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def own_words() -> Terms:
    """The municipality's words that are in force."""
    return _IN_FORCE.get().terms


def kept(function: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """As `functools.cache`, by the words in force too: for whatever is made of a lexicon that they add to."""
    return _kept(function, None)


def remembered(size: int) -> Callable[[Callable[[*Ts], T]], Callable[[*Ts], T]]:
    """As `functools.lru_cache` with this size, by the words in force too."""
    return lambda function: _kept(function, size)


def _kept(function: Callable[[*Ts], T], size: int | None) -> Callable[[*Ts], T]:
    @lru_cache(size)
    def made(_words: _Spoken, *args: *Ts) -> T:
        return function(*args)

    @wraps(function)
    def asked(*args: *Ts) -> T:
        return made(_IN_FORCE.get(), *args)

    return asked
