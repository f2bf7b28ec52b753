"""Quantities, targets and values."""

import re
from dataclasses import dataclass

from tracecheck.model.plan import Target, Value

_QUANTITY = re.compile(
    r"(?<![\d.,§])(?P<value>\d{1,3}(?:[ \u00a0\u2009.]\d{3})+|\d{1,9}(?:,\d{1,4})?)\s?"
    r"(?P<unit>%|prosentpoeng|prosent|poeng|uker|dager|innbyggere|plasser|tonn)(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0\u2009.]\d{3})+|-?\d{1,9}(?:,\d{1,4})?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `text` is `source[start:end]`."""

    start: int
    end: int
    value: float
    unit: str | None
    text: str


def _value(digits: str) -> float:
    return float(re.sub(r"[ \u00a0\u2009.]", "", digits).replace(",", "."))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Numbers with units in `text`, in order of place."""
    return tuple(
        Quantity(
            match.start(),
            match.end(),
            _value(match["value"]),
            "%" if match["unit"] in {"%", "prosent"} else match["unit"],
            match.group(),
        )
        for match in _QUANTITY.finditer(text)
    )


def read_target(text: str) -> Target | None:
    """The target that a sentence states, or None."""
    found = find_quantities(text)
    if not found:
        return None
    year = _YEAR.search(text)
    return Target(text, "=", found[-1].value, found[-1].unit, year=int(year.group()) if year else None)


def read_target_cell(text: str, header: str) -> Target | None:
    """The target in a table cell; the header gives the year."""
    value = read_value_cell(text, header)
    return Target(text, "=", value.value, value.unit, year=value.year) if value else None


def read_value_cell(text: str, header: str) -> Value | None:
    """The measured value in a table cell; the header gives the year."""
    match = _NUMBER.search(text)
    year = _YEAR.search(header)
    if match is None:
        return None
    unit = "%" if "%" in text else None
    return Value(text, _value(match.group()), unit, int(year.group()) if year else None)
