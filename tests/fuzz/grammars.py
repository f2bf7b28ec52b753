"""The readers of small things, and the grammars below them."""

from collections.abc import Callable
from typing import Any

from tracecheck.parsers.values import (
    cases,
    counts,
    dates,
    directions,
    documents,
    follow_up,
    grammar,
    labels,
    money,
    periods,
    quantities,
    quotations,
    references,
)

GRAMMARS = (cases, counts, dates, labels, money, references)
"""Modules with a grammar of their own."""

READERS: dict[str, Callable[[str], Any]] = {
    "labels": labels.read_label,
    "loose labels": lambda text: labels.read_label(text, loose=True),
    "bare texts": labels.strip_label,
    "kinds of label": labels.label_kind,
    "references": references.find_references,
    "named documents": documents.find_documents,
    "quotations": quotations.find_quotations,
    "quantities": quantities.find_quantities,
    "spans of quantities": counts.find_spans,
    "names of units": counts.unit_name,
    "targets": quantities.read_target,
    "target cells": lambda text: quantities.read_target_cell(text, text[::-1]),
    "value cells": lambda text: quantities.read_value_cell(text, text[::-1]),
    "periods": periods.find_periods,
    "deadlines": periods.read_deadline,
    "dates": periods.find_dates,
    "stretches of time": dates.find_stretches,
    "amounts": money.find_amounts,
    "spans of amounts": money.find_amount_spans,
    "amount cells": money.read_amount_cells,
    "an amount cell": money.read_amount_cell,
    "amount units": money.read_amount_unit,
    "cases": cases.find_cases,
    "follow-up": follow_up.find_follow_up,
    "directions": directions.better_direction,
}
"""Every public function that reads something out of a text, by what it reads."""


def check_values(text: str) -> None:
    """Nothing raises, twice is the same, and what is found stands where it is said to."""
    for name, reader in READERS.items():
        assert reader(text) == reader(text), name
    label = labels.read_label(text)
    assert label is None or 0 <= label.start < label.end <= len(text)
    for start, end in _spans(text):
        assert 0 <= start < end <= len(text), (start, end)


def _spans(text: str) -> list[tuple[int, int]]:
    found: tuple[Any, ...] = (
        *references.find_references(text),
        *documents.find_documents(text),
        *quantities.find_quantities(text),
        *counts.find_spans(text),
        *dates.find_stretches(text),
        *money.find_amount_spans(text),
    )
    plain = (*quotations.find_quotations(text), *periods.find_dates(text), *cases.find_cases(text))
    return [(each.start, each.end) for each in found] + [(start, end) for start, end, _ in plain]


def check_grammars(text: str) -> None:
    """No grammar raises; what it reads ends inside the text."""
    for module in GRAMMARS:
        parsed = grammar.parse_start(module._parser(), text)
        if parsed is not None:
            tree, end = parsed
            assert 0 < end <= len(text)
            assert grammar.leaves(tree)
