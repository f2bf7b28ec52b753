"""Registers whose rows name their own level: «Delmål | 1.2 | Alle har noe å gjøre | 1», as systems export them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.guess import numeric_share
from tracecheck.parsers.tables.records import LEVELS, Column, Layout, Row
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.resources import load_data

_ORDER = (ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR)
_RANKS = tuple(sorted(ItemKind, key=lambda kind: _ORDER.index(kind) if kind in _ORDER else -1))
_TEXT_ROLES = ("text", "description", "other", "goal", "subgoal", "measure", "area", "indicator")


@dataclass(frozen=True, slots=True)
class Register:
    """Where a register says what: the column of levels, that of statements, that of the number above or None."""

    level: int
    text: int
    above: int | None

    def role(self, row: Row) -> str | None:
        """The role of a row's statement by the level that it names, or None."""
        return _level_role(cell_text(row.own(self.level)))

    def layout(self, layout: Layout, role: str) -> Layout:
        """The layout for rows of one level: the statement has its role."""
        return replace(layout, columns=tuple(self._column(column, role) for column in layout.columns))

    def _column(self, column: Column, role: str) -> Column:
        if column.index == self.text:
            return replace(column, role=role)
        named = column.role in (*LEVELS, "indicator", "target", "reference")
        return replace(column, role="other") if named or column.index in (self.level, self.above) else column


def find_register(layout: Layout) -> Register | None:
    """The columns of a register, when one column holds names of two levels or more and little else."""
    level = next((column.index for column in layout.columns if layout.headed and _names_levels(layout, column)), None)
    if level is None:
        return None
    above = next((column.index for column in layout.columns if _points_above(column)), None)
    texts = [
        column.index
        for column in layout.columns
        if column.index not in (level, above)
        and column.role in _TEXT_ROLES
        and numeric_share(column.index, layout.rows) < 0.5
    ]
    text = max(texts, key=lambda index: (_letters(layout, index), -index), default=None)
    return None if text is None else Register(level, text, above)


def roles_of(register: Register, layout: Layout) -> frozenset[str]:
    """The roles that the rows of a register name."""
    return frozenset(role for row in layout.rows if (role := register.role(row)))


def with_parents(items: Mapping[str, Item], above: Mapping[str, str]) -> Iterator[tuple[str, Item]]:
    """The items with the parents that their rows point at by number; `above` has these numbers by item."""
    by_number = {_bare(item.label): key for key, item in reversed(list(items.items())) if item.label}
    places = {key: (_RANKS.index(item.kind), place) for place, (key, item) in enumerate(items.items())}
    for key, item in items.items():
        parent = by_number.get(_bare(above.get(key)))
        # What stands above has a higher level, or the same and an earlier row: no circles.
        fits = parent is not None and places[parent] < places[key]
        yield key, replace(item, parent=parent) if fits else item


def _bare(number: str | None) -> str:
    return (number or "").strip(" .:)").casefold()


def _names_levels(layout: Layout, column: Column) -> bool:
    cells = [cell_text(row.own(column.index)) for row in layout.rows if filled(row.own(column.index))]
    limits = load_data("columns")["levels"]
    roles = [_level_role(text) for text in cells]
    known = [role for role in roles if role]
    several = 1 < len(set(known)) < len(known)  # a list of words explained names each level once
    return several and len(cells) >= limits["rows"] and len(known) >= limits["share"] * len(cells)


def _level_role(text: str) -> str | None:
    name = read_header(text)
    return name.role if name.sure and name.year is None and name.role in (*LEVELS, "indicator") else None


def _points_above(column: Column) -> bool:
    return text_key(column.header) in {text_key(name) for name in load_data("columns")["levels"]["above"]}


def _letters(layout: Layout, index: int) -> int:
    return sum(len(cell_text(row.own(index))) for row in layout.rows)
