"""Which language a text is written in: its words are brought under one key by the rules of that language alone."""

import re
from collections.abc import Iterable
from functools import cache

from tracecheck.resources import load_data

NORWEGIAN = "no"
ENGLISH = "en"
# Any other language: its words count as they stand.
OTHER = ""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(texts: Iterable[str], told: str | None = None) -> str:
    """The language of a document: as it was told («nb», «nn», «mixed», «en»), else by the small words of its texts.

    Few or no words that tell make it Norwegian, since that is what plans are written in.
    """
    if told:
        return _TOLD.get(told.casefold()[:2], OTHER)
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    norwegian, english = (sum(word in known for word in words) for known in _telling())
    if english > norwegian:
        return ENGLISH
    limits = load_data("lemma_exceptions")["language"]
    is_other = len(words) >= limits["words"] and norwegian < limits["share"] * len(words)
    return OTHER if is_other else NORWEGIAN


_TOLD = {"nb": NORWEGIAN, "nn": NORWEGIAN, "no": NORWEGIAN, "mi": NORWEGIAN, "en": ENGLISH}


@cache
def stopwords(language: str) -> frozenset[str]:
    """The words of a language that say nothing of what a text is about."""
    if language == OTHER:
        return frozenset()
    data = load_data("lemma_exceptions")
    return frozenset(data["stopwords" if language == NORWEGIAN else "english"]["words"])


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Small words that only Norwegian has, and those that only English has."""
    norwegian, english = stopwords(NORWEGIAN), stopwords(ENGLISH)
    return norwegian - english, english - norwegian
