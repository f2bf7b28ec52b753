"""Columns whose names tell nothing, or two things, told by what stands in them and beside them."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.guess import numeric_share, texts_of
from tracecheck.parsers.tables.records import Column, Row
from tracecheck.parsers.values.money import find_amounts
from tracecheck.resources import load_data

_GOALS = ("goal", "subgoal", "quoted_goal", "unit_goal")


def by_cells(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """«Pengar» over nothing but money, «Per 30.04.» over figures beside what is measured."""
    measured = any(column.role in ("indicator", "target") for column in columns)
    return tuple(
        _named(column, body, measured) if column.role == "other" and column.header else column for column in columns
    )


def _named(column: Column, body: tuple[Row, ...], measured: bool) -> Column:
    if column.role != "other" or not column.header:
        return column
    if _is_money(texts_of(column.index, body)):
        return replace(column, role="cost")
    limit = load_data("columns")["limits"]["numeric_share"]
    dated = _date().fullmatch(column.header.strip()) is not None
    return (
        replace(column, role="value") if measured and dated and numeric_share(column.index, body) >= limit else column
    )


def _is_money(texts: list[str]) -> bool:
    """Amounts with their unit, and words that say where the money comes from, in every cell."""
    frame = load_data("cells")["funding"]["within_frame"]
    amounts = [bool(find_amounts(text)) for text in texts]
    return any(amounts) and all(
        amount or any(words in text.casefold() for words in frame) for amount, text in zip(amounts, texts, strict=True)
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?:per|pr)\.? \d{1,2}\. ?(?:\d{1,2}\.?|[a-zæøå]+)(?: ?(?:19|20)\d\d)?", re.IGNORECASE)


def measured_by(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """«Målemetode» is what the goals are judged by, where no column of indicators stands beside it."""
    names = {text_key(name) for name in load_data("columns")["ambiguous"]["measuring"]}
    if any(column.role == "indicator" for column in columns):
        return columns
    return tuple(
        replace(column, role="indicator") if column.role == "source" and text_key(column.header) in names else column
        for column in columns
    )


def behind_measures(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """«Resultatmål» after measures, where the goals have a column before them, is what the measures are judged by."""
    roles = [column.role for column in columns]
    names = {text_key(name) for name in load_data("columns")["ambiguous"]["behind_measures"]}
    if "measure" not in roles or not any(role in _GOALS for role in roles[: roles.index("measure")]):
        return columns
    return tuple(
        replace(column, role="indicator")
        if column.index > roles.index("measure") and text_key(column.header) in names
        else column
        for column in columns
    )
