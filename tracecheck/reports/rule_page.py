"""A rule's page in the terminal, made of its metadata and its texts."""

from collections.abc import Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.reports.look import Look
from tracecheck.rules.rule import Rule

SECTIONS = ("what", "why", "source", "kinds", "fires", "mended", "configuration", "false_alarms")


def render_rule_list(rules: Sequence[Rule], catalogue: Catalogue, look: Look) -> str:
    """One line a rule: code, slug, severity, what it is about."""
    lines = []
    for rule in rules:
        name = look.style(rule.code, "bold")
        title = catalogue.text(f"{rule.code}.title")
        lines.append(f"{name}  {catalogue.text(f'severity.{rule.severity}')}: {title} ({rule.slug})")
    return "\n".join(lines) + "\n"


def render_rule_page(rule: Rule, catalogue: Catalogue, look: Look) -> str:
    """What the rule says, why, its source, an example that fires and the same mended, setting, false alarms."""
    severity = catalogue.text("explain.severity", severity=catalogue.text(f"severity.{rule.severity}"))
    off = "" if rule.on_by_default else f" ({catalogue.text('explain.off', code=rule.code)})"
    lines = [
        look.style(f"{rule.code} {catalogue.text(f'{rule.code}.title')}", "bold"),
        look.style(f"{rule.slug} · {severity}{off}", "dim"),
        "",
    ]
    for section in SECTIONS:
        text = section_text(rule, section, catalogue)
        if text:
            lines += [look.style(catalogue.text(f"explain.{section}"), "bold"), *_paragraphs(text, look), ""]
    replaced = [code for code in rule.supersedes if catalogue.has(f"{code}.title")]
    if replaced:
        lines += [look.wrap(catalogue.text("explain.supersedes", codes=", ".join(replaced)), indent=0), ""]
    return "\n".join(lines)


def section_text(rule: Rule, section: str, catalogue: Catalogue) -> str:
    """What a section of the rule's page says; empty where there is nothing to say."""
    if section == "kinds":
        names = [catalogue.text(f"document_kind.{kind}") for kind in dict.fromkeys(rule.kinds)]
        return ", ".join(names) or catalogue.text("explain.all_kinds")
    if section == "configuration":
        return catalogue.text("explain.configuration_text", code=rule.code)
    if section == "source" and rule.law:
        laws = "; ".join(catalogue.text(f"law.{key}") for key in rule.law)
        return laws[:1].upper() + laws[1:]
    key = f"{rule.code}.norm" if section == "source" else f"{rule.code}.{section}"
    return catalogue.text(key) if catalogue.has(key) else ""


def _paragraphs(text: str, look: Look) -> Iterator[str]:
    for line in text.splitlines():
        yield look.wrap(line, indent=2) if line.strip() else ""
