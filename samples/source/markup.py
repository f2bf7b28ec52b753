"""The light markup that the sample texts are written in, read into blocks.

A text starts with `key: value` lines and a line `---`. Then, one a line:

    # heading, ## heading, ### heading       - bullet          * numbered point
    | cell | cell |                          a table; its first row is the header row
    @name argument                           a directive (see word.py)
    anything else                            a paragraph

In a table `^^` continues the cell above, and `=` is the sum of the column («=100» the sum plus 100). `{1.1}` and
`{26:B1}` stand for goal texts of `felles.toml`. A line that starts with `<name>` is for the variant of that name only.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

Goals = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Sender:
    """Whose documents they are: its name, the language tag of its files, the heading of its tables of contents."""

    name: str
    language: str
    contents: str


@dataclass(frozen=True)
class Block:
    """One piece of a text: `kind` is h1, h2, h3, p, bullet, number, table or a directive's name."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Text:
    """A sample document: its head (`key: value`) and its blocks."""

    head: dict[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


def read_goals(path: Path) -> Goals:
    """The goal texts that several documents share: by year of plan, then by label; none where there is no file."""
    if not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_sender(path: Path) -> Sender:
    """The municipality or herad that `kommune.toml` describes."""
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return Sender(words["namn"], words["malform"], words["innhald"])


def variants(path: Path) -> tuple[str | None, ...]:
    """The variants of a text: those that its head names as `fil.NAME`, else one without a name."""
    names = re.findall(r"^fil\.(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(names) or (None,)


def read_text(path: Path, variant: str | None, goals: Goals) -> Text:
    """The document of one variant."""
    lines = [_for_variant(line, variant) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [_with_goals(line, goals) for line in lines if line is not None]
    split = kept.index("---")
    return Text(_head(kept[:split], variant), tuple(_blocks(kept[split + 1 :])))


def _for_variant(line: str, variant: str | None) -> str | None:
    match = re.match(r"<(\w+)>\s?", line)
    if match is None:
        return line
    return line[match.end() :] if match[1] == variant else None


def _with_goals(line: str, goals: Goals) -> str:
    def goal(match: re.Match[str]) -> str:
        plan, label = match[1] or "delmål", match[2]
        text = goals[plan][label]
        return text if plan == "delmål" else f"{label} {text}"

    return re.sub(r"\{(?:(\d\d):)?([A-Z]?\d(?:\.\d)?)\}", goal, line)


def _head(lines: list[str], variant: str | None) -> dict[str, str]:
    pairs = dict(line.split(": ", 1) for line in lines if ": " in line)
    suffix = f".{variant}"
    return {key.removesuffix(suffix): value for key, value in pairs.items() if "." not in key or key.endswith(suffix)}


_MARKS = (("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("- ", "bullet"), ("* ", "number"))


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")))
            continue
        if rows:
            blocks.append(Block("table", rows=_with_sums(rows)))
            rows = []
        if line:
            blocks.append(_special(line) or Block("p", line))
    return blocks


def _special(line: str) -> Block | None:
    for mark, kind in _MARKS:
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    if line.startswith("@"):
        name, _, argument = line[1:].partition(" ")
        return Block(name, argument)
    return None


def _with_sums(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    done: list[tuple[str, ...]] = []
    for row in rows:
        done.append(tuple(_sum_of(done, column) + int(cell[1:] or 0) if cell.startswith("=") else cell
                          for column, cell in enumerate(row)))  # fmt: skip
        done[-1] = tuple(_spaced(cell) if isinstance(cell, int) else cell for cell in done[-1])
    return tuple(done)


def _sum_of(rows: list[tuple[str, ...]], column: int) -> int:
    return sum(_number(row[column]) for row in rows[1:])


def _number(cell: str) -> int:
    digits = cell.replace(" ", "").replace("−", "-")
    return int(digits) if re.fullmatch(r"-?\d+", digits) else 0


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
