"""A number format, taken apart."""

import re
from dataclasses import dataclass
from functools import cache

from tracecheck.resources import load_data

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
  | \\(?P<escaped>.)
  | _(?P<padded>.)
  | \*(?P<filled>.)
  | \[(?P<bracket>[^\]]*)\]?
  | (?P<general>General|Standard)
  | (?P<half>AM/PM|A/P)
  | (?P<date>y+|m+|d+|h+|s+)
  | (?P<exponent>E[+-])
  | (?P<digit>[0?\#])
  | (?P<sign>[.,%/@;])
  | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SIGNS = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text", ";": "end"}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONGEST = 255
"""Characters of a format that are looked at: Excel allows no more."""


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is literal, digit, point, comma, percent, slash, exponent, text, date, elapsed, half, general, bracket
    or end."""

    kind: str
    text: str


@cache
def tokens_of(code: str) -> tuple[Token, ...]:
    """The tokens of a format; colours and widths of blanks are none."""
    found: list[Token] = []
    for match in _TOKEN.finditer(code[:_LONGEST]):
        found += _tokens(str(match.lastgroup), match[str(match.lastgroup)])
    return tuple(found)


def _tokens(group: str, text: str) -> tuple[Token, ...]:
    if group in ("quoted", "escaped", "other"):
        return (Token("literal", text),)
    if group == "padded":
        return (Token("literal", " "),)
    if group == "filled":
        return ()
    if group == "bracket":
        return _bracket(text)
    return (Token(_SIGNS[text] if group == "sign" else group, text),)


def _bracket(text: str) -> tuple[Token, ...]:
    """Elapsed time, a currency with its language, the long date of the machine, or a condition or colour."""
    if _ELAPSED.fullmatch(text):
        return (Token("elapsed", text.lower()),)
    if not text.startswith("$"):
        return (Token("bracket", text),)
    symbol, _, language = text[1:].partition("-")
    codes = {"F800": "long_date", "F400": "time"}
    if language.upper() in codes:
        return (*tokens_of(str(load_data("sheets")["dates"][codes[language.upper()]])), Token("end", ";"))
    return (Token("literal", symbol),) if symbol else ()
