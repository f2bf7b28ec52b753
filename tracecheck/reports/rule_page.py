"""A rule's page in the terminal, made of its metadata, its texts and its example."""

from collections.abc import Iterator, Sequence
from difflib import ndiff

from tracecheck.messages import Catalogue
from tracecheck.reports.look import Look
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.rule import Rule

SECTIONS = ("what", "why", "source", "kinds", "fires", "mended", "configuration", "false_alarms")


def render_rule_list(rules: Sequence[Rule], catalogue: Catalogue, look: Look) -> str:
    """One line a rule: code, slug, severity, what it is about."""
    lines = []
    for rule in rules:
        name = look.style(rule.code, "bold")
        title = catalogue.text(f"{rule.code}.title")
        lines.append(f"{name}  {severity_text(rule, catalogue)}: {title} ({rule.slug})")
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
    example = load_example(rule.code)
    for section in SECTIONS:
        body = [*_paragraphs(section_text(rule, section, catalogue), look), *_example(example, section)]
        if body:
            lines += [look.style(catalogue.text(f"explain.{section}"), "bold"), *body, ""]
    replaced = supersedes_text(rule, catalogue)
    if replaced:
        lines += [look.wrap(replaced, indent=0), ""]
    return "\n".join(lines)


def severity_text(rule: Rule, catalogue: Catalogue) -> str:
    """How the rule's remarks are to be taken, and whether it is off until it is asked for."""
    severity = catalogue.text(f"severity.{rule.severity}")
    return severity if rule.on_by_default else f"{severity}, {catalogue.text('explain.is_off')}"


def section_text(rule: Rule, section: str, catalogue: Catalogue) -> str:
    """What a section of the rule's page says in words; empty where there is nothing to say."""
    if section == "kinds":
        names = [catalogue.text(f"document_kind.{kind}") for kind in dict.fromkeys(rule.kinds)]
        return ", ".join(names) or catalogue.text("explain.all_kinds")
    if section == "configuration":
        return catalogue.text("explain.configuration_text", code=rule.code) + _options_text(rule, catalogue)
    if section == "source" and rule.law:
        laws = "; ".join(catalogue.text(f"law.{key}") for key in rule.law)
        return laws[:1].upper() + laws[1:]
    key = f"{rule.code}.norm" if section == "source" else f"{rule.code}.{section}"
    return catalogue.text(key) if catalogue.has(key) else ""


def supersedes_text(rule: Rule, catalogue: Catalogue) -> str:
    """Which rules keep silent where this one speaks."""
    replaced = [code for code in rule.supersedes if catalogue.has(f"{code}.title")]
    return catalogue.text("explain.supersedes", codes=", ".join(replaced)) if replaced else ""


def example_parts(example: Example, section: str) -> Iterator[tuple[str, str]]:
    """Name of a document and words of it: all that it says (`fires`), or which lines go (-) and come (+)."""
    if section == "fires":
        yield from ((name, text.strip("\n")) for name, text in example.documents.items())
    elif section == "mended":
        yield from ((each.document, _lines_changed(each.before, each.after)) for each in example.mended)


def _lines_changed(before: str, after: str) -> str:
    compared = ndiff(before.strip("\n").splitlines(), after.strip("\n").splitlines())
    return "\n".join(line for line in compared if line[0] in "+-")


def _example(example: Example | None, section: str) -> Iterator[str]:
    """As it stands, not wrapped: it is a document."""
    for name, text in example_parts(example, section) if example else ():
        yield f"  {name}"
        yield from (f"    {line}".rstrip() for line in text.splitlines())


def _options_text(rule: Rule, catalogue: Catalogue) -> str:
    """The options of a rule, as they stand in the settings when nobody has changed them."""
    if not rule.options:
        return ""
    lines = [f"\n[rules.options.{rule.code}]"]
    for option in rule.options:
        value = str(option.default).lower() if isinstance(option.default, bool) else repr(option.default)
        about = catalogue.text(f"{rule.code}.option.{option.name.replace('-', '_')}")
        lines.append(f"{option.name} = {value}   # {about}")
    return "\n".join(lines)


def _paragraphs(text: str, look: Look) -> Iterator[str]:
    for line in text.splitlines():
        yield look.wrap(line, indent=2) if line.strip() else ""
