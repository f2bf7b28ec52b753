"""Title, municipality and unit. Never a person."""

import re
from collections import Counter
from functools import cache

from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.identify.kind import named_in
from tracecheck.parsers.identify.patterns import any_of, literal
from tracecheck.parsers.identify.zones import Zones
from tracecheck.resources import load_data

_UPPER = "A-ZÆØÅÄÖÁŠČŊ"
_SPACE = re.compile(r"\s+")
_YEARS = re.compile(r"\(?(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\)?")


def find_title(zones: Zones, kind: DocumentKind, municipality: str | None) -> str | None:
    """The title as printed, what belongs to it on the next lines added. None when nothing looks like one."""
    field = _title_field(zones) if kind in (DocumentKind.VEDTAK, DocumentKind.SAKSFRAMLEGG) else None
    if field is not None:
        return field
    town = (municipality or "").lower()
    lines = [line for line in zones.title if not _is_no_title(line) and line.lower() != town]
    index = next((i for i, line in enumerate(lines) if _names(line, kind)), None)
    if index is not None and kind is DocumentKind.LEDERAVTALE:
        return _without_person(lines[index], kind)
    if index is not None:
        return _whole_title(lines, index, kind)
    named = next((line for line in (*zones.running, zones.properties) if _names(line, kind)), None)
    if named is not None:
        return named.strip(" |–-")
    return next((line for line in lines if _is_free(line)), None) or zones.properties or None


def _names(line: str, kind: DocumentKind) -> bool:
    return any(named.kind is kind and not named.related for named in named_in(line))


def _is_free(line: str) -> bool:
    """No chapter and no labelled text."""
    return not line[:1].isdigit() and ":" not in line[:12] and not line.endswith(":")


def _without_person(line: str, kind: DocumentKind) -> str:
    """The word for the kind and its years: behind them stands whom the agreement is with."""
    named = next(each for each in named_in(line) if each.kind is kind)
    years = _YEARS.search(line[named.end :])
    return f"{line[: named.end]} {years[0]}" if years else line[: named.end]


def _title_field(zones: Zones) -> str | None:
    fields = literal(load_data("document_names")["title"]["fields"])
    lines = zones.front[:30]
    for index, line in enumerate(lines):
        found = re.match(rf"^(?:{fields})(?:\s*:\s*|\s+|$)(?P<title>.*)$", line, re.IGNORECASE)
        if found:
            return found["title"] or next(iter(lines[index + 1 : index + 2]), None)
    return None


def _whole_title(lines: list[str], index: int, kind: DocumentKind) -> str:
    """The line with what belongs to it on the lines below."""
    title = lines[index]
    for following in lines[index + 1 : index + 4]:
        if not _goes_on(title, following, kind):
            break
        title = f"{title} {following.strip()}"
    return title[: int(load_data("document_names")["title"]["longest"])]


def _goes_on(title: str, following: str, kind: DocumentKind) -> bool:
    """The title ends in the middle, is only a word for the kind, or another such word stands alone below it."""
    if title.rsplit(maxsplit=1)[-1].lower() in load_data("document_kinds")["grammar"]["related"]:
        return True
    named, below = named_in(title), named_in(following)
    if _YEARS.fullmatch(following.strip()):
        return not _YEARS.search(title)
    bare = len(named) == 1 and (named[0].start, named[0].end) == (0, len(title))
    alone = [each for each in below if each.kind is kind and (each.start, each.end) == (0, len(following))]
    return bare or (bool(alone) and following.lower() not in title.lower())


def _is_no_title(line: str) -> bool:
    patterns = tuple(load_data("document_names")["title"]["not_titles"])
    return any_of(patterns).search(line) is not None


def find_municipality(zones: Zones) -> str | None:
    """The name that the title page, running heads or file name give, else the one that the text says most often."""
    for lines in (zones.title, zones.running, (zones.properties,)):
        for line in lines:
            names = _municipalities(line)
            if names:
                return names[0]
    counts = Counter(name for line in zones.text for name in _municipalities(line))
    best = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=None)
    rules = load_data("document_names")["municipality"]
    if best is None or best[1] < int(rules["often"]) or best[1] < float(rules["share"]) * counts.total():
        return None
    return best[0]


def _municipalities(text: str) -> list[str]:
    """Names in a line, as «Lyngmo kommune»; capitals are taken down."""
    found = []
    for match in _municipality().finditer(text):
        words = _SPACE.split(match["name"].strip())
        while words and words[0].lower() in _not_names():
            words = words[1:]
        if words:
            name = " ".join(_cased(word) for word in words)
            found.append(f"{name} {match['kind'].lower()}")
    return found


def _cased(word: str) -> str:
    return word if not word.isupper() or len(word) < 2 else word if word == "OG" else word.capitalize()


@cache
def _municipality() -> re.Pattern[str]:
    kinds = literal(load_data("document_names")["municipality"]["words"])
    word = rf"[{_UPPER}][^\W\d_]*(?:-[{_UPPER}][^\W\d_]*)?"
    names = rf"(?P<name>{word}(?:[ ](?:og[ ]|OG[ ])?{word}){{0,3}})"
    return re.compile(rf"(?<!\w){names}\s+(?P<kind>(?i:{kinds}))(?:s|ns|n)?(?!\w)")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(load_data("document_names")["municipality"]["not_names"])


def find_unit(zones: Zones, kind: DocumentKind, municipality: str | None) -> str | None:
    """The unit that an agreement, plan or report of a unit is for; None where it is the whole municipality."""
    rules = load_data("document_names")["unit"]
    if kind.value not in rules["kinds"]:
        return None
    names = [*_labelled(zones.front), *_after_kind(zones, kind)]
    names += list(zones.title) if kind.value in rules["own_line"] else []
    cleaned = (_clean_unit(name, municipality) for name in names)
    return next((name for name in cleaned if name and not named_in(name) and _is_unit(name)), None)


def _labelled(lines: tuple[str, ...]) -> list[str]:
    labels = literal(load_data("document_names")["unit"]["labels"])
    pattern = re.compile(rf"^(?:{labels})\s*:\s*(?P<name>\S.*)$", re.IGNORECASE)
    return [found["name"] for line in lines if (found := pattern.match(line))]


def _after_kind(zones: Zones, kind: DocumentKind) -> list[str]:
    """What stands behind the word for the kind, and a year, in the title."""
    signs = literal(load_data("document_names")["unit"]["before"])
    pattern = re.compile(rf"^\s*(?:{_YEARS.pattern})?\s*(?:(?:{signs})\s+|(?<=\d)\s+)(?P<name>\S.*)$", re.IGNORECASE)
    found = []
    for line in (*zones.title, *zones.running, zones.properties):
        for named in named_in(line):
            match = pattern.match(line[named.end :]) if named.kind is kind else None
            if match:
                found.append(match["name"])
            before = line[: named.start].strip(" ,:–-|•")
            if named.kind is kind and before:
                found.append(before)
    return found


def _clean_unit(name: str, municipality: str | None) -> str:
    """The name without years, marks and the municipality behind it."""
    name = _YEARS.split(name)[0]
    name = re.split(r"\s[–|•-]\s|\(|,\s", name)[0].strip(" .,:;–-|•")
    if municipality and name.lower().endswith(municipality.lower()):
        name = name[: -len(municipality)].rstrip(" ,i–-")
    return name if len(name) <= int(load_data("document_names")["unit"]["longest"]) else ""


def _is_unit(name: str) -> bool:
    """Has a word for a unit, or is a single name; two capitalised names in a row are a person."""
    rules = load_data("document_names")["unit"]
    words = re.findall(r"[^\W\d_]+", name.lower())
    if not words or words[0] in rules["not_units"] or words[-1] in rules["not_units"]:
        return False
    nouns = tuple(rules["nouns"])
    return any(word.endswith(nouns) for word in words)
