"""TC609: «innen 1. juni» in a plan for several years: which year?"""

import re
from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import years_of
from tracecheck.rules.goal_words import says_how_often
from tracecheck.rules.kinds import ECONOMIC, THEMATIC, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC609", "date-without-year", Severity.INFO, (*THEMATIC, *ECONOMIC, *UNIT_PLANS))

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where the plan has several years to choose between."""
    for document in corpus.under_check(*RULE.kinds):
        years = years_of(document)
        if years is None or years[0] == years[1]:
            continue
        measures = list(corpus.items(document, ItemKind.MEASURE))
        dated = _rows_under_a_year(measures)
        yearless = [each for each in measures if _has_no_year(each) and each.item.id not in dated]
        if is_collective(len(yearless), len(measures)):
            yield _collective(yearless, len(measures))
        else:
            yield from (_remark(each) for each in yearless)


def _has_no_year(measure: Located) -> bool:
    """A moment in a year that neither the cell, the headings above, nor the amounts beside it tell."""
    item, deadline = measure.item, measure.item.deadline
    if (
        says_how_often(item.text)
        or deadline is None
        or deadline.start
        or deadline.end
        or deadline.open_ended
        or item.period
    ):
        return False
    whole = {text_key(words) for words in load_data("periods")["whole_period"]["words"]}
    told = any(_tells_year(text) for text in (*item.section, item.text, item.description or ""))
    return text_key(deadline.text) not in whole and not told and len({each.year for each in item.amounts}) != 1


def _tells_year(text: str) -> bool:
    """One year; the two of the plan's own period say nothing."""
    return len(set(_YEAR.findall(text))) == 1


def _rows_under_a_year(measures: list[Located]) -> frozenset[str]:
    """Rows of tables whose titles name the year («Frist 2026»)."""
    tables = measures[0].document.tables if measures else ()
    return frozenset(item for table in tables if _tells_year(" ".join(table.headers)) for item in table.items)


def _remark(measure: Located) -> Remark:
    deadline = measure.item.deadline
    arguments = item_arguments(measure) | document_arguments(measure.document)
    return Remark(measure.document, RULE.code, arguments | {"deadline": deadline.text if deadline else ""}, measure)


def _collective(yearless: list[Located], measures: int) -> Remark:
    first = _remark(yearless[0])
    return Remark(
        first.document,
        "TC609.all",
        {**first.arguments, "count": len(yearless), "total": measures},
        place=yearless[0].item.place,
        quote=yearless[0].item.text,
        related=tuple(related_item(each, "row") for each in yearless[:_SHOWN]),
        subject=RULE.code,
        count=len(yearless),
        replaces_items=tuple(each.id for each in yearless),
    )
