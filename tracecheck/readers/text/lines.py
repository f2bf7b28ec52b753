"""Text → physical lines with their number and page, cleaned of characters that only look."""

import re
from dataclasses import dataclass, field

from tracecheck.readers.characters import plain, starts_private, with_bullets
from tracecheck.readers.limits import refuse_beyond
from tracecheck.resources import load_data

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.I)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A physical line: cleaned text, its number from 1, its page (None without page marks), how far it is indented.

    `private` is true when it starts with a private-use character: a bullet of a symbol font. `bold` spans are
    (start, end) in `text`.
    """

    text: str
    number: int
    page: int | None = None
    page_label: str | None = None
    indent: int = 0
    private: bool = False
    bold: tuple[tuple[int, int], ...] = field(default=())


def read_lines(text: str) -> list[TextLine]:
    """The lines of a text, page marks and form feeds taken out and turned into page numbers."""
    mark = re.compile(load_data("text_reader")["pages"]["mark"], re.I)
    page = 1 if "\f" in text else None
    lines: list[TextLine] = []
    refuse_beyond("text", "lines", text.count("\n") + text.count("\f"))
    for number, raw in enumerate(text.split("\n"), start=1):
        found = mark.match(raw)
        if found:
            page = max(1, int(found["a"] or found["b"]))
            lines.append(TextLine("", number, page))
            continue
        for index, part in enumerate(raw.split("\f")):
            if index and page is not None:
                page += 1
                lines.append(TextLine("", number, page))
            lines += [clean_line(chunk, number, page) for chunk in _chunks(part)]
    return lines


def _chunks(text: str) -> list[str]:
    """A line in parts of bearable length; the patterns of this package need not be quick on megabytes."""
    size = int(load_data("limits")["text"]["line"])
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


def clean_line(raw: str, number: int, page: int | None) -> TextLine:
    """A line without unseen characters, comments, links and marks for bold."""
    text = _LINK.sub(r"\1", _BREAK.sub(" ", _COMMENT.sub(" ", raw)))
    private = starts_private(text)
    text = ("•" if private else "") + plain(with_bullets(text)).strip()
    text, bold = _without_bold(text)
    return TextLine(text, number, page, indent=_indent(raw), private=private, bold=bold)


def _indent(raw: str) -> int:
    expanded = raw.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _without_bold(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without `**` and `__`, and where the bold words stand in it."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for found in _STRONG.finditer(text):
        before = text[at : found.start()]
        length += len(before)
        spans.append((length, length + len(found[2])))
        length += len(found[2])
        parts += [before, found[2]]
        at = found.end()
    return "".join(parts) + text[at:], tuple(spans)
