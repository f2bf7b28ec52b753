"""How a line of a plan is built: an action, a sentence of intention, a remark on the plan, something to leave out."""

import re
from functools import cache

from tracecheck.model.keys import text_key
from tracecheck.model.source import Table
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.lexicon import alternation, anywhere, cues, whole_start
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[^\W\d_]+\s+[^\W\d_]+\s+[^\W\d_]+")
_LEADERS = re.compile(r"\.{5,}|(?:\. ){5,}|…{2,}")
_LINK = re.compile(r"^\W*(?:https?://|www\.)|<https?:")
_ONLY_DATE = re.compile(r"^\W*(?:\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}|\d{4}(?:\s?[–-]\s?\d{2,4})?|\d[\d\s.,%]*)\W*$")
_FIELD = re.compile(r"^[A-ZÆØÅ][\w ]{1,25}:\s*(?:<?https?:|\S+$|\d)")


def is_action(text: str) -> bool:
    """The text begins with a verb in the infinitive, as strategies and measures do («Videreutvikle …»)."""
    return _action().match(text) is not None


@cache
def _action() -> re.Pattern[str]:
    verbs = load_data("verbs")
    adverbs = alternation(verbs["adverbs"])
    infinitives = alternation(sorted(set(verbs["infinitives"])))
    finite = alternation(verbs["finite"])
    return re.compile(rf"\W*(?:{adverbs}\s+){{0,2}}{infinitives}\b(?!\s+{finite}\b)", re.IGNORECASE)


def is_nominal_action(text: str) -> bool:
    """The text begins with the noun of an action and is no sentence («Oppfølging av barn med fravær»)."""
    plain = text.strip()
    return plain[-1:].isalnum() and _nominal().match(plain) is not None


@cache
def _nominal() -> re.Pattern[str]:
    nouns = cues("nominal")
    others, links = alternation(nouns["others"]), alternation(nouns["links"])
    return re.compile(
        rf"(?!{others}\b)(?:\w+\s+(?:og|av)\s+)?{alternation(nouns['nouns'])}\s+{links}\s+(?!{others})", re.IGNORECASE
    )


def is_present(text: str) -> bool:
    """The text begins with a verb in the present and has no subject («Gir hjelp så tidlig som mulig»)."""
    first = _WORD.search(text)
    return first is not None and _present().fullmatch(first[0]) is not None


@cache
def _present() -> re.Pattern[str]:
    verbs = load_data("verbs")
    forms = {f"{verb}r" for verb in verbs["infinitives"]} | {*verbs["finite"], *verbs["states"], *verbs["presents"]}
    return re.compile(alternation(sorted(forms)), re.IGNORECASE)


def is_statement(text: str) -> bool:
    """The text is built like a sentence: with a verb in the present anywhere, or in the infinitive at its start."""
    if is_action(text) or is_duty(text) or is_state(text):
        return True
    return any(_present().fullmatch(word) for word in _WORD.findall(text)[1:])


def is_duty(text: str) -> bool:
    """A sentence with «skal», «vil», «må» or «bør»."""
    return _duty().search(text) is not None


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){alternation(load_data('verbs')['duties'])}\s", re.IGNORECASE)


def is_state(text: str) -> bool:
    """A sentence about a state to be reached («Bygda er …», «Alle har …»)."""
    return _state().search(text) is not None


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){alternation(load_data('verbs')['states'])}\s", re.IGNORECASE)


def goes_on(text: str) -> bool:
    """The sentence begins with a word that points back («Dette omfatter …», «Der det bidrar …»)."""
    return whole_start("goes_on", "words").match(text.strip()) is not None


def words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def is_meta(text: str) -> bool:
    """The text speaks about the plan itself, or is a caption, a credit, a pointer."""
    return anywhere("meta", "patterns").search(text.lower()) is not None


def is_pointer(text: str) -> bool:
    """A line that only points elsewhere («Se også mål 2.3»)."""
    return (
        words(text) < word_limit("pointer") and anywhere("pointers", "patterns").match(text.lower().strip()) is not None
    )


def is_flattened_cell(text: str) -> bool:
    """A cell of another column, its header in front, where a table was flattened to lines («Ansvar Skole»)."""
    return _cell().match(text.strip()) is not None


@cache
def _cell() -> re.Pattern[str]:
    columns = alternation(cues("flattened")["columns"])
    return re.compile(rf"(?i:{columns})(?:$|\s+(?=[A-ZÆØÅ]))")


def action_starts(text: str) -> list[int]:
    """Where a new action begins in the middle of a run-on line («… i prosessen Gi informasjon om …»)."""
    return [match.start() for match in _inner_action().finditer(text)]


@cache
def _inner_action() -> re.Pattern[str]:
    verbs = sorted({verb.capitalize() for verb in load_data("verbs")["infinitives"] if len(verb) > 1})
    return re.compile(rf"(?<=[a-zæøå.)] ){alternation(verbs)}(?=\s)")


def is_dynamic(text: str) -> bool:
    """The filter line that a web export leaves where a table was."""
    return anywhere("dynamic", "patterns").search(text.lower()) is not None


def is_shown_elsewhere(text: str) -> bool:
    """A short line that only says that a figure or the next page shows it, or the caption of a figure."""
    return words(text) < word_limit("pointer") and anywhere("shown", "patterns").search(text.lower()) is not None


def is_noise(text: str) -> bool:
    """Nothing that could be a statement: no words, a link, a date, a field of a form."""
    if not _LONG_WORD.search(text) or _LINK.search(text):
        return True
    return _ONLY_DATE.match(text) is not None or _FIELD.match(text) is not None


def has_leaders(text: str) -> bool:
    """A line of a table of contents, with dots that lead to its page."""
    return _LEADERS.search(text) is not None


def is_un_title(text: str) -> bool:
    """One of the seventeen titles of the UN goals, with or without its number."""
    return text_key(_un_number().sub("", text)) in _un_titles()


def is_of_un_titles(table: Table) -> bool:
    """A table of nothing but the icons of the UN goals."""
    texts = [inner.text for cell in table.cells for inner in cell.blocks if inner.text.strip()]
    return bool(texts) and all(map(is_un_title, texts))


@cache
def _un_number() -> re.Pattern[str]:
    prefixes = alternation(load_data("un_goals")["prefixes"])
    return re.compile(rf"^\W*(?:{prefixes}\s+)?\d{{0,2}}\W*", re.IGNORECASE)


@cache
def _un_titles() -> frozenset[str]:
    return frozenset(text_key(title) for title in load_data("un_goals")["titles"])
