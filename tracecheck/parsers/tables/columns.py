"""What a column is for, by its header (`data/columns.toml`)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tracecheck.model.keys import text_key
from tracecheck.parsers.values.documents import name_in
from tracecheck.parsers.values.own_labels import own_documents
from tracecheck.parsers.vocabulary import kept, own_words
from tracecheck.resources import load_data

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPACED_YEAR = re.compile(r"^(19|20?)\s(\d{2,3})$")
_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.?\s?(?=(?:19|20)\d\d)")
_BRACKETS = re.compile(r"\([^)]*\)?")
_DASH = re.compile(r"\s[-–—]\s|:\s")
_HYPHEN = re.compile(r"(?<=[a-zæøå])[-\u00ad]\s+(?=[a-zæøå])")
_JOINED = re.compile(r"\s*[/&,+]\s*|\s+og\s+")
_NOT_WORD = re.compile(r"[^\w#%]+")


@dataclass(frozen=True, slots=True)
class HeaderName:
    """What a header says: a role or None, its year, and whether the whole header is the known name."""

    role: str | None
    year: int | None = None
    sure: bool = False
    ambiguous: bool = False


@kept
def read_header(text: str) -> HeaderName:
    """The role of a column by its header alone; a year alone gives the role `year`.

    What stands before a dash or colon names the column («Delmål – slik vil vi ha det»). Two years and no word are two
    columns in one: no role.
    """
    clean = _HYPHEN.sub("", unicodedata.normalize("NFKC", text).strip())
    clean = _SPACED_YEAR.sub(r"\1\2", clean)
    year = _year(clean)
    bare = _YEAR.sub(" ", _DATE.sub(" ", _PERIOD.sub(" ", clean)))
    if year is not None and not text_key(_BRACKETS.sub("", bare)):
        several = len(set(_YEAR.findall(_PERIOD.sub(" ", clean)))) > 1
        return HeaderName(None) if several else HeaderName("year", year, sure=True)
    for candidate in (bare, _BRACKETS.sub(" ", bare), _DASH.split(bare)[0]):
        role = _exact().get(text_key(candidate)) or _symbol(candidate)
        if role:
            return HeaderName(_quoted(role, clean), year, True, _is_ambiguous(candidate))
    if _is_number_in_plan(bare):
        return HeaderName("number", year)
    words = _words(_BRACKETS.sub(" ", bare))
    limits = load_data("columns")["limits"]
    if not words or len(words) > limits["header_words"] or len(clean) > limits["header_characters"]:
        return HeaderName(None, year)
    role = None if words[0] in load_data("columns")["counts"]["words"] else _inside(words)
    return HeaderName(_quoted(role, clean) if role else None, year)


def _is_number_in_plan(header: str) -> bool:
    """«Nr. i økonomiplanen», «HØP nr.», «Mål nr. i samfunnsdelen»: the number that something has in a plan."""
    name, data = name_in(header), load_data("columns")["numbered"]
    rest = _words(header.replace(name, " ").replace("-", " ")) if name else ()
    return not set(rest).isdisjoint(data["words"]) and set(rest) <= {*data["words"], *data["beside"]}


def is_header_line(text: str) -> bool:
    """The header of a table that was flattened to lines: names of columns alone, one of them beside the statements
    («Tiltak Ansvar Tid»)."""
    words = _words(text.replace("/", " "))
    if not 2 <= len(words) <= load_data("columns")["limits"]["header_words"]:
        return False
    names = [read_header(word) for word in words]
    return all(name.sure for name in names) and any(name.role in ("owner", "deadline", "cost") for name in names)


@kept
def read_twin(text: str) -> str | None:
    """The second role of a header that names two («Ansvar/frist»), when both are about a measure."""
    names = [read_header(part) for part in _JOINED.split(_BRACKETS.sub(" ", text)) if part.strip()]
    roles = [name.role for name in names if name.role and name.sure]
    twins = load_data("columns")["twins"]["roles"]
    if len(names) != 2 or len(set(roles)) != 2 or any(role not in twins for role in roles):
        return None
    return next(role for role in roles if role != read_header(text).role)


def _year(text: str) -> int | None:
    """The year of a header; a period has none."""
    found = _YEAR.findall(_PERIOD.sub(" ", text))
    return int(found[-1]) if found else None


@kept
def _exact() -> dict[str, str]:
    """The role for each name; the municipality's own names have the last say."""
    names: dict[str, list[str]] = load_data("columns")["names"]
    shipped = {text_key(name): role for role, each in names.items() for name in each if text_key(name)}
    return shipped | {text_key(name): role for name, role in own_words().columns if text_key(name)}


def _symbol(text: str) -> str | None:
    return "number" if text.strip() in load_data("columns")["names"]["number"] else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_NOT_WORD.sub(" ", text.casefold()).split())


@kept
def _phrases() -> dict[tuple[str, ...], tuple[int, str]]:
    """Known names as words, each with its rank and role: the longest is first, so that «mål for enheten» wins over
    «mål»."""
    names: dict[str, list[str]] = load_data("columns")["names"]
    found = [(_words(name), role) for role, each in names.items() for name in each if len(name) > 2]
    own = {_words(name): role for name, role in own_words().columns if len(name) > 2}
    found = [*((words, role) for words, role in found if words not in own), *own.items()]
    ranked = sorted(found, key=lambda each: (-len(" ".join(each[0])), each))
    return {phrase: (rank, role) for rank, (phrase, role) in reversed(list(enumerate(ranked)))}


@kept
def _longest_phrase() -> int:
    return max(map(len, _phrases()))


def _inside(words: tuple[str, ...]) -> str | None:
    """The longest known name at the start or the end of a header, else a word with a known ending, else inside."""
    sizes = range(1, min(len(words), _longest_phrase()) + 1)
    outer = _first_of(part for size in sizes for part in (words[:size], words[-size:]))
    if outer or len(words) > load_data("columns")["limits"]["inside_words"]:
        return outer
    inner = (words[start : start + size] for size in sizes for start in range(1, len(words) - size))
    return _by_suffix(words) or _first_of(inner)


def _first_of(parts: Iterable[tuple[str, ...]]) -> str | None:
    """The role of the known name among these words that comes first of all names."""
    found = [_phrases()[part] for part in parts if part in _phrases()]
    return min(found)[1] if found else None


def _by_suffix(words: tuple[str, ...]) -> str | None:
    suffixes: dict[str, list[str]] = load_data("columns")["suffixes"]
    others = load_data("columns")["not_suffix"]["words"]
    for word in (each for each in (words[0], words[-1]) if each not in others):
        for role, endings in suffixes.items():
            if any(word.endswith(ending) and word != ending for ending in endings):
                return role
    return None


def _is_ambiguous(text: str) -> bool:
    return text_key(text) in {text_key(each) for each in load_data("columns")["ambiguous"]["target"]}


def _quoted(role: str, header: str) -> str:
    """A column of goals whose header names a plan above it holds goals quoted from there."""
    if role not in ("goal", "subgoal"):
        return role
    words = set(_words(header))
    documents = (*load_data("columns")["quoted"]["documents"], *own_documents())
    named = any(set(_words(each)) <= words for each in documents)
    return "quoted_goal" if named else role
