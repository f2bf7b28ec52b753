"""Fictional editions of plans of Lyngmo kommune, as records, side by side."""

from typing import Any

from tests.linker.plans_of_lyngmo import D, item, plan, run
from tracecheck.compare import compare
from tracecheck.model.comparison import Alteration, Comparison, ItemComparison, Snapshot
from tracecheck.model.item import Deadline, Item, ItemKind, Period, Statement, Target
from tracecheck.model.plan import DocumentKind, PlanDocument

K, A = ItemKind, Alteration


def goal(number: str, text: str, **fields: Any) -> Item:
    return item(number, K.GOAL, text, label=f"Mål {number}", **fields)


def measure(id: str, text: str, **fields: Any) -> Item:
    return item(id, K.MEASURE, text, **fields)


def indicator(id: str, text: str, **fields: Any) -> Item:
    return item(id, K.INDICATOR, text, **fields)


def due(year: int) -> Deadline:
    return Deadline(f"innen {year}", str(year), str(year))


def percent(value: float, year: int | None = None, **fields: Any) -> Target:
    return Target(f"{value:g} %".replace(".", ","), "=", value, "%", year=year, **fields)


def okonomiplan(*entries: Item | Statement, year: int = 2026, key: str = "okonomiplan.docx") -> PlanDocument:
    return plan(key, D.OKONOMIPLAN, *entries, period=Period(year, year + 3))


def side(*documents: PlanDocument, linked: bool = False, **fields: Any) -> Snapshot:
    extra = {"linkage": run(*documents)} if linked else {}
    return Snapshot("side", documents, **extra, **fields)


def between(old: list[Item], new: list[Item], years: tuple[int, int] = (2026, 2026)) -> Comparison:
    """Two editions of one plan with these items."""
    return compare(side(okonomiplan(*old, year=years[0])), side(okonomiplan(*new, year=years[1])))


def told(comparison: Comparison) -> dict[str, set[Alteration]]:
    """What became of each statement, by the id it had, or has where it is new."""
    return {
        (change.old or change.new)[0].item.rpartition("#")[2]: set(change.alterations) for change in comparison.items
    }


def only(comparison: Comparison) -> ItemComparison:
    (change,) = comparison.items
    return change


__all__ = [
    "A",
    "D",
    "DocumentKind",
    "K",
    "PlanDocument",
    "between",
    "due",
    "goal",
    "indicator",
    "item",
    "measure",
    "okonomiplan",
    "only",
    "percent",
    "plan",
    "side",
    "told",
]
