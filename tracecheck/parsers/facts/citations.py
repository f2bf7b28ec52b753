"""Citations of acts that are repealed now, by name, by date and number, or by paragraphs that only they had."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracecheck.model.facts import Citation
from tracecheck.model.source import Block
from tracecheck.parsers.facts.blocks import every_block
from tracecheck.parsers.values.text import alternatives, any_word, holds_any, normal
from tracecheck.resources import load_data

# The words beside a citation that may tell of law that was, in characters before and after it.
_BESIDE = 90
_MARKS = ("lov", "§", "nr", "koml.")


@dataclass(frozen=True, slots=True)
class _Cited:
    """An act with the patterns that cite it; a match of `numbered` counts where its number is above `above`."""

    act: str
    plain: re.Pattern[str] | None
    numbered: re.Pattern[str] | None
    above: int


def citations_of(blocks: Sequence[Block]) -> tuple[Citation, ...]:
    """Citations in reading order; the same words of one act once."""
    found: dict[tuple[str, str, bool], Citation] = {}
    for block in every_block(blocks):
        if holds_any(block.text, _MARKS):
            for each in _in_block(block):
                found.setdefault((each.act, each.text.casefold(), each.past), each)
    return tuple(found.values())


def _in_block(block: Block) -> Iterator[Citation]:
    text = normal(block.text)
    hits = sorted((start, end, cited.act) for cited in _acts() for start, end in _matches(cited, text))
    for start, end, act in hits:
        beside = text[max(0, start - _BESIDE) : end + _BESIDE].lower()
        place = block.place_of(start, end)
        yield Citation(act, block.text[start:end], place, bool(_past().search(beside)))


def _matches(cited: _Cited, text: str) -> Iterator[tuple[int, int]]:
    for match in cited.plain.finditer(text) if cited.plain else ():
        yield match.span()
    for match in cited.numbered.finditer(text) if cited.numbered else ():
        number = match.group("before") or match.group("after")
        if int(number) > cited.above:
            yield match.span()


@cache
def _acts() -> tuple[_Cited, ...]:
    """The acts that came to an end, as the table of law has them."""
    return tuple(
        _Cited(act["key"], _plain(act), _numbered(act), act.get("plain_above", 0))
        for act in load_data("laws")["act"]
        if "to" in act
    )


def _plain(act: dict[str, list[str]]) -> re.Pattern[str] | None:
    forms = [any_word(act["names"])] if "names" in act else []
    forms += [rf"(?<![\w]){_loosely(each)}(?!\d)" for each in act.get("cited", ())]
    if "paragraphs" in act:
        forms.append(rf"(?<!\w){alternatives(act['shared'])}\s*§+\s*{alternatives(act['paragraphs'])}")
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def _numbered(act: dict[str, list[str]]) -> re.Pattern[str] | None:
    """«kommuneloven § 44», «§ 44 i kommuneloven»; never «§ 14-4», and never «kommuneloven kapittel 14»."""
    if "plain_above" not in act:
        return None
    name = rf"(?<!\w){alternatives(act['shared'])}"
    bare = r"\d{1,3}(?!\d)(?!\s?-\s?\d)"
    return re.compile(rf"{name}s?\s*§+\s*(?P<after>{bare})|§+\s*(?P<before>{bare})\s+i\s+{name}(?!\w)", re.IGNORECASE)


def _loosely(words: str) -> str:
    """With or without points and blanks: «25.sept…», «nr 107»."""
    return re.escape(words).replace(r"\.", r"\.?").replace(r"\ ", r"\s*")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(alternatives(load_data("laws")["history"]["words"]))
