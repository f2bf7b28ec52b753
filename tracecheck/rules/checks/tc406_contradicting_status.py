"""TC406: two statuses for one thing at the same reporting date."""

from collections.abc import Iterator
from itertools import combinations

from tracecheck.linker.documents.chain import place_key
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.attainment import meaning_of
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS, REPORTS
from tracecheck.rules.phrases import document_arguments, item_arguments, label_number, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC406", "contradicting-status", Severity.ERROR, REPORTS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """The same words in one report, or in the annual reports of one year; what stands in more than two places is a
    template that several units fill in, and other values are other things."""
    groups: dict[tuple[str, ...], list[Located]] = {}
    for document in corpus.in_chain(*RULE.kinds):
        for each in corpus.items(document, own=False):
            if meaning_of(each.item.status_text):
                groups.setdefault((*_date(document), text_key(each.item.text)), []).append(each)
    for key in sorted(groups):
        first_two = groups[key]
        if len(first_two) == 2 and {each.document.key for each in first_two} & corpus.focus:
            yield from (remark for one, other in combinations(first_two, 2) for remark in _remarks(one, other))


def _date(document: PlanDocument) -> tuple[str, ...]:
    """Reports with the same reporting date: yearly ones of a year, a municipality and a unit; others stand alone."""
    if document.kind in ANNUAL_REPORTS and document.applies_to_year:
        place = place_key(document.municipality) or ""
        return (str(document.applies_to_year), place, text_key(document.unit or ""))
    return (document.key, "", "")


def _remarks(one: Located, other: Located) -> Iterator[Remark]:
    opposed = load_data("statuses")["opposed"]
    pair = [meaning_of(one.item.status_text), meaning_of(other.item.status_text)]
    plain = pair in opposed["plain"] or pair[::-1] in opposed["plain"]
    near = pair in opposed["near"] or pair[::-1] in opposed["near"]
    if (plain or near) and not _are_other_things(one, other):
        same = _is_the_same(one, other)
        if same or not _may_be_of_two_units(one, other):
            yield _remark(one, other, certain=plain and same)


def _are_other_things(one: Located, other: Located) -> bool:
    values = [each.item.value.value for each in (one, other) if each.item.value]
    owners = {text_key(each.item.owner) for each in (one, other) if each.item.owner}
    labels = {label_number(each.item.label) for each in (one, other)} - {""}
    return len(set(values)) > 1 or len(owners) > 1 or len(labels) > 1


def _may_be_of_two_units(one: Located, other: Located) -> bool:
    """A single word names too much; chapters with several of their rows in common are one template filled in twice."""
    if len(one.item.text.split()) == 1:
        return True
    rows = [
        {text_key(item.text) for item in each.document.items if item.section == each.item.section}
        for each in (one, other)
    ]
    return len(rows[0] & rows[1]) > 1


def _is_the_same(one: Located, other: Located) -> bool:
    """One chapter, one number, one value, or two reports of the whole municipality."""
    labels = [
        {label_number(each.item.label), *(ref.label or "" for ref in each.item.references)} - {""}
        for each in (one, other)
    ]
    values = [each.item.value.value if each.item.value else None for each in (one, other)]
    known = values[0] is not None and values[0] == values[1]
    return bool(labels[0] & labels[1]) or known or one.item.section == other.item.section


def _remark(one: Located, other: Located, *, certain: bool) -> Remark:
    statuses: dict[str, Argument] = {
        "status": one.item.status_text or "",
        "other_status": other.item.status_text or "",
    }
    others = item_arguments(other, "other_") | document_arguments(other.document, "other_")
    return Remark(
        one.document,
        RULE.code if certain else "TC406.maybe",
        item_arguments(one) | document_arguments(one.document) | others | statuses,
        one,
        related=(related_item(other, "other"),),
        confidence=Confidence.HIGH if certain else Confidence.MEDIUM,
        severity=None if certain else Severity.WARNING,
    )
