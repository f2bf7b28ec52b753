"""Writes docs/rules/: a page a rule and a list of all, in bokmål, nynorsk (nn/) and English (en/).

    python tools/make_rule_pages.py

The pages are made of the rules themselves: metadata, texts, and the example with what the rule says of it.
"""

import sys
from pathlib import Path

from tracecheck.example_run import remarks_on
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.finding import Finding
from tracecheck.reports.rule_markdown import render_index, render_page
from tracecheck.rules.examples import Example, load_example
from tracecheck.rules.registry import all_rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def pages() -> dict[str, str]:
    """Every page by its path under docs/rules/."""
    rules = [each.rule for each in all_rules()]
    shown = {rule.code: _shown(rule.code) for rule in rules}
    made: dict[str, str] = {}
    for language in LANGUAGES:
        catalogue = load_catalogue(language)
        others = {NAMES[other]: _link(language, other) for other in LANGUAGES if other != language}
        made[f"{_folder(language)}README.md"] = render_index(rules, others, _settings(language), catalogue)
        for rule in rules:
            example, remark = shown[rule.code]
            made[f"{_folder(language)}{rule.code}.md"] = render_page(rule, example, remark, catalogue)
    return made


def _shown(code: str) -> tuple[Example | None, Finding | None]:
    """The example of a rule, and what the rule says of it."""
    example = load_example(code)
    if example is None:
        return None, None
    return example, next(iter(remarks_on(code, example, example.documents, load_catalogue("nb"))), None)


def _folder(language: str) -> str:
    return "" if language == LANGUAGES[0] else f"{language}/"


def _link(language: str, other: str) -> str:
    up = "" if language == LANGUAGES[0] else "../"
    return f"{up}{_folder(other)}README.md"


def _settings(language: str) -> str:
    return "../settings.md" if language == LANGUAGES[0] else "../../settings.md"


def main() -> int:
    wanted = pages()
    for name, text in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in FOLDER.rglob("*.md"):
        if path.relative_to(FOLDER).as_posix() not in wanted:
            path.unlink()
    print(f"wrote {len(wanted)} pages to {FOLDER.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
