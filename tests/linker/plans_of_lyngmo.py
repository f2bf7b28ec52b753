"""Fictional plans of Lyngmo kommune, as the parsers would hand them on."""

from typing import Any

from tracecheck.linker import link
from tracecheck.model.coupling import Answer, AnswerState, Link
from tracecheck.model.item import Decision, FollowUp, Item, ItemKind, Origin, Period, Quotation, Reference, Statement
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import Adoption, DocumentKind, PlanDocument, Status
from tracecheck.model.settings import LinkSettings

K, D = ItemKind, DocumentKind


def item(id: str, kind: ItemKind, text: str, **fields: Any) -> Item:
    return Item(id=id, kind=kind, text=text, **fields)


def quoted(id: str, text: str, **fields: Any) -> Item:
    return Item(id=id, kind=K.GOAL, text=text, origin=Origin.QUOTED, **fields)


def statement(id: str, text: str, **fields: Any) -> Statement:
    return Statement(id=id, text=text, **fields)


def ref(text: str, label: str | None = None, **fields: Any) -> Reference:
    return Reference(text=text, label=label, **fields)


def plan(key: str, kind: DocumentKind, *entries: Item | Statement, **fields: Any) -> PlanDocument:
    items = tuple(each for each in entries if isinstance(each, Item))
    statements = tuple(each for each in entries if isinstance(each, Statement))
    fields.setdefault("status", Status.ADOPTED)
    fields.setdefault("municipality", "Lyngmo")
    return PlanDocument(key=key, path=key, kind=kind, items=items, statements=statements, **fields)


def samfunnsdel(*extra: Item | Statement, **fields: Any) -> PlanDocument:
    fields.setdefault("period", Period(2024, 2036))
    return plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("v", K.VISION, "Lyngmo – der fjord møter framtid"),
        item("2", K.GOAL, "Lyngmo har gode tjenester gjennom hele livet", label="Hovedmål 2"),
        item("2.1", K.SUBGOAL, "Barn og unge opplever mestring og tilhørighet", label="Delmål 2.1", parent="2"),
        item("2.2", K.SUBGOAL, "Eldre kan bo trygt i egen bolig så lenge de ønsker", label="Delmål 2.2", parent="2"),
        item("2.3", K.SUBGOAL, "Alle innbyggere har et trygt sted å bo innen 2030", label="Delmål 2.3", parent="2"),
        *extra,
        **fields,
    )


def okonomiplan(*entries: Item | Statement, **fields: Any) -> PlanDocument:
    fields.setdefault("key", "okonomiplan.docx")
    fields.setdefault("period", Period(2026, 2029))
    return plan(fields.pop("key"), D.OKONOMIPLAN, *entries, **fields)


def enhetsavtale(*entries: Item | Statement, **fields: Any) -> PlanDocument:
    fields.setdefault("key", "enhetsavtale-skole.docx")
    fields.setdefault("period", Period(2026, 2026))
    fields.setdefault("unit", "Lyngmo skole")
    return plan(fields.pop("key"), D.ENHETSAVTALE, *entries, **fields)


def vedtak(*entries: Item | Statement, **fields: Any) -> PlanDocument:
    fields.setdefault("adopted", Adoption("2025-06-18", "kommunestyret", "45/25"))
    return plan("vedtak-45-25.md", D.VEDTAK, *entries, **fields)


def order(id: str, text: str, adopted: bool | None = True, case: str | None = "45/25", **fields: Any) -> Item:
    return Item(id=id, kind=K.ORDER, text=text, decision=Decision(adopted, case, "2025-06-18", point=id), **fields)


def run(*documents: PlanDocument, settings: LinkSettings | None = None) -> Linkage:
    return link(documents, settings or LinkSettings())


def between(linkage: Linkage, source: str, target: str) -> Link | None:
    return next((each for each in linkage.links if (each.source, each.target) == (source, target)), None)


def pairs(linkage: Linkage) -> set[tuple[str, str]]:
    return {(each.source, each.target) for each in linkage.links}


def across(linkage: Linkage) -> set[tuple[str, str]]:
    """The pairs that join two documents."""
    return {pair for pair in pairs(linkage) if pair[0].partition("#")[0] != pair[1].partition("#")[0]}


def examined(linkage: Linkage, goal: str) -> list[str]:
    """The documents that were looked into for an answer to a goal."""
    return sorted(key for each in linkage.examined if goal in each.items for key in each.documents)


def answer(linkage: Linkage, goal: str, document: str) -> Answer:
    """How a document that was looked into answers a goal; missing where nothing is said of it."""
    assert document in examined(linkage, goal)
    said = (each for each in linkage.answers if (each.goal, each.document) == (goal, document))
    return next(said, Answer(goal, document, AnswerState.MISSING))


__all__ = [
    "D",
    "FollowUp",
    "K",
    "Quotation",
    "across",
    "answer",
    "between",
    "enhetsavtale",
    "examined",
    "item",
    "okonomiplan",
    "order",
    "pairs",
    "plan",
    "quoted",
    "ref",
    "run",
    "samfunnsdel",
    "statement",
    "vedtak",
]
