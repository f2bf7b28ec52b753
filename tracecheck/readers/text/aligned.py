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


def unfold(text: str) -> str:
    """The text with aligned columns as pipe tables and labels with a colon; anything else stays as it is."""
    lines = text.split("\n")
    sides = _sides(lines)
    done: list[str] = []
    judged = 0  # Lines with tabs before this are known to be no table; no shorter run of them is one either.
    while len(done) < len(lines):
        at = len(done)
        run = _run_of_tabs(lines, at) if at >= judged else []
        judged = max(judged, at + len(run))
        done += (
            _tabbed(run) or _table(lines, at) or figure_rows(lines, at) or _labelled(lines, at, sides) or [lines[at]]
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


def _table(lines: Sequence[str], at: int) -> list[str]:
    """The lines of a table that begins here, as rows with pipes; none when there is no table."""
    names = _chunks(lines[at])
    if not _are_names(names) or (at and _are_columns_of(_chunks(lines[at - 1]), names)):
        return []
    starts = [name.start for name in names]
    below = (_cells(_chunks(line), starts) for line in _from(lines, at + 1))
    printed = list(takewhile(lambda cells: cells is not None, below))
    rows, owners = _rows([cells for cells in printed if cells])
    if not _is_table(rows) or _is_running(printed, starts):
        return []
    first = [owners.index(row) for row in range(len(rows))]
    body = [_row(rows[owner]) if first[owner] == place else _RULE for place, owner in enumerate(owners)]
    return [_row([name.text for name in names]), *body]


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


def _is_running(printed: Sequence[Sequence[str] | None], starts: Sequence[int]) -> bool:
    """Most lines of the first column reach almost to the next one: text in columns, broken where the column ends."""
    width = starts[1] - starts[0]
    full = sum(1 for cells in printed if cells and len(cells[0]) * 100 >= width * _limits()["full_percent"])
    return full * 2 > len(printed)


def _are_names(chunks: Sequence[_Chunk]) -> bool:
    """Short words with a capital letter, side by side: a line of column names."""
    longest = _limits()["name_words"]
    return len(chunks) > 1 and all(
        chunk.text[0].isupper() and len(chunk.text.split()) <= longest and chunk.text[-1] not in ".,;!?"
        for chunk in chunks
    )


def _are_columns_of(above: Sequence[_Chunk], names: Sequence[_Chunk]) -> bool:
    """The line above names the same columns: what begins there was looked at, and long lists are not looked at anew."""
    if len(above) != len(names) or not _are_names(above):
        return False
    return all(abs(one.start - two.start) <= _limits()["tolerance"] for one, two in zip(above, names, strict=True))


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
