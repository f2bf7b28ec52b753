"""TC507: the frame was revised after the agreement, and its goals were not."""

from collections.abc import Iterator

from tracecheck.model.comparison import Alteration
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.held_against import compared, versions_before
from tracecheck.rules.kinds import REPORTS, UNIT_PLANS
from tracecheck.rules.money import says_any
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Option, Remark, Rule, option

RULE = Rule(
    "TC507",
    "frame-changed-goal-unchanged",
    Severity.INFO,
    UNIT_PLANS,
    options=(Option("least-percent", 2.0),),
)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Against the agreement's own earlier version, else against the unit's row in a report of that year."""
    for agreement in corpus.under_check(*UNIT_PLANS):
        frame = _frame(agreement)
        if frame is not None and any(corpus.items(agreement, *sorted(GOALS), own=False)):
            revised = next(_revised(corpus, agreement, frame), None)
            remark = next(_against_versions(corpus, agreement, frame), None)
            if remark or revised:
                yield remark or _remark(agreement, frame, *(revised or (None, frame)))


def _frame(agreement: PlanDocument) -> float | None:
    """The printed sum of its budget, else the line that is called so; None where it is not clear which it is."""
    money = {item.id for item in agreement.items if item.kind is ItemKind.BUDGET_LINE}
    sums = {abs(each.printed) for table in agreement.tables if money & set(table.items) for each in table.sums}
    lines = {abs(each.amounts[0].value) for each in agreement.items if _is_frame_line(each)}
    found = lines or sums
    return next(iter(found)) if len(found) == 1 else None


def _is_frame_line(item: Item) -> bool:
    return bool(item.amounts) and item.kind is ItemKind.BUDGET_LINE and says_any(item.text, "frame")


def _differs(corpus: Corpus, one: float, other: float) -> bool:
    least = float(option(RULE, "least-percent", corpus)) / 100
    return bool(one and other) and abs(one - other) > least * max(one, other)


def _against_versions(corpus: Corpus, agreement: PlanDocument, frame: float) -> Iterator[Remark]:
    for older in versions_before(corpus, agreement):
        before = _frame(older)
        if before is not None and _differs(corpus, frame, before) and not _has_other_goals(corpus, older, agreement):
            yield _remark(agreement, before, None, frame)


def _has_other_goals(corpus: Corpus, older: PlanDocument, agreement: PlanDocument) -> bool:
    kept = {Alteration.MOVED, Alteration.RENUMBERED, Alteration.EDITORIAL, Alteration.LEVEL, Alteration.ROLLED}
    for change in compared(corpus, older, agreement).items:
        kinds = {end.kind for end in (*change.old, *change.new)}
        if kinds & {*GOALS, ItemKind.INDICATOR, ItemKind.MEASURE} and set(change.alterations) - kept:
            return True
    return False


def _revised(corpus: Corpus, agreement: PlanDocument, frame: float) -> Iterator[tuple[Located, float]]:
    """The unit's row in a report of the year that the agreement is for, with another amount."""
    names = _names(corpus, agreement)
    year = first_year(agreement)
    for report in corpus.in_chain(*REPORTS):
        if report.applies_to_year != year or not year:
            continue
        for row in corpus.items(report, ItemKind.BUDGET_LINE):
            amounts = [abs(each.value) for each in row.item.amounts if each.year == year]
            if text_key(row.item.text) in names and len(amounts) == 1 and _differs(corpus, frame, amounts[0]):
                yield row, amounts[0]


def _names(corpus: Corpus, agreement: PlanDocument) -> frozenset[str]:
    unit = text_key(agreement.unit or "")
    for each in corpus.known.organisation:
        names = {text_key(name) for name in (each.name, *each.short)}
        if unit in names:
            return frozenset(names)
    return frozenset({unit} - {""})


def _remark(agreement: PlanDocument, before: float, row: Located | None, now: float) -> Remark:
    arguments: dict[str, Argument] = {"before": int(before), "now": int(now), **document_arguments(agreement)}
    if row is None:
        return Remark(agreement, "TC507.version", arguments, subject=RULE.code, confidence=Confidence.HIGH)
    return Remark(
        agreement,
        RULE.code,
        arguments | item_arguments(row, "row_") | document_arguments(row.document, "row_"),
        related=(related_item(row, "other"),),
        subject=RULE.code,
        confidence=Confidence.MEDIUM,
    )
