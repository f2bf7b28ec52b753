"""Finding the header of a table, and naming its columns by header and content."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import Cell, Table
from tracecheck.parsers.tables import guess
from tracecheck.parsers.tables.cards import names_each_row
from tracecheck.parsers.tables.columns import HeaderName, read_header, read_twin
from tracecheck.parsers.tables.fold import folded
from tracecheck.parsers.tables.forms import stacked
from tracecheck.parsers.tables.grid import grid_rows, transposed
from tracecheck.parsers.tables.groups import is_keyed, read_group, spans_all
from tracecheck.parsers.tables.pointing import points_elsewhere
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.series import names_places, with_named_years
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.parsers.tables.unnamed import behind_measures, by_cells, measured_by
from tracecheck.parsers.values.labels import strip_label
from tracecheck.resources import load_data

_POINTING = ("goal", "subgoal", "quoted_goal")


def lay_out(table: Table, context: TableContext) -> Layout:
    """A table with named columns and its body rows; forms («Mål | …», «Tiltak | …» down the side) are turned."""
    form = stacked(table)
    table = form or table
    rows = grid_rows(table)
    header = _header_of_form(rows) if form else () if names_each_row(rows) else header_rows(table, rows)
    if not header and (names_each_row(rows) or _is_form(rows)):
        table = transposed(table)
        rows = grid_rows(table)
        header = rows[:1]
    carried = None if header else _carried(rows, context) or _carried(folded(rows, ()), context)
    if carried is None or len(carried) != len(rows[0].cells):
        rows = folded(rows, header)
    header = rows[header[0].number - 1 : header[-1].number] if header else ()
    title = _title(rows, header)
    first = header[-1].number if header else len(title)
    body = tuple(row for row in rows if row.number > first and any(filled(cell) for cell in row.cells))
    caption = " ".join(filter(None, (context.heading, table.caption, *title)))
    if header:
        columns = _named(header, body, context)
    elif carried is not None:
        columns = carried
    else:
        columns = guess.unheaded(body, context.heading or table.caption, len(rows[0].cells) if rows else 0)
    roles = frozenset(column.role for column in columns)
    above = tuple(row for row in rows[: header[0].number - 1 if header else len(title)] if _is_goal_row(row, roles))
    return Layout(table, columns, above + body, caption, bool(header or carried))


def _header_of_form(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The labels of forms, below their title."""
    return next((row,) for row in rows if not spans_all(row))


def _is_goal_row(row: Row, roles: frozenset[str]) -> bool:
    """Whether a row above the header is the goal of the whole table («Mål 1: … » over «Tiltak | Ansvar»)."""
    return is_keyed(row) or (spans_all(row) and read_group(row, roles, False).kind is not None)


def _carried(rows: tuple[Row, ...], context: TableContext) -> tuple[Column, ...] | None:
    """The columns of the table before, for one that goes on without a header on the next page."""
    like = context.like
    if like is None or like.role in ("other", "statistics") or not rows or len(rows[0].cells) != len(like.columns):
        return None
    pairs = zip(like.columns, like.headers, strict=True)
    named = [(role, header, read_header(header)) for role, header in pairs]
    return tuple(Column(i, role, header, name.year, name.sure) for i, (role, header, name) in enumerate(named))


def _names(row: Row) -> list[HeaderName]:
    texts = [cell_text(row.own(column)) for column in range(len(row.cells))]
    return [read_header(text) for text in texts if text]


def _naming(row: Row) -> list[HeaderName]:
    """The names of a row without its values; days of the same date in several years («31.12.2025») are names."""
    texts = [text for column in range(len(row.cells)) if (text := cell_text(row.own(column)))]
    dates = [text for text in texts if guess.is_date(text)]
    yearly = len(dates) > 1 and len(dates) >= len(texts) - 1 and len({text[:5] for text in dates}) == 1
    return [read_header(text) for text in texts if yearly or not _is_value(text)]


def _is_value(text: str) -> bool:
    """A cell that says something of one row («31.12.2027», «Innenfor rammen»), though it could name a column."""
    told = {text_key(cue) for cues in load_data("cells")["funding"].values() for cue in cues}
    return guess.is_date(text) or text_key(text) in told


def is_header(row: Row) -> bool:
    """Whether a row reads as a header: enough of its cells are known names, and at least two of them."""
    names = _naming(row)
    known = [name for name in names if name.role]
    sure = [name for name in known if name.sure]
    share = load_data("columns")["limits"]["header_row_share"]
    if not names or len(known) < len(names) * share or _is_pair_of_values(row) or is_keyed(row):
        return False
    return len(sure) >= 2 or (len(known) >= 2 and len(known) == len(names) and bool(sure))


def _is_pair_of_values(row: Row) -> bool:
    """A row of one name and one year («Frist | 2027») is a form's row, not a header."""
    roles = [name.role for name in _names(row)]
    return len(roles) == 2 and roles[0] != "year" and roles[1] == "year"


def header_rows(table: Table, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of the header, from the first with known names to the last; empty when there is none."""
    limit = max(table.header_rows, load_data("columns")["limits"]["header_row_search"])
    start = next((i for i, row in enumerate(rows[:limit]) if is_header(row)), None)
    if start is None:
        start = _marked_header(table, rows)
    if start is None and _heads_crosses(rows):
        start = 0
    if start is None:
        return ()
    end = start + 1
    while end < len(rows) and end < start + 4 and _goes_on(table, rows, start, end):
        end += 1
    start -= _spanning_above(rows, start)
    return rows[start:end]


def _marked_header(table: Table, rows: tuple[Row, ...]) -> int | None:
    """A row that the reader took for a header by form counts when one of its names, or its corner, is known."""
    for index in range(min(table.header_rows, len(rows))):
        names = _names(rows[index])
        known = any(name.role and name.sure for name in names) or names_places(cell_text(rows[index].own(0)))
        if len(names) > 1 and known:
            return index
    return None


def _heads_crosses(rows: tuple[Row, ...]) -> bool:
    """Whether the first row names columns beside others of crosses («Tiltak | Skolen | Helsestasjonen | Frist»)."""
    if len(rows) < 3 or not all(rows[0].fresh):
        return False
    names = {column: read_header(cell_text(rows[0].own(column))) for column in range(len(rows[0].cells))}
    sure = [column for column, name in names.items() if name.sure]
    crossed = [column for column in names if column not in sure and guess.is_marked(column, rows[1:])]
    planned = any(names[column].role in load_data("columns")["kinds"] for column in sure)
    return planned and len(sure) > 1 and len(crossed) > 0 and len(sure) + len(crossed) == len(names)


def _goes_on(table: Table, rows: tuple[Row, ...], start: int, end: int) -> bool:
    """Whether the next row still belongs to the header: hanging cells from above, or names under a merged cell."""
    row = rows[end]
    if _body_starts(row):
        return False
    upper = rows[end - 1]
    hanging = any(cell and cell.row <= upper.number and not fresh for cell, fresh in _pairs(row))
    spread = any(cell and cell.column_span > 1 for cell, _ in _pairs(upper))
    names = _naming(row)
    known = bool(names) and sum(1 for name in names if name.sure) * 2 >= len(names)
    return known and (hanging or spread or end < table.header_rows or _repeats_blank_corner(upper, row))


def _body_starts(row: Row) -> bool:
    """One text beside empty cells; beside cells that hang down it is a part of the header."""
    apart = any(cell is None or cell.row == row.number for cell, fresh in _pairs(row) if not fresh or not filled(cell))
    return len(_names(row)) == 1 and len(row.cells) > 2 and apart


def _repeats_blank_corner(upper: Row, row: Row) -> bool:
    """A second line of a header that fills columns which the first left empty."""
    texts = [(cell_text(a), cell_text(b)) for a, b in zip(upper.cells, row.cells, strict=True)]
    return all(not above or not below for above, below in texts) and any(below for _, below in texts)


def _pairs(row: Row) -> Iterable[tuple[Cell | None, bool]]:
    return zip(row.cells, row.fresh, strict=True)


def _spanning_above(rows: tuple[Row, ...], start: int) -> int:
    """One more header row above when merged cells there name several columns («Budsjett» over four years)."""
    if start == 0 or is_keyed(rows[start - 1]):
        return 0
    above = rows[start - 1]
    spans = [cell for cell, fresh in _pairs(above) if cell and fresh and filled(cell)]
    return 1 if len(spans) > 1 or any(1 < cell.column_span < len(above.cells) for cell in spans) else 0


def _title(rows: tuple[Row, ...], header: tuple[Row, ...]) -> tuple[str, ...]:
    """Rows above the header, or at the top of a table without one, that are one cell over the whole width."""
    last = header[0].number - 1 if header else 1
    found = []
    for row in rows[:last]:
        texts = [cell_text(row.own(column)) for column in range(len(row.cells))]
        if header or spans_all(row):
            found += [text for text in texts if text]
    return tuple(found)


def _unnumbered(text: str) -> str:
    """A name without the number before it («4.2.6 Tiltak på kort sikt»)."""
    return strip_label(text) or text


def _is_form(rows: tuple[Row, ...]) -> bool:
    """Whether the first column names the contents of the rows, as in a form."""
    if not rows or len(rows[0].cells) < 2 or len(rows) < 3:
        return False
    first = [_unnumbered(cell_text(row.own(0))) for row in rows]
    names = [read_header(text) for text in first if text]
    known = [name.role for name in names if name.role and name.sure]
    if len(rows[0].cells) == 2 and known.count("measure") > 1:
        return True
    kinds = load_data("columns")["kinds"]
    share = load_data("columns")["limits"]["form_share"]
    detailed = any(role not in kinds and role != "text" for role in known)
    return len(known) >= share * max(len(names), 1) and detailed and any(role in kinds for role in known)


def _named(header: tuple[Row, ...], body: tuple[Row, ...], context: TableContext) -> tuple[Column, ...]:
    columns = tuple(_column(header, index) for index in range(len(header[0].cells)))
    names = tuple(read_header(column.header) for column in columns)
    return _settled(columns, names, body, context)


def _column(header: tuple[Row, ...], index: int) -> Column:
    """A column named by all header rows together, else by the lowest that says something."""
    texts: list[str] = []
    for row in header:
        text = cell_text(row.cells[index])
        if text and text not in texts:
            texts.append(text)
    joined = " ".join(texts)
    for text in (joined, _unnumbered(joined), *reversed(texts)):
        name = read_header(text)
        if name.role:
            year = name.year or read_header(joined).year
            return Column(index, name.role, joined, year, name.sure)
    return Column(index, "other", joined, read_header(joined).year)


def _settled(
    columns: tuple[Column, ...], names: tuple[HeaderName, ...], body: tuple[Row, ...], context: TableContext
) -> tuple[Column, ...]:
    """Roles that a header leaves open, decided by the other columns and by what the cells hold."""
    columns = by_cells(measured_by(behind_measures(columns)), body)
    indicator = next((column.index for column in columns if column.role == "indicator"), None)
    measured = indicator is not None
    steps: tuple[Callable[[Column, HeaderName], Column], ...] = (
        lambda column, name: _goal_or_pointer(column, name.ambiguous, columns, body),
        lambda column, name: _goal_or_target(column, name, indicator, body),
        lambda column, name: _by_numbers(column, body, measured),
        lambda column, name: column if measured else _named_measure(column, body),
        lambda column, name: _without_header(column, body),
    )
    for step in steps:
        columns = tuple(step(column, name) for column, name in zip(columns, names, strict=True))
    columns = with_named_years(_years(columns, body, context), body)
    return _with_twins(_levels(columns, context))


def _goal_or_pointer(column: Column, ambiguous: bool, columns: tuple[Column, ...], body: tuple[Row, ...]) -> Column:
    """Nothing but codes («B1», «M1, M2») in a column of goals points at goals printed elsewhere.

    Codes to the left of the goals or measures under the same header number these, and so do codes in a column of
    areas that all differ.
    """
    data = tuple(row for row in body if not spans_all(row))
    texts = guess.texts_of(column.index, data)
    kinds = load_data("columns")["kinds"]
    numbers = not ambiguous or (_has_measures_alone(columns) and guess.counts_from_one(texts))
    coded = all(map(guess.is_code_list, texts)) or (numbers and all(map(guess.is_number_list, texts)))
    if column.role not in kinds or column.year or not texts or not coded:
        return column
    if any(other.role == column.role and other.index > column.index for other in columns):
        return replace(column, role="number")
    if column.role == "area" and len(set(texts)) == len(texts) == len(data) > 1:
        return replace(column, role="number")
    return replace(column, role="reference") if column.role in _POINTING else column


def _has_measures_alone(columns: tuple[Column, ...]) -> bool:
    """Whether measures are what a table is about: beside an indicator a number is a level to reach."""
    roles = {column.role for column in columns}
    return "measure" in roles and roles.isdisjoint(("indicator", "target", "value", "baseline"))


def _with_twins(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A column whose header names two things is there twice, once for each."""
    roles = {column.role for column in columns}
    twins = [(column, read_twin(column.header)) for column in columns]
    return columns + tuple(replace(column, role=twin) for column, twin in twins if twin and twin not in roles)


def _goal_or_target(column: Column, name: HeaderName, indicator: int | None, body: tuple[Row, ...]) -> Column:
    """«Mål 2027» after an indicator, or over numbers, is a level to reach; over sentences, or before, it is goals."""
    if column.role not in ("goal", "subgoal") or not name.ambiguous or (indicator or -1) > column.index:
        return column
    limit = load_data("columns")["limits"]["numeric_share"]
    numeric = guess.numeric_share(column.index, body) >= limit
    short = indicator is not None and guess.short_share(column.index, body) >= limit
    if numeric or (short and (column.year is not None or column.index > 0)):
        return replace(column, role="target")
    return column


def _by_numbers(column: Column, body: tuple[Row, ...], measured: bool) -> Column:
    """Status and result columns hold words or numbers; «Ansvar» over numbers holds accounts, «Enhet» may be a unit."""
    numeric = guess.numeric_share(column.index, body) >= load_data("columns")["limits"]["numeric_share"]
    if column.role == "status" and numeric:
        return replace(column, role="baseline" if measured and column.year is None else "value")
    if column.role == "value" and not numeric and not measured and guess.has_text(column.index, body):
        return replace(column, role="status")
    if column.role == "owner" and numeric:
        return replace(column, role="account")
    if column.role == "owner" and measured and guess.names_units(column.index, body):
        return replace(column, role="unit")
    return column


def _named_measure(column: Column, body: tuple[Row, ...]) -> Column:
    """Without a column of indicators the targets may name what is measured («Nærvær 93 %»): they are indicators."""
    limit = load_data("columns")["limits"]["numeric_share"]
    if column.role != "target" or guess.named_share(column.index, body) < limit:
        return column
    return replace(column, role="indicator")


def _without_header(column: Column, body: tuple[Row, ...]) -> Column:
    if column.header or column.role != "other":
        return column
    role = guess.by_content(column.index, body)
    return replace(column, role=role) if role else column


def _years(columns: tuple[Column, ...], body: tuple[Row, ...], context: TableContext) -> tuple[Column, ...]:
    """A bare year is a measured value beside indicators or targets, an amount elsewhere."""
    roles = {column.role for column in columns}
    measured = bool(roles & {"indicator", "target", "baseline"}) and not roles & {"measure", "cost"}
    targeted = "target" in roles
    settled = []
    for column in columns:
        if column.role != "year":
            settled.append(column)
        elif guess.is_marked(column.index, body):
            settled.append(replace(column, role="deadline"))
        elif measured:
            ahead = not targeted and context.year is not None and (column.year or 0) >= context.year
            settled.append(replace(column, role="target" if ahead and not _reports(context) else "value"))
        else:
            settled.append(replace(column, role="amount"))
    return tuple(settled)


def _reports(context: TableContext) -> bool:
    return context.document_kind.value in load_data("columns")["report"]["kinds"]


def _levels(columns: tuple[Column, ...], context: TableContext) -> tuple[Column, ...]:
    """Quoted goals and levels of goals, by the columns that stand beside each other."""
    columns = tuple(_quoted_or_own(column, columns, context.document_kind) for column in columns)
    columns = tuple(_number_or_pointer(column, columns, context.document_kind) for column in columns)
    seen_goal = False
    settled: list[Column] = []
    for column in columns:
        again = column.role == "goal" and seen_goal
        seen_goal = seen_goal or column.role == "goal"
        settled.append(replace(column, role="subgoal") if again else column)
    return tuple(settled)


def _number_or_pointer(column: Column, columns: tuple[Column, ...], kind: DocumentKind) -> Column:
    """«Mål nr.» without a column of goals points at goals elsewhere, «Nr. i økonomiplanen» in any other document."""
    if column.role == "number" and points_elsewhere(column.header, kind):
        return replace(column, role="reference")
    goals = any(other.role in (*_POINTING, "unit_goal") for other in columns)
    named = read_header(column.header.split()[0]).role in _POINTING if column.header else False
    return replace(column, role="reference") if column.role == "number" and named and not goals else column


def _quoted_or_own(column: Column, columns: tuple[Column, ...], kind: DocumentKind) -> Column:
    """In an agreement, goals beside the unit's own goals are quoted; the plan at the top quotes nobody."""
    quoted = load_data("columns")["quoted"]
    beside_own = any(other.role == "unit_goal" for other in columns)
    if column.role == "goal" and beside_own and kind.value in quoted["agreement_kinds"]:
        return replace(column, role="quoted_goal")
    if column.role == "quoted_goal" and kind.value in quoted["top_kinds"]:
        return replace(column, role="goal")
    above = text_key(column.header) in map(text_key, quoted["above_subgoals"])
    below = any(other.role == "subgoal" for other in columns)
    if column.role == "quoted_goal" and above and below and kind.value not in quoted["agreement_kinds"]:
        return replace(column, role="goal")
    return column
