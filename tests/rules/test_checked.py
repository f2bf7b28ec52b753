"""Which documents count now: the newest year of a yearly plan, also where one year's file does not name its place."""

from tests.linker.plans_of_lyngmo import K, item, okonomiplan
from tracecheck.linker import link
from tracecheck.model.item import Period
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import LinkSettings
from tracecheck.rules.checked import documents_under_check


def _of_year(year: int, municipality: str | None) -> PlanDocument:
    goal = item("m1", K.GOAL, "Flere barn skal oppleve mestring")
    key = f"okonomiplan-{year}.docx"
    return okonomiplan(goal, key=key, municipality=municipality, period=Period(year, year + 3))


def _checked(*documents: PlanDocument) -> tuple[str, ...]:
    return documents_under_check(documents, link(documents, LinkSettings()))


def test_last_years_plan_does_not_count_though_the_new_one_names_no_municipality() -> None:
    old, new = _of_year(2025, "Lyngmo kommune"), _of_year(2026, None)
    assert _checked(old, new) == (new.key,)


def test_a_municipality_is_one_however_it_is_spelled() -> None:
    old, new = _of_year(2025, "Lyngmo"), _of_year(2026, "Lyngmo kommune")
    assert _checked(old, new) == (new.key,)


def test_a_neighbours_newer_plan_replaces_nothing() -> None:
    ours, theirs = _of_year(2025, "Lyngmo kommune"), _of_year(2026, "Storvåg kommune")
    assert _checked(ours, theirs) == (ours.key, theirs.key)
