"""Rows and cells of a web table, placed in their grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from tracecheck.readers.limits import refuse_beyond
from tracecheck.resources import load_data

# No table of a plan is so wide or so deep; browsers stop at 1000 and 65534.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell element with its row and column from 1 and its spans."""

    element: HtmlElement
    row: int
    column: int
    row_span: int
    column_span: int


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The rows of this table, not of tables inside its cells; the foot comes last, as it is printed."""
    groups: dict[str, list[HtmlElement]] = {"head": [], "body": [], "foot": []}
    for child in table:
        if child.tag == "tr":
            groups["body"].append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            groups[child.tag[1:]] += [row for row in child if row.tag == "tr"]
    return groups["head"] + groups["body"] + groups["foot"]


def placed_cells(rows: list[HtmlElement]) -> Iterator[Placed]:
    """The cells with their place: cells that reach down from rows above push the others to the right.

    Raises UnreadableError (too_many_parts) where they are pushed beyond the columns that a table may have.
    """
    taken_to: dict[int, int] = {}
    for row_number, row in enumerate(rows, start=1):
        column = 1
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken_to.get(column, 0) >= row_number:
                column += 1
            refuse_beyond("document", "columns", column)
            down = min(_span(cell.get("rowspan"), len(rows)), len(rows) - row_number + 1)
            right = _span(cell.get("colspan"), 1)
            taken_to |= dict.fromkeys(range(column, column + right), row_number + down - 1)
            yield Placed(cell, row_number, column, down, right)
            column += right


def is_layout(cells: Sequence[Placed]) -> bool:
    """Whether a table only puts the page together: it has one column, or one cell holds most of its text.

    Such a cell has a title or a table of its own in it.
    """
    if all(cell.column == cell.column_span == 1 for cell in cells):
        return True
    limits = load_data("html_reader")["layout"]
    if max(cell.row for cell in cells) > limits["rows"] or any(cell.element.tag == "th" for cell in cells):
        return False
    counts = [len("".join(cell.element.itertext()).split()) for cell in cells]
    main = cells[counts.index(max(counts))].element
    built = main.find(".//table") is not None or main.find(".//h1") is not None or main.find(".//h2") is not None
    return built and max(counts) >= limits["words"] and max(counts) >= limits["share"] * sum(counts)


def _span(text: str | None, zero: int) -> int:
    """A span; 0 means «to the end» for rows (HTML standard), nonsense means 1."""
    if text is None or not text.strip().isdecimal():
        return 1
    number = int(text.strip()[:6])
    return min(number, _MOST) if number else max(zero, 1)


def header_rows(rows: list[HtmlElement]) -> int:
    """How many rows at the top are the header: those in thead, else those of th alone."""
    count = 0
    for row in rows:
        parent = row.getparent()
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and not (cells and all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count if count < len(rows) else 0
