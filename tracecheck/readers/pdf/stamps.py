"""Stamps over the text, such as «UTKAST» aslant or in grey over every page: no part of what the page says."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tracecheck.readers.pdf.characters import Word, renumbered
from tracecheck.readers.pdf.pages import RawPage
from tracecheck.resources import load_data

_GRID = 3.0
Spot = tuple[str, int, int]


def without_stamps(pages: Sequence[RawPage]) -> tuple[list[RawPage], tuple[str, ...]]:
    """The pages with stamps apart, and the texts of stamps that come again on other pages."""
    everywhere = _repeated(pages)
    done = [_without(page, everywhere) for page in pages]
    counts: dict[str, int] = defaultdict(int)
    for page in done:
        if page.stamped:
            counts[stamp_text(page.stamped)] += 1
    return done, tuple(text for text, count in counts.items() if count > 1)


def stamp_text(words: Sequence[Word]) -> str:
    """The text of a stamp; aslant its letters come one by one."""
    letters = all(len(word.text) == 1 for word in words)
    return ("" if letters else " ").join(word.text for word in words)


def _without(page: RawPage, everywhere: set[Spot]) -> RawPage:
    stamped = tuple(word for word in page.words if _is_aslant(word) or _spot(word) in everywhere)
    if not stamped:
        return page
    kept = [word for word in page.words if not (_is_aslant(word) or _spot(word) in everywhere)]
    return replace(page, words=tuple(renumbered(kept)), stamped=stamped)


def _is_aslant(word: Word) -> bool:
    return word.look.slanted and word.look.size >= load_data("pdf_layout")["stamps"]["slanted"]


def _spot(word: Word) -> Spot:
    return word.text, round(word.rect.x0 / _GRID), round(word.rect.top / _GRID)


def _repeated(pages: Sequence[RawPage]) -> set[Spot]:
    """Where big words stand on half of the pages at least, and on other text at least once."""
    least = load_data("pdf_layout")["stamps"]["upright"]
    numbers: dict[Spot, set[int]] = defaultdict(set)
    covering: set[Spot] = set()
    for page in pages:
        for word in page.words:
            if word.look.size >= least and not word.look.slanted:
                numbers[_spot(word)].add(page.number)
                covering |= {_spot(word)} if _covers_text(word, page.words) else set()
    needed = max(2, len(pages) / 2)
    return {spot for spot in covering if len(numbers[spot]) >= needed}


def _covers_text(word: Word, words: Sequence[Word]) -> bool:
    return any(
        other.look.size < 0.6 * word.look.size and word.rect.holds(other.rect) for other in words if other is not word
    )
