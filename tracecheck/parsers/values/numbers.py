"""Numbers as Norwegian plans write them: decimal comma, thousands with blank or dot, number words."""

from functools import cache

from tracecheck.parsers.values.text import alternatives
from tracecheck.resources import load_data

# «16.000» and «1 387 000» are thousands; a point before one, two or four digits is the rare decimal point.
DIGITS = (
    r"\d{1,3}(?:\.\d{3}){1,4}(?![\d])(?:,\d{1,2})?|\d{1,3}(?: \d{3}){1,4}(?!\d)(?:,\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?"
)
SIGNED = rf"[-+]?(?:{DIGITS})"


@cache
def cardinals() -> dict[str, float]:
    """Number words with their values."""
    return {word: float(value) for word, value in load_data("number_words")["cardinals"].items()}


@cache
def articles() -> frozenset[str]:
    """Number words that are mostly articles."""
    return frozenset(load_data("number_words")["articles"]["words"])


@cache
def number_word() -> str:
    """A regular expression for number words."""
    return alternatives(cardinals())


def read_digits(text: str) -> float:
    """The value of digits that match `SIGNED`; a point before three digits separates thousands."""
    plain = text.replace(" ", "")
    head, comma, decimals = plain.partition(",")
    parts = head.split(".")
    if len(parts) == 2 and not comma and len(parts[1]) != 3:
        return float(plain)
    return float("".join(parts) + comma.replace(",", ".") + decimals)


def read_number(text: str) -> float:
    """The value of digits or of a number word."""
    word = cardinals().get(text.lower())
    return read_digits(text) if word is None else word
