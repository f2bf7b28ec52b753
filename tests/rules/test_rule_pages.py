"""docs/rules/ says what the rules say: `python tools/make_rule_pages.py` would write nothing else."""

import re
from functools import cache

from tools.make_rule_pages import FOLDER, pages
from tracecheck.messages import LANGUAGES
from tracecheck.rules.registry import all_rules

HOW = "run: python tools/make_rule_pages.py"


@cache
def _wanted() -> dict[str, str]:
    return pages()


def test_the_pages_are_those_that_the_rules_make() -> None:
    there = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md")}
    wanted = _wanted()
    assert sorted(there) == sorted(wanted), HOW
    assert [name for name, text in wanted.items() if there[name] != text] == [], HOW


def test_there_is_a_page_a_rule_and_a_list_in_every_language() -> None:
    assert len(_wanted()) == len(LANGUAGES) * (len(all_rules()) + 1)


def test_every_link_in_the_pages_leads_somewhere() -> None:
    for name, text in _wanted().items():
        for link in re.findall(r"\]\(([^)#]+)", text):
            assert ((FOLDER / name).parent / link).resolve().is_file(), (name, link)


def test_what_a_rule_says_begins_with_a_capital_or_with_words_of_a_document() -> None:
    said = [
        each for text in _wanted().values() for each in re.findall(r"^> \*\*.*?\*\* TC\d{3} · (.)", text, re.MULTILINE)
    ]
    assert len(said) > len(all_rules())
    assert [each for each in said if each.islower()] == []
