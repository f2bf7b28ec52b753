"""What the words of a register's items say where the register itself does not: read from the text, never guessed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracecheck.model.item import Item, ItemKind, Origin, Quotation, Reference, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.parsers.structure.details import due
from tracecheck.parsers.structure.origin import section_in
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.labels import read_label
from tracecheck.parsers.values.quantities import read_target
from tracecheck.parsers.values.quotations import find_quotations
from tracecheck.parsers.values.references import find_references

_AIMED = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR})
_TIMES: dict[str, Callable[[str], Any]] = {"deadline": due, "target": read_target}
_DIGIT = re.compile(r"\d")
_POINTED_AT = frozenset(kind.value for kind in (ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY))
_ORIGINS = {Part.QUOTED: Origin.QUOTED, Part.PREVIOUS: Origin.PREVIOUS}


def complete(plan: PlanDocument, given: Mapping[str, Any]) -> PlanDocument:
    """The plan with references, quotations, lawful answers, deadlines and numbered targets as its texts state them.

    `given` is the document as it came: a field that stands there, an empty list too, is kept as it is. An item under a
    heading that announces goals of another plan («Mål fra samfunnsdelen») is printed from there.
    """
    origins: dict[str, Origin | None] = {}
    items = tuple(_completed(item, raw, plan, origins) for item, raw in zip(plan.items, given["items"], strict=True))
    statements = tuple(
        _said(statement, raw) for statement, raw in zip(plan.statements, _list(given, "statements"), strict=True)
    )
    return replace(plan, items=items, statements=statements)


def _list(given: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    return given.get(name) or ()


def _completed(item: Item, raw: Mapping[str, Any], plan: PlanDocument, origins: dict[str, Origin | None]) -> Item:
    text = item.text
    found: dict[str, Any] = {}
    if raw.get("references") is None:
        found["references"] = find_references(text)
    if raw.get("quotations") is None:
        found["quotations"] = _quotations(text)
    if raw.get("follow_up") is None:
        found["follow_up"] = find_follow_up(f"{text} {item.description}" if item.description else text)
    if raw.get("origin") is None:
        found["origin"] = _origin(item, plan, origins)
    if item.kind in _AIMED and _DIGIT.search(text):
        found |= {name: read(text) for name, read in _TIMES.items() if raw.get(name) is None}
    said = {name: value for name, value in found.items() if value}
    return replace(item, **said) if said else item


def _said(statement: Statement, raw: Mapping[str, Any]) -> Statement:
    text = statement.text
    found: dict[str, Any] = {
        "references": (*_label_of(text), *find_references(text)),
        "quotations": _quotations(text),
        "follow_up": find_follow_up(text),
    }
    return replace(statement, **{name: value for name, value in found.items() if raw.get(name) is None})


def _label_of(text: str) -> tuple[Reference, ...]:
    """The label of a goal at the start of a passage points at it: the passage itself is none."""
    label = read_label(text)
    if label is None or label.number is None or label.kind not in _POINTED_AT:
        return ()
    words = label.text.strip().rstrip(":.–- ")
    start = text.find(words)
    return (Reference(words, label=label.number, label_kind=label.kind, start=start, end=start + len(words)),)


def _quotations(text: str) -> tuple[Quotation, ...]:
    return tuple(Quotation(words) for _, _, words in find_quotations(text))


def _origin(item: Item, plan: PlanDocument, known: dict[str, Origin | None]) -> Origin | None:
    """By the innermost heading; each is asked once."""
    if not item.section:
        return None
    heading = item.section[-1]
    if heading not in known:
        known[heading] = _ORIGINS.get(section_in(plan.kind, plan.period, heading).part)
    return known[heading]
