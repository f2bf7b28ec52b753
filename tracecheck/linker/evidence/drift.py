"""What changed between a goal as adopted and as quoted, word by word, and what kind of change it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import islice, takewhile

from rapidfuzz import fuzz

from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.coupling import WordChange
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_TOKEN = re.compile(r"\d+(?:[.,  ]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|%")
_WITH_COMMA = re.compile(r"[^\W_]+[,;]?")
# A year, and a day with its month.
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d{1,2}(?:\.(?:\d\d){1,2})?")


def classify_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """The changes from `before` to `after` in order, each with its class; empty when nothing changed.

    number, modal (skal, vil, bør, kan, må, ikke), deadline (years and dates), owner (who is responsible), scope (for
    whom and how many), editorial
    (inflection, spelling, bokmål and nynorsk, small words, commas), else wording.
    """
    if text_key(before) == text_key(after):
        return tuple(_commas(before, after))
    return tuple(_classify(change) for change in _changes(_tokens(before), _tokens(after)))


def without_frame(text: str) -> str:
    """The text without «Kommunen skal også …» at its start, which says no more than an infinitive does."""
    found = _frame().match(text.lstrip())
    return text.lstrip()[found.end() :] if found else text


def without_pointer(text: str) -> str:
    """The text without «(delmål 2.2)» at its end, which says whom the goal follows up and is none of its words."""
    found = _pointer().search(text)
    return text[: found.start()] if found else text


def without_code(text: str) -> str:
    """The text without «H1» before its words: the number of the goal in one document, part of its text in another."""
    found = _code().match(text)
    return text[found.end() :] if found else text


@cache
def _code() -> re.Pattern[str]:
    return re.compile(str(load_data("linking")["drift"]["code"]))


@cache
def _pointer() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for words in load_data("references")["kinds"].values() for word in words)
    return re.compile(rf"\s*\([^()]*(?<!\w)(?:{words})\s+[^\W\d_]?\d[^()]*\)(?=\W*$)", re.IGNORECASE)


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(str(load_data("linking")["drift"]["frame"]), re.IGNORECASE)


def is_narrowed(before: str, after: str) -> bool:
    """Whether a text is another with its modal verb, number or time changed, words of scope gone, or words of scope,
    number or time added, and nothing else: what it is about is the same, and enough is said of that.

    One word of scope for another («i skolen», «i barnehagen») is no such change: it makes another goal.
    """
    changes = [each for each in classify_changes(before, after) if each.change != "editorial"]
    kept = len(set(terms_of(before)).intersection(terms_of(after)))
    enough = kept >= int(load_data("linking")["text"]["narrowed_terms"])
    return enough and bool(changes) and all(map(_narrows, changes))


def _narrows(change: WordChange) -> bool:
    if change.before and change.after:
        return change.change in {"modal", "number", "deadline"} and len(change.before.split()) == 1
    return change.change in {"scope", "number", "deadline"}


def _commas(before: str, after: str) -> Iterator[WordChange]:
    """Commas that came or went inside a text of the same words; ends, hyphens and quotation marks do not count."""
    one, other = (_WITH_COMMA.findall(text.rstrip(" ,;.")) for text in (before, after))
    for a, b in zip(one, other, strict=False):
        if a.casefold() != b.casefold() and text_key(a) == text_key(b):
            yield WordChange(a, b, "editorial")


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


@dataclass(frozen=True, slots=True)
class _Change:
    """Words that went and words that came, with the word that stands right before and right after them in both."""

    before: list[str]
    after: list[str]
    previous: str = ""
    following: str = ""


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    words, others = _folded(before), _folded(after)
    if is_long(words, others):
        yield _between_ends(before, after, words, others)
        return
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    for operation, a0, a1, b0, b1 in matcher.get_opcodes():
        if operation != "equal" and text_key("".join(before[a0:a1])) != text_key("".join(after[b0:b1])):
            beside = "".join(words[a0 - 1 : a0]), "".join(words[a1 : a1 + 1])
            yield from _split(_Change(before[a0:a1], after[b0:b1], *beside))


def is_long(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two texts are too long to be compared word by word."""
    return len(words) + len(others) > int(load_data("linking")["drift"]["most_words"])


def common_ends(words: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """How many words two texts have in common at their beginning, and how many more at their end."""
    start = sum(1 for _ in takewhile(_alike, zip(words, others, strict=False)))
    rest = min(len(words), len(others)) - start
    end = sum(1 for _ in takewhile(_alike, islice(zip(reversed(words), reversed(others), strict=False), rest)))
    return start, end


def _between_ends(before: list[str], after: list[str], words: list[str], others: list[str]) -> _Change:
    """Of texts as long as a book all that lies between their common beginning and their common end: one change."""
    start, end = common_ends(words, others)
    return _Change(before[start : len(before) - end], after[start : len(after) - end])


def _alike(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _split(change: _Change) -> Iterator[_Change]:
    """As many words for as many are pairs of words, so that each gets its own class."""
    if len(change.before) != len(change.after):
        yield change
        return
    ends = [change.previous, *_folded(change.before), change.following]
    for at, (one, other) in enumerate(zip(change.before, change.after, strict=True)):
        if one.casefold() != other.casefold():
            yield _Change([one], [other], ends[at], ends[at + 2])


def _folded(tokens: list[str]) -> list[str]:
    return [token.casefold() for token in tokens]


def _classify(change: _Change) -> WordChange:
    return WordChange(" ".join(change.before), " ".join(change.after), _class_of(change))


def _class_of(change: _Change) -> str:
    if _is_editorial(change.before, change.after):
        return "editorial"
    changed = set(_folded(change.before)) ^ set(_folded(change.after))
    if _is_time(changed, change):
        return "deadline"
    if _has("number", changed) or any(_is_figure(word) for word in changed):
        return "number"
    if _has("modal", changed):
        return "modal"
    if _is_owner(changed, change):
        return "owner"
    return "scope" if _has("scope", changed) or _has("actors", changed) else "wording"


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word == "%"


def _is_time(changed: set[str], change: _Change) -> bool:
    """A year, a date, a word of time; or a figure beside such a word («innen 3 år», «1. tertial»)."""
    if _has("deadline", changed) or any(_DATE.fullmatch(word) for word in changed):
        return True
    beside = {change.previous, change.following}
    return any(_is_figure(word) for word in changed) and _has("deadline", beside)


def _is_owner(changed: set[str], change: _Change) -> bool:
    """A role («enhetsleder», «rektor»); or a unit of the municipality where it is the one that shall do it."""
    if any(base_form(word).endswith(_role_endings()) for word in changed):
        return True
    return _has("actors", changed) and _has("modal", {change.following})


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(load_data("linking")["drift"]["owner_endings"])


def _has(name: str, words: set[str]) -> bool:
    return not _lexicon(name).isdisjoint(words)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_data("linking")["drift"][name])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_data("linking")["editorial"]["words"])


def _is_editorial(before: list[str], after: list[str]) -> bool:
    """Inflection, spelling, the other written norm, or small words that came or went."""
    if len(before) == len(after) and all(map(_same_word, _folded(before), _folded(after))):
        return True
    one, other = _content(before), _content(after)
    if len(one) != len(other):
        return False
    return all(_same_word(a, b) for a, b in zip(one, other, strict=True))


def _content(tokens: list[str]) -> list[str]:
    return [word for word in _folded(tokens) if word not in _small_words()]


def _same_word(one: str, other: str) -> bool:
    if one == other or _other_norm(one, other):
        return True
    if any(word[0].isdigit() or word == "%" for word in (one, other)):
        return False
    if any(_has(name, {one, other}) for name in ("modal", "scope", "actors", "number", "deadline")):
        return base_form(one) == base_form(other) and not _has("modal", {one, other})
    return base_form(one) == base_form(other) or _misspelt(one, other) or _same_office(one, other)


def _other_norm(one: str, other: str) -> bool:
    """One word in bokmål and in nynorsk, also of words whose change would otherwise count («ikke», «innen»)."""
    return any(one in forms and other in forms for forms in load_data("linking")["editorial"]["norms"])


def _same_office(one: str, other: str) -> bool:
    """Two names of one office or body («rådmannen» then, «kommunedirektøren» now)."""
    offices = load_data("linking")["editorial"]["offices"]
    return any(_office(one) in names and _office(other) in names for names in offices)


def _office(word: str) -> str:
    """The base form, the mark of the genitive gone."""
    base = base_form(word)
    return base_form(base.removesuffix("s")) if base == word else base


def _misspelt(one: str, other: str) -> bool:
    """One letter too many, too few or wrong in a long word that begins alike."""
    rules = load_data("linking")["editorial"]
    if min(len(one), len(other)) < rules["long_word"] or one[: rules["begins"]] != other[: rules["begins"]]:
        return False
    lowest = 100 - 100 * rules["wrong_letters"] / (len(one) + len(other))
    return bool(fuzz.ratio(one, other) >= max(100 * float(rules["spelling"]), lowest))
