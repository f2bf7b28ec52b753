"""Whether something is told anywhere in many passages, in any order of its words."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of each passage, passages with the same words once, and those that have a word."""

    words: tuple[frozenset[str], ...]
    having: dict[str, list[int]]

    def tell(self, asked: frozenset[str], share: float) -> bool:
        """Whether some passage has at least `share` (0–1) of the words; never of no words.

        Such a passage lacks few of them, and so has one of the rarest: the others need not be looked at.
        """
        least = math.ceil(share * len(asked))
        rarest = sorted(asked, key=lambda word: (len(self.having.get(word, ())), word))[: len(asked) - least + 1]
        return any(len(asked & self.words[at]) >= least for word in rarest for at in self.having.get(word, ()))


def make_passages(passages: Iterable[frozenset[str]]) -> Passages:
    """An index of passages by their words."""
    words = tuple(dict.fromkeys(passages))
    having: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        for word in each:
            having[word].append(at)
    return Passages(words, dict(having))
