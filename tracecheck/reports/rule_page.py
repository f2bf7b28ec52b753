"""A rule's page in the terminal, made of its metadata, its texts and its example; and lists of rules."""

from collections.abc import Iterator, Sequence

from tracecheck.messages import LANGUAGES, Catalogue
from tracecheck.reports.look import Look
from tracecheck.reports.rule_example import example_note, example_parts
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.rule import Rule
from tracecheck.settling.scope import never

SECTIONS = ("what", "why", "source", "kinds", "fires", "mended", "configuration", "silence", "false_alarms")


def render_rule_list(rules: Sequence[Rule], catalogue: Catalogue, look: Look) -> str:
    """The rules by family; a line each: code, severity, whether it is on, what it is about, slug."""
    severity = max(len(catalogue.text(f"severity.{rule.severity}")) for rule in rules)
    state = max(len(_state(each, catalogue)) for each in (True, False))
    lines: list[str] = []
    for family in dict.fromkeys(rule.code[:3] for rule in rules):
        lines += ["", look.style(f"{family} {catalogue.text(f'explain.family.{family}')}", "bold")]
        for rule in rules:
            if rule.code.startswith(family):
                grave = f"{catalogue.text(f'severity.{rule.severity}'):<{severity}}"
                on = f"{_state(rule.on_by_default, catalogue):<{state}}"
                lines.append(f"{rule.code}  {grave}  {on}  {catalogue.text(f'{rule.code}.title')} ({rule.slug})")
    return "\n".join(lines[1:]) + "\n"


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
        body = [*_paragraphs(section, rule, catalogue, look), *_example(example, section, catalogue, look)]
        if body:
            lines += [look.style(catalogue.text(f"explain.{section}"), "bold"), *body, ""]
    replaced = supersedes_text(rule, catalogue)
    if replaced:
        lines += [look.wrap(replaced, indent=0), ""]
    own = f"{rule.code}.page"  # of a rule of the municipality's own
    path = page_path(rule.code, catalogue.language)
    page = catalogue.text(own) if catalogue.has(own) else catalogue.text("explain.page", path=path)
    return "\n".join([*lines, look.style(page, "dim")]) + "\n"


def page_path(code: str, language: str) -> str:
    """Where the page of a rule is in the documentation."""
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    return f"docs/rules/{folder}{code}.md"


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
        return _configuration_text(rule, catalogue)
    if section == "silence":
        return _silence_text(rule, catalogue)
    if section == "source" and rule.law:
        laws = "; ".join(catalogue.text(f"law.{key}") for key in rule.law)
        return laws[:1].upper() + laws[1:]
    key = f"{rule.code}.norm" if section == "source" else f"{rule.code}.{section}"
    return catalogue.text(key) if catalogue.has(key) else ""


def supersedes_text(rule: Rule, catalogue: Catalogue) -> str:
    """Which rules keep silent where this one speaks."""
    replaced = [code for code in rule.supersedes if catalogue.has(f"{code}.title")]
    return catalogue.text("explain.supersedes", codes=", ".join(replaced)) if replaced else ""


def _state(on: bool, catalogue: Catalogue) -> str:
    return catalogue.text("explain.state_on" if on else "explain.state_off")


def _example(example: Example | None, section: str, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """As it stands, not wrapped: it is a document."""
    if example is None:
        return
    for name, text in example_parts(example, section, catalogue):
        yield f"  {name}"
        yield from (f"    {line}".rstrip() for line in text.splitlines())
    note = example_note(example, section, catalogue)
    if note:
        yield look.wrap(note, indent=2)


def _silence_text(rule: Rule, catalogue: Catalogue) -> str:
    """How a remark is set aside; what is said of decisions goes away with them."""
    own = f"explain.silence_{rule.code[:3]}"
    name = "explain.never" if rule.code in never() else own if catalogue.has(own) else "explain.silence_text"
    return catalogue.text(name, code=rule.code)


def _configuration_text(rule: Rule, catalogue: Catalogue) -> str:
    """A line of words, then lines of settings: its severity, and its options as they are when nobody has set them."""
    first = "explain.configuration_text" if rule.on_by_default else "explain.configuration_off"
    lines = [catalogue.text(first), "[rules.severity]", catalogue.text("explain.severity_line", code=rule.code)]
    if rule.options:
        lines += ["", f"[rules.options.{rule.code}]"]
    for option in rule.options:
        value = str(option.default).lower() if isinstance(option.default, bool) else repr(option.default)
        about = catalogue.text(f"{rule.code}.option.{option.name.replace('-', '_')}")
        lines += [f"# {about}", f"{option.name} = {value}"]
    return "\n".join(lines)


def _paragraphs(section: str, rule: Rule, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """Words are wrapped, settings stand as they are: they are to be copied."""
    first, *rest = section_text(rule, section, catalogue).splitlines() or [""]
    if first:
        yield look.wrap(first, indent=2)
    for line in rest:
        yield f"  {line}".rstrip() if section == "configuration" else look.wrap(line, indent=2)
