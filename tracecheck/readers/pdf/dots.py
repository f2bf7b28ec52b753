"""Drawn bullets: a dot left of a line is a list marker, although no character stands there."""

from collections.abc import Sequence

from tracecheck.readers.pdf.characters import Word
from tracecheck.readers.pdf.geometry import Rect

_FARTHEST = 30.0
_BULLET = "•"


def with_dots(words: Sequence[Word], dots: Sequence[Rect]) -> list[Word]:
    """The words with a bullet before each word that has a dot, and nothing else, close to its left."""
    before = {place for dot in dots if (place := _right_of(dot, words)) is not None}
    done: list[Word] = []
    for place, word in enumerate(words):
        if place in before:
            done.append(_bullet(word))
        done.append(word)
    return done


def _right_of(dot: Rect, words: Sequence[Word]) -> int | None:
    """The index of the first word on the dot's line, when it is close enough and the dot stands in its middle."""
    y = dot.middle[1]
    line = [(word.rect.x0, place) for place, word in enumerate(words) if word.rect.top < y < word.rect.bottom]
    beside = [(x0, place) for x0, place in line if -1 < x0 - dot.x1 < _FARTHEST]
    if not beside or any(words[place].rect.x1 > dot.x0 - 8 for x0, place in line if x0 < dot.x0):
        return None
    place = min(beside)[1]
    return place if dot.height <= 0.75 * words[place].look.size else None


def _bullet(word: Word) -> Word:
    x1 = word.rect.x0 - 0.3 * word.look.size
    return word._replace(text=_BULLET, rect=Rect(x1 - 4, word.rect.top, x1, word.rect.bottom), glued=False)
