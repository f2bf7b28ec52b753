"""A rule's page, and the list of all rules, in Markdown: what stands in `docs/rules/`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from tracecheck.messages import LANGUAGES, Catalogue
from tracecheck.model.finding import Finding
from tracecheck.reports.rule_example import example_note, example_parts
from tracecheck.reports.rule_page import SECTIONS, section_text, severity_text, supersedes_text
from tracecheck.rules.examples import Example
from tracecheck.rules.rule import Rule

_FENCES = {".md": "markdown", ".toml": "toml", ".json": "json", ".html": "html"}
_SIGNS = re.compile(r"([*_\[\]<>`|])")
_DECISIONS = "docs/decisions.md"
_DECISIONS_ANCHOR = "decisions.md#sette-en-merknad-til-side"


def render_page(rule: Rule, example: Example | None, remark: Finding | None, catalogue: Catalogue) -> str:
    """The page; `remark` is what the rule says of the example."""
    lines = [
        f"# {rule.code} {catalogue.text(f'{rule.code}.title')}",
        "",
        f"`{rule.slug}` · {catalogue.text('explain.severity', severity=severity_text(rule, catalogue))}",
        "",
    ]
    for section in SECTIONS:
        body = [*_linked(section_markdown(section, rule, catalogue), catalogue), *_example(example, section, catalogue)]
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
        catalogue.text("explain.how_to_read"),
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


def section_markdown(section: str, rule: Rule, catalogue: Catalogue) -> list[str]:
    """What a section says in words, in lines, the last of them empty; settings stand as they are, to be copied."""
    text = section_text(rule, section, catalogue)
    if not text:
        return []
    if section == "configuration":
        first, _, rest = text.partition("\n")
        return [first, "", "```toml", *rest.splitlines(), "```", ""]
    return [text if section == "silence" else _escaped(text), ""]


def _linked(lines: Sequence[str], catalogue: Catalogue) -> list[str]:
    """The page about decisions, named in a text, as a link."""
    up = ".." if catalogue.language == LANGUAGES[0] else "../.."
    return [each.replace(_DECISIONS, f"[{_DECISIONS}]({up}/{_DECISIONS_ANCHOR})") for each in lines]


def _example(example: Example | None, section: str, catalogue: Catalogue) -> Iterator[str]:
    if example is None:
        return
    for name, text in example_parts(example, section, catalogue):
        fence = _FENCES.get(PurePosixPath(name).suffix, "") if section == "fires" else "diff"
        yield from (f"`{name}`", "", f"~~~{fence}", *text.splitlines(), "~~~", "")
    note = example_note(example, section, catalogue)
    if note:
        yield from (note, "")


def _remark(remark: Finding, catalogue: Catalogue) -> list[str]:
    """The remark as it is read, in the words of this language."""
    said = _escaped(catalogue.text(remark.message_id, **remark.arguments))
    severity = catalogue.text(f"severity.{remark.severity}")
    return [
        f"{catalogue.text('explain.said')}:",
        "",
        f"> **{severity}** {remark.code} · {said}",
        *_advice(remark, catalogue),
        "",
    ]


def _advice(remark: Finding, catalogue: Catalogue) -> list[str]:
    """What it advises, of the variant of the message or the nearest above it."""
    names = remark.message_id.split(".")
    ids = [".".join(names[:count]) for count in range(len(names), 0, -1)]
    known = [f"{each}.remedy" for each in ids if catalogue.has(f"{each}.remedy")]
    if not known:
        return []
    told = catalogue.text(known[0], **remark.arguments)
    return [">", f"> {_escaped(catalogue.text('text.remedy', remedy=told))}"]


def _escaped(text: str) -> str:
    """Words of the catalogue and of our own examples, with the signs that Markdown would take for its own."""
    return _SIGNS.sub(r"\\\1", text)
