"""Finds the same, or nearly the same, text among many goals without comparing every pair."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W_]+")


@cache
def slack() -> float:
    """Where so many letters fewer (a share) are in common than asked for, no count of whole words makes up for it."""
    return float(load_data("linking")["text"]["slack"])


@cache
def contained() -> float:
    """What one text that holds all of another counts as."""
    return float(load_data("linking")["text"]["contained"])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, punctuation gone."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class Match:
    """A text found: `share` is 1.0 for the same words, `partial` when only a part of the goal is there."""

    key: str
    share: float
    partial: bool = False


@dataclass(frozen=True, slots=True)
class TextIndex:
    """Ids by the comparison key of their text; words, joined words and the keys that have a word, by key and word.

    Texts with one key are one text here: what is asked of it is asked once.
    """

    by_key: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids of the texts with the same words."""
        return tuple(self.by_key.get(text_key(text), ()))

    def near(self, text: str, lowest: float, parts: bool = False) -> tuple[Match, ...]:
        """Texts at least `lowest` alike (0–1), best first; with `parts`, also goals that the text quotes in part."""
        query = _query(text, lowest, parts)
        found = (self._compare(key, query) for key in self._probe(query.words, parts))
        kept = [
            Match(each, match.share, match.partial)
            for match in found
            if match is not None
            for each in self.by_key[match.key]
        ]
        return tuple(sorted(kept, key=lambda match: (-match.share, match.partial, match.key)))

    def _probe(self, words: tuple[str, ...], every: bool) -> Iterable[str]:
        """Texts that share rare words; `every` word is looked up where a goal may be a small part of a passage."""
        data = load_data("linking")["text"]
        counts = {word: len(self.by_word[word]) for word in words if word in self.by_word}
        usable = sorted(
            (word for word in counts if counts[word] <= data["probe_limit"]), key=lambda word: (counts[word], word)
        )
        chosen = usable if every else usable[: data["probe_words"]]
        shared = Counter(each for word in chosen for each in self.by_word[word])
        least = data["probe_shared"] if len(chosen) > data["probe_shared"] else 1
        return (each for each, count in shared.items() if count >= least)

    def _compare(self, goal: str, query: "Query") -> Match | None:
        """How a text, by its key, answers the query; None where it is too far away."""
        if goal == query.key:
            return Match(goal, 1.0)
        if query.parts and contains(goal, query.key, self.words[goal], query.words):
            return Match(goal, contained(), partial=len(query.key) < len(goal))
        if 2 * min(len(goal), len(query.key)) < (query.lowest - slack()) * (len(goal) + len(query.key)):
            return None
        share = share_of(query, self.words[goal], self.joined[goal])
        return Match(goal, share) if share >= query.lowest else None


@dataclass(frozen=True, slots=True)
class Query:
    """A text that is looked for, and how near a find must be."""

    key: str
    words: tuple[str, ...]
    joined: str
    lowest: float
    parts: bool = False


def share_of(query: Query, words: tuple[str, ...], joined: str) -> float:
    """Share in common, in order, of letters or of whole words, whichever is more; 0.0 if hopeless."""
    ratio, in_order = _measures()
    letters = ratio(query.joined, joined, score_cutoff=100 * (query.lowest - slack())) / 100
    if letters == 0 or letters >= 1:
        return float(letters)
    return round(max(letters, in_order(query.words, words)), 4)


@cache
def _measures() -> tuple[Callable[..., float], Callable[..., float]]:
    """Share in common of letters (in hundredths) and of words; rules that only split words load neither."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    return fuzz.ratio, Indel.normalized_similarity


def likeness(one: str, other: str) -> float:
    """Share in common (0–1), in order, of letters or of whole words, whichever is more."""
    words = first_words(words_of(other))
    return share_of(_query(one, 0.0), words, " ".join(words))


def _query(text: str, lowest: float, parts: bool = False) -> Query:
    return query_of(text_key(text), words_of(text), lowest, parts)


def query_of(key: str, words: tuple[str, ...], lowest: float, parts: bool = False) -> Query:
    """A query for a text whose key and words are known."""
    compared = first_words(words)
    return Query(key, compared, " ".join(compared), lowest, parts)


def first_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """As many words as two texts are compared by."""
    return words[: int(load_data("linking")["text"]["longest"])]


def contains(goal: str, key: str, goal_words: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """One stands in the other, and the shorter is long enough to be no accident."""
    data = load_data("linking")["text"]
    if goal in key:
        return len(goal_words) >= int(data["partial_words"])
    return (
        key in goal
        and len(words) >= int(data["partial_words"])
        and len(key) >= float(data["partial_share"]) * len(goal)
    )


def make_index(texts: Iterable[tuple[str, str]]) -> TextIndex:
    """An index of (id, text) pairs; of a text that stands there very often the first ids."""
    index, most = TextIndex(), int(load_data("linking")["text"]["equal"])
    for each, text in texts:
        key = text_key(text)
        if key in index.by_key:
            if len(index.by_key[key]) < most:
                index.by_key[key].append(each)
        elif key:
            index.by_key[key] = [each]
            _add(index, key, first_words(words_of(text)))
    return index


def _add(index: TextIndex, key: str, words: tuple[str, ...]) -> None:
    index.words[key], index.joined[key] = words, " ".join(words)
    for word in dict.fromkeys(words):
        index.by_word.setdefault(word, []).append(key)


def long_enough(text: str) -> bool:
    """True when a text is too long to be repeated by chance."""
    data = load_data("linking")["text"]
    return len(words_of(text)) >= int(data["verbatim_words"]) and len(text_key(text)) >= int(data["verbatim_letters"])
