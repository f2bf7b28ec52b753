"""Names of chapters turned on their side in the margin, as layout programs print them: no part of what a page says."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.readers.pdf.characters import Word, renumbered
from tracecheck.readers.pdf.pages import RawPage
from tracecheck.resources import load_data

_FEWEST_PAGES = 2


def without_side_tabs(pages: Sequence[RawPage]) -> list[RawPage]:
    """The pages with turned words in the margin apart, where several pages have them."""
    tabs = [_tabs(page) for page in pages]
    if sum(map(bool, tabs)) < _FEWEST_PAGES:
        return list(pages)
    return [_without(page, found) for page, found in zip(pages, tabs, strict=True)]


def _tabs(page: RawPage) -> tuple[Word, ...]:
    """Turned words outside all upright ones and near the side of the page."""
    upright = [word.rect for word in page.words if not word.look.angle]
    if not upright:
        return ()
    width, _ = page.frame.size
    share = load_data("pdf_layout")["zones"]["side"] * width
    left = min(share, *(rect.x0 for rect in upright))
    right = max(width - share, *(rect.x1 for rect in upright))
    turned = (word for word in page.words if word.look.angle in (90, 270))
    return tuple(word for word in turned if word.rect.x1 <= left or word.rect.x0 >= right)


def _without(page: RawPage, tabs: Sequence[Word]) -> RawPage:
    if not tabs:
        return page
    taken = {word.order for word in tabs}
    kept = [word for word in page.words if word.order not in taken]
    return replace(page, words=tuple(renumbered(kept)), tabs=tuple(tabs))
