"""Columns that a text export keeps apart by tabs (Word) or blanks («pdftotext -layout») → pipe tables, labelled text.

The number of lines stays the same, so that every line keeps its number. A table needs a line of column names with at
least two rows below it, whose cells begin under the names; a line whose first cell is empty or goes on in small letters
belongs to the row above. A column of labels needs text that goes on beside or below. Two columns of running text, which
fill their width, are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tracecheck.readers.text.figures import figure_rows
from tracecheck.readers.text.shapes import UPPER
from tracecheck.resources import load_data

_CHUNK = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(rf"^(?P<label>[{UPPER}][^\W\d_]{{2,}}\S*(?: \S+){{0,2}}) {{3,}}(?P<text>\S.*)$")
_MARKER = re.compile(r"\W*|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zæøå])[.)]?")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? ")
_RULE = "|---|"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words with single blanks between them, and where they begin."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Names of columns, and the cells of the lines below that stand under them."""

    names: tuple[_Chunk, ...] = ()
    below: tuple[list[str], ...] = ()


_NO_RUN = _Run()


def unfold(text: str) -> str:
    """The text with aligned columns as pipe tables and labels with a colon; anything else stays as it is."""
    lines = text.split("\n")
    sides = _sides(lines)
    done: list[str] = []
    no_tabs = no_table = 0  # Lines before these stand in a run that is no table; no part of it is looked at again.
    while len(done) < len(lines):
        at = len(done)
        tabbed = _run_of_tabs(lines, at) if at >= no_tabs else []
        aligned = _run_of_columns(lines, at) if at >= no_table else _NO_RUN
        no_tabs, no_table = max(no_tabs, at + len(tabbed)), max(no_table, at + len(aligned.below))
        done += (
            _tabbed(tabbed) or _table(aligned) or figure_rows(lines, at) or _labelled(lines, at, sides) or [lines[at]]
        )
    return "\n".join(done)


def _run_of_tabs(lines: Sequence[str], at: int) -> list[list[str]]:
    """The cells of the lines from here on that have as many tabs each."""
    rows = (_tabs(line) for line in takewhile(lambda line: "\t" in line.strip(), _from(lines, at)))
    first = next(rows, None)
    return [first, *takewhile(lambda row: len(row) == len(first), rows)] if first is not None else []


def _from(lines: Sequence[str], at: int) -> Iterator[str]:
    """The lines from here on, without a copy of them."""
    return (lines[each] for each in range(at, len(lines)))


def _tabbed(rows: Sequence[list[str]]) -> list[str]:
    """Lines with as many tabs each, as rows with pipes; numbered lists and tables of contents are no tables."""
    if len(rows) < _limits()["rows"] or len(rows[0]) < 2:
        return []
    if len(rows[0]) == 2 and all(_MARKER.fullmatch(row[0]) or row[1].isdigit() for row in rows):
        return []
    return [_row(row) for row in rows]


def _tabs(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("\r\n ").split("\t")]


def _run_of_columns(lines: Sequence[str], at: int) -> _Run:
    """The names of columns in this line, and the cells of the lines below that stand under them."""
    names = _chunks(lines[at])
    if not _are_names(names):
        return _NO_RUN
    starts = [name.start for name in names]
    below = (_cells(_chunks(line), starts) for line in _from(lines, at + 1))
    return _Run(tuple(names), tuple(cells for cells in takewhile(lambda cells: cells is not None, below) if cells))


def _table(run: _Run) -> list[str]:
    """The lines of a run as rows with pipes; none when it is no table."""
    rows, owners = _rows(run.below)
    if not _is_table(rows) or _is_running(run):
        return []
    first = {owner: place for place, owner in reversed(list(enumerate(owners)))}
    body = [_row(rows[owner]) if first[owner] == place else _RULE for place, owner in enumerate(owners)]
    return [_row([name.text for name in run.names]), *body]


def _rows(printed: Sequence[list[str]]) -> tuple[list[list[str]], list[int]]:
    """The rows that printed lines make, and to which row each line belongs."""
    rows: list[list[str]] = []
    owners: list[int] = []
    for cells in printed:
        if rows and not cells[0][:1].isupper() and not cells[0][:1].isdigit():
            rows[-1] = [f"{old} {new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        owners.append(len(rows) - 1)
    return rows, owners


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Several rows with more than one filled cell, and no cell as long as a column of running text."""
    filled = sum(1 for row in rows if sum(map(bool, row)) > 1)
    longest = max((len(cell.split()) for row in rows for cell in row), default=0)
    return filled >= _limits()["rows"] and longest <= _limits()["cell_words"]


def _is_running(run: _Run) -> bool:
    """Most lines of the first column reach almost to the next one: text in columns, broken where the column ends."""
    width = run.names[1].start - run.names[0].start
    full = sum(1 for cells in run.below if len(cells[0]) * 100 >= width * _limits()["full_percent"])
    return full * 2 > len(run.below)


def _are_names(chunks: Sequence[_Chunk]) -> bool:
    """Short words with a capital letter, side by side: a line of column names."""
    longest = _limits()["name_words"]
    return len(chunks) > 1 and all(
        chunk.text[0].isupper() and len(chunk.text.split()) <= longest and chunk.text[-1] not in ".,;!?"
        for chunk in chunks
    )


def _cells(chunks: Sequence[_Chunk], starts: Sequence[int]) -> list[str] | None:
    """The words of a line under their columns; None for a line that does not stand in these columns."""
    cells = [""] * len(starts)
    last = -1
    for chunk in (part for whole in chunks for part in _cut(whole, starts)):
        column = min(range(len(starts)), key=lambda each: abs(starts[each] - chunk.start))
        if column <= last or abs(starts[column] - chunk.start) > _limits()["tolerance"]:
            return None
        cells[column] = chunk.text
        last = column
    return cells if chunks else None


def _cut(chunk: _Chunk, starts: Sequence[int]) -> Iterator[_Chunk]:
    """A cell that fills its column to the next one has a single blank behind it: cut where that column begins."""
    for start in starts:
        at = start - chunk.start
        blank = chunk.text.rfind(" ", max(0, at - _limits()["tolerance"]), max(0, at + 1))
        if blank > 0:
            yield _Chunk(chunk.start, chunk.text[:blank])
            chunk = _Chunk(chunk.start + blank + 1, chunk.text[blank + 1 :])
    yield chunk


def _sides(lines: Sequence[str]) -> frozenset[int]:
    """Where text stands beside a label and goes on below itself: a column of labels is there on the other lines too."""
    return frozenset(
        len(line) - len(line.lstrip(" "))
        for at, line in enumerate(lines)
        if at and _labelled(lines, at - 1, frozenset())
    )


def _labelled(lines: Sequence[str], at: int, sides: frozenset[int]) -> list[str]:
    """«Delmål     1.1 …» with more text below its right side: the label with a colon, and the text as lines.

    A label with a single line of text counts where the text begins at one of the `sides`.
    """
    found = _LABEL.match(lines[at])
    if found is None or len(_chunks(lines[at])) != 2:
        return []
    side = found.start("text")
    label, texts = found["label"], [found["text"]]
    for line in _from(lines, at + 1):
        left, right = line[:side].strip(), line[side:].strip()
        if not line.strip() or (left and not _goes_on(label, left, right)) or line[side - 1 : side].strip():
            break
        label = _joined(label, left)
        texts.append(right)
    return _written(label.removesuffix(":"), texts) if len(texts) > 1 or side in sides else []


def _written(label: str, texts: Sequence[str]) -> list[str]:
    """The label before its text; before each of them where they are numbered («Delmål 1.1 …», «Delmål 1.2 …»)."""
    if _NUMBERED.match(texts[0]):
        return [f"{label} {text}" if _NUMBERED.match(text) else text for text in texts]
    return [f"{label}: {texts[0]}", *texts[1:]]


def _goes_on(label: str, left: str, right: str) -> bool:
    """The second line of a label: after a hyphen, or with nothing beside it in small letters."""
    return label.endswith("-") or (not right and left[0].islower())


def _joined(label: str, left: str) -> str:
    if not left:
        return label
    return label[:-1] + left if label.endswith("-") else f"{label} {left}"


def _chunks(line: str) -> list[_Chunk]:
    return [_Chunk(found.start(), found[0]) for found in _CHUNK.finditer(line.replace("\f", " "))]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _limits() -> dict[str, int]:
    limits: dict[str, int] = load_data("text_reader")["aligned"]
    return limits
