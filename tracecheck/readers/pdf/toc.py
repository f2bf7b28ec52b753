"""A printed table of contents: lines that lead to page numbers."""

import re
from collections.abc import Sequence

from tracecheck.model.keys import text_key
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.resources import load_data

_LEADERS = re.compile(r"(?:\s?[.…·_]){3,}\s*(?P<page>\d{1,4}|[ivxlc]{1,5})?\s*$")
_LEADERS_INSIDE = re.compile(r"((?:\s?[.…·_]){3,}\s*\d{1,4})\s+(?=[^\s.…·_])")
_ENDS_IN_NUMBER = re.compile(r"\S\s+(?P<page>\d{1,4})$")
_FEWEST = 3
_KEY_LENGTH = 16
_LONGEST_ENTRY = 5
_NUMBERED = re.compile(r"^\d{1,2}(\.\d{1,2})*\.?\s")


def toc_lines(rows: Sequence[TextLine], again: set[int], goes_on: bool = False) -> list[TextLine]:
    """The lines of one page that are a table of contents, its title included; empty when there is none.

    `again` are the indexes of the lines that come again on later pages: some contents have no page numbers, then these
    are their entries. `goes_on` tells that the page before ended in a table of contents.
    """
    title = next((number for number, row in enumerate(rows) if is_title(row.text)), None)
    entries = {number for number, row in enumerate(rows) if _LEADERS.search(row.text)}
    if title is not None:
        entries |= _numbered_run(rows, title + 1)
    if (title is not None and len(entries) < _FEWEST) or goes_on:
        run = _repeated_run(len(rows), 0 if title is None else title + 1, again)
        entries |= run if len(run) >= _FEWEST else set()
    if len(entries) < (1 if goes_on else _FEWEST):
        return []
    wrapped = {number for number in _gaps(entries) if _is_wrapped(number, entries)}
    kept = entries | wrapped | ({title} if title is not None else set())
    return [rows[number] for number in sorted(kept)]


def _repeated_run(rows: int, start: int, again: set[int]) -> set[int]:
    """Lines from `start` that come again on later pages, with the lines that go on with them."""
    found: set[int] = set()
    last = start - 1
    for number in range(start, rows):
        if number - last > _LONGEST_ENTRY:
            break
        if number in again:
            found.update(range(last + 1, number + 1))
            last = number
    return found


def line_key(text: str) -> str:
    """A line's key; of numbered ones the start: headings may be broken differently in the contents and in the text."""
    return text_key(text)[: _KEY_LENGTH if _NUMBERED.match(text) else None]


def entry_key(line: TextLine) -> str:
    """The key of the heading that a line of the contents leads to."""
    return line_key(entry_text(line.text))


def is_title(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return text.strip(" :").casefold() in load_data("pdf_layout")["toc"]["titles"]


def toc_entries(lines: Sequence[TextLine]) -> list[str]:
    """The entries of one page's lines; a line without a page number is the start of the next one's entry."""
    entries: list[str] = []
    waiting = ""
    parts = [part for line in lines for part in entry_parts(line.text)]
    numbered = sum(bool(_ENDS_IN_NUMBER.search(part)) for part in parts) * 2 > len(parts)
    for part in parts:
        text = f"{waiting} {entry_text(part)}".strip()
        complete = not numbered or _LEADERS.search(part) or _ENDS_IN_NUMBER.search(part)
        waiting = "" if complete else text
        if complete and text:
            entries.append(text)
    return [*entries, waiting] if waiting else entries


def entry_parts(text: str) -> list[str]:
    """The entries of a line: contents in two columns have two in one."""
    return _LEADERS_INSIDE.sub("\\1\n", text).split("\n")


def entry_text(text: str) -> str:
    """An entry without its dots and page number; empty for the title."""
    if is_title(text):
        return ""
    plain = _LEADERS.sub("", text)
    words = (re.sub(r"\s+\d{1,4}$", "", plain) if plain == text else plain).split()
    while words and words[-1].casefold() in load_data("pdf_layout")["page_numbers"]["words"]:
        words.pop()
    return " ".join(words)


def _numbered_run(rows: Sequence[TextLine], start: int) -> set[int]:
    """Lines after the title that end in page numbers which do not fall."""
    found: set[int] = set()
    last, misses = 0, 0
    for number in range(start, len(rows)):
        match = _LEADERS.search(rows[number].text) or _ENDS_IN_NUMBER.search(rows[number].text)
        page = int(match.group("page")) if match and (match.group("page") or "").isdigit() else None
        if page is not None and last <= page <= last + 60:
            found.add(number)
            last, misses = page, 0
            continue
        misses += 1
        if misses > 2:
            break
    return found


def _gaps(entries: set[int]) -> range:
    return range(min(entries), max(entries))


def _is_wrapped(number: int, entries: set[int]) -> bool:
    """A line between two entries: the first part of an entry that goes on in the next line."""
    return number not in entries and (number + 1 in entries or number - 1 in entries)
