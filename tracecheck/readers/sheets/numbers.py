"""Numbers in digits: decimal comma, thousands with a space."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from itertools import groupby, takewhile

from tracecheck.readers.sheets.tokens import Token

# Excel for Norway sets the sign apart from the number, whatever the format has.
_PERCENT = re.compile(r"(?<=\d)%")
_DIGITS = 15
"""Digits of a number that Excel keeps."""
_NARROW = 10
"""Digits that a number without a format shows in a usual cell."""
_LARGEST = 1e15


def render_general(value: float) -> str:
    """A number without a format: as many digits as it has, at most ten, with a decimal comma."""
    if value == int(value) and abs(value) < _LARGEST:
        return str(int(value))
    return f"{value:.{_NARROW}g}".replace(".", ",").replace("e", "E")


def render_number(value: float, tokens: tuple[Token, ...]) -> str:
    """A number by the tokens of its format."""
    kinds = [token.kind for token in tokens]
    if "digit" not in kinds:
        words = "".join(token.text for token in tokens if token.kind in ("literal", "percent"))
        return f"-{words}" if value < 0 and words.strip() else words
    if "exponent" in kinds:
        return _exponent(value, tokens)
    if "slash" in kinds:
        return _fraction(value, tokens)
    scaled = _scaled(value, tokens)
    whole, decimals = _split(tokens)
    digits = _rounded(abs(scaled), sum(1 for token in decimals if token.kind == "digit"))
    before, _, after = digits.partition(".")
    text = _whole(before, whole) + _decimals(after, decimals)
    text = _PERCENT.sub(" %", text)
    negative = scaled < 0 and any(char in "123456789" for char in digits)
    return f"-{text.strip()}" if negative else text


def _scaled(value: float, tokens: tuple[Token, ...]) -> Decimal:
    """Hundredfold for each percent sign, a thousandth for each comma behind the last digit."""
    number = Decimal(f"{value:.{_DIGITS}g}") if abs(value) < _LARGEST else Decimal(value)
    percents = sum(1 for token in tokens if token.kind == "percent")
    return number * Decimal(100) ** percents / Decimal(1000) ** _scaling(tokens)


def _scaling(tokens: tuple[Token, ...]) -> int:
    """How many commas stand right behind the last digit, or right before the decimal point."""
    digits = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    points = [i for i, token in enumerate(tokens) if token.kind == "point"]
    before = [i for i in digits if not points or i < points[0]]
    ends = {each[-1] for each in (digits, before) if each}
    return sum(len(list(takewhile(lambda each: each.kind == "comma", tokens[end + 1 :]))) for end in ends)


def _split(tokens: tuple[Token, ...]) -> tuple[list[Token], list[Token]]:
    """The tokens before the decimal point, and those from it on."""
    points = [i for i, token in enumerate(tokens) if token.kind == "point"]
    end = points[0] if points else len(tokens)
    return list(tokens[:end]), list(tokens[end + 1 :]) if points else []


def _rounded(value: Decimal, decimals: int) -> str:
    with localcontext() as context:
        context.prec = 400  # a number of a workbook has at most 308 digits before its decimals
        try:
            return f"{value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):f}"
        except InvalidOperation:
            return f"{value:f}"


def _whole(digits: str, tokens: list[Token]) -> str:
    """The digits before the comma in their places, what stands between them kept, thousands set apart if wanted."""
    places = [token for token in tokens if token.kind == "digit"]
    first = next((i for i, token in enumerate(tokens) if token.kind == "digit"), None)
    if first is None:  # «.0»: no place for a zero
        words = "".join(token.text for token in tokens if token.kind == "literal")
        return words + (digits if digits != "0" else "")
    last = max(i for i, token in enumerate(tokens) if token.kind == "digit")
    grouped = any(token.kind == "comma" for token in tokens[first:last])
    least = sum(1 for token in places if token.text == "0")
    shown = "" if digits == "0" and least == 0 else digits.zfill(least)
    middle = _thousands(shown) if grouped else _placed(shown, tokens[first : last + 1])
    before = "".join(token.text for token in tokens[:first] if token.kind in ("literal", "percent"))
    after = "".join(token.text for token in tokens[last + 1 :] if token.kind in ("literal", "percent"))
    return f"{before}{middle}{after}"


def _thousands(digits: str) -> str:
    head = len(digits) % 3
    parts = ([digits[:head]] if head else []) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return " ".join(parts)


def _placed(digits: str, tokens: list[Token]) -> str:
    """Digits from the right into their places; those left over stand before the first place."""
    left = list(digits)
    found: list[str] = []
    for token in reversed(tokens):
        if token.kind == "digit":
            found.append(left.pop() if left else "")
        elif token.kind == "literal" and left:
            found.append(token.text[::-1])
    return "".join(left) + "".join(found)[::-1]


def _decimals(digits: str, tokens: list[Token]) -> str:
    """The decimals with their comma; those that the format makes optional go when they are zero."""
    places = [token.text for token in tokens if token.kind == "digit"]
    kept = digits[: len(places)]
    while kept and kept[-1] == "0" and places[len(kept) - 1] != "0":
        kept = kept[:-1]
    words = "".join(token.text for token in tokens if token.kind in ("literal", "percent"))
    return f",{kept}{words}" if kept else words


def _exponent(value: float, tokens: tuple[Token, ...]) -> str:
    _, behind = _split(tokens)
    places = next((len(list(run)) for kind, run in groupby(token.kind for token in behind) if kind == "digit"), 0)
    return f"{value:.{places}E}".replace(".", ",")


def _fraction(value: float, tokens: tuple[Token, ...]) -> str:
    """«1 1/2»: the denominator has at most as many digits as it has places, or is the one that the format names."""
    slash = next(i for i, token in enumerate(tokens) if token.kind == "slash")
    places = sum(1 for token in tokens[slash:] if token.kind == "digit")
    near = Fraction(abs(value)).limit_denominator(10 ** min(max(places, 1), 4) - 1)
    whole, rest = divmod(near.numerator, near.denominator)
    parts = ([str(whole)] if whole or not rest else []) + ([f"{rest}/{near.denominator}"] if rest else [])
    return ("-" if value < 0 else "") + " ".join(parts)
