"""Checked TOML → records. Windows separators in patterns mean the same as `/`."""

from dataclasses import dataclass
from typing import Any

from tracecheck.config.make_rules import make_rules
from tracecheck.config.terms import make_terms
from tracecheck.model.item import Period
from tracecheck.model.keys import as_pattern
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.settings import DocumentSettings, LimitSettings, LinkSettings, OwnRule, Register, Settings, Unit


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the table says in a form of its own: the units of `[organisation]`, the folder of a language model, the
    municipality's own rules, registers of other systems."""

    organisation: tuple[Unit, ...] = ()
    model: str | None = None
    own: tuple[OwnRule, ...] = ()
    registers: tuple[Register, ...] = ()


def make_settings(table: dict[str, Any], path: str, loaded: Loaded) -> Settings:
    """Settings of a table that fits the schema."""
    chain, terms = table.get("chain", {}), make_terms(table)
    return Settings(
        language=table.get("language", "nb"),
        exclude=tuple(as_pattern(each) for each in table.get("exclude", ())),
        tracked_changes=table.get("tracked-changes", "accepted"),
        documents=tuple((as_pattern(name), _document(each)) for name, each in table.get("documents", {}).items()),
        linking=LinkSettings(_answers(chain), loaded.organisation, loaded.model, terms.documents),
        rules=make_rules(table.get("rules", {}), loaded.own, flagged=chain.get("skipping") == "flagged"),
        limits=LimitSettings(table.get("limits", {}).get("seconds"), table.get("limits", {}).get("memory-mb")),
        path=path,
        terms=terms,
        registers=loaded.registers,
    )


def _document(table: dict[str, Any]) -> DocumentSettings:
    period = table.get("period")
    return DocumentSettings(
        kind=DocumentKind(table["kind"]) if "kind" in table else None,
        status=Status(table["status"]) if "status" in table else None,
        applies_to_year=table.get("year"),
        period=Period(period[0], period[1], f"{period[0]}–{period[1]}") if period else None,
        title=table.get("title"),
        municipality=table.get("municipality"),
        unit=table.get("unit"),
    )


def _answers(chain: dict[str, Any]) -> dict[DocumentKind, tuple[DocumentKind, ...]]:
    kinds = {upper: lowers for upper, lowers in chain.items() if upper != "skipping"}
    return {DocumentKind(upper): tuple(map(DocumentKind, lowers)) for upper, lowers in kinds.items()}
