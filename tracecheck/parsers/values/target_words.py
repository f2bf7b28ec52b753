"""Words and shapes around a target, as patterns made from data/targets.toml."""

import re
from collections.abc import Iterable
from functools import cache

from tracecheck.parsers.values import numbers
from tracecheck.parsers.values.counts import unit_pattern
from tracecheck.parsers.values.text import alternatives, any_word, closed
from tracecheck.resources import load_data

YEAR = r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?![\d/])"


def sign_of(found: str, table: str) -> str:
    """The sign (>=, <, …) of words that a pattern of `table` found."""
    return sign_of_word(table)[_key(found)]


def way_of(found: str) -> str:
    """up, down or keep, for a word of change."""
    return sign_of_word("changes")[_key(found)]


def relative_sign(found: str) -> str:
    """The first sign whose phrases of comparison with others have `found`."""
    groups = load_data("targets")["relative"]
    return next(sign for sign in ("=", ">", "<") if _compiled(phrases(groups[sign])).fullmatch(found))


@cache
def sign_of_word(table: str) -> dict[str, str]:
    """Every word of a table of signs, with its sign."""
    groups = load_data("targets")[table]
    return {word: sign for sign, words in groups.items() if sign != "others" for word in words}


def listed(table: str, name: str = "words") -> list[str]:
    """A list of words of data/targets.toml."""
    return list(load_data("targets")[table][name])


def _key(found: str) -> str:
    return re.sub(" +", " ", found.lower())


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def comparators() -> re.Pattern[str]:
    """A comparator right before a number, with such words as «ca.» between."""
    between = any_word(listed("between"))
    return _compiled(rf"(?<![\w<>=])(?P<words>{alternatives(sign_of_word('comparators'))})(?: +{between}){{0,2}} *$")


@cache
def comparators_after() -> re.Pattern[str]:
    """«… eller mer» right after a quantity."""
    after = closed(sign_of_word("comparators_after"))
    return _compiled(rf" {{0,2}}(?:[a-zæøå]{{1,20}} )?(?P<words>{after})")


@cache
def negation() -> re.Pattern[str]:
    """A word that turns a comparator round."""
    return _compiled(any_word(listed("negations")))


@cache
def changes() -> re.Pattern[str]:
    """A word of change that is not part of a comparison («mer enn»)."""
    than = any_word(load_data("targets")["than"]["words"])
    return _compiled(rf"(?:{any_word(sign_of_word('changes'))})(?! {{1,2}}{than})")


@cache
def change_after() -> re.Pattern[str]:
    """A noun of change right after a quantity: «40 % samla reduksjon»."""
    nouns = listed("change_nouns", "up") + listed("change_nouns", "down")
    return _compiled(rf" {{1,2}}(?:[a-zæøå]{{1,20}} )?(?P<words>{alternatives(nouns)})(?!\w)")


@cache
def to_mark() -> re.Pattern[str]:
    """«til» right before a number: the level that a change leads to."""
    near = any_word([*listed("between"), *sign_of_word("comparators")])
    return _compiled(rf"{any_word(listed('change_marks', 'to'))}(?: {{1,2}}{near})? *$")


@cache
def by_mark() -> re.Pattern[str]:
    """«med» right before a number: how big a change is."""
    near = any_word([*listed("between"), *sign_of_word("comparators")])
    return _compiled(rf"{any_word(listed('change_marks', 'by'))}(?: {{1,2}}{near}){{0,2}} *$")


@cache
def on_mark() -> re.Pattern[str]:
    """«reduksjon … på» right before a number: how big a change is."""
    nouns, marks = any_word(listed("change_nouns", "on")), any_word(listed("change_marks", "on"))
    near = any_word([*listed("between"), *sign_of_word("comparators")])
    return _compiled(rf"{nouns}[^.;:]{{0,60}}{marks}(?: {{1,2}}{near}){{0,2}} *$")


@cache
def of() -> re.Pattern[str]:
    """«av» right after a quantity: a share of something."""
    return _compiled(rf" {{1,2}}{any_word(load_data('targets')['pairs']['of'])}")


@cache
def year_words() -> re.Pattern[str]:
    """A year with a word before it such as «innen»."""
    return _compiled(
        rf"{any_word(listed('year'))} {{0,2}}(?:\d\d?\.\d\d?\.|[a-zæøå]{{3,9}} )?(?P<year>20\d\d)(?![\d/])(?!-\d)"
    )


@cache
def base_before() -> re.Pattern[str]:
    """A base year with «sammenlignet med» or its like before it."""
    return _compiled(rf"{any_word(listed('base'))} {{0,2}}(?:[a-zæøå]{{1,14}} )?{YEAR}")


@cache
def base_after() -> re.Pattern[str]:
    """A base year with «-nivå» or its like after it."""
    return _compiled(rf"{YEAR} ?{closed(listed('base', 'after'))}")


@cache
def kept_words() -> re.Pattern[str]:
    """Words that state a level to be kept."""
    return _compiled(any_word(listed("changes_alone", "keep")))


@cache
def firm_year() -> re.Pattern[str]:
    """A year by which something is to be reached."""
    return _compiled(rf"{any_word(listed('year', 'firm'))} {{1,2}}(?:[a-zæøå]{{3,9}} )?20\d\d")


@cache
def aim() -> re.Pattern[str]:
    """Words that show that a sentence is about an aim."""
    return _compiled(any_word(listed("aim")))


@cache
def scale() -> re.Pattern[str]:
    """«på en skala fra» right before a number."""
    return _compiled(rf"{any_word(listed('scale'))} *(?:\w+ )?$")


@cache
def bare() -> re.Pattern[str]:
    """A number without a unit after a comparator, or two between «fra» and «til», each with its year at best.

    A number that looks like a year counts only where both have their years («fra 1980 i 2024 til 2050 i 2029»).
    """
    pairs = load_data("targets")["pairs"]
    digits = rf"(?:{numbers.DIGITS})(?![\w.,/]*\d|[-/]\d)"
    number = rf"(?!(?:19|20)\d\d(?!\d)){digits}"
    noun = r"(?: [a-zæøå-]{2,30}){0,4}?"
    begins, to = alternatives(pairs["from"]), alternatives(pairs["to"])
    near = rf"(?:{alternatives([*listed('between'), *sign_of_word('comparators')])} ){{0,2}}"
    first = rf"{begins} (?P<first>{number}){noun}{_when('first')}"
    pair = rf"{first} {to} {near}(?P<second>{number})(?!\w){noun}{_when('second')}"
    dated = (
        rf"{begins} (?P<first_dated>{digits}){noun}{_when('first_dated', 1)} {to} {near}"
        rf"(?P<second_dated>{digits})(?!\w){noun}{_when('second_dated', 1)}"
    )
    comparator = rf"{alternatives(sign_of_word('comparators'))} {{0,2}}(?:{alternatives(listed('between'))} )?"
    return _compiled(rf"(?<![\w<>=])(?:{dated}|{pair}|{comparator}(?P<number>{number})(?!\w))")


def _when(name: str, least: int = 0) -> str:
    """«i 2029» or «(2029)» after a number; `least` is 0 where it may be missing."""
    inside = alternatives(load_data("targets")["pairs"]["in"])
    year = r"(?:19|20)\d\d(?!\d)"
    return rf"(?: (?:{inside} |\()(?P<{name}_year>{year})\)?){{{least},1}}"


@cache
def counted_first() -> re.Pattern[str]:
    """«Antall arbeidsplasser …»: what a number without a unit counts."""
    return _compiled(
        rf"{any_word(load_data('targets')['counted']['words'])} (?:[a-zæøå]{{2,20}} )?(?P<unit>{unit_pattern()})"
    )


@cache
def base_tail() -> re.Pattern[str]:
    """The year of a base behind what it counts: «fra 0,4 % av driftsinntektene i 2024»."""
    inside = alternatives(load_data("targets")["pairs"]["in"])
    return _compiled(rf"[^.;:\d]{{0,60}}? (?:{inside} |\()(?P<year>(?:19|20)\d\d)(?!\d)")


@cache
def from_year() -> re.Pattern[str]:
    """«fra 2019 til 2030»: the base year and the year of a change."""
    pairs = load_data("targets")["pairs"]
    first, last = r"(?P<first>(?:19|20)\d\d)", r"(?P<last>20\d\d)(?!\d)"
    return _compiled(rf"{any_word(pairs['from'])} {first} {any_word(pairs['to'])} {last}")


@cache
def bare_before() -> re.Pattern[str]:
    """A number without a unit before a comparator: «4,9 eller høyere»."""
    number = rf"(?<![\w.,/-])(?P<number>{numbers.DIGITS})"
    return _compiled(rf"{number} {{1,2}}{closed(sign_of_word('comparators_after'))}")


@cache
def multiples() -> re.Pattern[str]:
    """«halvere», «doble» and their like."""
    return _compiled(any_word(load_data("targets")["multiples"]))


@cache
def implicit_phrases() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    """(pattern, value, unit) of phrases that state a level without a number."""
    groups = load_data("targets")["implicit"]["phrase"]
    return tuple((_compiled(phrases(each["words"])), float(each["value"]), str(each["unit"])) for each in groups)


def phrases(words: Iterable[str]) -> str:
    """Any of `words`, with «…» for at most four words."""
    return any_word(words).replace(r"\…", "…").replace(" {1,2}… {1,2}", r" (?:[^\s.;:]{1,30} ){0,4}")


@cache
def relatives() -> re.Pattern[str]:
    """«bedre enn», «på nivå med» and their like."""
    return _compiled(rf"(?P<words>{phrases(sign_of_word('relative'))})")


@cache
def others() -> re.Pattern[str]:
    """Those that a municipality compares itself with."""
    return _compiled(rf"(?<!\w){alternatives(listed('relative', 'others'))}")


@cache
def ranks() -> re.Pattern[str]:
    """«en av landets 3 største»."""
    number = rf"(?P<number>\d{{1,3}}|{numbers.number_word()})"
    best = alternatives(listed("rank"))
    return _compiled(rf"{any_word(listed('rank', 'lead'))} (?:[a-zæøå]{{1,20}} ){{0,2}}{number} {best}(?!\w)")


@cache
def cell() -> re.Pattern[str]:
    """A cell that holds one number, with the year that it is for before it or in brackets behind it."""
    dated = r"[^()\d]{0,30}(?:\d{1,2}\. ?(?:[a-zæøå]{3,9} )?){0,2}(?P<dated>(?:19|20)\d\d)"
    tail = rf"(?: *\((?:{dated}|[^()]{{0,60}})\))? *\*?"
    year = r"(?P<lead>(?P<year>(?:19|20)\d\d): *)?"
    return _compiled(rf"{year}(?P<number>{numbers.SIGNED}) ?(?P<unit>{unit_pattern()})?{tail}")


@cache
def units_in_header() -> re.Pattern[str]:
    """A unit in the header of a column."""
    return _compiled(rf"(?<!\w){closed(load_data('units')['header']['words'])}")
