"""A printed label at the start of a text: «Mål 2.», «1.1.1», «A1», «Strategi til mål 4:»."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracecheck.parsers.values.counts import find_spans
from tracecheck.parsers.values.grammar import build, leaves, parse_start
from tracecheck.parsers.values.own_labels import own_labels
from tracecheck.parsers.values.text import any_word, closed, normal
from tracecheck.parsers.vocabulary import kept
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark

# Longer than any printed label.
_WINDOW = 80
_SHAPES = frozenset({"worded", "belonging", "numbered", "chaptered"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label; `text` as printed from `start`, `end` is where the text proper starts.

    `kind` is goal, subgoal, strategy, measure, indicator, vision, area, chapter or None when no word tells. `of` is the
    number of what a label belongs to: 4 in «Strategi til mål 4:».
    """

    text: str
    number: str | None
    kind: str | None
    start: int
    end: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the grammar saw: the words, the numbers and the marks after the last of them, and where it ended."""

    shape: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    number_types: tuple[str, ...]
    marks: tuple[str, ...]
    end: int


def read_label(text: str, *, loose: bool = False) -> Label | None:
    """The label at the start of `text`, or None.

    A label word without number or colon is a label only when it is the whole text; with `loose` also before a
    capitalised word («Hovedmål Lyngmo er …»).
    """
    plain = normal(text)
    start = len(plain) - len(plain.lstrip())
    if not _opening().match(plain, start):
        return None
    parts = _parts(plain[start : start + _WINDOW])
    if parts is not None and _is_label(parts, plain, start):
        return _label(parts, text, plain, start)
    if parts is not None and _is_spoken_of(parts, plain[start + parts.end :]):
        return None
    return _bare_word(text, plain, start, loose)


def read_label_row(text: str) -> tuple[tuple[str, ...], int]:
    """The numbers of several goals at the start of `text` («B1 og B2: Arbeid»), and where the words behind begin."""
    row = _row().match(normal(text))
    return (tuple(re.findall(_ROW_CODE, row["codes"])), row.end()) if row else ((), 0)


_ROW_CODE = r"[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2}){0,3}"


@cache
def _row() -> re.Pattern[str]:
    joined = closed(load_data("labels")["links"]["and"])
    return re.compile(rf"\s*(?P<codes>{_ROW_CODE}(?:(?:,| {joined}) {_ROW_CODE}){{1,12}})(?::| [–-])\s+(?=\S)")


def strip_label(text: str) -> str:
    """`text` without the label at its start."""
    label = read_label(text)
    return text[label.end :] if label else text


def label_kind(word: str) -> str | None:
    """The kind that a label word announces: «Delmål» gives subgoal; None for other words."""
    return _kinds().get(re.sub(" +", " ", word.lower()))


def _parts(window: str) -> _Parts | None:
    found = parse_start(_parser(), window)
    if found is None:
        return None
    tree, end = found
    tokens = leaves(tree)
    numbers = [token for token in tokens if token.type in _NUMBER_TYPES]
    last = max((index for index, token in enumerate(tokens) if token.type == "WORD" or token in numbers), default=0)
    return _Parts(
        str(next(tree.find_pred(lambda each: each.data in _SHAPES)).data),
        tuple(token.value for token in tokens if token.type == "WORD"),
        tuple(token.value for token in numbers),
        tuple(token.type for token in numbers),
        tuple(token.type for token in tokens[last + 1 :]),
        end,
    )


def _is_label(parts: _Parts, plain: str, start: int) -> bool:
    rest = plain[start + parts.end :]
    if parts.numbers and parts.number_types[0] == "INTEGER" and _is_count(parts, rest):
        return False
    if parts.shape == "numbered":
        return _is_numbered(parts, plain, start, rest)
    if parts.shape == "belonging":
        return bool(parts.marks) or not rest.strip()
    return bool(parts.marks) or not _runs_on(rest)


def _is_count(parts: _Parts, rest: str) -> bool:
    """«Mål 2026», «1. januar», «2. tertial»."""
    return len(parts.numbers[0]) > 3 or bool(_counted().match(rest))


def _is_numbered(parts: _Parts, plain: str, start: int, rest: str) -> bool:
    if _is_quantity(plain, start) or _looks_like_date(parts.numbers[0]) or _has_leading_zero(parts.numbers[0]):
        return False
    if rest[:1].isdigit() or (rest and not rest[0].isspace() and not _glued(parts, rest)):
        return False
    return _NUMBERED[parts.number_types[0]](parts, rest)


def _glued(parts: _Parts, rest: str) -> bool:
    """«1.Trygg skole»: the blank after the mark is missing."""
    return bool(parts.marks) and rest[0].isupper()


def _dotted(parts: _Parts, rest: str) -> bool:
    return not rest.lstrip().startswith(("-", "/"))


def _integer(parts: _Parts, rest: str) -> bool:
    """«2.» and «2)» are labels, «2 » only before a capital letter: «4 Delmål 2015-2027»."""
    if len(parts.numbers[0]) > 2:
        return False
    return _ends(parts, {"DOT", "CLOSING", "COLON"}) or rest.lstrip()[:1].isupper()


def _code(parts: _Parts, rest: str) -> bool:
    if re.fullmatch(_not_codes(), parts.numbers[0]):
        return _ends(parts, {"CLOSING", "COLON"})
    return bool(parts.marks) or not rest.strip() or rest.lstrip()[:1].isupper()


def _letter(parts: _Parts, rest: str) -> bool:
    letter = parts.numbers[0]
    if letter.islower() or letter in load_data("labels")["not_labels"]["words"]:
        return _ends(parts, {"CLOSING"})
    return bool(parts.marks) or not rest.strip() or rest.lstrip()[:1].isupper()


def _roman(parts: _Parts, rest: str) -> bool:
    return True


_NUMBERED = {"DOTTED": _dotted, "INTEGER": _integer, "LETTER_CODE": _code, "LETTER": _letter, "ROMAN": _roman}
_NUMBER_TYPES = frozenset(_NUMBERED)


def _ends(parts: _Parts, marks: set[str]) -> bool:
    return bool(marks.intersection(parts.marks))


def _is_quantity(plain: str, start: int) -> bool:
    spans = find_spans(plain[start : start + _WINDOW])
    return bool(spans) and spans[0].start == 0


def _looks_like_date(number: str) -> bool:
    """«31.12.26» and «13.2.25», which have a year in the third place; «1.1.12» is taken for a label."""
    levels = [int(level) for level in number.split(".") if level.isdigit()]
    return len(levels) == 3 and levels[2] >= 10 and levels[1] <= 12 and (levels[0] >= 13 or levels[1] >= 10)


def _has_leading_zero(number: str) -> bool:
    return any(len(level) > 1 and level.startswith("0") for level in number.split("."))


def _runs_on(rest: str) -> bool:
    """After «Mål 2» without a mark: the sentence goes on about the goal, or the number is one of several or a count."""
    return bool(_running().match(rest)) or not (not rest.strip() or rest[0].isspace())


def _is_spoken_of(parts: _Parts, rest: str) -> bool:
    """«Målet H3 om bolig prioriteres ikke …»: the subject of a sentence about a goal; «D1 og D2: Sjø» is a row."""
    if not parts.words or parts.marks or parts.number_types[:1] != ("LETTER_CODE",):
        return False
    return bool(_running().match(rest)) and not _joined().match(rest)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|{closed(load_data('labels')['links']['and'])}(?!\w))", re.IGNORECASE)


def _label(parts: _Parts, text: str, plain: str, start: int) -> Label:
    end = start + parts.end
    printed = text[start:end].rstrip()
    own = parts.numbers[-1] if parts.numbers and parts.shape != "belonging" else None
    kind = label_kind(parts.words[0]) if parts.words else None
    of = parts.numbers[0] if parts.shape == "belonging" else None
    return Label(printed, own, kind, start, _skip_blanks(plain, end), of)


def _bare_word(text: str, plain: str, start: int, loose: bool) -> Label | None:
    match = _word().match(plain, start)
    if match is None:
        return None
    rest = plain[match.end() :]
    if rest.strip() and not (loose and re.match(r" {1,3}[A-ZÆØÅ«]", rest)):
        return None
    kind = label_kind(match.group())
    return Label(text[start : match.end()], None, kind, start, _skip_blanks(plain, match.end()))


def _skip_blanks(plain: str, end: int) -> int:
    return end + len(plain[end:]) - len(plain[end:].lstrip())


@kept
def _kinds() -> dict[str, str]:
    """The kind for each word; the municipality's own words have the last say."""
    return {word: kind for kind, words in load_data("labels")["kinds"].items() for word in words} | own_labels()


@cache
def _not_codes() -> str:
    """Codes that look like labels and are not: roads, tertials, quarters."""
    return "|".join(load_data("labels")["not_labels"]["patterns"])


@kept
def _opening() -> re.Pattern[str]:
    """The cheap look: a label word, a number or a letter code."""
    return re.compile(
        rf"{closed(_kinds())}|\(?\d|\(?[A-Za-zÆØÅæøå]\d{{0,3}}[ .:)]|\(?[A-Z]\d{{0,3}}$|[IVX]+\.", re.IGNORECASE
    )


@kept
def _word() -> re.Pattern[str]:
    return re.compile(closed(_kinds()), re.IGNORECASE)


@cache
def _running() -> re.Pattern[str]:
    words = closed(load_data("labels")["running"]["words"])
    return re.compile(rf" {{1,3}}{words}|,|;| ?-\d| {{1,3}}\d|\(|/")


@cache
def _counted() -> re.Pattern[str]:
    """What is counted or dated; words with a capital are the text that a label stands before («12 Avdrag på lån»)."""
    months = any_word(load_data("periods")["months"])
    words = any_word(load_data("labels")["ordinals"]["words"])
    return re.compile(rf" {{0,3}}(?:{words}|(?i:{months}))|\.?-\d|-\w")


@kept
def _parser() -> "Lark":
    links = load_data("labels")["links"]
    return build(
        "labels",
        {
            "WORD.4": closed(_kinds()),
            "TO.3": closed(links["to"]),
            "DASH.2": rf"-(?= )(?! {closed(links['and'])})",
            "NR.3": closed(links["number"]),
            "LETTER_CODE.3": r"[A-ZÆØÅ]\d{1,2}(?:\.\d{1,2}){0,2}(?!\w)",
        },
    )
