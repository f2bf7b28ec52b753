"""The pages of the lines of the contents, found in a PDF that was made of the document."""

from collections.abc import Sequence

from tracecheck.reports.coupling.word.contents import Entry

Bookmark = tuple[str, int]
"""A heading in the outline of a PDF: its words, its page from 1."""


def numbers_of(entries: Sequence[Entry], outline: Sequence[Bookmark]) -> dict[str, int]:
    """Page by anchor. Both are in the order of the document, and the outline has more: every heading, those of a
    template too. A line whose heading is not there has no number."""
    found: dict[str, int] = {}
    titles = [_plain(title) for title, _ in outline]
    begin = 0
    for entry in entries:
        title = _plain(entry.text)
        if title in titles[begin:]:
            place = titles.index(title, begin)
            found[entry.anchor] = outline[place][1]
            begin = place + 1
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())
