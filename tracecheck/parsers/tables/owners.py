"""Owner cells: roles and units are kept, names of persons are not (`data/roles.toml`)."""

import re
from collections.abc import Iterable
from functools import cache

from tracecheck.model.item import Deadline
from tracecheck.parsers.tables.texts import tidy
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.resources import load_data

_SURNAME = r"[A-ZÆØÅ](?:[a-zæøåéèöäü]+(?:-[A-ZÆØÅ]?[a-zæøå]+)?|\.)"
_SEPARATOR = re.compile(r"\s*[,;/(]\s*|\s+[-–—]\s+|:\s+")
_LEFTOVER = re.compile(r"\s*\(\s*\)|(?:\s*[,;/(:–-]\s*)+(?=[,;/):]|$)|^[\s,;/:)–-]+|[\s,;/:(–-]+$")


def clean_owner(text: str) -> str | None:
    """`text` without names of persons; None when nothing else is left.

    A name is a known first name with one to three capitalised words after it, none of which is a word for a role or
    a unit, and which no small-letter word makes the name of an institution («Kari Nordmann skole»).
    """
    plain = tidy(text)
    without = _name_pattern().sub(_without_name, plain)
    if without == plain:
        return plain or None
    return _tidied(without) or None


def without_persons(named: Iterable[str]) -> tuple[str, ...]:
    """Each of a list without names of persons; those that are nothing else are left out."""
    return tuple(kept for each in named if (kept := clean_owner(each)))


def owner_and_deadline(text: str) -> tuple[str, Deadline | None]:
    """A cell that names who and when («Kultur, 2027», «Rektor / 01.08.26», «2027: Kultur»), in two."""
    plain = tidy(text)
    for match in _SEPARATOR.finditer(plain):
        before, after = plain[: match.start()].rstrip(" )"), plain[match.end() :].rstrip(" )")
        for owner, when in ((before, after), (after, before)):
            deadline = _moment(when)
            if deadline is not None and _moment(owner) is None and any(map(str.isalpha, owner)):
                return owner, deadline
    return text, None


def _moment(text: str) -> Deadline | None:
    """The deadline that a text is, when it is nothing else."""
    deadline = read_deadline(text)
    return deadline if deadline is not None and deadline.text.strip(" .") == text.strip(" .") else None


@cache
def _name_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, load_data("roles")["first_names"])))
    links = "|".join(re.escape(link) for link in load_data("roles")["links"])
    return re.compile(
        rf"(?P<link>(?:(?<!\w)(?:{links})\s*)?)(?<![\w-])(?P<name>(?:{names})(?:-[A-ZÆØÅ][a-zæøå]+)?(?:\s{_SURNAME}){{1,3}})(?!\w)"
    )


def _without_name(match: re.Match[str]) -> str:
    """Nothing instead of a name; words for roles and units that were taken along stay."""
    words = match["name"].split()
    kept = next((i for i, word in enumerate(words) if i and _is_known(word)), len(words))
    if kept < 2 or _names_institution(match):
        return match.group()
    return " ".join(words[kept:])


def _is_known(word: str) -> bool:
    """Whether a word is for a role or a unit."""
    data = load_data("roles")
    return word.casefold().endswith((*data["role_endings"], *data["unit_endings"]))


def _names_institution(match: re.Match[str]) -> bool:
    after = match.string[match.end() :].split()
    return bool(after) and after[0][:1].islower() and _is_known(after[0].strip(",.;)"))


def _tidied(text: str) -> str:
    """`text` without the commas, links and brackets that a removed name leaves behind."""
    before = None
    while before != text:
        before = text
        text = tidy(_LEFTOVER.sub("", text))
    links = load_data("roles")["links"]
    for link in links:
        if text.casefold().endswith(f" {link}") or text.casefold() == link:
            text = text[: -len(link)]
    return text.strip(" ,;/")
