"""A printed table of contents: entries with a page number behind them are no blocks."""

import re
from dataclasses import replace

from tracecheck.model.source import Dropped
from tracecheck.readers.text.lines import TextLine
from tracecheck.resources import load_data

_LEADER = re.compile(r"^(?P<entry>\S.*?)\s*(?:(?:\.\s?){4,}|…{2,})\s*\d{1,4}\s*$")
_NUMBER = re.compile(r"^(?:s\.\s*)?(?P<page>\d{1,3})$")
_ENTRY = re.compile(r"^(?P<entry>\S.*?\D)\s(?:s\.\s*)?(?P<page>\d{1,3})$")
# No entry of a table of contents is longer, leader and all.
_LONGEST = 400


def drop_toc(lines: list[TextLine]) -> tuple[list[TextLine], tuple[str, ...], tuple[Dropped, ...]]:
    """The lines with entries of a table of contents emptied, the entries, and what was dropped."""
    entries: dict[int, str] = {}
    for index, line in enumerate(lines):
        found = _LEADER.match(line.text) if len(line.text) <= _LONGEST else None
        if found:
            entries[index] = found["entry"]
        elif index not in entries and _is_heading(line.text):
            entries.update(_listed(lines, index + 1))
    kept = [replace(line, text="", bold=()) if index in entries else line for index, line in enumerate(lines)]
    dropped = tuple(Dropped(lines[index].text, "toc", lines[index].page) for index in entries)
    return kept, tuple(entry for entry in entries.values() if entry), dropped


def _is_heading(text: str) -> bool:
    return text.lower().strip("# .:") in load_data("text_reader")["toc"]["headings"]


def _listed(lines: list[TextLine], start: int) -> dict[int, str]:
    """Entries without leaders, behind the heading: a line with its page, or the page alone on the next line.

    The pages must not fall; what comes after the first line that fits no entry is text.
    """
    found: dict[int, str] = {}
    waiting: list[int] = []
    last = pages = 0
    for index in range(start, len(lines)):
        text = lines[index].text
        match = (_NUMBER.match(text) or _ENTRY.match(text)) if len(text) <= _LONGEST else None
        page = int(match["page"]) if match else None
        entry = match.groupdict().get("entry") if match else None
        if page is not None and page >= last and (entry or waiting):
            found |= {each: lines[each].text for each in waiting}
            found[index] = entry or ""
            last, waiting, pages = page, [], pages + 1
        elif text and (page is not None or len(waiting) == 2):
            break
        elif text:
            waiting.append(index)
    return found if pages >= int(load_data("text_reader")["toc"]["entries"]) else {}
