"""Checked TOML → records. Windows separators in patterns mean the same as `/`."""

from typing import Any

from tracecheck.model.finding import Severity
from tracecheck.model.item import Period
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.settings import DocumentSettings, LimitSettings, LinkSettings, RuleSettings, Settings, Unit

_SKIPPING = "TC108"
"""The rule that tells of couplings past a level; `[chain] skipping = "flagged"` turns it on."""


def make_settings(
    table: dict[str, Any], path: str, organisation: tuple[Unit, ...] = (), model: str | None = None
) -> Settings:
    """Settings of a table that fits the schema."""
    chain = table.get("chain", {})
    return Settings(
        language=table.get("language", "nb"),
        exclude=tuple(_pattern(each) for each in table.get("exclude", ())),
        tracked_changes=table.get("tracked-changes", "accepted"),
        documents=tuple((_pattern(name), _document(each)) for name, each in table.get("documents", {}).items()),
        linking=LinkSettings(_answers(chain), organisation, model),
        rules=_rules(table.get("rules", {}), flagged=chain.get("skipping") == "flagged"),
        limits=LimitSettings(table.get("limits", {}).get("seconds"), table.get("limits", {}).get("memory-mb")),
        path=path,
    )


def _pattern(text: str) -> str:
    return text.replace("\\", "/").removeprefix("./")


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


def _rules(table: dict[str, Any], *, flagged: bool) -> RuleSettings:
    fail_on = table.get("fail-on", Severity.WARNING)
    said = {code.upper(): None if word == "off" else Severity(word) for code, word in table.get("severity", {}).items()}
    return RuleSettings(
        select=tuple(table.get("select", ())),
        ignore=tuple(table.get("ignore", ())),
        severity={_SKIPPING: Severity.INFO, **said} if flagged else said,
        fail_on=None if fail_on == "never" else Severity(fail_on),
    )
