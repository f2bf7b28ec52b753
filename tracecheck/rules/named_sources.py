"""Plans that a document says it builds on («bygger på», «forankret i»), with the years that it names them by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.linker.evidence.naming import named_kind
from tracecheck.model.item import Item, Origin, Reference, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data

Names = tuple[tuple[str, DocumentKind], ...]

_YEARS = re.compile(r"(?<!\d)(?P<start>(?:19|20)\d\d)(?: ?[-–/] ?(?P<end>(?:19|20)?\d\d))?(?!\d)")
_BEHIND = re.compile(r"\s*\((?:for )?(?=(?:19|20)\d\d)[^)]*\)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ«])")


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A plan by its kind, its words, and its first and last year as printed (the same where one year is named)."""

    entry: Item | Statement
    reference: Reference
    words: str
    kind: DocumentKind
    start: int
    end: int


def named_sources(document: PlanDocument, names: Names = ()) -> Iterator[NamedSource]:
    """Every plan with years that the document says it builds on, in the order of the records; `names` are the
    municipality's own words for kinds of document."""
    for entry in _passages(document):
        for reference in entry.references:
            source = _named(entry, reference, names)
            if source is not None and _builds_on(entry.text, reference):
                yield source


def _passages(document: PlanDocument) -> Iterator[Item | Statement]:
    yield from (item for item in document.items if item.origin is not Origin.PREVIOUS)
    yield from document.statements


def _named(entry: Item | Statement, reference: Reference, names: Names) -> NamedSource | None:
    if not reference.document or reference.start < 0:
        return None
    end = reference.start + len(reference.text)
    behind = _BEHIND.match(entry.text, end)
    words = reference.document + (behind[0] if behind else "")
    kind, years = named_kind(reference.document, names), _YEARS.search(words)
    if kind is None or years is None or _words("parts").search(words.casefold()):
        return None
    start, last = int(years["start"]), years["end"] or years["start"]
    return NamedSource(entry, reference, words, kind, start, int(f"{start}"[: 4 - len(last)] + last))


def _builds_on(text: str, reference: Reference) -> bool:
    """A cue before the name in its sentence, and no word that tells of the plan before or of a plan of the state."""
    start = max((match.end() for match in _SENTENCE_END.finditer(text, 0, reference.start)), default=0)
    before = text[start : reference.start].casefold()
    return bool(_words("cues").search(before)) and not _words("not_now").search(f"{before} {reference.text.casefold()}")


@cache
def _words(name: str) -> re.Pattern[str]:
    words = sorted(load_data("named_sources")[name], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
