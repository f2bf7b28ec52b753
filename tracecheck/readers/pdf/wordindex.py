"""The words of a page by their height, so that those of a cell are found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tracecheck.readers.pdf.characters import Word
from tracecheck.readers.pdf.geometry import Rect


class WordIndex:
    """Words of one page, in the order they were given."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        by_height = sorted((word.rect.middle[1], place) for place, word in enumerate(words))
        self._heights = [height for height, _ in by_height]
        self._places = [place for _, place in by_height]

    def inside(self, rect: Rect) -> list[Word]:
        """The words whose middle lies in `rect`, in their order."""
        first, last = bisect_left(self._heights, rect.top), bisect_right(self._heights, rect.bottom)
        words = self._words
        return [words[place] for place in sorted(self._places[first:last]) if rect.holds(words[place].rect)]
