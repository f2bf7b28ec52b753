"""The written language of a document, from words that only one of them has."""

import re
from functools import cache

from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+")


def find_language(texts: tuple[str, ...]) -> str | None:
    """nb, nn, en or mixed (both Norwegian ones); None where too few words tell."""
    counts = {"nb": 0, "nn": 0, "en": 0}
    for text in texts:
        for word in _WORD.findall(text.lower()):
            language = _languages().get(word)
            if language is not None:
                counts[language] += 1
    data = load_data("language_words")
    if sum(counts.values()) < int(data["fewest"]):
        return None
    if counts["en"] > counts["nb"] + counts["nn"]:
        return "en"
    norwegian = counts["nb"] + counts["nn"]
    lesser = min(counts["nb"], counts["nn"])
    if lesser >= float(data["mixed"]) * norwegian:
        return "mixed"
    return "nb" if counts["nb"] > counts["nn"] else "nn"


@cache
def _languages() -> dict[str, str]:
    data = load_data("language_words")
    return {word: language for language in ("nb", "nn", "en") for word in data[language]}
