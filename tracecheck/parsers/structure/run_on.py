"""Run-on paragraphs: where labels, bullets and numbers stand in the middle of a text."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tracecheck.parsers.lengths import character_limit, count_limit
from tracecheck.parsers.structure.lexicon import alternation, cues


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a text; `listed` when a bullet stood before it, `goes_on` when it begins with the
    number after the one of the label before («Mål 1. … 2. …»)."""

    start: int
    end: int
    listed: bool = False
    goes_on: bool = False


def pieces_of(text: str) -> list[Piece]:
    """The parts of a paragraph, in order; the whole text when nothing runs on in it."""
    if len(text) < character_limit("run_on_least") and not _bullet_pattern().match(text):
        return [Piece(0, len(text))]
    numbers = set(_numbers(text))
    cuts = sorted({(start, start, False) for start in {*_labels(text), *numbers}} | set(_bullets(text)))
    marks = [(0, 0, False), *(cut for cut in cuts if cut[0] > 0), (len(text), len(text), False)]
    if cuts and cuts[0][0] == 0:
        marks[0] = cuts[0]
    return [Piece(words, after[0], listed, words in numbers) for (_, words, listed), after in pairwise(marks)]


def entries_of(text: str) -> list[Piece]:
    """A list entry, and those of the list within it that ran on («Tryggere vei o Bygge fortau o Senke fart»)."""
    cuts = [cut for cut in _bullets(text) if cut[0] != cut[1]]
    if not cuts or cuts[0][0] == 0:
        return [Piece(0, len(text), listed=True)]
    ends = [*(start for start, _, _ in cuts[1:]), len(text)]
    return [
        Piece(0, cuts[0][0], listed=True),
        *(Piece(words, end, listed=True) for (_, words, _), end in zip(cuts, ends, strict=True)),
    ]


def _labels(text: str) -> list[int]:
    """Where labels stand in the middle; a pointer («jf. Mål 2») is none."""
    patterns = (_label_pattern(), _question(), *((_last_label(),) if _numbered_label().match(text) else ()))
    found = [match.start("label") for each in patterns for match in each.finditer(text) if match.start("label") > 0]
    return [start for start in found if not _pointer().search(text[:start])]


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{alternation(cues('run_on')['pointers'])}\.?|[(«])\s*$", re.IGNORECASE)


@cache
def _label_pattern() -> re.Pattern[str]:
    """Labels with a number or a colon; «Mål: 55 prosent.» behind a result is its level."""
    words = alternation(cues("run_on")["words"])
    level = r"[<>≥≤]?\s?\d[\d ,.]*(?:%|\s?[a-zæøå]+){0,2}\s*(?:[.;,]|$)"
    return re.compile(
        rf"(?:^|(?<=\s))(?P<label>{words}"
        rf"(?:\s+\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\s*[.:]\s+(?=\S)|\s*:\s+(?=\S)(?!{level})|\s*:$))"
    )


@cache
def _numbered_label() -> re.Pattern[str]:
    return re.compile(rf"{alternation(cues('run_on')['words'])}\s+\d")


@cache
def _last_label() -> re.Pattern[str]:
    """The label of the list below, at the end of the line of a numbered goal («Mål 1 … for alle Delmål»)."""
    return re.compile(rf"(?<=[a-zæøå.!)] )(?P<label>{alternation(cues('run_on')['words'])})\s*$")


@cache
def _question() -> re.Pattern[str]:
    """A question that the goal before it asks and what follows answers («Hvordan gjør vi det?»)."""
    return re.compile(rf"(?<=\s)(?P<label>{alternation(cues('run_on')['questions'])}\?(?:\s+(?=\S)|\s*$))")


def _bullets(text: str) -> list[tuple[int, int, bool]]:
    """Bullets that stand in the line, two or more, or at its start: (where the bullet stands, where its words begin,
    listed)."""
    signs = [(match.start(), match.end(), True) for match in _bullet_pattern().finditer(text)]
    letters = [(match.start(), match.end(), True) for match in _minor_bullet("letter_bullets").finditer(text)]
    dashes = [(match.start(), match.end(), True) for match in _minor_bullet("dash_bullets").finditer(text)]
    repeated = [(start, start, True) for start in _repeated_openings(text)]
    found = [*signs, *letters, *(dashes if len(dashes) > 1 else [])]
    return found if letters or len(found) > 1 or (found and found[0][0] == 0) else repeated


@cache
def _minor_bullet(key: str) -> re.Pattern[str]:
    """A bullet that is a letter or a dash, as lists within lists have them: only before a capital."""
    signs = alternation([re.escape(sign) for sign in cues("run_on")[key]])
    return re.compile(rf"(?:^|(?<=\s)){signs}\s+(?=[A-ZÆØÅ])")


def _repeated_openings(text: str) -> list[int]:
    """«Vi skal … Vi skal … Vi skal …» without full stops: where each begins, when the first words come three times."""
    opening = _opening().match(text)
    if opening is None:
        return []
    again = re.compile(rf"(?:^|(?<=[\wæøå)] )){re.escape(opening[0])}\b")
    starts = [match.start() for match in again.finditer(text)]
    return starts if len(starts) >= count_limit("row") else []


@cache
def _opening() -> re.Pattern[str]:
    """A capitalised subject with its modal («Vi skal», «Kommunen vil»)."""
    return re.compile(rf"[A-ZÆØÅ]\w+ {alternation(cues('rows')['modals'])}\b")


def is_bullet(text: str) -> bool:
    """The text is a bullet sign and nothing else."""
    return text in cues("run_on")["bullets"]


@cache
def _bullet_pattern() -> re.Pattern[str]:
    signs = "".join(re.escape(sign) for sign in cues("run_on")["bullets"])
    return re.compile(rf"(?:^|(?<=\s))[{signs}]\s+(?=\S)")


def _numbers(text: str) -> list[int]:
    """«Mål 1. … 2. … 3. …»: where numbers stand that go on from the label at the start."""
    label = _first_number().match(text)
    found: list[int] = []
    position, number = (label.end(), int(label["number"])) if label else (len(text), 0)
    while following := re.compile(rf"(?<=\s){number + 1}\.\s+(?=[A-ZÆØÅ«])").search(text, position):
        found.append(following.start())
        position, number = following.end(), number + 1
    return found


@cache
def _first_number() -> re.Pattern[str]:
    return re.compile(rf"{alternation(cues('run_on')['words'])}\s+(?P<number>\d{{1,2}})\.\s+(?=[A-ZÆØÅ«])")
