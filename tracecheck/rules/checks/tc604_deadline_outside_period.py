"""TC604: a measure whose deadline lies before or after the years of its plan."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import last_day, years_of
from tracecheck.rules.kinds import ECONOMIC, THEMATIC, UNIT_PLANS
from tracecheck.rules.measure_columns import is_put_off
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Option, Remark, Rule, option

_KEPT: int = load_data("who_and_when")["period"]["months_after"]
RULE = Rule(
    "TC604",
    "deadline-outside-period",
    Severity.WARNING,
    (*THEMATIC, *ECONOMIC, *UNIT_PLANS),
    options=(Option("months-after", _KEPT),),
)

_SHOWN = 5
_MONTHS = 12


def check(corpus: Corpus) -> Iterator[Remark]:
    """Of measures only: the year of a goal may well lie beyond the plan that works towards it."""
    for document in corpus.under_check(*RULE.kinds):
        years = years_of(document)
        if years is None:
            continue
        end = _last_moment(years[1], int(option(RULE, "months-after", corpus)))
        measures = list(corpus.items(document, ItemKind.MEASURE))
        for variant, outside in (
            ("TC604", _late(measures, years[1], end)),
            ("TC604.early", _early(measures, years[0])),
        ):
            yield from _remarks(document, variant, outside, len(measures))


def _late(measures: list[Located], last_year: int, end: str) -> list[Located]:
    """Begun within the years and finished after them is no mistake; put off to later neither."""
    return [each for each in measures if _ends(each) > end and not _begins_by(each, last_year) and not is_put_off(each)]


def _early(measures: list[Located], first_year: int) -> list[Located]:
    """What is told as done, with its status, may have been due before."""
    return [each for each in measures if "" < _ends(each) < f"{first_year}-01-01" and not each.item.status_text]


def _ends(measure: Located) -> str:
    deadline = measure.item.deadline
    return last_day(deadline.end) if deadline and deadline.end else ""


def _begins_by(measure: Located, last_year: int) -> bool:
    start = measure.item.deadline.start if measure.item.deadline else None
    begun = measure.item.period.start if measure.item.period else None
    return bool((start and int(start[:4]) <= last_year) or (begun and begun <= last_year))


def _last_moment(last_year: int, months: int) -> str:
    """The last day that still counts, `months` after the last year."""
    if months == 0:
        return f"{last_year}-12-31"
    return last_day(f"{last_year + (months + _MONTHS - 1) // _MONTHS}-{(months - 1) % _MONTHS + 1:02d}")


def _remarks(document: PlanDocument, variant: str, outside: list[Located], measures: int) -> Iterator[Remark]:
    if not outside:
        return
    if not is_collective(len(outside), measures):
        yield from (_remark(document, variant, each) for each in outside)
        return
    shown = tuple(related_item(each, "row") for each in outside[:_SHOWN])
    first = _remark(document, variant, outside[0])
    yield replace(
        first,
        message_id=f"{RULE.code}.all" if variant == RULE.code else "TC604.early_all",
        arguments={**first.arguments, "count": len(outside), "total": measures},
        item=None,
        place=outside[0].item.place,
        quote=outside[0].item.text,
        related=shown,
        subject=variant,
        count=len(outside),
        replaces_items=tuple(each.id for each in outside),
    )


def _remark(document: PlanDocument, variant: str, measure: Located) -> Remark:
    deadline = measure.item.deadline
    arguments = item_arguments(measure) | document_arguments(document)
    return Remark(document, variant, arguments | {"deadline": deadline.text if deadline else ""}, measure)
