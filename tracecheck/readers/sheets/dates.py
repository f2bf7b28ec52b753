"""Days and times, which workbooks count from 1900 or 1904."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracecheck.readers.sheets.tokens import Token
from tracecheck.resources import load_data

_FIRST = datetime(1899, 12, 30)
_FIRST_1904 = datetime(1904, 1, 1)
_LEAP_1900 = 60
"""The day 29 February 1900, which the count has and the calendar has not; days before it are one less."""
_END = 2_958_466
_OUTSIDE = "####"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A moment, the number that it is stored as, and the format that it is shown in."""

    tokens: tuple[Token, ...]
    moment: datetime
    value: float

    @property
    def half(self) -> bool:
        """Whether hours are counted to twelve."""
        return any(token.kind == "half" for token in self.tokens)


def render_date(value: float, tokens: tuple[Token, ...], since_1904: bool) -> str:
    """The date or time by the tokens of its format; «####», as Excel shows it, for what is no day."""
    moment = moment_of(value, since_1904)
    if moment is None:
        return _OUTSIDE
    shown = _Shown(tokens, moment, value)
    return "".join(_part(token, index, shown) for index, token in enumerate(tokens)).strip()


def moment_of(value: float, since_1904: bool) -> datetime | None:
    """The moment that a number stands for, to the second; None outside the years 1900 to 9999."""
    if not 0 <= value < _END:
        return None
    start = _FIRST_1904 if since_1904 else _FIRST
    days = value + 1 if not since_1904 and value < _LEAP_1900 else value
    whole = int(days)
    try:
        return start + timedelta(days=whole, seconds=round((days - whole) * 86_400))
    except OverflowError:
        return None


def _part(token: Token, index: int, shown: _Shown) -> str:
    tokens, moment = shown.tokens, shown.moment
    if token.kind == "date":
        text = token.text.lower()
        minutes = text[0] == "m" and len(text) < 3 and _is_minutes(tokens, index)
        return _clock(text, moment, shown.half) if text[0] in "hs" or minutes else _calendar(text, moment)
    if token.kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
        return str(round(shown.value * 86_400) // unit).zfill(len(token.text))
    if token.kind == "half":
        return "AM" if moment.hour < 12 else "PM"
    if token.kind == "point":
        parts = [each.kind for each in tokens[index + 1 : index + 2]]
        return "," if parts == ["digit"] else "."
    signs = {"slash": ".", "digit": "0", "comma": ","}
    return signs.get(token.kind, token.text if token.kind == "literal" else "")


def _is_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an «m» stands behind hours or before seconds."""
    timed = [i for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    here = timed.index(index)
    before = tokens[timed[here - 1]].text.lower() if here else ""
    after = tokens[timed[here + 1]].text.lower() if here + 1 < len(timed) else ""
    return before.startswith("h") or after.startswith("s")


def _calendar(text: str, moment: datetime) -> str:
    words = load_data("sheets")["dates"]
    short = int(words["short"])
    if text[0] == "y":
        return f"{moment.year:04d}" if len(text) > 2 else f"{moment.year % 100:02d}"
    names, number = (words["months"], moment.month) if text[0] == "m" else (words["days"], moment.day)
    if len(text) < 3:
        return f"{number:0{len(text)}d}"
    name = str(names[number - 1] if text[0] == "m" else names[moment.weekday()])
    return {3: name[:short], 5: name[0]}.get(len(text), name)


def _clock(text: str, moment: datetime, half: bool) -> str:
    number = {"h": moment.hour, "m": moment.minute, "s": moment.second}[text[0]]
    if text[0] == "h" and half:
        number = (number - 1) % 12 + 1
    return f"{number:0{min(len(text), 2)}d}"
