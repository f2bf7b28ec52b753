"""Money and posts, in running text and in the cells of tables."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tracecheck.model.item import Amount
from tracecheck.parsers.values import numbers
from tracecheck.parsers.values.grammar import build, leaves, parse_start
from tracecheck.parsers.values.text import alternatives, any_word, closed, normal
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark, Token


# Longer than any printed amount.
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class AmountSpan:
    """An amount and where it stands in the text."""

    start: int
    end: int
    amount: Amount


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Amounts of money (kr) and posts (arsverk) in `text`, in order of place; `text` of each as printed."""
    return tuple(span.amount for span in find_amount_spans(text))


def find_amount_spans(text: str) -> tuple[AmountSpan, ...]:
    """As `find_amounts`, with places."""
    plain = normal(text)
    spans: list[AmountSpan] = []
    last = 0
    captions = [match.span() for match in _table_unit("thousand").finditer(plain)]
    for match in _lead().finditer(plain):
        if any(start < match.end() and match.start() < end for start, end in captions):
            continue
        if match.start() < last or not _near().search(plain, match.start(), match.end() + 24):
            continue
        span = _read(plain, match.start())
        if span:
            last = span.end
            spans.append(replace(span, amount=replace(span.amount, text=text[span.start : span.end])))
    return tuple(spans)


def read_amount_cell(text: str, factor: float = 1.0, year: int | None = None) -> Amount | None:
    """The amount in a table cell, or None; the first one when it holds several.

    `factor` is what one unit of the table's numbers is worth in kr; a cell that prints its own unit ignores it.
    Brackets and a minus before or after the number mean minus; (I) and (D) give the kind.
    """
    return next(iter(read_amount_cells(text, factor, year)), None)


def read_amount_cells(text: str, factor: float = 1.0, year: int | None = None) -> tuple[Amount, ...]:
    """The amounts in a table cell: «2 800 000 (I) 750 000 (D)» holds two."""
    plain = normal(text)
    parts = list(_cell().finditer(plain))
    if not parts or not _is_amount_cell(plain, parts):
        return tuple(replace(amount, year=year) for amount in find_amounts(text))
    return tuple(_cell_amount(text, part, factor, year) for part in parts)


def read_amount_unit(text: str) -> float | None:
    """What one unit of a table's numbers is worth in kr, from its caption or header; None when it does not say."""
    plain = re.sub(r"1[ .]000", "1000", normal(text))
    for name, worth in (("million", 1e6), ("thousand", 1e3), ("one", 1.0)):
        if _table_unit(name).search(plain):
            return worth
    return None


def _is_amount_cell(plain: str, parts: list[re.Match[str]]) -> bool:
    """Whether `plain` is amounts and nothing else; words may follow an amount that names its kind."""
    if plain[: parts[0].start()].strip():
        return False
    rest = plain[parts[-1].end() :].strip()
    return not rest or parts[-1]["kind"] is not None


def _cell_amount(text: str, match: re.Match[str], factor: float, year: int | None) -> Amount:
    value = numbers.read_digits(match["number"]) * factor
    minus = match["minus"] or match["after"] or match["open"]
    kind = load_data("money")["kinds"].get((match["kind"] or "").strip("() ").upper())
    return Amount(year, -value if minus and value else value, "kr", kind, text[match.start() : match.end()].strip())


def _read(plain: str, start: int) -> AmountSpan | None:
    found = parse_start(_parser(), plain[start : start + _WINDOW])
    if found is None:
        return None
    tree, length = found
    shape = next(tree.find_pred(lambda each: each.data in {"money", "posts", "share"}))
    tokens = leaves(tree)
    value = numbers.read_number(next(token for token in tokens if token.type in {"NUMBER", "NUMBER_WORD"}))
    value = value / 100 if shape.data == "share" else value * _scale(tokens)
    unit = "kr" if shape.data == "money" else "arsverk"
    return AmountSpan(start, start + length, Amount(None, round(value, 4), unit))


def _scale(tokens: "list[Token]") -> float:
    scales = load_data("money")["scales"]
    return float(next((scales[token.lower()] for token in tokens if token.type.startswith("SCALE")), 1))


@cache
def _parser() -> "Lark":
    data = load_data("money")
    money = set(data["scale_only"]["words"])
    return build(
        "money",
        {
            "NUMBER": numbers.SIGNED,
            "NUMBER_WORD": numbers.number_word() + r"(?!\w)",
            "SCALE.2": closed(set(data["scales"]) - money),
            "SCALE_MONEY.2": closed(money),
            "CURRENCY.2": closed(data["currency"]["words"]),
            "FULL_POST.2": closed(data["posts"]["full"]),
            "POST.2": closed(data["posts"]["post"]),
            "ADJECTIVE": closed(data["posts"]["adjectives"]),
        },
    )


@cache
def _lead() -> re.Pattern[str]:
    data = load_data("money")
    words = alternatives([*data["currency"]["words"], *data["scale_only"]["currency_within"]])
    number = rf"(?:{words} {{0,2}})?{numbers.SIGNED}"
    return re.compile(rf"(?<![\w§./,-]){number}|(?<![\w-]){numbers.number_word()}(?= )", re.IGNORECASE)


@cache
def _near() -> re.Pattern[str]:
    data = load_data("money")
    posts = [*data["posts"]["full"], *data["posts"]["post"]]
    words = closed([*data["currency"]["words"], *data["scales"], *posts])
    return re.compile(rf"(?<![a-zæøå]){words}|,-|:-", re.IGNORECASE)


@cache
def _cell() -> re.Pattern[str]:
    kinds = alternatives(load_data("money")["kinds"])
    number = rf"(?P<open>\( ?)?(?P<minus>-)? ?\+?(?P<number>{numbers.DIGITS})(?P<after>-(?![\d-]))?(?(open) ?\))"
    return re.compile(rf"\s*{number}\*?(?:,-)?\s*(?P<kind>\( ?{kinds} ?\))?(?=[\s(;/]|$)", re.IGNORECASE)


@cache
def _table_unit(name: str) -> re.Pattern[str]:
    words = load_data("money")["table_units"][name]
    return re.compile(rf"(?<![\d,.]) ?(?<!\d ){any_word(words)}", re.IGNORECASE)
