"""A measure and its row in the budget are one measure with an amount."""

import pytest

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import Format
from tracecheck.parsers import parse_document
from tracecheck.readers import read_bytes
from tracecheck.readers.base import FileHead

PLAN = """\
# Handlings- og økonomiplan 2026-2029

## Oppvekst

Mål: Alle barn skal ha en fritidsaktivitet.

Tiltak:

- Innføre fritidskort for alle barn.
- Ansette miljøterapeut.

## Budsjett

| {header} | 2026 | 2027 | 2028 | 2029 |
|---|---|---|---|---|
| Innføre fritidskort for alle barn | 500 | 500 | 500 | 500 |
| Ny skolebuss | 700 | 700 | 700 | 700 |
"""


def _plan(header: str) -> PlanDocument:
    head = FileHead("plan.md", "plan.md", "", Format.MARKDOWN)
    return parse_document(read_bytes(PLAN.format(header=header).encode(), head), DocumentSettings())


@pytest.mark.parametrize("header", ["Tiltak (1000 kr)", "Budsjettpost (1000 kr)"])
def test_the_row_gives_its_amount_and_is_no_second_measure(header: str) -> None:
    card = [item for item in _plan(header).items if item.text.startswith("Innføre fritidskort")]
    measure, row = card
    assert (measure.kind, row.kind) == (ItemKind.MEASURE, ItemKind.BUDGET_LINE)
    assert measure.amounts == row.amounts
    assert next((amount.year, amount.value) for amount in measure.amounts) == (2026, 500_000)


def test_other_rows_and_other_measures_are_left_as_they_are() -> None:
    items = {item.text: item for item in _plan("Tiltak (1000 kr)").items}
    assert items["Ansette miljøterapeut."].amounts == ()
    assert items["Ny skolebuss"].kind is ItemKind.MEASURE
