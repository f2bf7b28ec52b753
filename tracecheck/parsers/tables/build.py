"""Rows to items: goals, strategies and measures with their parents, indicators under them, results in reports."""

from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from tracecheck.model.item import Basis, Item, ItemKind, Origin, Reference
from tracecheck.model.keys import text_key
from tracecheck.model.source import Place, Problem
from tracecheck.parsers.tables.amounts import in_group
from tracecheck.parsers.tables.attributes import references_of, row_changes
from tracecheck.parsers.tables.breaks import right_edges
from tracecheck.parsers.tables.groups import Group, read_group
from tracecheck.parsers.tables.kinds import is_of_which, is_technical
from tracecheck.parsers.tables.levels import Register, with_parents
from tracecheck.parsers.tables.measured import measured_changes
from tracecheck.parsers.tables.pointing import columns_of_each_row, is_silent, names_goal, shared_pointers
from tracecheck.parsers.tables.records import LEVELS, Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import Piece, bare_number, cell_text, filled, pieces, tidy
from tracecheck.parsers.tables.unpaired import unpaired_rows
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.resources import load_data

_GOALS = LEVELS[1:6]


@dataclass(slots=True)
class Builder:
    """Walks the rows of one table. `role` is the table's role; `items` grows in the order of the page."""

    layout: Layout
    context: TableContext
    role: str
    items: dict[str, Item] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _current: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _printed: dict[str, str] = field(default_factory=dict)
    _group: Group = Group()
    _side: tuple[str, ...] = ()
    _unpaired: list[Place] = field(default_factory=list)
    _pointed: tuple[Reference, ...] = ()
    _edges: dict[int, float] = field(default_factory=dict)
    _each: frozenset[int] = frozenset()
    _shown: tuple[Reference, ...] = ()
    _silent: bool = False
    _numbers: dict[str, str] = field(default_factory=dict)
    _rows: dict[str, list[tuple[Reference, ...]]] = field(default_factory=dict)

    def read_register(self, rows: tuple[Row, ...], register: Register) -> None:
        """Take in rows that name their own levels, and the numbers of what stands above them."""
        layout = self.layout
        for row in rows:
            role = register.role(row)
            if row.kind != "data" or role is None:
                continue
            before = set(self.items)
            self.layout = register.layout(layout, role)
            self._add(row)
            number = cell_text(row.own(register.above)) if register.above is not None else ""
            self._numbers |= dict.fromkeys(self.items.keys() - before, number)
        self.items = dict(with_parents(self.items, self._numbers))

    def read(self, rows: tuple[Row, ...]) -> None:
        """Take in all rows."""
        self._edges = right_edges(self.layout) if not self.layout.has("description") else {}
        self._each = columns_of_each_row(self.layout, rows)
        for row, below in zip_longest(rows, rows[1:]):
            if row.kind == "group":
                self._open_group(row, below)
            elif row.kind == "data" and not (self.layout.has("amount") and is_of_which(row)):
                self._add(row)
        for goal, pointed in self._rows.items():
            self._change(goal, {"references": () if self.items[goal].references else shared_pointers(pointed)})
        self.problems.extend(unpaired_rows(self.layout.table.number, self._unpaired))

    def _open_group(self, row: Row, below: Row | None) -> None:
        roles = frozenset(column.role for column in self.layout.columns)
        group = read_group(row, roles, bool(self.items), below)
        last = list(self.items)[-1:] if group.description else []
        for item in last:
            self._change(item, {"description": group.description})
        if group.description:
            return
        self._group, self._side = group, ()
        self._current, self._printed = {}, {}
        if group.piece is not None and group.kind is not None:
            self._make(group.piece, group.kind, "group", self._outer(group.piece))
            self._current["group"] = (group.piece.id,)

    def _add(self, row: Row) -> None:
        self._read_side(row)
        self._read_pointers(row)
        made: list[str] = []
        for role in LEVELS:
            made = self._role(row, role, bool(made)) or made
        subjects = made or self._sub_row(row) or self._lowest()
        indicators = self._indicators(row)
        self._attach(row, tuple(subjects), tuple(indicators), bool(made))
        for goal in next((self._current[each] for each in reversed(_GOALS) if self._current.get(each)), ()):
            self._rows.setdefault(goal, []).append(self._shown)

    def _role(self, row: Row, role: str, below_new: bool) -> list[str]:
        """Items of all columns of a role; two columns of measures stand side by side."""
        columns = self.layout.with_role(role)
        made = [item for column in columns for item in self._level(row, column, below_new)]
        if made and len(columns) > 1:
            self._current[role] = tuple(made)
        return made

    def _read_side(self, row: Row) -> None:
        """A nameless first column of words is a heading for the rows beside it."""
        first = self.layout.columns[0]
        text = cell_text(row.own(0)) if first.role == "other" and not first.header and self.layout.headed else ""
        if any(map(str.isalpha, text)) and len(text.split()) <= load_data("columns")["limits"]["group_words"]:
            self._side = (text,)

    def _level(self, row: Row, column: Column, below_new: bool) -> list[str]:
        """Items of one cell; nothing when it hangs down, is blank or repeats the goal above."""
        cell = row.own(column.index)
        if not filled(cell):
            if row.fresh[column.index] and (below_new or column.index in self._each):
                self._forget(column.role)
            return []
        key = text_key(cell_text(cell))
        if self._printed.get(column.role) == key and not below_new:
            return []
        self._forget(column.role)
        self._printed[column.role] = key
        found = pieces(cell, right=self._edges.get(column.index), coded=column.role in _GOALS)
        if column.role == "measure" and (said := self._answered(found)):
            return said
        if column.role in _GOALS:
            self._pointed = self._pointers(found, column)
        if column.role in _GOALS and self._pointed:
            return []
        made = self._pieces(found, column, row)
        self._current[column.role] = (*self._current.get(column.role, ()), *made)
        return made

    def _read_pointers(self, row: Row) -> None:
        """What the row's own pointers say, or those above it where a column prints each of them once."""
        columns = self.layout.with_role("reference")
        if any(filled(row.own(column.index)) for column in columns):
            self._shown = references_of(self.layout, row)
        elif any(row.fresh[each.index] and (each.index in self._each or self._ends(row, each)) for each in columns):
            self._shown = ()
        self._silent = is_silent(self.layout, row, self._each, self.context)

    def _ends(self, row: Row, pointing: Column) -> bool:
        """Whether another goal stands to the left of an empty pointer: what the goal above points at is not its own."""
        left = [column for role in _GOALS for column in self.layout.with_role(role) if column.index < pointing.index]
        named = [(column, text_key(text)) for column in left if (text := cell_text(row.own(column.index)))]
        return any(self._printed.get(column.role) != key for column, key in named)

    def _outer(self, piece: Piece) -> str | None:
        """The goal that the table stands under, for a statement that neither names its own nor should have done so."""
        pointed = self._pointed or self._shown or names_goal(piece.text)
        return (
            None if self._silent or (pointed and self.context.parent_kind is not ItemKind.AREA) else self.context.parent
        )

    def _forget(self, role: str) -> None:
        """A new goal ends what stood under the one before."""
        for lower in LEVELS[LEVELS.index(role) :]:
            self._current.pop(lower, None)
            self._printed.pop(lower, None)
        if role in _GOALS:
            self._pointed = ()

    def _pointers(self, found: tuple[Piece, ...], column: Column) -> tuple[Reference, ...]:
        """A label alone («B1»), or with a catchword beside an indicator («2.1 Trygghet»), points at a goal."""
        limit = load_data("columns")["limits"]["pointer_words"]
        beside = self.layout.has("indicator") and not self.layout.has("measure")
        texts = [tidy(f"{piece.label or ''} {piece.text}") for piece in found]
        numbers = [piece.number or bare_number(piece.text) for piece in found]
        words = [len(piece.text.split()) if piece.number else 0 for piece in found]
        if column.role not in _GOALS or not all(numbers) or any(count > (limit if beside else 0) for count in words):
            return ()
        if any(set(piece.text.casefold().split()) & set(load_data("columns")["group"]["modals"]) for piece in found):
            return ()
        kinds = [piece.kind or "goal" for piece in found]
        triples = zip(texts, numbers, kinds, strict=True)
        return tuple(Reference(text, label=number, label_kind=kind) for text, number, kind in triples)

    def _answered(self, found: tuple[Piece, ...]) -> list[str]:
        """«Ivaretas i ordinær drift» in place of a measure is an answer to the goal, not a measure."""
        goals = [each for role in _GOALS for each in self._current.get(role, ())]
        limit = load_data("columns")["limits"]["follow_up_words"]
        if not goals or len(found) != 1 or len(found[0].text.split()) > limit:
            return []
        answer = find_follow_up(found[0].text)
        if answer is None or len(answer.text) * 2 < len(found[0].text):
            return []
        self._change(goals[-1], {"follow_up": replace(answer, place=found[0].place)})
        return goals[-1:]

    def _pieces(self, found: tuple[Piece, ...], column: Column, row: Row) -> list[str]:
        made: list[str] = []
        upper: list[str] = []
        parents = self._parents(column.role, found)
        number = self._number(row, column)
        for index, piece in enumerate(found):
            parent = upper[-1] if piece.level and upper else parents[index]
            labelled = piece if piece.label or index or not number else replace(piece, label=number)
            self._make(labelled, _kind(column.role, piece, self.role), column.role, parent)
            self._change(piece.id, {"references": self._pointed if column.role == "measure" else ()})
            made.append(piece.id)
            upper = upper if piece.level else [piece.id]
        return made

    def _parents(self, role: str, found: tuple[Piece, ...]) -> list[str | None]:
        """The parent of each statement of a cell: the one goal beside it, its pair, or the number above it."""
        above = self._above(role)
        if not above:
            return [self._outer(piece) for piece in found]
        if len(above) == 1 or len(found) == 1:
            return [above[0]] * len(found)
        by_number = [self._numbered(piece, above) for piece in found]
        if all(by_number):
            return list(by_number)
        if len(above) == len(found):
            return list(above)
        self._unpaired.append(found[0].place)
        return [self._outer(piece) for piece in found]

    def _above(self, role: str) -> tuple[str, ...]:
        higher = LEVELS[: LEVELS.index(role)] if role in LEVELS else _GOALS
        found = next((self._current[each] for each in reversed(higher) if self._current.get(each)), ())
        return found or self._current.get("group", ())

    def _numbered(self, piece: Piece, above: tuple[str, ...]) -> str | None:
        """The goal whose number the statement's number begins with («1.2» under «1»)."""
        labels = {each: (self.items[each].label or "").strip(" .:)") for each in above}
        number = (piece.number or "").strip(" .:)")
        return next((each for each, label in labels.items() if label and number.startswith(f"{label}.")), None)

    def _number(self, row: Row, column: Column) -> str | None:
        """The number printed in the row, when this column is the first of goals or measures beside it."""
        for each in self.layout.with_role("number"):
            named = [other for other in self.layout.columns if other.role in (*LEVELS, "indicator")]
            right = [other for other in named if other.index > each.index] or named
            text = cell_text(row.own(each.index))
            if right and right[0].index == column.index and text:
                return text
        return None

    def _make(self, piece: Piece, kind: ItemKind, role: str, parent: str | None) -> None:
        origin = Origin.QUOTED if role == "quoted_goal" else Origin.OWN
        self.items[piece.id] = Item(
            id=piece.id,
            kind=kind,
            text=piece.text or (piece.label or ""),
            label=piece.label,
            stem=piece.stem,
            parent=parent if parent != piece.id else None,
            section=(*self.context.section, *self._group.section, *self._side),
            place=piece.place,
            basis=Basis.TABLE,
            origin=Origin.PREVIOUS if self.context.previous else origin,
            description=piece.rest,
        )

    def _sub_row(self, row: Row) -> list[str]:
        """A row whose measure cell is blank: its description is a part of the measure above, with its own money."""
        measures = self._current.get("measure", ())
        columns = self.layout.with_role("description", "comment")
        cells = [cell for column in columns if filled(cell := row.own(column.index))]
        if not measures or not cells:
            return []
        text = cell_text(cells[0])
        own = self.layout.with_role("amount", "cost", "owner", "deadline")
        if text[:1].islower() or not own or self._hangs(row, "measure") is None:
            self._change(measures[-1], {"description": text})
            return []
        made: list[str] = []
        for piece in pieces(cells[0], split_paragraphs=False):
            self._make(piece, _kind("measure", piece, self.role), "measure", measures[0])
            made.append(piece.id)
        return made

    def _hangs(self, row: Row, role: str) -> int | None:
        """The column of a role that has nothing of its own in this row."""
        blank = [column.index for column in self.layout.with_role(role) if not filled(row.own(column.index))]
        return blank[0] if blank else None

    def _lowest(self) -> list[str]:
        return list(next((self._current[role] for role in reversed(LEVELS) if self._current.get(role)), ()))

    def _indicators(self, row: Row) -> list[str]:
        made: list[str] = []
        for column in self.layout.with_role("indicator"):
            for piece in pieces(row.own(column.index)):
                goals = self._above("strategy") or self._above("indicator")
                parent = goals[0] if goals else next(iter(self._current.get("measure", ())), self._outer(piece))
                number = self._number(row, column)
                labelled = piece if piece.label or not number else replace(piece, label=number)
                self._make(labelled, _kind("indicator", piece, self.role), "indicator", parent)
                self._change(piece.id, {"references": self._pointed})
                made.append(piece.id)
        return made

    def _attach(self, row: Row, subjects: tuple[str, ...], indicators: tuple[str, ...], fresh: bool) -> None:
        """Give the row's other cells to its measures (or goals), and its numbers to its indicators, if it has any."""
        carriers = subjects if fresh or not indicators else indicators
        for index, item in enumerate(carriers):
            self._change(item, self._described(row, (index, len(carriers)), item))
        counted = indicators or (subjects if fresh else ())
        for index, item in enumerate(counted):
            self._change(item, measured_changes(self.layout, row, self.context, (index, len(counted))))

    def _described(self, row: Row, turn: tuple[int, int], item: str) -> dict[str, Any]:
        """The other cells of a row; a text that became the item itself does not describe it too."""
        described = self.layout.with_role("description", "comment")
        own = [column for column in described if cell_text(row.own(column.index)) == self.items[item].text]
        changes = row_changes(self.layout.without(*own), row, self.context, turn)
        changes["amounts"] = in_group(changes.get("amounts", ()), " ".join(self._group.section), self.layout)
        return {"references": self._shown, **changes} if self._shown else changes

    def _change(self, key: str, changes: dict[str, Any]) -> None:
        """Fill what is empty; descriptions and amounts add up."""
        item = self.items[key]
        new = {name: value for name, value in changes.items() if not getattr(item, name)}
        if item.description and changes.get("description") and changes["description"] not in item.description:
            new["description"] = f"{item.description} {changes['description']}"
        if item.references and changes.get("references"):
            new["references"] = (*item.references, *changes["references"])
        self.items[key] = replace(item, **new)


def _kind(role: str, piece: Piece, table_role: str) -> ItemKind:
    """The kind of item: the column's, or a goal's own label («Delmål 1.1»); in reports all are results."""
    if table_role == "statistics":
        return ItemKind.STATISTIC
    if table_role == "results" and role != "order":
        return ItemKind.RESULT
    if role in ("indicator", "order"):
        return ItemKind(role)
    if role == "measure":
        return ItemKind.BUDGET_LINE if is_technical(piece.text) else ItemKind.MEASURE
    labelled = piece.kind if piece.kind in ("goal", "subgoal", "strategy", "area", "vision") else None
    return ItemKind(labelled or load_data("columns")["kinds"][role])
