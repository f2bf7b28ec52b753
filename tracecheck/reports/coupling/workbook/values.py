"""Texts as a cell can hold them."""

import re

from tracecheck.messages import Catalogue
from tracecheck.reports.look import HARMFUL

_BLANKS = re.compile(r"[^\S\n]+")
_HALF = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(rf"{HARMFUL.pattern}|{_HALF.pattern}|[^\S\n ]")
"""What is not shown as it is: a workbook has some hundred thousand cells, and hardly one has any of it."""


def cell_text(text: str, most: int, catalogue: Catalogue) -> str:
    """Text without control, direction and invisible characters; lines stay lines. Too long a text ends in a mark."""
    plain = _plain(text) if "  " in text or _ODD.search(text) else text
    if 2 * len(plain) <= most or _units(plain) <= most:
        return plain
    mark = f" {catalogue.text('workbook.cut')}"
    return _within(plain, most - len(mark)) + mark


def _plain(text: str) -> str:
    return _HALF.sub("\ufffd", _BLANKS.sub(" ", HARMFUL.sub("", text)))


def _units(text: str) -> int:
    """How many characters Excel counts: one beyond the first plane is two."""
    return len(text) + sum(1 for each in text if ord(each) > 0xFFFF)


def _within(text: str, most: int) -> str:
    """The beginning of a text, at most so many characters as Excel counts them."""
    cut = text[:most]
    while (surplus := _units(cut) - most) > 0:
        cut = cut[: -(surplus + 1) // 2 or -1]
    return cut


def sheet_name(title: str, number: int, most: int) -> str:
    """A name that a workbook takes: none of []:*?/\\, at most so many characters; «(2)» for one that goes on."""
    tail = f" ({number})" if number > 1 else ""
    return re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")[: most - len(tail)] + tail
