"""Lines → units (a heading, a paragraph, an item, a table): decides which printed lines belong together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from tracecheck.model.source import Line
from tracecheck.readers.text.lines import TextLine
from tracecheck.readers.text.shapes import Formed, Shape, ends_sentence, form_of
from tracecheck.resources import load_data

_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u2010\x02]$")
# Characters at the end of a text that say how it ends; a paragraph may be long.
_TAIL = 80


class UnitKind(StrEnum):
    """What a unit is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that belong together. `lines` and `bold` count in `text`; `gap` says that an empty line stands before.

    `level` is the heading level (0: by capitals only); `rows` are the lines of a table.
    `whole` units are not gone on with.
    """

    kind: UnitKind
    text: str
    lines: tuple[Line, ...]
    bold: tuple[tuple[int, int], ...] = ()
    marker: str | None = None
    level: int | None = None
    indent: int = 0
    gap: bool = False
    rows: tuple[TextLine, ...] = ()
    whole: bool = False

    def part(self, start: int, end: int) -> "Unit":
        """The characters `start` to `end` as a unit of the same kind, without white space around."""
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        end = max(start, end - (len(raw) - len(raw.rstrip())))
        lines = tuple(
            replace(line, start=max(line.start, start) - start, end=min(line.end, end) - start)
            for line in self.lines
            if line.start < end and line.end > start
        )
        bold = tuple((max(a, start) - start, min(b, end) - start) for a, b in self.bold if a < end and b > start)
        return replace(self, text=self.text[start:end], lines=lines or self.lines[:1], bold=bold)


def make_units(lines: list[TextLine]) -> list[Unit]:
    """Units in reading order."""
    width = wrap_width(lines)
    units: list[Unit] = []
    gap, fenced = True, False
    for line in lines:
        form = form_of(line)
        if form.shape is Shape.FENCE:
            fenced, gap = not fenced, True
            continue
        if form.shape in (Shape.BLANK, Shape.RULE):
            _underline(units, line, form, gap)
            gap = True
            continue
        _add(units, line, Formed(Shape.TEXT) if fenced else form, gap or fenced, width)
        gap = False
    return units


def wrap_width(lines: list[TextLine]) -> int | None:
    """The width that the text was broken at, None when its lines are whole paragraphs."""
    rules = load_data("text_reader")["join"]
    lengths = sorted(len(line.text) + line.indent for line in lines if line.text and not line.text.startswith("|"))
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.97)]
    full = sum(1 for length in lengths if length >= 0.8 * width)
    fits = int(rules["narrow"]) <= width <= int(rules["wide"])
    return width if fits and full >= float(rules["full_share"]) * len(lengths) else None


def _underline(units: list[Unit], line: TextLine, form: Formed, gap: bool) -> None:
    """A row of `=` or `-` right under a line makes that line a heading."""
    if form.shape is Shape.RULE and units and not gap and units[-1].kind is UnitKind.TEXT and line.text[0] in "=-":
        units[-1] = replace(units[-1], kind=UnitKind.HEADING, level=1 if line.text[0] == "=" else 2)


def _add(units: list[Unit], line: TextLine, form: Formed, gap: bool, width: int | None) -> None:
    last = units[-1] if units else None
    if form.shape is Shape.ROW:
        if last is not None and last.kind is UnitKind.TABLE and not gap:
            units[-1] = replace(last, rows=(*last.rows, line))
        else:
            units.append(replace(_unit(line, form, gap), kind=UnitKind.TABLE, rows=(line,)))
    elif last is not None and _continues(last, line, form, gap, width):
        units[-1] = _joined(last, line)
    else:
        units.append(_unit(line, form, gap))


def _unit(line: TextLine, form: Formed, gap: bool) -> Unit:
    kinds = {Shape.HEADING: UnitKind.HEADING, Shape.ITEM: UnitKind.ITEM}
    text = line.text[form.start :]
    bold = tuple((max(a - form.start, 0), b - form.start) for a, b in line.bold if b > form.start)
    return Unit(
        kind=kinds.get(form.shape, UnitKind.TEXT),
        text=text,
        lines=(_line(line, 0, len(text)),),
        bold=bold,
        marker=form.marker,
        level=form.level,
        indent=line.indent,
        gap=gap,
        whole=form.whole,
    )


def _line(line: TextLine, start: int, end: int) -> Line:
    return Line(start=start, end=end, page=line.page, page_label=line.page_label, number=line.number)


def _continues(last: Unit, line: TextLine, form: Formed, gap: bool, width: int | None) -> bool:
    """Whether a line goes on with the unit before it."""
    longest = int(load_data("limits")["text"]["paragraph"])
    if last.whole or form.whole:
        return False
    if last.kind is UnitKind.TABLE or form.shape not in (Shape.TEXT, Shape.HEADING) or len(last.text) > longest:
        return False
    if form.shape is Shape.HEADING:
        return form.level == 0 and not gap and _is_open(last.text)
    if last.kind is UnitKind.ITEM and not last.text:
        return any(char.isalpha() for char in line.text)
    if gap:
        turned = last.lines[-1].page != line.page
        return turned and _starts_low(line.text) and not ends_sentence(last.text)
    tests: tuple[Callable[[], bool], ...] = (
        lambda: _is_open(last.text),
        lambda: _starts_low(line.text) and not ends_sentence(last.text),
        lambda: last.kind is not UnitKind.HEADING and _is_full(last, line, width),
    )
    return any(test() for test in tests)


def _is_open(text: str) -> bool:
    """The text stops in the middle: at a comma, a hyphen, an open bracket or a word that needs another."""
    if text.endswith((",", "/", "(")) or _HYPHEN.search(text[-_TAIL:]) or text.rfind("(") > text.rfind(")"):
        return True
    word = text[-_TAIL:].rsplit(maxsplit=1)[-1:]
    return bool(word) and word[0].lower() in load_data("text_reader")["join"]["open_words"]


def _starts_low(text: str) -> bool:
    first = text.lstrip("(«\"'")[:1]
    return first.islower() or first in ("&", "–", "%")


def _is_full(last: Unit, line: TextLine, width: int | None) -> bool:
    """The line before has no room for the first word of this one: it was broken there by its width alone."""
    if width is None:
        return False
    printed = last.lines[-1].end - last.lines[-1].start
    room = width - last.indent - printed
    return room < len(line.text.split(" ", 1)[0]) + 1 or printed >= 0.9 * width


def _joined(last: Unit, line: TextLine) -> Unit:
    before, glue = _before(last.text, line.text)
    start = len(before) + len(glue)
    text = before + glue + line.text
    lines = (*last.lines[:-1], replace(last.lines[-1], end=min(last.lines[-1].end, len(before))))
    bold = last.bold + tuple((a + start, b + start) for a, b in line.bold)
    return replace(last, text=text, lines=(*lines, _line(line, start, len(text))), bold=bold)


def _before(text: str, following: str) -> tuple[str, str]:
    """The text as it goes on, and what stands between: the hyphen of a broken word goes, that of «klima- og» stays."""
    if not text:
        return "", ""
    if not _HYPHEN.search(text[-_TAIL:]):
        return text, " "
    first = following.split(" ", 1)[0].lower().strip(".,;:")
    if first in load_data("text_reader")["join"]["hyphen_words"]:
        return text, " "
    return (text[:-1], "") if following[:1].islower() else (text, "")


def joined_units(first: Unit, second: Unit) -> Unit:
    """Two units as one of the kind of the second, a space between."""
    shift = len(first.text) + 1
    lines = tuple(replace(line, start=line.start + shift, end=line.end + shift) for line in second.lines)
    bold = tuple((a + shift, b + shift) for a, b in second.bold)
    text = f"{first.text} {second.text}"
    return replace(second, text=text, lines=first.lines + lines, bold=first.bold + bold, gap=first.gap)
