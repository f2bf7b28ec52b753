"""What a whole table is about: goals, measures, indicators, results, money, statistics or something else."""

import re
from collections.abc import Collection
from functools import cache

from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.guess import numeric_share
from tracecheck.parsers.tables.records import Layout, Row, TableContext
from tracecheck.parsers.tables.rows import label_text
from tracecheck.parsers.tables.series import is_series
from tracecheck.parsers.values.money import read_amount_unit
from tracecheck.resources import load_data

GOAL_ROLES = ("quoted_goal", "goal", "subgoal", "unit_goal", "strategy")
PLAN_ROLES = (*GOAL_ROLES, "order", "measure")
_END = r"(?!\w)"


def table_role(layout: Layout, context: TableContext) -> str:
    """The role of a table in the common schema."""
    if len(layout.columns) < 2:
        return "other"
    if is_statistics(layout):
        return "statistics"
    if _reports(layout, context):
        return "results"
    if names_goals_of_money(layout, context):
        return "money"
    return _plan_role(layout) or _money_role(layout, context)


def _plan_role(layout: Layout) -> str | None:
    if layout.has("measure", "order"):
        return "money" if _is_accounts(layout) else "measures"
    if layout.has("indicator") or _unnamed_indicators(layout):
        return "indicators"
    if layout.has(*GOAL_ROLES):
        return "goals"
    return None


def register_role(levels: Collection[str], context: TableContext) -> str:
    """The role of a register whose rows name these levels."""
    if is_report(context.document_kind):
        return "results"
    return "measures" if {"measure", "order"} & set(levels) else "goals"


def is_statistics(layout: Layout) -> bool:
    """Facts without a target: named so above, or beside other municipalities' figures."""
    if layout.has("target", *PLAN_ROLES):
        return False
    if is_series(layout):
        return True
    numbers = layout.with_role("value", "amount", "comparison", "year")
    if layout.has("statistic") or layout.has("comparison"):
        return bool(numbers)
    named = has_cue(layout.caption, load_data("cells")["statistics"]["cues"])
    return named and bool(numbers) and not layout.has("indicator")


def has_cue(text: str, cues: list[str]) -> bool:
    """Whether some cue stands in a text at the start of a word; a cue of two or three letters is a whole word."""
    return bool(_any_of(tuple(cues)).search(text.casefold()))


@cache
def _any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    each = (re.escape(cue) + (_END if len(cue) <= 3 else "") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})")


def is_report(kind: DocumentKind) -> bool:
    return kind.value in load_data("columns")["report"]["kinds"]


def is_budget(kind: DocumentKind) -> bool:
    return kind.value in load_data("columns")["report"]["budgets"]


def _reports(layout: Layout, context: TableContext) -> bool:
    told = layout.has("status", "value", "baseline")
    subject = layout.has("indicator", *PLAN_ROLES) or _unnamed_indicators(layout)
    return is_report(context.document_kind) and told and subject


def _unnamed_indicators(layout: Layout) -> bool:
    """A first column without a known name beside targets or measured values of years."""
    first = layout.columns[0]
    return (
        layout.headed
        and first.role in ("other", "text", "area", "statistic")
        and layout.has("target")
        and not layout.has(*PLAN_ROLES)
        and numeric_share(0, layout.rows) < 0.5
    )


def _money_role(layout: Layout, context: TableContext) -> str:
    """Amounts in columns are budget lines, or measures where the text above says so; other counts are statistics."""
    amounts = layout.with_role("amount", "actual", "cost")
    numeric = [each for each in amounts if numeric_share(each.index, layout.rows) >= 0.5]
    if not layout.headed or not numeric:
        return "other"
    if _is_accounts(layout):
        return "money"
    led = has_cue(layout.caption, load_data("columns")["lead_in"]["measure"]) and not layout.has("account")
    if not _speaks_of_money(layout, context) and not (led and is_budget(context.document_kind)):
        return "statistics"
    return "measures" if led else "money"


def _speaks_of_money(layout: Layout, context: TableContext) -> bool:
    """Whether anything says that the numbers are kroner: a unit, a named column of money, the heading."""
    if context.amount_factor != 1.0 or layout.has("actual", "cost", "note"):
        return True
    words = " ".join((layout.caption, *(column.header for column in layout.columns)))
    named = any(read_header(column.header).role == "amount" for column in layout.with_role("amount"))
    return named or read_amount_unit(words) is not None or has_cue(words, load_data("cells")["money"]["words"])


def names_goals_of_money(layout: Layout, context: TableContext) -> bool:
    """Whether goals to the right of an amount only tell what the money of a row is for («Sektor | Ramme | Mål»)."""
    amounts = [each for each in layout.with_role("amount", "cost") if numeric_share(each.index, layout.rows) >= 0.5]
    goals = layout.with_role(*GOAL_ROLES)
    if not layout.headed or not amounts or not goals or layout.has("measure", "order", "indicator", "target"):
        return False
    return amounts[0].index < goals[0].index and layout.columns[0].role not in GOAL_ROLES


def _is_accounts(layout: Layout) -> bool:
    """Whether a table is an overview of accounts: by its caption, or because most of its lines are."""
    if has_cue(layout.caption, load_data("cells")["money"]["cues"]) and not layout.has("measure"):
        return True
    rows = [row for row in layout.rows if label_text(row)]
    return bool(rows) and sum(1 for row in rows if is_account_line(label_text(row))) * 10 >= len(rows) * 3


def is_account_line(text: str) -> bool:
    """Whether a line's name is one of the accounts."""
    low = " ".join(text.casefold().split())
    return any(low.startswith(word) for word in load_data("technical_lines")["accounts"])


def is_technical(text: str) -> bool:
    """Whether a line only moves money («Korr. …», «Helårseffekt …»)."""
    words = re.findall(r"[\w-]+", text.casefold())
    joined = " ".join(words)
    starts = load_data("technical_lines")["starts"]
    return any(joined == word or joined.startswith(f"{word} ") for word in starts) or is_account_line(text)


def is_of_which(row: Row) -> bool:
    return has_cue(label_text(row)[:20], load_data("cells")["money"]["of_which"])
