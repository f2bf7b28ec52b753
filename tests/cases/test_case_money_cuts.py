"""A table of cuts whose column is named for what it holds: «Innsparing 2010»."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, findings
from tests.cases.test_case_money import ADOPTED, HEAD
from tracecheck.model.item import ItemKind

NAME = "Økonomiplan 2010-2013 - vedtatt"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("header", ["Innsparing 2010", "Innsparing i 2010", "Kutt 2010"])
def test_amounts_and_sum_of_a_column_of_cuts(form: str, header: str, tmp_path: Path) -> None:
    assert "Beløp 2010" in HEAD
    result = checked(tmp_path, form, {NAME: ADOPTED.replace("Beløp 2010", header)})
    assert len([each for each in result.documents[0].items if each.kind is ItemKind.BUDGET_LINE]) == 11
    (check,) = [sums for table in result.documents[0].tables for sums in table.sums]
    assert check.printed == pytest.approx(244_400_000)
    assert findings(result, "TC503") == []
