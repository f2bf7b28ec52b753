"""Running heads, running feet and page numbers: what repeats in the margins from page to page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.readers.pdf.geometry import PageFrame, Rect
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.resources import load_data

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"^[ivxlc]{1,6}$")
_EDGES = (
    re.compile(r"^\W{0,3}(?P<number>\d{1,4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<number>\d{1,4})\W{0,3}$"),
    re.compile(r"(?<!\d)(?P<number>\d{1,4})\s*(?:/|av|of)\s*\d{1,4}\W{0,3}$"),
)
_SLACK = 6.0


@dataclass(frozen=True, slots=True)
class PageRows:
    """A page's printed lines, those made of several parts on one baseline merged, and where its grids are."""

    number: int
    frame: PageFrame
    rows: tuple[TextLine, ...]
    tables: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Running:
    """What was taken out: lines by page with their reason, the texts that repeat, and printed page numbers."""

    lines: dict[int, tuple[tuple[TextLine, str], ...]]
    texts: tuple[str, ...]
    labels: dict[int, str]


def find_running(pages: Sequence[PageRows]) -> Running:
    """Running lines of all pages. A line that stands on one page only is never one, page numbers apart."""
    margin = [(page, line) for page in pages for edge in _margins(page) for line in edge]
    labels = _page_labels(margin)
    repeated = _repeated(margin, pages)
    taken = {page.number: tuple(_page_running(page, labels, repeated)) for page in pages}
    texts: dict[str, str] = {}
    for lines in taken.values():
        for line, reason in lines:
            if reason == "running_head":
                texts.setdefault(_shape(line.text), line.text)
    return Running(taken, tuple(texts.values()), labels)


def _page_running(
    page: PageRows, labels: dict[int, str], repeated: set[tuple[int, str]]
) -> Iterator[tuple[TextLine, str]]:
    """Running lines of a page, from each edge inwards up to the first line that is none; page numbers wherever."""
    for edge in _margins(page):
        outer = True
        for line in edge:
            reason = _reason(line, page.number, labels, repeated)
            if reason is not None and (outer or reason == "page_number"):
                yield line, reason
            outer = outer and reason is not None


def _reason(line: TextLine, page: int, labels: dict[int, str], repeated: set[tuple[int, str]]) -> str | None:
    number = _only_number(line.text)
    if number is not None and labels.get(page) == number:
        return "page_number"
    return "running_head" if (page, line.text) in repeated else None


def _margins(page: PageRows) -> tuple[list[TextLine], list[TextLine]]:
    """The lines in the top and the bottom margin, each from the edge inwards."""
    zones = load_data("pdf_layout")["zones"]
    _, height = page.frame.size
    top, bottom = zones["top"] * height, height * (1 - zones["bottom"])
    # A table that reaches into the page's middle is content; one that stays in the margin is a page head.
    inner = [table for table in page.tables if table.bottom > top + 0.05 * height and table.top < bottom]
    rows = [row for row in page.rows if not any(table.holds(row.rect) for table in inner)]
    above = sorted((row for row in rows if row.rect.middle[1] < top), key=lambda row: row.rect.top)
    below = sorted((row for row in rows if row.rect.middle[1] > bottom), key=lambda row: -row.rect.bottom)
    return above, below


def _repeated(margin: list[tuple[PageRows, TextLine]], pages: Sequence[PageRows]) -> set[tuple[int, str]]:
    """(page, text) of the lines that stand at the same height on several pages, but for digits that count pages."""
    groups: dict[str, list[tuple[int, float, TextLine]]] = defaultdict(list)
    for page, line in margin:
        groups[_shape(line.text)].append((page.number, _height(page, line), line))
    needed = 2 if len(pages) <= 4 else 3
    body = _body_size(pages)
    found: set[tuple[int, str]] = set()
    for members in groups.values():
        for same in _same_height(members):
            numbers = {page for page, _ in same}
            if (len(numbers) >= needed or _fills_side(numbers, pages)) and (_fixed(same) or _counts_pages(same, body)):
                found |= {(page, line.text) for page, line in same}
    return found


def _fills_side(numbers: set[int], pages: Sequence[PageRows]) -> bool:
    """Whether these are all the left, or all the right pages: heads alternate, and a short document has few of each."""
    first = min(numbers)
    return len(numbers) >= 2 and numbers == set(range(first, len(pages) + 1, 2)) and first <= 2


def _height(page: PageRows, line: TextLine) -> float:
    """Where a line stands: from the top, or as a negative number from the bottom (pages may differ in size)."""
    _, height = page.frame.size
    return line.baseline if line.baseline < height / 2 else line.baseline - height


def _same_height(members: list[tuple[int, float, TextLine]]) -> list[list[tuple[int, TextLine]]]:
    groups: list[list[tuple[int, TextLine]]] = []
    last = float("-inf")
    for page, height, line in sorted(members, key=lambda member: (member[1], member[0])):
        if height - last <= _SLACK:
            groups[-1].append((page, line))
        else:
            groups.append([(page, line)])
        last = height
    return groups


def _fixed(members: list[tuple[int, TextLine]]) -> bool:
    return len({line.text for _, line in members}) == 1


def _body_size(pages: Sequence[PageRows]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[row.size] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _counts_pages(members: list[tuple[int, TextLine]], body: float) -> bool:
    """Whether a number at the line's start or end grows with the page: the offset is the same on most pages.

    A big or bold line with a number at its end is a heading («Hovedmål 3») unless it says that it counts pages.
    """
    line = members[0][1]
    says_page = bool(set(line.text.casefold().split()) & set(load_data("pdf_layout")["page_numbers"]["words"]))
    if not says_page and (line.bold or line.size > body + 0.2):
        return False
    offsets: dict[int, set[int]] = defaultdict(set)
    for page, line in members:
        for number in _edge_numbers(line.text):
            offsets[number - page].add(page)
    most = max((len(pages) for pages in offsets.values()), default=0)
    return most >= 0.6 * len({page for page, _ in members})


def _undoubled(digits: str) -> str:
    """«1122» printed twice over each other is 12."""
    twice = len(digits) % 2 == 0 and all(digits[i] == digits[i + 1] for i in range(0, len(digits), 2))
    return digits[::2] if twice and len(digits) >= 2 else digits


def _shape(text: str) -> str:
    return re.sub(r"\s+", " ", _DIGITS.sub("#", text)).strip().casefold()


def _only_number(text: str) -> str | None:
    """The page number of a line that is nothing else: «12», «Side 12», «s. 5/12», «3 av 16», «- 4 -»."""
    words = load_data("pdf_layout")["page_numbers"]["words"]
    parts = re.sub(r"([/|–-])", r" \1 ", text.casefold()).split()
    numbers = [part for part in parts if part.isdigit()]
    if any(part not in words and not part.isdigit() for part in parts) or not 1 <= len(numbers) <= 2:
        return text.strip() if _ROMAN.match(text.strip()) else None
    return _undoubled(numbers[0]) if len(numbers[0]) >= 4 else numbers[0]


def _page_labels(margin: list[tuple[PageRows, TextLine]]) -> dict[int, str]:
    """The printed number of each page that has one: numbers whose distance to the page is the usual one."""
    seen: dict[int, dict[int, str]] = defaultdict(dict)
    for page, line in margin:
        found = _only_number(line.text)
        values = [int(found)] if found and found.isdigit() else _edge_numbers(line.text)
        for value in values:
            seen[value - page.number].setdefault(page.number, str(value))
    if not seen:
        return {}
    offset = max(seen, key=lambda value: (len(seen[value]), -abs(value)))
    labels = seen[offset]
    return labels if len(labels) >= 2 or len({page.number for page, _ in margin}) <= 2 else {}


def _edge_numbers(text: str) -> list[int]:
    """Numbers at the start or end of a running line: «14 | Kommuneplanens samfunnsdel», «Side 3 av 16»."""
    found = [match.group("number") for pattern in _EDGES for match in pattern.finditer(text.strip())]
    return sorted({int(digits) for number in found for digits in (number, _undoubled(number))})
