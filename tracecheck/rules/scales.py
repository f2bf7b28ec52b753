"""The scale that a score is given on, as it is printed beside the indicator."""

import re
from functools import cache

from tracecheck.parsers.values.text import alternatives, normal
from tracecheck.rules.corpus import Located
from tracecheck.rules.indicators import words_for

Scale = tuple[int, int]


def scale_of(located: Located) -> Scale | None:
    """«skala 1–6», «på en skala fra 1 til 6», «(1–6)» in the indicator or what stands beside it; else the scale that
    the columns of its table name, where they all name one. Figures off the scale show that it is none."""
    item = located.item
    beside = (item.text, item.description, item.value and item.value.text, item.target and item.target.text)
    own = next((scale for text in beside if text and (scale := _read(text))), None)
    table = located.table
    named = {scale for header in table.headers if (scale := _read(header))} if table else set()
    scale = own or (named.pop() if len(named) == 1 else None)
    return scale if scale and _is_on(scale, located) else None


def _is_on(scale: Scale, located: Located) -> bool:
    """Whether the figures of an indicator lie on a scale; one without figures may."""
    item = located.item
    figures = [stated.value for stated in (item.value, item.target) if stated is not None]
    return all(scale[0] <= figure <= scale[1] for figure in figures if figure is not None)


def without_scale(text: str) -> str:
    """The name of an indicator without the scale in it."""
    return _pattern().sub(" ", normal(text))


def _read(text: str) -> Scale | None:
    for match in _pattern().finditer(normal(text)):
        low, high = (int(each) for each in match.groups() if each is not None)
        if low < high <= words_for("scale")["greatest"]:
            return low, high
    return None


@cache
def _pattern() -> re.Pattern[str]:
    data = words_for("scale")
    to = alternatives(data["to"])
    said = rf"(?:på (?:en|ein) )?{alternatives(data['words'])}:? ?(\d)\s?{to}\s?(\d\d?)(?!\d)"
    return re.compile(rf"{said}|\((\d)\s?{to}\s?(\d\d?)\)", re.IGNORECASE)
