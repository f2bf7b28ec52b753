"""Targets and measured values: the level that a sentence or a table cell states."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracecheck.model.item import Target, Value
from tracecheck.parsers.values import numbers
from tracecheck.parsers.values import target_words as words
from tracecheck.parsers.values.counts import Level, Span, find_spans, unit_name
from tracecheck.parsers.values.text import normal
from tracecheck.resources import load_data

# How far before a number its comparator or its verb may stand.
_REACH = 120
# How far after «bedre enn» the ones compared with may stand, and how far into a text «opprettholde».
_NEAR = 60
# A sentence with a target holds fewer quantities; longer texts are tables run together.
_MOST_SPANS = 40
# No statement is longer, in characters; what comes after is not looked at.
LONGEST = 3000
_CLAUSE = re.compile(r"[.;:!?](?= |$)")
_FLIPPED = {">": "<=", "<": ">=", ">=": ">=", "<=": "<="}
_SIGNS = {"down": -1.0, "up": 1.0}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate for the target, with the weight of the signs around it."""

    weight: int
    start: int
    target: Target


def read_target(text: str) -> Target | None:
    """The target that a sentence states, or None.

    `text` of the target is the number with its comparator and what belongs to it in its clause («minst 40 % innen
    2030»); of a target without a number it is the whole sentence.
    """
    plain = normal(text[:LONGEST])
    spans = [
        span for span in find_spans(text[:LONGEST]) if not _is_scale(plain, span) and not _is_page_count(plain, span)
    ]
    spans += [span for span in _bare_numbers(plain, spans) if not _is_scale(plain, span)]
    spans = sorted(spans, key=lambda span: span.start)[:_MOST_SPANS]
    readings = [reading for span in spans if (reading := _read_span(plain, span))]
    best = max(readings, key=lambda reading: (reading.weight, -reading.start), default=None)
    target = _last_step(best, readings) if best else _without_number(plain)
    if target is None:
        return None
    words_of_it = _stated(text, plain, target, readings, spans) if best else text
    return _with_base(plain, replace(target, text=words_of_it, unit=target.unit or _counted(plain, target)), spans)


def _stated(text: str, plain: str, target: Target, readings: list[_Reading], spans: list[Span]) -> str:
    """The words of the target: from its first number, with a comparator before it, to the end of the clause."""
    steps = [each.start for each in readings if each.target.unit == target.unit]
    bases = [span.start for span in spans if span.shape == "base" and span.levels[0].unit == target.unit]
    start, last = min(steps + bases), max(steps + bases)
    ends = _CLAUSE.search(plain, last)
    return text[_with_comparator(plain, start) : ends.start() if ends else len(text)].strip()


def _with_comparator(plain: str, start: int) -> int:
    """Where the comparator right before a number begins, or the «ikke» that turns it; else the number."""
    clause = max((match.end() for match in _CLAUSE.finditer(plain, 0, start)), default=0)
    named = [
        match for match in words.comparators().finditer(plain, clause, start) if not plain[match.end() : start].strip()
    ]
    if not named:
        return start
    turned = words.negation().search(plain, clause, named[-1].start())
    return turned.start() if turned else named[-1].start()


def _last_step(best: _Reading, readings: list[_Reading]) -> Target:
    """«80 % i 2026 og 90 % i 2029»: of levels that follow each other, the one of the last year."""
    same = [each for each in readings if each.target.unit == best.target.unit and each.start >= best.start]
    return max(same, key=lambda each: (each.target.year or 0, each is best, -each.start)).target


def _with_base(plain: str, target: Target, spans: list[Span]) -> Target:
    """The target with what it starts from where that stands apart: «til 90 % i 2029, fra 62 % i 2024»."""
    bases = [_dated(plain, span) for span in spans if span.shape == "base" and span.levels[0].unit == target.unit]
    if target.baseline is not None or target.value is None or target.comparator == "change" or len(bases) != 1:
        return target
    way = target.direction or ("up" if target.value > bases[0].value else "down")
    return replace(target, baseline=bases[0].value, baseline_year=bases[0].year, direction=way)


def _dated(plain: str, span: Span) -> Level:
    """What a target starts from, with its year where words stand between («fra 12 % av elevene i 2024»)."""
    match = words.base_tail().match(plain, span.end)
    level = span.levels[0]
    return replace(level, year=int(match["year"])) if level.year is None and match else level


def _counted(plain: str, target: Target) -> str | None:
    """The unit that «Antall …» names for a number without one."""
    match = words.counted_first().search(plain) if target.value is not None else None
    return unit_name(match["unit"]) if match else None


def read_target_cell(text: str, header: str) -> Target | None:
    """The target in a table cell; `header` may give the year («Mål 2027») and the unit («i prosent»)."""
    plain, year = normal(text), _only_year(normal(header))
    target = read_target(text)
    if target is None or (target.value is None and _cell_number(plain)):
        value = read_value_cell(text, header)
        if value is None or value.value is None:
            return None
        target = Target(text, "=", value.value, value.unit)
    unit = target.unit or _header_unit(header) if target.value is not None else target.unit
    return replace(target, year=target.year or year, unit=unit)


def read_value_cell(text: str, header: str) -> Value | None:
    """The measured value in a table cell, or None; `header` may give the year and the unit."""
    match = _cell_number(normal(text))
    if match is None or (_is_year(match["number"]) and not _only_year(normal(header))):
        return None
    unit = unit_name(match["unit"]) if match["unit"] else _header_unit(header)
    year = match["year"] or match["dated"] or _only_year(normal(header))
    return Value(text, numbers.read_digits(match["number"]), unit, int(year) if year else None)


def _read_span(plain: str, span: Span) -> _Reading | None:
    level = span.levels[-1]
    if span.shape == "base":
        return None
    if span.shape == "between" or (span.shape == "range" and not _verb(plain, span.start)):
        level = span.levels[0]
    comparator = ">=" if span.shape == "between" else _comparator(plain, level)
    target = Target("", comparator or "=", level.value, level.unit)
    change = _verb(plain, span.start) or (None if comparator else _verb_after(plain, span.end))
    target = _with_change(plain, span, level, target, change)
    target = _with_years(plain, span, target)
    if level.unit in load_data("targets")["weights"]["never"] or not _is_firm(plain, span, level, comparator):
        return None
    weight = _weight(plain, span, target, comparator, change)
    return _Reading(weight, span.start, target) if weight > 0 else None


def _with_change(plain: str, span: Span, level: Level, target: Target, change: str | None) -> Target:
    """The target read as a change by so much, or as a level that a change leads to."""
    if span.shape == "pair":
        before = span.levels[0]
        way = "up" if level.value > before.value else "down" if level.value < before.value else "keep"
        return replace(target, baseline=before.value, baseline_year=before.year, year=level.year, direction=way)
    if change is None:
        return target
    target = replace(target, direction=change)
    by_so_much = change in _SIGNS and level.unit is not None and span.shape != "between"
    if not by_so_much or not _is_difference(plain, span, level, target):
        return target
    return replace(target, comparator="change", value=_SIGNS[change] * level.value)


def _is_difference(plain: str, span: Span, level: Level, target: Target) -> bool:
    """«med 40 %», «40 % reduksjon», «redusere utslipp 40 %»; not «til 40 %», «minst 40 %», «økes slik at 40 % av …»."""
    before = _clause_before(plain, level.start)
    if words.by_mark().search(before) or words.on_mark().search(before):
        return True
    if span.shape in {"ratio", "fraction", "share"}:
        return False
    if target.comparator != "=" or _leads_to(plain, level.start):
        return False
    if _verb_after(plain, span.end):
        return True
    if _comparative_last(plain, level.start):
        return False
    return level.unit in load_data("targets")["differences"]["units"] and not words.of().match(plain, span.end)


def _with_years(plain: str, span: Span, target: Target) -> Target:
    base, between = _base_year(plain), words.from_year().search(plain)
    if target.comparator == "change" and between is not None and base is None:
        return replace(target, year=int(between["last"]), baseline_year=int(between["first"]))
    baseline_year = target.baseline_year or (int(base["year"]) if base else None)
    year = target.year or span.levels[-1].year or _target_year(plain, span, base)
    return replace(target, year=year, baseline_year=baseline_year)


def _target_year(plain: str, span: Span, base: re.Match[str] | None) -> int | None:
    """The year with a word such as «innen» before it, first after the number; never the base year."""
    found = [
        match for match in words.year_words().finditer(plain) if not base or match.start("year") != base.start("year")
    ]
    measured = {level.year for level in span.levels[:-1]}
    found = [match for match in found if int(match["year"]) not in measured]
    after = [match for match in found if match.start() >= span.start]
    chosen = (after or found)[:1]
    return int(chosen[0]["year"]) if chosen else None


def _base_year(plain: str) -> re.Match[str] | None:
    return words.base_before().search(plain) or words.base_after().search(plain)


def _weight(plain: str, span: Span, target: Target, comparator: str | None, change: str | None) -> int:
    signs = (
        (8, span.shape == "pair"),
        (6, comparator is not None),
        (5, change is not None),
        (3, target.year is not None and bool(words.firm_year().search(plain) or words.aim().search(plain))),
        (2, bool(words.aim().search(plain, 0, span.start))),
        (2, span.start == 0),
        (1, _is_short(plain) and target.unit in load_data("targets")["differences"]["levels"]),
    )
    weight = sum(points for points, present in signs if present)
    kind = load_data("targets")["weights"]["units"].get(target.unit or "none", 0)
    return weight + int(kind) if weight else 0


def _comparator(plain: str, level: Level) -> str | None:
    before = _clause_before(plain, level.start)
    match = words.comparators().search(before)
    if match:
        sign = words.sign_of(match["words"], "comparators")
        return _FLIPPED[sign] if words.negation().search(before, 0, match.start()) else sign
    after = words.comparators_after().match(plain, level.end)
    return words.sign_of(after["words"], "comparators_after") if after else None


def _verb(plain: str, start: int) -> str | None:
    """up, down or keep by the nearest verb of change before `start` in its clause."""
    found = list(words.changes().finditer(_clause_before(plain, start)))
    return words.way_of(found[-1].group()) if found else None


def _verb_after(plain: str, end: int) -> str | None:
    """«40 % samla reduksjon», «10 % auke»."""
    match = words.change_after().match(plain, end)
    return words.way_of(match["words"]) if match else None


def _comparative_last(plain: str, start: int) -> bool:
    """«flere ansatte, 90 % …»: a comparative alone does not say by how much."""
    found = list(words.changes().finditer(_clause_before(plain, start)))
    return bool(found) and found[-1].group().lower() in load_data("targets")["comparatives"]["words"]


def _leads_to(plain: str, start: int) -> bool:
    return bool(words.to_mark().search(plain[max(0, start - 24) : start]))


def _clause_before(plain: str, start: int) -> str:
    before = plain[max(0, start - _REACH) : start]
    return _CLAUSE.split(before)[-1]


def _is_scale(plain: str, span: Span) -> bool:
    return bool(words.scale().search(plain[max(0, span.start - 16) : span.start]))


def _is_short(plain: str) -> bool:
    """A few words, as in a cell or the name of an indicator."""
    return len(plain.split()) <= int(load_data("targets")["short"]["words"])


def _is_page_count(plain: str, span: Span) -> bool:
    """«14 av 16» alone is the foot of a page."""
    return span.shape == "ratio" and plain.strip() == plain[span.start : span.end]


def _is_firm(plain: str, span: Span, level: Level, comparator: str | None) -> bool:
    """Whether a number without a unit, or of a unit that mostly tells something else, is an aim at all."""
    if level.unit is not None and level.unit not in load_data("targets")["weights"]["weak"]:
        return True
    if span.shape == "pair":
        return True
    return comparator is not None and (_is_short(plain) or bool(words.aim().search(plain, 0, span.start)))


def _bare_numbers(plain: str, spans: Iterable[Span]) -> list[Span]:
    """Numbers without a unit right after a comparator, or from one to another: «minst 4,5», «fra 4,1 til 4,4»."""
    taken = [(span.start, span.end) for span in spans]
    found = []
    for match in words.bare().finditer(plain):
        span = _bare_span(match)
        if not _overlaps(taken, span.levels[-1].start, match.end()):
            found.append(span)
    for match in words.bare_before().finditer(plain):
        start, end = match.span("number")
        if not _overlaps(taken, start, end):
            found.append(Span(start, end, "quantity", (Level(start, end, numbers.read_digits(match["number"])),)))
    return found


def _bare_span(match: re.Match[str]) -> Span:
    names = next((pair for pair in (("first_dated", "second_dated"), ("first", "second")) if match[pair[0]]), ())
    if not names:
        return Span(match.start("number"), match.end(), "quantity", (_bare_level(match, "number"),))
    return Span(match.start(), match.end(), "pair", tuple(_bare_level(match, name, f"{name}_year") for name in names))


def _bare_level(match: re.Match[str], name: str, year: str | None = None) -> Level:
    start, end = match.span(name)
    printed = match[year] if year else None
    return Level(start, end, numbers.read_digits(match[name]), year=int(printed) if printed else None)


def _overlaps(taken: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


def _without_number(plain: str) -> Target | None:
    """Targets that are words: doubling, none, all, better than others, one of the biggest."""
    target = _multiple(plain) or _implicit(plain) or _relative(plain) or _rank(plain) or _kept(plain)
    if target is None:
        return None
    base = _base_year(plain)
    year = _target_year(plain, Span(0, 0, "words", ()), base)
    return replace(target, year=year, baseline_year=int(base["year"]) if base else None)


def _multiple(plain: str) -> Target | None:
    match = words.multiples().search(plain)
    if match is None:
        return None
    value = float(load_data("targets")["multiples"][match.group().lower()])
    return Target("", "change", value, "%", direction="down" if value < 0 else "up")


def _implicit(plain: str) -> Target | None:
    for phrase, value, unit in words.implicit_phrases():
        if phrase.search(plain):
            return Target("", "=", value, unit or None)
    return None


def _relative(plain: str) -> Target | None:
    match = words.relatives().search(plain)
    if match is None or not words.others().search(plain, match.start(), match.end() + _NEAR):
        return None
    sign = words.relative_sign(match["words"])
    negated = sign != "=" and words.negation().search(plain, max(0, match.start() - 20), match.start())
    return Target("", _FLIPPED[sign] if negated else sign)


def _rank(plain: str) -> Target | None:
    match = words.ranks().search(plain)
    unit = str(load_data("targets")["rank"]["unit"])
    return Target("", "<=", numbers.read_number(match["number"]), unit) if match else None


def _kept(plain: str) -> Target | None:
    match = words.kept_words().search(plain, 0, _NEAR)
    return Target("", "=", direction="keep") if match else None


def _cell_number(plain: str) -> re.Match[str] | None:
    return words.cell().fullmatch(plain.strip())


def _is_year(printed: str) -> bool:
    return re.fullmatch(words.YEAR, printed) is not None


def _only_year(plain: str) -> int | None:
    years = {int(match["year"]) for match in re.finditer(words.YEAR, plain)}
    return years.pop() if len(years) == 1 else None


def _header_unit(header: str) -> str | None:
    match = words.units_in_header().search(normal(header))
    return unit_name(match.group()) if match else None
