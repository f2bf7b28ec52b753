"""The year and the period that a document is for."""

import pytest

from tests.parsers.identify_documents import PROSE, document, identified
from tracecheck.model.item import Period
from tracecheck.model.settings import DocumentSettings
from tracecheck.parsers.identify import identify


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Årsbudsjett 2026", 2026),
        ("Økonomiplan 2026–2029", 2026),
        ("Årsbudsjett 2026 og økonomiplan 2026–2029", 2026),
        ("Tertialrapport 2. tertial 2026", 2026),
        ("Tertialrapport 1/2026", 2026),
        ("Økonomirapport per 31.08.2026", 2026),
        ("Månedsrapport mai 2026", 2026),
        ("Tertialrapport per 31. august 2026", 2026),
        ("Økonomiplan 2026-29", 2026),
        ("Årsberetning for 2025", 2025),
        ("Lederavtale 2026–2027", 2026),
        ("Virksomhetsplan 2026", 2026),
        ("Kommuneplanens samfunnsdel 2024–2036", None),
        ("Temaplan for helse mot 2040", None),
    ],
)
def test_the_title_says_the_year(title: str, year: int | None) -> None:
    identity = identified("Lyngmo kommune", title, PROSE)
    assert identity.applies_to_year == year
    assert year is None or identity.year_reasons


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (("Kommuneplanens samfunnsdel 2024–2036",), (2024, 2036)),
        (("Kommuneplanens samfunnsdel", "2024 - 2036"), (2024, 2036)),
        (("Lederavtale 2026–2027",), (2026, 2027)),
        (("Temaplan for helse 2026–2030", "Oppfølging av kommuneplanens samfunnsdel 2024–2036"), (2026, 2030)),
        (("Årsberetning 2025",), None),
    ],
)
def test_the_title_page_says_the_period(lines: tuple[str, ...], years: tuple[int, int] | None) -> None:
    period = identified(*lines, PROSE).period
    assert (period and (period.start, period.end)) == years


def test_years_of_other_documents_on_the_first_page_are_not_taken() -> None:
    lines = ("Avtalen bygger på økonomiplan 2025–2028.", "Gjelder fra 01.01.2026 til 31.12.2027.")
    period = identified("Lederavtale", *lines, PROSE).period
    assert period is not None
    assert (period.start, period.end) == (2026, 2027)
    assert identified("Enhetsavtale 2026", lines[0], PROSE).period is None


def test_the_plan_that_a_report_answers_gives_it_no_period() -> None:
    line = "Dette er årsmeldinga for 2025. Ho svarar på måla i handlings- og økonomiplan 2025–2028."
    identity = identified("Årsmelding 2025", line, PROSE)
    assert (identity.applies_to_year, identity.period) == (2025, None)


def test_dates_of_adoption_and_signing_are_no_year_of_the_document() -> None:
    identity = identified("Årsberetning 2025", "Lyngmo, 31.03.2026", "Vedtatt 18.06.2026", PROSE)
    assert identity.applies_to_year == 2025
    assert identified("Årsberetning", "31. mars 2026", PROSE).applies_to_year is None


def test_the_file_name_gives_the_year_where_the_title_does_not() -> None:
    assert identified("Årsrapport", PROSE, key="arsrapport_2025.pdf").applies_to_year == 2025
    assert identified("Årsrapport", PROSE, key="2026-03-31 årsrapport.pdf").applies_to_year is None


def test_years_in_the_text_are_not_taken() -> None:
    assert (
        identified("Årsrapport", PROSE, "I 2024 bygde vi ny skole.", "Innen 2027 skal hallen stå.").applies_to_year
        is None
    )


def test_the_user_knows_best() -> None:
    settings = DocumentSettings(applies_to_year=2027, period=Period(2027, 2030))
    identity = identify(document("Økonomiplan 2026–2029", PROSE), settings)
    assert (identity.applies_to_year, identity.period) == (2027, Period(2027, 2030))
    assert identity.year_reasons[0].cue == "configuration"
