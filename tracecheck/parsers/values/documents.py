"""Names of documents in a text: «økonomiplanen 2026-2029», «Handlingsplan for velferdsteknologi 2024-2027»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.parsers.values.own_labels import own_documents
from tracecheck.parsers.values.text import REMEMBERED, alternatives, any_word, closed, normal
from tracecheck.parsers.vocabulary import kept, remembered
from tracecheck.resources import load_data

_YEARS = r"(?:19|20)\d\d(?: ?[-/] ?(?:(?:19|20)\d\d|\d\d))?(?!\d)"
_QUOTED = re.compile(r"«(?P<name>[^«»]{4,120})»")


@dataclass(frozen=True, slots=True)
class Named:
    """A document's name as printed."""

    start: int
    end: int
    name: str


@remembered(REMEMBERED)
def find_documents(text: str) -> tuple[Named, ...]:
    """Documents pointed at by name, in order of place.

    A common name («økonomiplanen») points only with years after it or a cue before it («jf.», «forankret i»); a name of
    its own («Handlingsplan for velferdsteknologi», «kommuneplanens samfunnsdel») always does.
    """
    plain = normal(text)
    found: list[Named] = []
    for start, end in sorted(_spans(plain), key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1].end:
            found.append(Named(start, end, text[start:end]))
    return tuple(found)


def name_in(text: str) -> str | None:
    """The first document that a short text names («Nr. i økonomiplanen», «Mål i KDP klima»), with no cue needed."""
    plain = normal(text)
    found = [match.span() for pattern in (_full(), _common()) for match in pattern.finditer(plain)]
    start, end = min(found, key=lambda span: (span[0], -span[1]), default=(0, 0))
    return text[start:end] or None


@kept
def document_pattern() -> str:
    """A regular expression for a document's name after a label («mål 4 i …»)."""
    names = load_data("references")["documents"]
    joining = closed(load_data("references")["words"]["and"])
    compound = rf"(?:\w{{2,30}}- {joining} )?\w{{2,40}}{closed(names['endings'])}"
    known = closed([*names["full"], *names["common"], *names["abbreviations"], *own_documents()])
    return rf"(?:{known}|(?!{closed(names['not_documents'])}){compound})"


def long_name_end(plain: str, start: int, end: int) -> int:
    """The end of a name whose first words are `start` to `end`: «temaplan» goes on with «for klima og energi»."""
    found = _long().match(plain, start)
    return max(end, _name_end(plain, found.end())) if found else end


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    for match in _full().finditer(plain):
        yield match.span()
    for match in _common().finditer(plain):
        if match["years"] or _cue().search(plain, max(0, match.start() - 40), match.start()):
            yield match.span()
    for match in _long().finditer(plain):
        end = _name_end(plain, match.end())
        if _points(plain, match.start(), end):
            yield match.start(), end
    for match in _QUOTED.finditer(plain):
        if _is_name(match["name"]):
            yield match.span("name")


def _points(plain: str, start: int, end: int) -> bool:
    """A name of its own is capitalised, has years, or a cue before it; «utarbeide plan for oppvekst» points nowhere."""
    if plain[start].isupper() or re.search(rf"{_YEARS}$", plain[start:end]):
        return True
    return bool(_cue().search(plain, max(0, start - 40), start))


def _is_name(name: str) -> bool:
    """Whether words in quotation marks are a document's name: it begins with one and is no sentence."""
    return bool(re.match(_noun(), name, re.IGNORECASE)) and not name.endswith(".")


def _name_end(plain: str, end: int) -> int:
    """Where «… for velferdsteknologi 2024-2027» ends: at years, at a mark, before a word that goes on."""
    limit = int(load_data("references")["documents"]["longest_name"])
    stop = end
    for count, match in enumerate(_word().finditer(plain, end)):
        if match.start() != stop or count >= limit or _goes_on(match["word"]):
            break
        stop = match.end()
        if match["end"] or re.fullmatch(_YEARS, match["word"]):
            break
    years = re.compile(rf" {_YEARS}").match(plain, stop)
    stop = years.end() if years else stop
    return end + len(_trimmed(plain[end:stop]))


def _goes_on(word: str) -> bool:
    """A word of the sentence, or the capitalised beginning of the next document's name."""
    if _stops().fullmatch(word.lower()):
        return True
    return word[0].isupper() and re.fullmatch(_noun(), word, re.IGNORECASE) is not None


def _trimmed(name: str) -> str:
    """Without marks and joining words at the end: «for oppvekst og» ends at «oppvekst»."""
    joining = closed(load_data("references")["words"]["and"])
    return re.sub(rf"(?:[\s,;:.)»]|(?<= ){joining})+$", "", name)


@cache
def _noun() -> str:
    """The kind of document that a long name begins with: «Handlingsplan», «Klima- og energiplan»."""
    names = load_data("references")["documents"]
    joining = closed(load_data("references")["words"]["and"])
    return rf"(?:\w{{2,30}}- {joining} )?(?:\w{{2,40}})?{closed(names['nouns'])}"


@cache
def _long() -> re.Pattern[str]:
    joins = closed(load_data("references")["documents"]["joins"])
    people = closed(load_data("references")["documents"]["meant_for"])
    return re.compile(rf"(?<![\w-]){_noun()} {{1,2}}{joins}(?! {people})(?= [^\W\d])", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    phrases = closed(load_data("references")["documents"]["phrases"])
    return re.compile(rf" (?P<word>{phrases}|{_YEARS}|[\w§&/-]{{1,40}})(?P<end>[.,;:)»]|$)?")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(alternatives(load_data("references")["documents"]["stops"]))


@cache
def _full() -> re.Pattern[str]:
    return re.compile(rf"{any_word(load_data('references')['documents']['full'])}(?: {_YEARS})?", re.IGNORECASE)


@kept
def _common() -> re.Pattern[str]:
    joins = closed(load_data("references")["documents"]["joins"])
    return re.compile(rf"(?<![\w-]){document_pattern()}(?P<years> (?:{joins} )?{_YEARS})?", re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    cues = any_word(load_data("references")["cues"]["document"])
    adjectives = closed(load_data("references")["cues"]["adjectives"])
    return re.compile(rf"{cues}:? «?(?:\w{{3,16}}s )?(?:{adjectives} )?$", re.IGNORECASE)
