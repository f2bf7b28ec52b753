"""The law that a document is judged by: that of the day that it was adopted on (`data/laws.toml`)."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.checked import first_year
from tracecheck.rules.kinds import BUDGETS, REPORTS

_LAST_DAY = "12-31"
_MIDSUMMER = "06-30"


def law_day(document: PlanDocument) -> str | None:
    """The day that a document was adopted on (ISO). Where it does not say, the latest day that its year lets one think
    of: a budget is adopted by the end of the year before, a report by the summer after; None where nothing is known."""
    if document.adopted and document.adopted.date:
        return document.adopted.date
    year = first_year(document)
    if not year:
        return None
    if document.kind in BUDGETS:
        return f"{year - 1}-{_LAST_DAY}"
    return f"{year + 1}-{_MIDSUMMER}" if document.kind in REPORTS else f"{year}-{_LAST_DAY}"


def law_in_force(keys: Iterable[str], document: PlanDocument) -> tuple[str, ...]:
    """For each key of the table the paragraph that held the same on the document's day; none where nothing did."""
    day = law_day(document)
    found = (_on(key, day) for key in keys)
    return tuple(key for key in found if key is not None)


def is_asked_by_law(key: str, document: PlanDocument) -> bool:
    """Whether the paragraph itself was in force on the document's day; a document without one is of today."""
    return law_in_force((key,), document) == (key,)


def repealed_on(act: str) -> str:
    """The last day that a repealed act was in force (ISO)."""
    return str(_acts()[act]["to"])


def successor_of(act: str) -> str:
    """The key of the act that came in the place of a repealed one."""
    return str(_acts()[act]["replaced_by"])


def _on(key: str, day: str | None) -> str | None:
    paragraph = _paragraphs().get(key)
    if day is None or paragraph is None:
        return key
    if day >= paragraph["from"]:
        return key
    before = paragraph.get("before")
    return _on(before, day) if before else None


@cache
def _paragraphs() -> dict[str, Any]:
    return {each["key"]: each for each in load_data("laws")["paragraph"]}


@cache
def _acts() -> dict[str, Any]:
    return {each["key"]: each for each in load_data("laws")["act"]}
