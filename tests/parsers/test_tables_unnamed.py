"""Columns that are known by what stands in them and beside them, not by their names."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan
from tracecheck.model.plan import DocumentKind


@pytest.mark.parametrize("name", ["Pengar", "Penger", "Til rådighet"])
def test_nothing_but_money_is_the_money_of_the_measures(tmp_path: Path, name: str) -> None:
    rows = (
        f"| Mål | Tiltak | Ansvarlig | {name} |\n|---|---|---|---|\n"
        "| Mål 1: Flere er fysisk aktive | Frisklivssentral | Helse | 350 000 kr |\n"
        "| Mål 1: Flere er fysisk aktive | Turgruppe | Helse | Innenfor rammen |\n"
    )
    document = plan(tmp_path, f"# Økonomiplan 2026–2029\n\n{rows}", DocumentKind.OKONOMIPLAN)
    assert [amount.value for amount in item(document, "Frisklivssentral").amounts] == [350_000]
    follow_up = item(document, "Turgruppe").follow_up
    assert follow_up is not None
    assert follow_up.kind == "within_frame"


def test_a_date_over_figures_beside_targets_is_when_they_were_measured(tmp_path: Path) -> None:
    rows = (
        "| Mål | Indikator | Mål 2026 | Per 30.04. | Vurdering |\n|---|---|---|---|---|\n"
        "| A2 De eldre har møteplasser | Grender med møteplass | 3 | 2 | Gul |\n"
        "| C2 Ansatte har rett kompetanse | Ansatte med fagbrev | 78 % | 77 % | Grønn |\n"
    )
    document = plan(tmp_path, f"# Tertialrapport\n\n{rows}", DocumentKind.TERTIALRAPPORT)
    values = [item(document, start).value for start in ("Grender", "Ansatte med")]
    assert [value.value if value else None for value in values] == [2, 77]


def test_words_under_a_date_are_no_values(tmp_path: Path) -> None:
    rows = (
        "| Mål | Indikator | Mål 2026 | Per 30.04. |\n|---|---|---|---|\n"
        "| A2 De eldre har møteplasser | Grender med møteplass | 3 | Arbeidet er i gang |\n"
    )
    assert item(plan(tmp_path, rows, DocumentKind.TERTIALRAPPORT), "Grender").value is None


@pytest.mark.parametrize(
    ("header", "cells", "indicator", "source"),
    [
        ("| Nr. | Resultatmål | Målemetode | Utgangspunkt 2024 | Måltal 2026 |",
         "| V1 | Elevane les godt | Del elevar på lågaste nivå | 28 % | 24 % |", "Del elevar", None),
        ("| Mål | Indikator | Målemetode | Utgangspunkt 2024 | Måltal 2026 |",
         "| V1 Elevane les godt | Del elevar på lågaste nivå | Nasjonale prøver | 28 % | 24 % |", "Del elevar",
         "Nasjonale prøver"),
    ],
)  # fmt: skip
def test_how_it_is_measured_is_the_indicator_unless_one_stands_beside(
    tmp_path: Path, header: str, cells: str, indicator: str, source: str | None
) -> None:
    rows = f"{header}\n|---|---|---|---|---|\n{cells}\n{cells.replace('V1', 'V2').replace('elevar', 'jenter')}\n"
    found = item(plan(tmp_path, rows, DocumentKind.OKONOMIPLAN), indicator)
    assert found.target is not None
    assert (found.target.value, found.source) == (24, source)
