"""The terms of a text: base forms without words of no subject, parts of compounds, synonym groups."""

import re
from dataclasses import dataclass
from functools import cache

from tracecheck.linker.similarity.compounds import parts_of
from tracecheck.linker.similarity.english import english_base
from tracecheck.linker.similarity.language import ENGLISH, NORWEGIAN, stopwords
from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]")

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Synonym groups by term and by first word of an expression; weights are from the data file."""

    single: dict[str, tuple[tuple[int, float], ...]]
    phrases: dict[str, tuple[tuple[Terms, int, float], ...]]


def terms_of(text: str, language: str = NORWEGIAN) -> Terms:
    """Base forms of the words that say what a text is about, in order, repeated as often as they stand there.

    `language` is one of `similarity.language`.
    """
    words = _WORD.findall(_INVISIBLE.sub("", text).casefold())
    return tuple(filter(None, map(_terms(language).__getitem__, words)))


@cache
def _terms(language: str) -> "_Terms":
    return _Terms(language)


class _Terms(dict[str, str]):
    """The term of every word asked for so far, in one language; empty for words that say nothing of a subject."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str:
        term = self[word] = _term(word, self.language)
        return term


def _term(word: str, language: str) -> str:
    if word in stopwords(language) or len(word) < 2:
        return ""
    if language != NORWEGIAN:
        return english_base(word) if language == ENGLISH else word
    base = base_form(word)
    return "" if base in stopwords(language) else base


@cache
def compound_terms(term: str) -> Terms:
    """The parts of a compound term that are subjects themselves; Norwegian writes compounds as one word."""
    return tuple(part for part in parts_of(term) if part != term and part not in stopwords(NORWEGIAN))


def groups_of(terms: Terms) -> dict[int, float]:
    """Synonym groups that a text speaks of: group number and the highest weight that a word of it gives."""
    lexicon = _lexicon()
    found: dict[int, float] = {}
    for position, term in enumerate(terms):
        for group, weight in lexicon.single.get(term, ()):
            found[group] = max(weight, found.get(group, 0.0))
        for phrase, group, weight in lexicon.phrases.get(term, ()):
            if terms[position : position + len(phrase)] == phrase:
                found[group] = max(weight, found.get(group, 0.0))
    return found


@cache
def _lexicon() -> Lexicon:
    single: dict[str, list[tuple[int, float]]] = {}
    phrases: dict[str, list[tuple[Terms, int, float]]] = {}
    features = load_data("linking")["features"]
    for number, group in enumerate(load_data("synonyms")["groups"]):
        for name in ("same", "related"):
            for words in group[name]:
                _enter(terms_of(words), number, float(features[name]), single, phrases)
    return Lexicon(
        {term: tuple(entries) for term, entries in single.items()},
        {term: tuple(entries) for term, entries in phrases.items()},
    )


def _enter(
    terms: Terms,
    group: int,
    weight: float,
    single: dict[str, list[tuple[int, float]]],
    phrases: dict[str, list[tuple[Terms, int, float]]],
) -> None:
    if len(terms) == 1:
        single.setdefault(terms[0], []).append((group, weight))
    elif terms:
        phrases.setdefault(terms[0], []).append((terms, group, weight))
