"""Finds the same, or nearly the same, text among many goals without comparing every pair."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W_]+")


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
    """Texts by comparison key and by word."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids of the texts with the same words."""
        return tuple(self.by_key.get(text_key(text), ()))

    def near(self, text: str, lowest: float, parts: bool = False) -> tuple[Match, ...]:
        """Texts at least `lowest` alike (0–1), best first; with `parts`, also goals that the text quotes in part."""
        key, words = text_key(text), words_of(text)
        found = [self._compare(each, key, words, parts) for each in sorted(self._probe(words, parts))]
        kept = [match for match in found if match.share >= lowest]
        return tuple(sorted(kept, key=lambda match: (-match.share, match.partial, match.key)))

    def _probe(self, words: tuple[str, ...], every: bool) -> set[str]:
        """Texts that share a rare word; `every` word is looked up where a goal may be a small part of a passage."""
        data = load_data("linking")["text"]
        known = sorted({word for word in words if word in self.counts}, key=lambda word: (self.counts[word], word))
        usable = [word for word in known if self.counts[word] <= data["probe_limit"]]
        chosen = usable if every else usable[: data["probe_words"]]
        return {each for word in chosen for each in self.by_word[word]}

    def _compare(self, each: str, key: str, words: tuple[str, ...], parts: bool) -> Match:
        goal = self.keys[each]
        if goal == key:
            return Match(each, 1.0)
        if parts and _contains(goal, key, self.words[each], words):
            return Match(each, 0.99, partial=len(key) < len(goal))
        return Match(each, _likeness(words, self.words[each]))


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share in common, in order, of letters or of whole words, whichever is more."""
    letters = fuzz.ratio(" ".join(one), " ".join(other)) / 100
    return round(max(letters, Indel.normalized_similarity(one, other)), 4)


def _contains(goal: str, key: str, goal_words: tuple[str, ...], words: tuple[str, ...]) -> bool:
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
    """An index of (id, text) pairs."""
    index = TextIndex()
    for each, text in texts:
        key = text_key(text)
        if not key:
            continue
        index.words[each], index.keys[each] = words_of(text), key
        index.by_key.setdefault(key, []).append(each)
        for word in set(index.words[each]):
            index.by_word.setdefault(word, []).append(each)
            index.counts[word] += 1
    return index


def long_enough(text: str) -> bool:
    """True when a text is too long to be repeated by chance."""
    data = load_data("linking")["text"]
    return len(words_of(text)) >= int(data["verbatim_words"]) and len(text_key(text)) >= int(data["verbatim_letters"])
