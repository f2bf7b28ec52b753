"""A printed table of contents: lines that lead to page numbers."""

import re
from collections.abc import Sequence

from tracecheck.readers.pdf.lines import TextLine
from tracecheck.resources import load_data

_LEADERS = re.compile(r"(?:\s?[.…·_]){3,}\s*(?P<page>\d{1,4}|[ivxlc]{1,5})?\s*$")
_ENDS_IN_NUMBER = re.compile(r"\S\s+(?P<page>\d{1,4})$")
_FEWEST = 3


def toc_lines(rows: Sequence[TextLine]) -> list[TextLine]:
    """The lines of one page that are a table of contents, its title included; empty when there is none."""
    title = next((number for number, row in enumerate(rows) if is_title(row.text)), None)
    leading = [number for number, row in enumerate(rows) if _LEADERS.search(row.text)]
    if title is None and len(leading) < _FEWEST:
        return []
    entries = set(leading)
    if title is not None:
        entries |= _numbered_run(rows, title + 1)
    if len(entries) < _FEWEST:
        return []
    wrapped = {number for number in _gaps(entries) if _is_wrapped(rows, number, entries)}
    kept = entries | wrapped | ({title} if title is not None else set())
    return [rows[number] for number in sorted(kept)]


def is_title(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return text.strip(" :").casefold() in load_data("pdf_layout")["toc"]["titles"]


def toc_entries(lines: Sequence[TextLine]) -> list[str]:
    """The entries of one page's lines; a line without a page number is the start of the next one's entry."""
    entries: list[str] = []
    waiting = ""
    for line in lines:
        text = f"{waiting} {entry_text(line.text)}".strip()
        complete = _LEADERS.search(line.text) or _ENDS_IN_NUMBER.search(line.text)
        waiting = "" if complete else text
        if complete and text:
            entries.append(text)
    return [*entries, waiting] if waiting else entries


def entry_text(text: str) -> str:
    """An entry without its dots and page number; empty for the title."""
    if is_title(text):
        return ""
    plain = _LEADERS.sub("", text)
    return re.sub(r"\s+\d{1,4}$", "", plain).strip() if plain == text else plain.strip()


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


def _is_wrapped(rows: Sequence[TextLine], number: int, entries: set[int]) -> bool:
    """A line between two entries: the first part of an entry that goes on in the next line."""
    return number not in entries and (number + 1 in entries or number - 1 in entries)
