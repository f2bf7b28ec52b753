"""What the modules of this folder hand to each other."""

from dataclasses import dataclass, replace

from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.plan import DocumentKind, TableFacts
from tracecheck.model.source import Cell, Problem, Table

# Roles that hold goals and measures, from the top.
LEVELS = ("area", "quoted_goal", "goal", "subgoal", "unit_goal", "strategy", "order", "measure")


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the document says around a table.

    `heading` is the nearest heading, caption or lead-in. `parent` is the id of the goal that the table stands under,
    `parent_kind` what it is. `amount_factor` is kroner for each printed unit («i 1000 kr» is 1000). `year` is the
    year that the document applies to. `previous` is true in a section that evaluates the plan before. `like` is the
    table read before in the same section: a table without a header and with as many columns goes on with its roles.
    """

    document_kind: DocumentKind
    section: tuple[str, ...] = ()
    heading: str | None = None
    parent: str | None = None
    parent_kind: ItemKind | None = None
    amount_factor: float = 1.0
    year: int | None = None
    previous: bool = False
    like: TableFacts | None = None


@dataclass(frozen=True, slots=True)
class TableReading:
    """What came of a table. Item ids are provisional (`@block:character`), unique in the document.

    `statements` are rows that speak of decisions made before.
    """

    items: tuple[Item, ...]
    facts: TableFacts
    problems: tuple[Problem, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `role` as in `data/columns.toml` (or `year`, for a header that is a year alone), from 0.

    `sure` is true when the whole header is a known name.
    """

    index: int
    role: str
    header: str
    year: int | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body, or several that a table printed apart and that belong together.

    `cells` has one entry a column: the cell that covers it, or None. `fresh` says where the cell starts in this row
    (a merged cell from above does not). `kind` is data, group, sum or header (repeated).
    """

    number: int
    cells: tuple[Cell | None, ...]
    fresh: tuple[bool, ...]
    kind: str = "data"

    def own(self, column: int) -> Cell | None:
        """The cell of this row in a column, unless it hangs down from above."""
        return self.cells[column] if self.fresh[column] else None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its columns named and its rows sorted."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str
    headed: bool

    def with_role(self, *roles: str) -> tuple[Column, ...]:
        """The columns that have one of the roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    def has(self, *roles: str) -> bool:
        """Whether some column has one of the roles."""
        return any(column.role in roles for column in self.columns)

    def without(self, *columns: Column) -> "Layout":
        """The layout with some columns that nothing is read from."""
        kept = (replace(each, role="other") if each in columns else each for each in self.columns)
        return replace(self, columns=tuple(kept)) if columns else self
