"""How a decision is written: the keys of the file and the fields of the record, in the order of the file."""

from enum import Enum
from typing import Any

from tracecheck.model.coupling import Relation
from tracecheck.model.decision import Endpoint, PersonDecision, Verdict
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import fingerprint
from tracecheck.model.plan import DocumentKind
from tracecheck.model.suppression import Suppression, SuppressionSource

# Of an end, in the order of the file: where it stood, what stood beside it, the fingerprint last.
_END = ("document", "section", "label", "id", "kind", "document-kind", "unit", "municipality", "year")
_BESIDE = ("stem", "owner", "deadline", "target", "fingerprint")
_FIELDS = {"id": "item", "document-kind": "document_kind"}


def values_of(decision: PersonDecision) -> dict[str, str | int]:
    """The keys of a decision with their values; what is not known is left out. Dates are ISO text."""
    answer = decision.answer
    said: dict[str, Any] = {
        "goal": decision.goal.text,
        "answer": answer.text if answer else None,
        "verdict": decision.verdict,
        "relation": decision.relation,
        "level": decision.level,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.on,
        "case": decision.case,
        "expires": decision.expires,
        "replaces": decision.replaces,
        **_end_values("goal", decision.goal),
        **(_end_values("answer", answer) if answer else {}),
    }
    plain = {key: value.value if isinstance(value, Enum) else value for key, value in said.items()}
    return {key: value for key, value in plain.items() if value is not None and value != ""}


def decision_of(table: dict[str, Any], file: str, line: int) -> PersonDecision:
    """The record of a table that was checked."""
    return PersonDecision(
        verdict=Verdict(table["verdict"]),
        goal=_endpoint("goal", table),
        by=table["by"],
        on=table["date"],
        reason=table["reason"],
        answer=_endpoint("answer", table) if "answer" in table else None,
        relation=Relation(table["relation"]) if "relation" in table else None,
        level=DocumentKind(table["level"]) if "level" in table else None,
        case=table.get("case"),
        expires=table.get("expires"),
        replaces=table.get("replaces"),
        file=file,
        line=line,
    )


def suppression_of(table: dict[str, Any], file: str, line: int) -> Suppression:
    """The record of a table that was checked."""
    text = table.get("text")
    return Suppression(
        rules=tuple(each.strip() for each in table["rules"]),
        source=SuppressionSource.DECISIONS,
        reason=(table.get("reason") or "").strip() or None,
        document=table.get("document"),
        text=text,
        fingerprint=fingerprint(text) if text else None,
        case=table.get("case"),
        by=table.get("by"),
        on=table.get("date"),
        expires=table.get("expires"),
        file=file,
        line=line,
    )


def _end_values(name: str, end: Endpoint) -> dict[str, Any]:
    return {f"{name}-{key}": getattr(end, _FIELDS.get(key, key)) for key in (*_END, *_BESIDE)}


def _endpoint(name: str, table: dict[str, Any]) -> Endpoint:
    text = table[name]
    said = {_FIELDS.get(key, key): table.get(f"{name}-{key}") for key in (*_END, *_BESIDE)}
    kinds = {
        "kind": ItemKind(said["kind"]) if said["kind"] else None,
        "document_kind": DocumentKind(said["document_kind"]) if said["document_kind"] else None,
        "fingerprint": fingerprint(text),
    }
    return Endpoint(**{"text": text, **said, **kinds})
