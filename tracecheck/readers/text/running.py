"""Running heads, feet and printed page numbers: what comes back at the edge of pages."""

import re
from collections import Counter
from dataclasses import replace

from tracecheck.model.source import Dropped
from tracecheck.readers.text.lines import TextLine
from tracecheck.resources import load_data

_EDGE_NUMBER = re.compile(
    r"^(?P<head>\d{1,4})(?P<sep>[\s|•·–-]+)(?P<rest>\D.*)$|^(?P<rest2>.*\D)(?P<sep2>[\s|•·–-]+)(?P<tail>\d{1,4})$"
)

_LABEL = re.compile(r"^[^\W\d_]+\s\d{1,2}[.:]\s")


def drop_running(
    lines: list[TextLine],
) -> tuple[list[TextLine], tuple[str, ...], tuple[Dropped, ...]]:
    """The lines without running heads, feet and page numbers; those texts, once each; and what was dropped.

    The number printed on a page becomes `page_label` of its lines. Texts without page marks are left alone.
    """
    edges = _edges(lines)
    offset = _offset(lines, edges)
    repeated = _repeated(lines, edges, offset)
    reasons: dict[int, str] = {}
    labels: dict[int, str] = {}
    for edge in edges:
        for index in edge:
            reason, number = _reason(lines[index], repeated, offset)
            if reason is None:
                break
            reasons[index] = reason
            if number is not None:
                labels[lines[index].page or 0] = str(number)
    return _kept(lines, reasons, labels), _running(lines, reasons, offset), _dropped(lines, reasons)


def _reason(line: TextLine, repeated: set[str], offset: int | None) -> tuple[str | None, int | None]:
    """Why a line at the edge of its page is dropped, and the page number printed in it."""
    number = _page_number(line.text)
    if number is not None and offset is not None and line.page is not None and number - line.page == offset:
        return "page_number", number
    rest, number = _split_number(line, offset)
    return ("running_head", number) if rest in repeated else (None, None)


def _edges(lines: list[TextLine]) -> list[list[int]]:
    """For the top and the bottom of every page, indices of lines with text, from the edge inwards.

    What stands inside of a line that stays is no running head, however often it comes back.
    """
    count = int(load_data("text_reader")["pages"]["edge"])
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page is not None and line.text:
            pages.setdefault(line.page, []).append(index)
    tops = [found[:count] for found in pages.values()]
    return tops + [found[-count:][::-1] for found in pages.values()]


def _flat(edges: list[list[int]]) -> list[int]:
    return sorted({index for edge in edges for index in edge})


def _page_number(text: str) -> int | None:
    found = re.match(load_data("text_reader")["pages"]["number"], text, re.I)
    return int(found["n"]) if found else None


def _edge_number(text: str) -> tuple[str, int | None]:
    found = _EDGE_NUMBER.match(text)
    rest = (found["rest"] or found["rest2"]).strip() if found else ""
    # A single word with a number is a label («Tiltak 3»), no running head.
    if found is None or " " not in rest:
        return text, None
    return rest, int(found["head"] or found["tail"])


def _offset(lines: list[TextLine], edges: list[list[int]]) -> int | None:
    """What printed page numbers have in common: their distance from the number of the page."""
    counts: Counter[int] = Counter()
    for index in _flat(edges):
        line = lines[index]
        number = _page_number(line.text)
        number = _edge_number(line.text)[1] if number is None else number
        if number is not None and line.page is not None:
            counts[number - line.page] += 1
    best = min(counts.items(), key=lambda pair: (-pair[1], abs(pair[0])), default=(0, 0))
    return best[0] if best[1] >= int(load_data("text_reader")["pages"]["repeats"]) else None


def _split_number(line: TextLine, offset: int | None) -> tuple[str, int | None]:
    """A line's text without its page number, when the number is one by its distance from the page."""
    rest, number = _edge_number(line.text)
    if number is None or offset is None or line.page is None or number - line.page != offset:
        rest, number = line.text, None
    return rest.strip(load_data("text_reader")["pages"]["separators"]), number


def _repeated(lines: list[TextLine], edges: list[list[int]], offset: int | None) -> set[str]:
    """Texts that stand at the edge of so many pages that they are no part of the text."""
    rules = load_data("text_reader")["pages"]
    pages = {line.page for line in lines if line.page is not None and line.text}
    needed = max(int(rules["repeats"]), round(len(pages) * float(rules["share"])))
    seen: dict[str, set[int | None]] = {}
    for index in _flat(edges):
        seen.setdefault(_split_number(lines[index], offset)[0], set()).add(lines[index].page)
    return {text for text, where in seen.items() if len(where) >= needed and not _is_item(text)}


def _is_item(text: str) -> bool:
    """A list item, a table row or a numbered label («Mål 2: …») may come back on many pages and still be text."""
    return text[:1] in "|-•*#" or text.endswith(":") or _LABEL.match(text) is not None


def _kept(lines: list[TextLine], reasons: dict[int, str], labels: dict[int, str]) -> list[TextLine]:
    """All lines, the dropped ones emptied: an empty line says that something stood between."""
    return [
        replace(
            line,
            text="" if index in reasons else line.text,
            bold=() if index in reasons else line.bold,
            page_label=labels.get(line.page) if line.page is not None else None,
        )
        for index, line in enumerate(lines)
    ]


def _running(lines: list[TextLine], reasons: dict[int, str], offset: int | None) -> tuple[str, ...]:
    heads = [_split_number(lines[i], offset)[0] for i, reason in sorted(reasons.items()) if reason == "running_head"]
    return tuple(dict.fromkeys(heads))


def _dropped(lines: list[TextLine], reasons: dict[int, str]) -> tuple[Dropped, ...]:
    return tuple(Dropped(lines[i].text, reason, lines[i].page) for i, reason in sorted(reasons.items()))
