"""A rule's page, and the list of all rules, in Markdown: what stands in `docs/rules/`."""

from collections.abc import Iterator, Mapping, Sequence

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Finding
from tracecheck.reports.markdown import markdown_text
from tracecheck.reports.rule_page import SECTIONS, example_parts, section_text, severity_text, supersedes_text
from tracecheck.rules.examples import Example
from tracecheck.rules.rule import Rule

_AS_IT_STANDS = frozenset({"configuration"})


def render_page(rule: Rule, example: Example | None, remark: Finding | None, catalogue: Catalogue) -> str:
    """The page; `remark` is what the rule says of the example."""
    lines = [
        f"# {rule.code} {catalogue.text(f'{rule.code}.title')}",
        "",
        f"`{rule.slug}` · {catalogue.text('explain.severity', severity=severity_text(rule, catalogue))}",
        "",
    ]
    for section in SECTIONS:
        body = [*_words(section, section_text(rule, section, catalogue)), *_example(example, section)]
        if section == "fires" and remark is not None:
            body += _remark(remark, catalogue)
        if body:
            lines += [f"## {catalogue.text(f'explain.{section}')}", "", *body]
    replaced = supersedes_text(rule, catalogue)
    if replaced:
        lines += [replaced, ""]
    lines.append(f"[{catalogue.text('explain.all_rules')}](README.md)")
    return "\n".join(lines) + "\n"


def render_index(rules: Sequence[Rule], languages: Mapping[str, str], settings: str, catalogue: Catalogue) -> str:
    """All rules by family, each with a link to its page; `languages` are the other lists: name → link. `settings` is
    the link to the page about settings."""
    others = " · ".join(f"[{name}]({link})" for name, link in languages.items())
    lines = [
        f"# {catalogue.text('explain.all_rules')}",
        "",
        others,
        "",
        catalogue.text("explain.generated", settings=settings),
        "",
    ]
    for family in dict.fromkeys(rule.code[:3] for rule in rules):
        lines += [f"## {family} {catalogue.text(f'explain.family.{family}')}", ""]
        header = [catalogue.text(f"explain.column.{name}") for name in ("code", "title", "severity", "name")]
        lines += [_row(header), _row(["---"] * len(header))]
        lines += [_row(_cells(rule, catalogue)) for rule in rules if rule.code.startswith(family)]
        lines.append("")
    return "\n".join(lines)


def _cells(rule: Rule, catalogue: Catalogue) -> list[str]:
    title = catalogue.text(f"{rule.code}.title")
    return [f"[{rule.code}]({rule.code}.md)", title, severity_text(rule, catalogue), f"`{rule.slug}`"]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(section: str, text: str) -> Iterator[str]:
    if not text:
        return
    if section in _AS_IT_STANDS:
        first, _, rest = text.partition("\n")
        yield from (first, "", "```toml", *rest.splitlines(), "```", "")
    else:
        yield from (text, "")


def _example(example: Example | None, section: str) -> Iterator[str]:
    for name, text in example_parts(example, section) if example else ():
        fence = "diff" if section == "mended" else "markdown"
        yield from (f"`{name}`", "", f"~~~{fence}", *text.splitlines(), "~~~", "")


def _remark(remark: Finding, catalogue: Catalogue) -> list[str]:
    """The remark as it is read, in the words of this language."""
    said = catalogue.text(remark.message_id, **remark.arguments)
    severity = catalogue.text(f"severity.{remark.severity}")
    return [f"> **{severity}** {remark.code} · {markdown_text(said)}", ""]
