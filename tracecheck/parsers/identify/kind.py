"""What kind of document it is: weighed words, a title before a mention."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, Reason
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.identify.patterns import any_of, literal, stems
from tracecheck.parsers.identify.zones import Zones, zones_of
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.sections import classify
from tracecheck.parsers.vocabulary import kept, own_words
from tracecheck.resources import load_data

_SET = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE})


@dataclass(frozen=True, slots=True)
class Named:
    """A word for a kind in a line: where, how strong (1 is plain), `related` when it names another document."""

    start: int
    end: int
    kind: DocumentKind
    strength: float
    related: bool


@dataclass(frozen=True, slots=True)
class KindResult:
    """The kind with its reasons (strongest first), the best two guesses with scores, and whether that is enough."""

    kind: DocumentKind
    reasons: tuple[Reason, ...]
    guesses: tuple[tuple[DocumentKind, float], ...]
    certain: bool


def find_kind(zones: Zones) -> KindResult:
    """The kind of a document; UNKNOWN when no word speaks for any, or the words of other papers speak louder."""
    reasons = _weighed(_strongest([*_line_reasons(zones), *_sign_reasons(zones)]))
    scores: dict[DocumentKind, float] = {}
    for reason in reasons:
        kind = DocumentKind(reason.value or DocumentKind.UNKNOWN)
        scores[kind] = scores.get(kind, 0.0) + reason.weight
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].value))
    known: list[tuple[DocumentKind, float]] = [
        (kind, round(score, 4)) for kind, score in ranked if kind is not DocumentKind.UNKNOWN
    ]
    other = scores.get(DocumentKind.UNKNOWN, 0.0)
    if not known or known[0][1] <= max(other, float(load_data("document_kinds")["certain"]["least"])):
        return KindResult(DocumentKind.UNKNOWN, tuple(reasons), tuple(known[:2]), False)
    best = known[0][0]
    own = tuple(reason for reason in reasons if reason.value == best.value)
    return KindResult(best, own, tuple(known[:2]), _is_certain(known, other))


def sets_rules(source: SourceDocument) -> bool:
    """A line of the title page says that the document is a reglement, a forskrift, bestemmelser."""
    pattern = any_of(tuple(load_data("document_kinds")["rules"]["titles"]))
    return any(pattern.fullmatch(line.strip()) for line in zones_of(source).title)


def named_in(text: str, loose: bool = False) -> list[Named]:
    """The words for kinds in a line, in order of place; of words that overlap the longest counts."""
    found = [named for table in _tables(loose) for named in _matches(text, table)]
    chosen: list[Named] = []
    for named in sorted(found, key=lambda each: (each.start - each.end, each.start, -each.strength, each.kind.value)):
        if all(named.end <= other.start or named.start >= other.end for other in chosen):
            chosen.append(named)
    return sorted(chosen, key=lambda each: each.start)


def _is_certain(known: list[tuple[DocumentKind, float]], other: float) -> bool:
    rules = load_data("document_kinds")["certain"]
    best = known[0][1]
    second = max(known[1][1] if len(known) > 1 else 0.0, other)
    return best >= float(rules["score"]) and best - second >= float(rules["margin"]) * best


def _strongest(reasons: list[Reason]) -> list[Reason]:
    """One reason for each kind and place: a word that is said a hundred times is still one word."""
    best: dict[tuple[str, str | None], Reason] = {}
    for reason in reasons:
        key = (reason.cue, reason.value)
        if reason.cue.startswith("sign"):
            key = (f"{reason.cue} {reason.text}", reason.value)
        if key not in best or reason.weight > best[key].weight:
            best[key] = reason
    return sorted(best.values(), key=lambda each: (-each.weight, each.cue, each.text))


def _weighed(reasons: list[Reason]) -> list[Reason]:
    """A title beats a mention: where the title page names a kind, what speaks for others counts less."""
    titled = {reason.value for reason in reasons if reason.cue == "title" and reason.weight >= _least_title()}
    share = float(load_data("document_kinds")["weights"]["untitled"])
    if not titled:
        return reasons
    return [
        reason if reason.value in titled else replace(reason, weight=round(reason.weight * share, 4))
        for reason in reasons
    ]


def _least_title() -> float:
    """What a plain word in a title line weighs at least; words for other documents and weak ones stay below."""
    weights = load_data("document_kinds")["weights"]
    return float(weights["title_below"]) * 0.9


def _line_reasons(zones: Zones) -> Iterator[Reason]:
    weights = load_data("document_kinds")["weights"]
    above: set[DocumentKind] = set()
    for line in zones.title:
        found = _without_chapters(zones, named_in(line), above)
        yield from _reasons("title", line, found, float(weights["title_below" if above else "title"]), above)
        above |= {named.kind for named in found}
    yield from _reasons("file", zones.file, named_in(zones.file, loose=True), float(weights["file"]))
    yield from _reasons("properties", zones.properties, named_in(zones.properties), float(weights["properties"]))
    for cue, lines in (("running", zones.running), ("heading", zones.headings), ("front", zones.front)):
        for line in lines:
            yield from _reasons(cue, line, named_in(line), float(weights[cue]))


def _without_chapters(zones: Zones, found: list[Named], above: set[DocumentKind]) -> list[Named]:
    """What a line of the title page names; «Utfordringsbilde» below «Kommunedelplan for helse» is the first chapter of
    a document that goes on to set goals."""
    chapters = set(load_data("document_kinds")["grammar"]["chapters"])
    own = {*above, *(named.kind for named in found if named.kind.value not in chapters)}
    if not own or not _sets_goals(zones):
        return found
    return [named for named in found if named.kind.value not in chapters]


def _sets_goals(zones: Zones) -> bool:
    """A heading says nothing but «Mål», «Dit vil vi», «Tiltak»."""
    announced = (classify(heading) for heading in zones.headings)
    return any(section.bare and _SET.intersection(section.kinds[:1]) for section in announced)


def _reasons(
    cue: str, line: str, found: list[Named], weight: float, above: Iterable[DocumentKind] = ()
) -> Iterator[Reason]:
    """A reason for each word; the kind that is named first is the document, `above` on the lines before this one."""
    related = float(load_data("document_kinds")["weights"]["related"])
    for index, named in enumerate(found):
        first = {*above, *(other.kind for other in found[:index])}
        second = bool(first - {named.kind}) and not (named.strength > 1 and not index)
        share = related if named.related or second else 1.0
        strength = named.strength if cue in ("title", "file") else min(named.strength, 1.0)
        quoted = _quoted(line, named)
        yield Reason(cue, quoted, round(weight * strength * share, 4), named.kind.value)


def _quoted(line: str, named: Named) -> str:
    """The line, or of a long one what stands around the word."""
    around = character_limit("reason_around")
    if len(line) <= character_limit("reason"):
        return line
    return line[max(0, named.start - around) : named.end + around]


def _sign_reasons(zones: Zones) -> Iterator[Reason]:
    """Phrases that the form of a kind brings with it; together never as much as a title."""
    data = load_data("document_kinds")
    each, most = float(data["weights"]["sign"]), float(data["weights"]["signs_most"])
    lines = zones.text[: int(data["certain"]["sign_lines"])]
    for name, table in data["kinds"].items():
        pattern = any_of(tuple(table.get("signs", ("(?!)",))))
        words = {match[0].lower(): match[0] for line in lines for match in pattern.finditer(line)}
        for text in list(words.values())[: int(most / each)]:
            yield Reason("sign", text, each, name)


@dataclass(frozen=True, slots=True)
class _Table:
    kind: DocumentKind
    pattern: re.Pattern[str]
    strength: float


@kept
def _tables(loose: bool) -> tuple[_Table, ...]:
    data = load_data("document_kinds")
    kinds: list[tuple[DocumentKind, dict[str, Any]]] = [
        (DocumentKind(name), table) for name, table in data["kinds"].items()
    ]
    tables = list(_own_tables(loose))
    for kind, table in [*kinds, (DocumentKind.UNKNOWN, data["others"])]:
        strength = float(table.get("strength", 1.0))
        for key, share in (("words", 1.0), ("weak", float(data["weights"]["weak"]))):
            if table.get(key):
                pattern = stems(tuple(table[key]), data["grammar"]["endings"], loose)
                tables.append(_Table(kind, pattern, strength * share))
    return tuple(tables)


def _own_tables(loose: bool) -> Iterator[_Table]:
    """The municipality's own names of documents: of two words as long its own is meant."""
    data = load_data("document_kinds")
    for word, kind in own_words().documents:
        pattern = stems((re.escape(word).replace("\\ ", r"\s+"),), data["grammar"]["endings"], loose)
        yield _Table(DocumentKind(kind), pattern, float(data["weights"]["own"]))


def _matches(text: str, table: _Table) -> Iterator[Named]:
    for found in table.pattern.finditer(text):
        related = _is_related(text[: found.start()])
        yield Named(found.start(), found.end(), table.kind, table.strength, related)


def _is_related(before: str) -> bool:
    """The words before say that another document is meant («oppfølging av …»), not this one («forslag til …»)."""
    if not before.strip():
        return False
    if _own().search(before):
        return False
    return _related().search(before) is not None


@cache
def _related() -> re.Pattern[str]:
    words = literal(load_data("document_kinds")["grammar"]["related"])
    return re.compile(rf"(?<!\w)(?:{words})\s+[«\"]?(?:[^\W\d_]+(?:s|ns|ens)\s+)?$", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    words = literal(load_data("document_kinds")["grammar"]["own"])
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:[^\W\d_]+s\s+)?$", re.IGNORECASE)
