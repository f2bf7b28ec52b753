"""Bytes of a fuzzer → choices: numbers, members of a list, words."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Stream:
    """Takes choices off some bytes; when they are used up, every choice is the first one and every text is empty."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """Bytes that are not used yet."""
        return max(0, len(self._data) - self._at)

    def below(self, count: int) -> int:
        """A whole number from 0, less than `count` (at most 256)."""
        if not self.left:
            return 0
        self._at += 1
        return self._data[self._at - 1] % count

    def pick(self, choices: Sequence[T]) -> T:
        """One of some choices, at most 256."""
        return choices[self.below(len(choices))]

    def chance(self, of: int) -> bool:
        """True once in `of` values of a byte; never when the bytes are used up."""
        return self.left > 0 and self.below(of) == of - 1

    def raw(self, most: int) -> bytes:
        """The next bytes as they are, at most `most`."""
        found = self._data[self._at : self._at + most]
        self._at += len(found)
        return found

    def text(self, words: Sequence[str], most: int = 12) -> str:
        """Up to `most` of the words, glued or with spaces; now and then characters that are no words."""
        parts: list[str] = []
        for _ in range(self.below(most)):
            if self.chance(12):
                parts.append(self.raw(1 + self.below(8)).decode("utf-8", errors="replace"))
            else:
                parts.append(self.pick(words))
            parts.append("" if self.chance(6) else " ")
        return "".join(parts)
