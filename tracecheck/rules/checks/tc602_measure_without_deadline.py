"""TC602: measures without a deadline."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import years_of
from tracecheck.rules.goal_words import names_a_year, says_how_often
from tracecheck.rules.indicators import holds
from tracecheck.rules.kinds import AGREEMENTS, THEMATIC
from tracecheck.rules.measure_columns import is_kept_up, is_put_off, lacking_in_measures
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC602", "measure-without-deadline", Severity.WARNING, (*THEMATIC, *AGREEMENTS))

# Money for a year says when, too.
_COLUMNS = ("deadline", "year", "years", "amount")


def check(corpus: Corpus) -> Iterator[Remark]:
    """A row only where its table has the column; a table without it is one finding.

    Where many measures lack it and the document itself says that they are for its own period, or is for one year alone,
    everybody knows when they are to be done, if not in what order: for information.
    """
    for document in corpus.under_check(*RULE.kinds):
        for remark in lacking_in_measures(corpus, document, RULE.code, _COLUMNS, has_deadline):
            known = remark.item is None and _has_its_period(corpus, document, remark)
            yield replace(remark, severity=Severity.INFO) if known else remark


def has_deadline(measure: Located) -> bool:
    """Whether the measure says when, or needs no day (what is kept up, what is put off)."""
    item = measure.item
    if item.deadline or item.period or any(each.year for each in item.amounts) or is_put_off(measure):
        return True
    return names_a_year(item.text) or (not _has_a_cell(measure) and _needs_none(measure))


def _has_a_cell(measure: Located) -> bool:
    """Whether its table has a column for deadlines: then the document itself asks for one, of whatever measure."""
    return measure.table is not None and not set(_COLUMNS).isdisjoint(measure.table.columns)


def _needs_none(measure: Located) -> bool:
    return is_kept_up(measure) or says_how_often(measure.item.text)


def _has_its_period(corpus: Corpus, document: PlanDocument, remark: Remark) -> bool:
    years = years_of(document)
    if years is not None and years[0] == years[1]:
        return True
    found = [each for name in remark.replaces_items if (each := corpus.item(name)) is not None]
    return all(_is_of_the_period(each) for each in found)


def _is_of_the_period(measure: Located) -> bool:
    """«Tiltak i planperioden», «I perioden 2020–2023 vil kommunen» above the list."""
    over = " ".join((measure.item.stem or "", measure.item.label or "", *measure.item.section[-1:]))
    return holds(over, load_data("who_and_when")["said_when"]["period"])
