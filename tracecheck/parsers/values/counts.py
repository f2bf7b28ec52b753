"""Numbers with units, wherever they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracecheck.parsers.values import numbers
from tracecheck.parsers.values.grammar import build, first_place, last_place, leaves, parse_start
from tracecheck.parsers.values.money import AmountSpan, find_amount_spans
from tracecheck.parsers.values.text import alternatives, any_word, closed, normal
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark, Token

    from tracecheck.parsers.values.grammar import ParseTree

# Longer than any printed pair of quantities.
_WINDOW = 120
# No percentage printed with blanks is so big.
_COLUMNS = 10_000
_WHEN = frozenset({"IN", "YEAR", "OPENING", "CLOSING"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `text` is `source[start:end]`."""

    start: int
    end: int
    value: float
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """One end of what was counted: `year` is the year printed with it («6,9 prosent i 2015»)."""

    start: int
    end: int
    value: float
    unit: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Quantities that belong together; `shape` is pair, base, between, range, ratio, fraction, share or quantity.

    A pair has more than two levels when it goes by way of others («fra 8 % til 7 % i 2026 og 6 % i 2029»).
    """

    start: int
    end: int
    shape: str
    levels: tuple[Level, ...]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Numbers with units in `text`, in order of place; both ends of a range or pair, each with the unit."""
    return tuple(
        Quantity(level.start, level.end, level.value, level.unit, text[level.start : level.end])
        for span in find_spans(text)
        for level in span.levels
        if level.unit is not None
    )


@lru_cache(maxsize=4096)
def find_spans(text: str) -> tuple[Span, ...]:
    """Groups of quantities in `text` that do not overlap, in order of place."""
    plain = normal(text)
    spans = [_money_span(span) for span in find_amount_spans(text) if span.amount.unit == "kr"]
    taken = bytearray(len(plain))
    for span in spans:
        _take(taken, span)
    for start in _candidates(plain):
        found = None if taken[start] else _read_span(plain, start)
        if found and not any(taken[found.start : found.end]):
            spans.append(found)
            _take(taken, found)
    return tuple(sorted([*spans, *_shares(plain, taken)], key=lambda span: span.start))


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _money_span(span: AmountSpan) -> Span:
    level = Level(span.start, span.end, span.amount.value, "kr")
    return Span(span.start, span.end, "quantity", (level,))


def unit_name(printed: str) -> str:
    """The name in data/units.toml for a printed unit; a rate («pr. 1000 innbyggere») is its own name, with «per»."""
    key = re.sub(" +", " ", printed.lower())
    return _unit_names().get(key) or re.sub(r"^\S+", str(load_data("units")["rates"]["name"]), key)


@cache
def unit_pattern() -> str:
    """A regular expression for every printed unit, standing by itself."""
    return closed(_unit_names())


def _candidates(plain: str) -> Iterator[int]:
    near = _near()
    for match in _lead().finditer(plain):
        if near.search(plain, match.end(), match.end() + 48) and not _is_article(plain, match):
            yield match.start()


def _is_article(plain: str, match: re.Match[str]) -> bool:
    if match["number"].lower() not in numbers.articles():
        return False
    counted = re.compile(rf"\s+(?:av\s+{numbers.number_word()}(?!\w)|{_denominators()})", re.IGNORECASE)
    return not (
        _after_comparator().search(plain[max(0, match.start() - 24) : match.start()])
        or counted.match(plain, match.end())
    )


def _read_span(plain: str, start: int) -> Span | None:
    found = parse_start(_parser(), plain[start : start + _WINDOW])
    if found is None:
        return None
    tree, length = found
    shape = _child(tree, 0)
    if _is_run_of_columns(tree):
        return None
    if shape.data == "ratio" and _after_score().search(plain, max(0, start - 24), start):
        return _score(leaves(tree)[0], start, length)
    return Span(start, start + length, shape.data, _levels(shape, start))


def _score(number: "Token", start: int, length: int) -> Span:
    """«score 5 av 6» is five points on a scale, no share."""
    unit = str(load_data("units")["scores"]["unit"])
    level = Level(start, start + length, numbers.read_number(number), unit)
    return Span(start, start + length, "quantity", (level,))


def _is_run_of_columns(tree: "ParseTree") -> bool:
    """«443 123 991 %»: figures of several columns."""
    tokens = leaves(tree)
    shares = any(token.type == "UNIT" and unit_name(token) == "%" for token in tokens)
    figures = [token for token in tokens if token.type == "NUMBER" and " " in token]
    return shares and any(numbers.read_number(token) >= _COLUMNS for token in figures)


def _levels(shape: "ParseTree", offset: int) -> tuple[Level, ...]:
    if shape.data in {"ratio", "fraction"}:
        return (_part(shape, offset),)
    if shape.data == "quantity":
        return (_level(shape, offset),)
    found = shape.find_pred(lambda tree: tree.data in {"level", "dated"})
    levels = sorted((_level(each, offset) for each in found), key=lambda level: level.start)
    unit = next((level.unit for level in reversed(levels) if level.unit), None)
    return tuple(replace(each, unit=_full_unit(each.unit or unit, levels[0].unit)) for each in levels)


def _full_unit(unit: str | None, first: str | None) -> str | None:
    """«1 240 tonn CO2 … 700 tonn»: the unit that is printed in full only the first time."""
    return first if unit and first and first.startswith(f"{unit} ") else unit


def _level(tree: "ParseTree", offset: int) -> Level:
    tokens = leaves(tree)
    number = tokens[0]
    end = next((token for token in reversed(tokens) if token.type not in _WHEN), number)
    unit = next((unit_name(token) for token in tokens if token.type in {"UNIT", "COUNTED", "RATE"}), None)
    year = next((int(token) for token in tokens if token.type == "YEAR"), None)
    value = numbers.read_number(number)
    return Level(offset + first_place(number), offset + last_place(end), value, unit, year)


def _part(tree: "ParseTree", offset: int) -> Level:
    """«1 av 5» and «to tredjedeler» in per cent."""
    tokens = leaves(tree)
    whole = _denominator(tokens[-1])
    value = round(100 * numbers.read_number(tokens[0]) / whole, 4) if whole else 0.0
    return Level(offset + first_place(tokens[0]), offset + last_place(tokens[-1]), value, "%")


def _denominator(token: "Token") -> float:
    if token.type == "DENOMINATOR":
        return float(load_data("number_words")["denominators"][token.lower()])
    return numbers.read_number(token)


def _shares(plain: str, taken: bytearray) -> Iterator[Span]:
    """«halvparten» and its like, outside the spans that were read."""
    shares = load_data("number_words")["shares"]
    for match in _share_words().finditer(plain):
        if not any(taken[match.start() : match.end()]):
            level = Level(match.start(), match.end(), float(shares[match.group().lower()]), "%")
            yield Span(match.start(), match.end(), "share", (level,))


def _child(tree: "ParseTree", index: int) -> "ParseTree":
    from lark import Tree

    child = tree.children[index]
    assert isinstance(child, Tree)
    return child


@cache
def _parser() -> "Lark":
    words = load_data("targets")["pairs"]
    countable = [form for unit in _units() if unit.get("countable") for form in unit["forms"]]
    other = [form for unit in _units() if not unit.get("countable") for form in unit["forms"]]
    return build(
        "quantities",
        {
            "NUMBER": numbers.SIGNED,
            "NUMBER_WORD.2": numbers.number_word() + r"(?!\w)",
            "DENOMINATOR.2": _denominators(),
            "UNIT.3": closed(other),
            # «6 Tiltak» is a heading: what is counted is not capitalised.
            "COUNTED.3": r"(?=(?-i:[^A-ZÆØÅ]|[A-ZÆØÅ]{2}))" + closed(countable),
            "RATE.4": _rate(),
            "FROM": closed(words["from"]),
            "BETWEEN": closed(words["between"]),
            "TO.2": closed(words["to"]),
            "NEAR.2": closed([*load_data("targets")["between"]["words"], *_comparators()]),
            "AND.2": closed(words["and"]),
            "OF.2": closed(words["of"]),
            "IN.2": closed(words["in"]),
            "YEAR.2": r"(?:19|20)\d\d(?!\d)",
        },
    )


@cache
def _rate() -> str:
    """«per 1000 innbyggere»: so many for each so many."""
    return rf"{closed(load_data('units')['rates']['words'])} {{1,2}}(?:\d{{1,3}}[ .]\d{{3}}|\d{{2,6}}) \w{{3,20}}"


@cache
def _after_score() -> re.Pattern[str]:
    return re.compile(rf"{any_word(load_data('units')['scores']['words'])}(?: \w{{1,8}}){{0,2}} *$", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """Where a quantity may begin."""
    words = load_data("targets")["pairs"]
    lead = alternatives([*words["from"], *words["between"]])
    number = rf"(?P<number>{numbers.SIGNED}|{numbers.number_word()}(?!\w))"
    after_rate = "".join(rf"(?<!{re.escape(word)} )" for word in load_data("units")["rates"]["words"])
    return re.compile(rf"(?<![\w§.,/-])(?<!§ ){after_rate}(?:{lead} {{1,2}})?{number}", re.IGNORECASE)


@cache
def _near() -> re.Pattern[str]:
    of = alternatives(load_data("targets")["pairs"]["of"])
    return re.compile(
        rf"(?<![a-zæøå]){unit_pattern()}|{_denominators()}|{_rate()}|(?<!\w){of} (?:\d|{numbers.number_word()}(?!\w))",
        re.IGNORECASE,
    )


@cache
def _after_comparator() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(_comparators())} *$", re.IGNORECASE)


def _comparators() -> list[str]:
    return [word for group in load_data("targets")["comparators"].values() for word in group]


@cache
def _share_words() -> re.Pattern[str]:
    return re.compile(any_word(load_data("number_words")["shares"]), re.IGNORECASE)


@cache
def _denominators() -> str:
    return closed(load_data("number_words")["denominators"])


@cache
def _units() -> tuple[dict[str, list[str]], ...]:
    return tuple(load_data("units")["unit"])


@cache
def _unit_names() -> dict[str, str]:
    return {form.lower(): str(unit["name"]) for unit in _units() for form in unit["forms"]}
