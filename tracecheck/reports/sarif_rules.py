"""Rules as SARIF has them, with their pages as help in Markdown, and the law that they rest on as a taxonomy."""

from collections.abc import Collection
from typing import Any

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Severity
from tracecheck.reports.rule_markdown import section_markdown
from tracecheck.reports.rule_page import SECTIONS, section_text
from tracecheck.rules.registry import all_rules
from tracecheck.rules.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LAW = "law."
_TAXONOMY = "tracecheck-law"


def rule_descriptors(catalogue: Catalogue, used: Collection[str]) -> list[dict[str, Any]]:
    """Every shipped rule, used in the run or not, and the municipality's own that were used, by code; codes of findings
    that are no rule's are described by their code."""
    known = {each.rule.code: _descriptor(each.rule, catalogue) for each in all_rules()}
    others = {code: _other(code, catalogue) for code in used if code not in known}
    return [value for _, value in sorted({**known, **others}.items())]


def _other(code: str, catalogue: Catalogue) -> dict[str, Any]:
    """A rule of the municipality's own by its words, or a code without any."""
    if not catalogue.has(f"{code}.title"):
        return {"id": code, "shortDescription": {"text": code}}
    title, what = catalogue.text(f"{code}.title"), catalogue.text(f"{code}.what")
    return {"id": code, "shortDescription": {"text": title}, "fullDescription": {"text": what}, "help": {"text": what}}


def taxonomies(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The sections of law that rules name."""
    taxa = [{"id": key, "shortDescription": {"text": catalogue.text(f"{_LAW}{key}")}} for key in _laws(catalogue)]
    return [{"name": _TAXONOMY, "shortDescription": {"text": catalogue.text("formats.law")}, "taxa": taxa}]


def _laws(catalogue: Catalogue) -> list[str]:
    return sorted({key for each in all_rules() for key in each.rule.law if catalogue.has(f"{_LAW}{key}")})


def _descriptor(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    title = catalogue.text(f"{rule.code}.title") if catalogue.has(f"{rule.code}.title") else rule.slug
    what = catalogue.text(f"{rule.code}.what") if catalogue.has(f"{rule.code}.what") else title
    laws = [key for key in rule.law if catalogue.has(f"{_LAW}{key}")]
    relations = [
        {"target": {"id": key, "toolComponent": {"name": _TAXONOMY, "index": 0}}, "kinds": ["relevant"]} for key in laws
    ]
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": title},
        "fullDescription": {"text": what},
        "help": _help(rule, catalogue),
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.on_by_default},
        "properties": {"tags": [f"{rule.code[:3]}xx", *laws]},
        **({"relationships": relations} if relations else {}),
    }


def _help(rule: Rule, catalogue: Catalogue) -> dict[str, str]:
    """The rule's page, as plain text and as Markdown: the words of `explain`, without its example."""
    titles = {name: catalogue.text(f"explain.{name}") for name in SECTIONS if section_text(rule, name, catalogue)}
    plain = "\n\n".join(f"{title}: {section_text(rule, name, catalogue)}" for name, title in titles.items())
    marked = [
        "\n".join([f"**{title}**", "", *section_markdown(name, rule, catalogue)]) for name, title in titles.items()
    ]
    return {"text": plain, "markdown": "\n".join(marked).rstrip()}
