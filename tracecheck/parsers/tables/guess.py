"""What a column holds, judged by its cells."""

import re
from collections.abc import Callable, Sequence

from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.records import Column, Row
from tracecheck.parsers.tables.texts import bare_number, cell_text
from tracecheck.parsers.values.money import find_amounts
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.resources import load_data

_NUMERIC = re.compile(r"^[\s<>≤≥=~±+\-−–(]*\d[\d\s.,]*\s*(?:%|[^\W\d]{1,12}\.?)?\s*\)?\s*(?:\([A-ZÆØÅ]\))?$")
_NUMBER_ONLY = re.compile(r"^[A-ZÆØÅ]{0,2}\d{1,3}(?:[.\-]\w{1,6})*\.?$")
_BETWEEN_CODES = re.compile(r"[,;/]?\s+|[;/]")
_DATE = re.compile(r"^\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})$")
_NAMED = re.compile(r"^(?P<name>[A-ZÆØÅ][^\W\d_]{3,})[^\d]*[\s<>=]\d[\d\s.,]*(?:%|[^\W\d]+\.?)?$")
_NUMBERS_BETWEEN = re.compile(r"\s*(?:[,;/&]|\bog\b|\bsamt\b)\s*")
_SHORT = 20
# So many goals may have no measure in a table whose cells count the goals.
_LEFT_OUT = 1


def texts_of(index: int, body: tuple[Row, ...]) -> list[str]:
    """Texts of a column's own cells, blank ones left out."""
    return [text for row in body if (text := cell_text(row.own(index)))]


def is_numeric(text: str) -> bool:
    """Whether a cell is a number with at most a sign, a unit and a mark; a date is none."""
    return bool(_NUMERIC.match(text)) and not is_date(text)


def is_date(text: str) -> bool:
    """Whether a cell is a full date and nothing else."""
    return bool(_DATE.match(text))


def is_code_list(text: str) -> bool:
    """Whether a cell is a code, or several, and no words («B1», «2.1 og 2.3»); a number alone may be a value."""
    words = load_data("cells")["and"]
    parts = [part for part in _BETWEEN_CODES.split(text) if part and part not in words]
    return bool(parts) and all(bare_number(part) is not None and not part.isdigit() for part in parts)


def is_small_number(text: str) -> bool:
    """Whether a cell is a whole number of one or two digits."""
    return text.rstrip(".").isdigit() and len(text.rstrip(".")) < 3


def is_number_list(text: str) -> bool:
    """Whether a cell is one or more such numbers («2», «2 og 7», «1, 3»)."""
    return all(is_small_number(part) for part in _NUMBERS_BETWEEN.split(text.strip()))


def counts_from_one(texts: Sequence[str]) -> bool:
    """Whether cells of numbers name things that are counted: several numbers in a cell, or nearly all from 1 up."""
    each = [re.findall(r"\d+", text) for text in texts]
    numbers = {int(digits) for found in each for digits in found}
    counted = 1 in numbers and max(numbers, default=0) <= len(numbers) + _LEFT_OUT
    return len(numbers) > 1 and (counted or any(len(found) > 1 for found in each))


def _share(index: int, body: tuple[Row, ...], test: Callable[[str], bool]) -> float:
    texts = texts_of(index, body)
    return sum(1 for text in texts if test(text)) / len(texts) if texts else 0.0


def numeric_share(index: int, body: tuple[Row, ...]) -> float:
    """The share of a column's filled cells that are numbers."""
    return _share(index, body, is_numeric)


def short_share(index: int, body: tuple[Row, ...]) -> float:
    """The share of a column's filled cells that are short, or hold a digit and are no sentence."""
    return _share(index, body, lambda text: len(text) <= _SHORT or (len(text) <= 2 * _SHORT and _has_digit(text)))


def named_share(index: int, body: tuple[Row, ...]) -> float:
    """The share of a column's filled cells that name what is measured before its number («Trivsel på skolen: 4,4»)."""
    return _share(index, body, _is_named)


def _is_named(text: str) -> bool:
    match = _NAMED.match(text)
    return match is not None and match["name"].casefold() not in load_data("columns")["comparing"]["words"]


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def has_text(index: int, body: tuple[Row, ...]) -> bool:
    return bool(texts_of(index, body))


def names_units(index: int, body: tuple[Row, ...]) -> bool:
    """Whether a column holds units of measurement («%», «antall»)."""
    units = load_data("cells")["units"]["words"]
    limit: float = load_data("columns")["limits"]["numeric_share"]
    return _share(index, body, lambda text: text.casefold() in units) >= limit


def is_marked(index: int, body: tuple[Row, ...]) -> bool:
    """Whether a column holds crosses and nothing else."""
    marks = load_data("cells")["marks"]
    texts = texts_of(index, body)
    return bool(texts) and all(text.casefold() in marks for text in texts)


def by_content(index: int, body: tuple[Row, ...]) -> str | None:
    """The role of a column without a name, where its cells leave no doubt."""
    share = load_data("columns")["limits"]["numeric_share"]
    statuses = set(load_data("statuses")["words"])
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("number", _is_number_label),
        ("status", lambda text: text.casefold().rstrip(".") in statuses),
        ("deadline", lambda text: len(text) <= _SHORT and read_deadline(text) is not None),
        ("cost", lambda text: bool(find_amounts(text))),
    )
    return next((role for role, test in tests if _share(index, body, test) >= share), None)


def _is_number_label(text: str) -> bool:
    """Whether a cell is a printed number of a row: «3», «1.12», «A1», «26-HP-001»."""
    return len(text) <= _SHORT and bool(_NUMBER_ONLY.match(text)) and (len(text) <= 3 or not text.isdigit())


def unheaded(body: tuple[Row, ...], heading: str | None, width: int) -> tuple[Column, ...]:
    """Columns of a table without a header: the heading above says what the first column of text holds."""
    lead = _lead_role(heading)
    columns: list[Column] = []
    for index in range(width):
        role = by_content(index, body)
        if role is None and lead is not None and has_text(index, body) and numeric_share(index, body) < 0.5:
            role, lead = lead, "description" if lead in ("measure", "goal") else None
        columns.append(Column(index, role or "other", ""))
    return tuple(columns)


def _lead_role(heading: str | None) -> str | None:
    """What a heading announces («Prioriterte tiltak:»): its last word, or its first."""
    if not heading:
        return None
    words = [key for word in heading.split() if (key := text_key(word))]
    for role, names in load_data("columns")["lead_in"].items():
        keys = {text_key(name) for name in names}
        if words and (words[-1] in keys or words[0] in keys):
            return str(role)
    return None
