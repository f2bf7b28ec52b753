"""A printed table of contents: lines with dot leaders and a page number are entries, no blocks."""

import re
from dataclasses import replace

from tracecheck.model.source import Dropped
from tracecheck.readers.text.lines import TextLine

_ENTRY = re.compile(
    r"^(?P<entry>\S.*?)\s*(?:\.\s?){4,}\s*(?P<page>\d{1,4})\s*$|^(?P<entry2>\S.*?)\s*…{2,}\s*\d{1,4}\s*$"
)


def drop_toc(lines: list[TextLine]) -> tuple[list[TextLine], tuple[str, ...], tuple[Dropped, ...]]:
    """The lines with entries of a table of contents emptied, the entries, and what was dropped."""
    kept: list[TextLine] = []
    entries: list[str] = []
    dropped: list[Dropped] = []
    for line in lines:
        found = _ENTRY.match(line.text)
        if found is None:
            kept.append(line)
            continue
        entries.append(found["entry"] or found["entry2"])
        dropped.append(Dropped(line.text, "toc", line.page))
        kept.append(replace(line, text="", bold=()))
    return kept, tuple(entries), tuple(dropped)
