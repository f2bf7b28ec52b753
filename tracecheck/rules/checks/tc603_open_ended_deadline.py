"""TC603: deadlines that never come, like «kontinuerlig»."""

from collections.abc import Iterator, Sequence

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ECONOMIC, THEMATIC, UNIT_PLANS
from tracecheck.rules.measure_columns import is_kept_up
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.tables import rows_by_table

RULE = Rule("TC603", "open-ended-deadline", Severity.INFO, (*THEMATIC, *ECONOMIC, *UNIT_PLANS))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a table; one for the document where many tables, or lists beside them, have such deadlines."""
    for document in corpus.under_check(*RULE.kinds):
        measures = list(corpus.items(document, ItemKind.MEASURE))
        endless = [each for each in measures if _is_endless(each)]
        tables = [rows for _, rows in rows_by_table(document, endless)]
        in_tables = {each.id for rows in tables for each in rows}
        beside = [each for each in endless if each.id not in in_tables]
        groups = [*tables, *([beside] if beside else [])]
        if len(groups) > int(load_data("who_and_when")["endless"]["most_tables"]):
            groups = [endless]
        yield from (_remark(document, rows, len(measures)) for rows in groups)


def _is_endless(measure: Located) -> bool:
    """A deadline without end or rhythm, in a place of its own («kontinuerlig kunnskapsutvikling» is none), of what is
    not there to be kept up."""
    data, deadline = load_data("who_and_when")["endless"], measure.item.deadline
    if deadline is None or not deadline.open_ended or deadline.start or deadline.end:
        return False
    if text_key(deadline.text) in text_key(measure.item.text):
        return False
    return not is_kept_up(measure) and text_key(deadline.text) in {text_key(word) for word in data["words"]}


def _remark(document: PlanDocument, rows: Sequence[Located], measures: int) -> Remark:
    first = rows[0]
    deadline = first.item.deadline
    arguments = item_arguments(first) | document_arguments(document)
    arguments |= {"count": len(rows), "total": measures, "deadline": deadline.text if deadline else ""}
    return Remark(
        document,
        RULE.code,
        arguments,
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(each, "row") for each in rows[:_SHOWN]),
        subject=f"{RULE.code} {' '.join(first.item.section)}",
        count=len(rows),
        replaces_items=tuple(each.id for each in rows),
    )
