"""What a line is by its form alone: heading, item, table row, fence, plain text."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracecheck.readers.text.lines import TextLine
from tracecheck.resources import load_data

UPPER = "A-ZÆØÅÄÖÜÉÁČĐŊŠŦŽ"
_MARKDOWN_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_FENCE = re.compile(r"^(?:```|~~~)")
_RULE = re.compile(r"^(?:[-_*]\s*){3,}$|^={3,}$")
_ROW = re.compile(r"^\|.*\||^[^|]+\s\|\s[^|]+\s\|\s")
_ITEM_NUMBER = re.compile(
    r"^(?P<marker>\(?(?:\d{1,2}|\d{0,2}[a-zæøå])\)|\d{1,2}\.)(?:\s+(?=\S)|$)|^(?P<glued>\d{1,2}\.)(?=[A-ZÆØÅ][a-zæøå])"
)
_CHAPTER = re.compile(rf"^(?P<number>\d{{1,2}}(?:\.\d{{1,2}})+\.?|\d{{1,2}})\s+(?P<rest>[{UPPER}«].*)$")
_SENTENCE_END = re.compile(r"[.!?:;…][»”\")]?$")
_SENTENCE_INSIDE = re.compile(rf"[.!?] +[{UPPER}]")


class Shape(StrEnum):
    """Forms of a line."""

    BLANK = "blank"
    FENCE = "fence"
    RULE = "rule"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CHAPTER = "chapter"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Formed:
    """A line and its form: `start` is where its text proper starts, `level` the heading level where there is one.

    `whole` is true for a line that neither goes on nor is gone on with: a marked heading, a label of a known wording.
    """

    shape: Shape
    start: int = 0
    marker: str | None = None
    level: int | None = None
    whole: bool = False


def form_of(line: TextLine) -> Formed:
    """The form of one line; a chapter number before running text is CHAPTER, before a title HEADING."""
    text = line.text
    if not text:
        return Formed(Shape.BLANK)
    if _FENCE.match(text):
        return Formed(Shape.FENCE)
    if _RULE.match(text):
        return Formed(Shape.RULE)
    heading = _MARKDOWN_HEADING.match(text)
    if heading:
        return Formed(Shape.HEADING, heading.start(2), level=len(heading[1]), whole=True)
    if _ROW.match(text):
        return Formed(Shape.ROW)
    return _bullet(line) or _number(text) or _capitals(text) or Formed(Shape.TEXT, whole=_is_label(text))


def _is_label(text: str) -> bool:
    """«Delmål – Slik vil vi ha det», alone on its line."""
    return _labels().fullmatch(text.strip()) is not None


@cache
def _labels() -> re.Pattern[str]:
    phrases = "|".join(load_data("text_reader")["heading"]["labels"])
    return re.compile(rf"(?:[^\W\d_]+\s?[–:-]\s)?(?:{phrases})[\s:.…]*", re.IGNORECASE)


def _bullet(line: TextLine) -> Formed | None:
    found = bullet_pattern().match(line.text)
    if found is None:
        return None
    return Formed(Shape.ITEM, found.end(), marker=found["marker"])


@cache
def bullet_pattern() -> re.Pattern[str]:
    """A bullet at the start of a text: strong ones stick to the word at times, weak ones never."""
    bullets = load_data("text_reader")["bullets"]
    strong = "".join(re.escape(char) for char in bullets["strong"])
    weak = "|".join(re.escape(char) for char in bullets["weak"])
    return re.compile(rf"(?P<marker>[{strong}]|[{bullets['symbols']}](?=\s)|(?:{weak})(?= |$))\s*")


def _number(text: str) -> Formed | None:
    chapter = _CHAPTER.match(text)
    if chapter:
        level = chapter["number"].strip(".").count(".") + 1
        return Formed(Shape.HEADING if is_title(text) else Shape.CHAPTER, level=level)
    item = _ITEM_NUMBER.match(text)
    return Formed(Shape.ITEM, item.end(), marker=item["marker"] or item["glued"]) if item else None


def is_title(text: str) -> bool:
    """Short, and neither a sentence nor several."""
    longest = int(load_data("text_reader")["heading"]["longest"])
    return len(text) <= longest and not ends_sentence(text) and not _SENTENCE_INSIDE.search(text)


def _capitals(text: str) -> Formed | None:
    if not is_capitals(text) or len(text) > int(load_data("text_reader")["heading"]["longest"]):
        return None
    return Formed(Shape.HEADING, level=0)


def is_capitals(text: str) -> bool:
    """All letters are capitals, and one word is long enough, or two nearly so, to be no abbreviation («K&O, TEK»)."""
    fewest = int(load_data("text_reader")["heading"]["capitals"])
    words = re.findall(r"[^\W\d_]+", text)
    long_enough = any(len(word) >= fewest for word in words) or sum(len(word) == fewest - 1 for word in words) > 1
    return long_enough and not text[:1].isdigit() and not any(char.islower() for char in text)


def ends_sentence(text: str) -> bool:
    """The text stops with a mark that ends a sentence or a clause."""
    return _SENTENCE_END.search(text[-4:]) is not None
