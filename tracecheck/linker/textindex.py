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
# Where so many letters fewer are shared than asked for, no count of whole words makes up for it.
_SLACK = 0.1
# What one text that holds all of another counts as.
CONTAINED = 0.99


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
    joined: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, list[str]] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids of the texts with the same words."""
        return tuple(self.by_key.get(text_key(text), ()))

    def near(self, text: str, lowest: float, parts: bool = False) -> tuple[Match, ...]:
        """Texts at least `lowest` alike (0–1), best first; with `parts`, also goals that the text quotes in part."""
        words = words_of(text)
        query = Query(text_key(text), words, " ".join(words), lowest, parts)
        found = (self._compare(each, query) for each in self._probe(query.words, parts))
        kept = [match for match in found if match is not None]
        return tuple(sorted(kept, key=lambda match: (-match.share, match.partial, match.key)))

    def _probe(self, words: tuple[str, ...], every: bool) -> Iterable[str]:
        """Texts that share rare words; `every` word is looked up where a goal may be a small part of a passage."""
        data = load_data("linking")["text"]
        known = sorted({word for word in words if word in self.counts}, key=lambda word: (self.counts[word], word))
        usable = [word for word in known if self.counts[word] <= data["probe_limit"]]
        chosen = usable if every else usable[: data["probe_words"]]
        shared = Counter(each for word in chosen for each in self.by_word[word])
        least = data["probe_shared"] if len(chosen) > data["probe_shared"] else 1
        return (each for each, count in shared.items() if count >= least)

    def _compare(self, each: str, query: "Query") -> Match | None:
        goal = self.keys[each]
        if goal == query.key:
            return Match(each, 1.0)
        if query.parts and _contains(goal, query.key, self.words[each], query.words):
            return Match(each, CONTAINED, partial=len(query.key) < len(goal))
        if 2 * min(len(goal), len(query.key)) < (query.lowest - _SLACK) * (len(goal) + len(query.key)):
            return None
        share = self._likeness(each, query)
        return Match(each, share) if share >= query.lowest else None

    def _likeness(self, each: str, query: "Query") -> float:
        """Share in common, in order, of letters or of whole words, whichever is more; 0.0 if hopeless."""
        letters = fuzz.ratio(query.joined, self.joined[each], score_cutoff=100 * (query.lowest - _SLACK)) / 100
        if letters == 0 or letters >= 1:
            return float(letters)
        return round(max(letters, Indel.normalized_similarity(query.words, self.words[each])), 4)


@dataclass(frozen=True, slots=True)
class Query:
    """A text that is looked for, and how near a find must be."""

    key: str
    words: tuple[str, ...]
    joined: str
    lowest: float
    parts: bool


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
        index.joined[each] = " ".join(index.words[each])
        index.by_key.setdefault(key, []).append(each)
        for word in set(index.words[each]):
            index.by_word.setdefault(word, []).append(each)
            index.counts[word] += 1
    return index


def long_enough(text: str) -> bool:
    """True when a text is too long to be repeated by chance."""
    data = load_data("linking")["text"]
    return len(words_of(text)) >= int(data["verbatim_words"]) and len(text_key(text)) >= int(data["verbatim_letters"])
