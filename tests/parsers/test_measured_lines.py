"""Indicators that stand on one line with their level now, their target and their source."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan, texts
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

LINE = "Indikator: antall brukere med trygghetsalarm. Status 2025: 22. Mål 2026: 60. Kilde: Gerica."


@pytest.mark.parametrize("mark", ["", "- "])
def test_one_line_is_one_indicator_with_its_levels_and_source(tmp_path: Path, mark: str) -> None:
    document = plan(
        tmp_path, f"## Mål\n\n### Mål 1 Flere bor trygt hjemme\n\n{mark}{LINE}\n", DocumentKind.VIRKSOMHETSPLAN
    )
    indicator = item(document, "antall")
    assert texts(document, ItemKind.INDICATOR) == [indicator.text]
    assert indicator.value is not None
    assert (indicator.value.value, indicator.value.year) == (22, 2025)
    assert indicator.target is not None
    assert (indicator.target.value, indicator.target.year) == (60, 2026)
    assert (indicator.target.baseline, indicator.target.baseline_year) == (22, 2025)
    assert indicator.source == "Gerica"


def test_nynorsk_labels_with_small_letters_behind_commas(tmp_path: Path) -> None:
    line = "Indikator: del tilsette i heil stilling; dagens nivå: 52 %, mål 2027: 58 %, kjelde: Visma"
    document = plan(tmp_path, f"## Mål\n\n### Mål 1 Fleire har heil stilling\n\n{line}\n", DocumentKind.VIRKSOMHETSPLAN)
    indicator = item(document, "del tilsette")
    assert indicator.text == "del tilsette i heil stilling"
    assert indicator.target is not None
    assert (indicator.target.value, indicator.target.baseline) == (58, 52)
    assert indicator.source == "Visma"


def test_a_labelled_measure_below_an_indicator_is_a_measure(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"## Mål\n\n### Mål 1 Flere bor trygt hjemme\n\n{LINE}\n\n"
        "- Tiltak: Ta i bruk alarm hos 38 nye brukere. Ansvarlig: avdelingsleder. Frist: 01.11.2026.\n",
        DocumentKind.VIRKSOMHETSPLAN,
    )
    measure = item(document, "Ta i bruk")
    assert (measure.kind, measure.owner) == (ItemKind.MEASURE, "avdelingsleder")
    assert measure.parent == item(document, "Flere bor").id


def test_a_word_with_a_colon_and_no_figure_names_no_level(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Mål\n\n### Mål 1 Flere leser\n\nIndikator: antall utlån. Mål: flere lesere.\n",
        DocumentKind.TEMAPLAN,
    )
    assert item(document, "antall").target is None
