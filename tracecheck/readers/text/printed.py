"""Pages of a text without page marks, by the numbers that were printed on them beside a running head or foot."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from tracecheck.readers.text.lines import TextLine
from tracecheck.resources import load_data

_EDGE = re.compile(
    r"^(?P<head>\d{1,3})[\s|•·–-]+(?P<after>\D.{3,80})$|^(?P<before>\D.{3,80}?)[\s|•·–-]+(?P<tail>\d{1,3})$"
)


def mark_printed_pages(lines: list[TextLine]) -> list[TextLine]:
    """The lines with the printed number as their page; unchanged where no numbers ascend beside a running text."""
    marks = _longest_run(list(_numbers(lines)))
    if len(marks) < int(load_data("text_reader")["pages"]["printed"]):
        return lines
    often = _coming_back(lines)
    on_top = all(line.text in often for line in lines[: marks[0][0]] if line.text)
    return [replace(line, page=_page_of(index, marks, on_top)) for index, line in enumerate(lines)]


def _page_of(index: int, marks: list[tuple[int, int]], on_top: bool) -> int:
    """The page of a line: numbers on top begin a page, those at its foot end it."""
    if on_top:
        return marks[max(bisect_right(marks, index, key=itemgetter(0)) - 1, 0)][1]
    at = bisect_left(marks, index, key=itemgetter(0))
    return marks[at][1] if at < len(marks) else marks[-1][1] + 1


def _numbers(lines: list[TextLine]) -> Iterator[tuple[int, int]]:
    """(index, number) of lines that are a page number beside a text that comes back, or hold both."""
    often = _coming_back(lines)
    bare = re.compile(load_data("text_reader")["pages"]["number"], re.IGNORECASE)
    filled = [index for index, line in enumerate(lines) if line.text]
    for at, index in enumerate(filled):
        found, edge = bare.match(lines[index].text), _EDGE.match(lines[index].text)
        beside = [lines[each].text for each in (*filled[max(at - 1, 0) : at], *filled[at + 1 : at + 2])]
        if found and any(text in often for text in beside):
            yield index, int(found["n"])
        elif edge and (edge["after"] or edge["before"]).strip() in often:
            yield index, int(edge["head"] or edge["tail"])


def _coming_back(lines: list[TextLine]) -> set[str]:
    counts: dict[str, int] = {}
    for line in lines:
        edge = _EDGE.match(line.text)
        text = (edge["after"] or edge["before"]).strip() if edge else line.text
        # A single word is a label («Tiltak 3»), no running head.
        if " " in text and not text[0].isdigit() and not text.endswith(":"):
            counts[text] = counts.get(text, 0) + 1
    needed = int(load_data("text_reader")["pages"]["printed"])
    return {text for text, count in counts.items() if count >= needed}


def _longest_run(numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of numbers that ascend by one."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for mark in numbers:
        if not run or mark[1] != run[-1][1] + 1:
            run = []
        run.append(mark)
        best = run if len(run) > len(best) else best
    return best
