"""What the words of a goal say: patterns of `data/goal_words.toml` over its text."""

import re
from functools import cache

from tracecheck.parsers.values.quantities import find_quantities
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def first_found(text: str, section: str, *keys: str) -> str | None:
    """The first words in `text` that a pattern of [section] matches as whole words, as they stand there."""
    match = _pattern(section, keys).search(text)
    return match.group().strip() if match else None


def without(text: str, section: str, *keys: str) -> str:
    """`text` with all words gone that a pattern of [section] matches."""
    return _pattern(section, keys).sub(" ", text)


def says_how_much(text: str) -> bool:
    """Whether a goal can be followed up as it stands: it has a number, a share, or something that is counted."""
    words = load_data("goal_words")["measurable"]
    if any(each.unit or not _YEAR.fullmatch(each.text.strip()) for each in find_quantities(text)):
        return True
    if first_found(text, "measurable", "words") or re.search(words["all_of"], text, re.IGNORECASE):
        return True
    return any(each in text.casefold() for each in words["counted"])


def has_yardstick(text: str) -> bool:
    """Whether anybody can say from its words alone that the goal is reached: a number of things, none at all, a ban."""
    number = re.search(load_data("goal_words")["yardstick"]["number"], text, re.IGNORECASE)
    return number is not None or first_found(text, "yardstick", "spelled", "words") is not None


def names_a_year(text: str) -> bool:
    """Whether a year stands in the text."""
    return _YEAR.search(text) is not None


def says_how_often(text: str) -> bool:
    """Whether the words of a measure say how often it is done, or on which occasion that comes again."""
    patterns = load_data("who_and_when")["said_when"]["patterns"]
    return re.search("|".join(patterns), text, re.IGNORECASE) is not None


def words_left(text: str, names: str) -> list[str]:
    """The words of a goal beside the vague verbs and adjectives and those that most goals have; `names` are those of
    the municipality and the unit."""
    from tracecheck.linker.similarity.language import NORWEGIAN, stopwords

    rest = without(without(text, "vague", "verbs", "adjectives"), "vague", "filling")
    known = stopwords(NORWEGIAN) | {word.casefold() for word in _WORD.findall(names)}
    return [word for word in _WORD.findall(rest) if word.casefold() not in known and len(word) > 1]


@cache
def _pattern(section: str, keys: tuple[str, ...]) -> re.Pattern[str]:
    data = load_data("goal_words")[section]
    words = "|".join(pattern.replace(" ", r"\s+") for key in keys for pattern in data[key])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
