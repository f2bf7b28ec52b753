"""Run-on lines → single units: bullets, ascending numbers and labels that an export has put into one line."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.readers.text.shapes import UPPER, is_capitals, is_title
from tracecheck.readers.text.units import Unit, UnitKind
from tracecheck.resources import load_data

_NUMBERS = re.compile(r"(?:^|(?<=\s))(?P<marker>(?P<open>\(?)(?P<number>\d{1,2})(?P<close>[.)]))\s+(?=[^\W_]|[«\"(])")
_COLON_LABEL = re.compile(rf"(?:^|(?<=\s))(?P<label>[{UPPER}][^\s:.!?]*(?:\s[^\s:.!?{UPPER}][^\s:.!?]*)*:)\s*$")
_LABEL_NUMBER = re.compile(rf"(?<=\S\s)(?=[{UPPER}][a-zæøå]+\s\d{{1,2}}[.:]\s+\S)")
_CAPITALS_RUN = re.compile(rf"^(?:[{UPPER}]{{2,}}|[{UPPER}])(?:[\s-]+[{UPPER}]+)+(?=\s\d{{1,2}}(?:\.\d{{1,2}})*\.?\s)")
_CHAPTER_START = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s")
_LONG_WORD_END = re.compile(r"[^\W\d_]{4,}[)»”\"]?\s$|[.:!?)»]\s$|\d\s$")


def split_units(units: list[Unit]) -> list[Unit]:
    """The units, those that hold several items in one line taken apart."""
    return [part for unit in units for part in _split(unit) if part.text or part.rows]


def _split(unit: Unit) -> list[Unit]:
    if unit.kind is UnitKind.TABLE:
        return [unit]
    return [last for head in _split_capitals(unit) for part in _split_bullets(head) for last in _split_numbers(part)]


def _split_capitals(unit: Unit) -> list[Unit]:
    """«SÅNN VIL VI HA DET 1.1.1. Vi har …»: words in capitals before a number are a heading of their own."""
    found = _CAPITALS_RUN.match(unit.text)
    if unit.kind is UnitKind.ITEM or found is None or not is_capitals(found[0]):
        return [unit]
    head = replace(unit.part(0, found.end()), kind=UnitKind.HEADING, level=0)
    rest = replace(unit.part(found.end(), len(unit.text)), kind=UnitKind.TEXT, level=None, gap=False)
    return [head, rest]


def _split_bullets(unit: Unit) -> list[Unit]:
    starts = bullet_starts(unit.text, unit.marker)
    if not starts:
        return [unit]
    units = _split_lead(unit.part(0, starts[0][0])) if starts[0][0] > 0 else []
    ends = [start for start, _, _ in starts[1:]] + [len(unit.text)]
    for (_, text_start, marker), end in zip(starts, ends, strict=True):
        item = unit.part(text_start, end)
        units.append(replace(item, kind=UnitKind.ITEM, marker=marker, level=None, gap=False))
    return [each for each in units if each.text]


def bullet_starts(text: str, marker: str | None = None) -> list[tuple[int, int, str]]:
    """Where items start inside a text: (start of the bullet, start of the words, bullet).

    `marker` is the bullet that the text itself already had at its start. A weak bullet counts where a list is seen
    to begin: after that same bullet, or after a colon.
    """
    starts = [(found.start(), found.end(), found["marker"]) for found in _strong().finditer(text)]
    if starts:
        return starts
    for bullet in _weak_bullets(text, marker):
        starts = _weak_starts(text, bullet, begun=marker == bullet)
        if starts:
            return starts
    return []


def _weak_bullets(text: str, marker: str | None) -> list[str]:
    """The bullets that may be one here: the item's own, else the usual ones and the symbols of the text."""
    rules = load_data("text_reader")["bullets"]
    symbols = re.compile(f"[{rules['symbols']}]")
    weak: list[str] = rules["weak"]
    if marker is not None and (marker in weak or symbols.fullmatch(marker)):
        return [marker]
    return [*weak, *sorted(set(symbols.findall(text)))]


@cache
def _strong() -> re.Pattern[str]:
    strong = [char for char in load_data("text_reader")["bullets"]["strong"] if char != "·"]
    return re.compile(rf"(?:^|(?<=\s))(?P<marker>[{''.join(map(re.escape, strong))}])\s*(?=\S)")


def _weak_starts(text: str, bullet: str, begun: bool) -> list[tuple[int, int, str]]:
    found = [
        match
        for match in re.finditer(rf"(?:^|(?<=\s)){re.escape(bullet)} +(?=\S)", text)
        if not _number_range(text, match)
    ]
    if not begun:
        first = next((i for i, each in enumerate(found) if text[: each.start()].rstrip().endswith(":")), None)
        if first is None:
            return []
        found = found[first:]
    rules = load_data("text_reader")["bullets"]
    low = bullet in rules["always"] or bullet not in rules["weak"] or _mostly_low(text, found, begun)
    chosen = [each for i, each in enumerate(found) if low or (i == 0 and not begun) or not text[each.end()].islower()]
    return [(each.start(), each.end(), bullet) for each in chosen]


def _number_range(text: str, found: re.Match[str]) -> bool:
    """«10 - 12» is a range, no item."""
    return text[: found.start()].rstrip()[-1:].isdigit() and text[found.end()].isdigit()


def _mostly_low(text: str, found: list[re.Match[str]], begun: bool) -> bool:
    firsts = [text[each.end()] for each in found] + ([text[0]] if begun and text else [])
    low = sum(1 for char in firsts if char.islower())
    return low * 2 > len(firsts)


def _split_lead(unit: Unit) -> list[Unit]:
    """What stands before a list: «6.1.2 Mål for bulyst Mål 1. 3000 innbyggarar Strategi:» in its parts."""
    label = _COLON_LABEL.search(unit.text)
    words = len(label["label"].split()) if label else 0
    most = int(load_data("text_reader")["heading"]["label_words"])
    if label is None or label.start() == 0 or is_capitals(unit.text) or words > most:
        return _split_label_number(unit)
    if not _LONG_WORD_END.search(unit.text[: label.start()]):
        return _split_label_number(unit)
    rest = replace(unit.part(label.start(), len(unit.text)), kind=UnitKind.TEXT, level=None, marker=None, gap=False)
    return [*_split_label_number(unit.part(0, label.start())), rest]


def _split_label_number(unit: Unit) -> list[Unit]:
    """A numbered heading, and a label with a number right behind it in the same line."""
    found = _LABEL_NUMBER.search(unit.text)
    if found is None or unit.kind is UnitKind.ITEM or not _CHAPTER_START.match(unit.text):
        return [unit]
    head = unit.part(0, found.start())
    rest = replace(unit.part(found.start(), len(unit.text)), kind=UnitKind.TEXT, level=None, gap=False)
    level = unit.text.split()[0].strip(".").count(".") + 1
    return [replace(head, kind=UnitKind.HEADING, level=level) if is_title(head.text) else head, rest]


def _split_numbers(unit: Unit) -> list[Unit]:
    """«1. … 2. …» in one line, where the numbers ascend by one from what the line starts with."""
    run = _ascending(unit)
    if not run:
        return [unit]
    units = [unit.part(0, run[0].start())] if run[0].start() > 0 else []
    ends = [each.start() for each in run[1:]] + [len(unit.text)]
    for each, end in zip(run, ends, strict=True):
        units.append(
            replace(unit.part(each.end(), end), kind=UnitKind.ITEM, marker=each["marker"], level=None, gap=False)
        )
    return [each for each in units if each.text]


def _ascending(unit: Unit) -> list[re.Match[str]]:
    """The numbers of a run-on list in the unit; the unit's own marker is its first number."""
    own = re.fullmatch(r"\(?(\d{1,2})[.)]", unit.marker or "")
    run: list[re.Match[str]] = []
    wanted = int(own[1]) + 1 if own else None
    for found in _NUMBERS.finditer(unit.text):
        number = int(found["number"])
        upper = not unit.text[found.end()].islower()
        if wanted is None:
            if _may_begin(unit.text, found) and upper:
                run, wanted = [found], number + 1
        elif number == wanted and upper:
            run, wanted = [*run, found], number + 1
    return run if len(run) >= (1 if own else 2) else []


def _may_begin(text: str, found: re.Match[str]) -> bool:
    """A run-on list begins with 1, at the start, after a label of one word, or after a colon."""
    before = text[: found.start()].rstrip()
    one_word = re.fullmatch(rf"[{UPPER}][^\W\d_]+", before) is not None
    return int(found["number"]) == 1 and (not before or one_word or before.endswith((":", ".")))
