"""Numbers of things that a document prints several times, with different values."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tracecheck.model.facts import Count
from tracecheck.model.source import Block, BlockKind
from tracecheck.resources import load_data

_NUMBER = re.compile(r"(?<![\w.,/§–-])(\d{1,3}(?:[ \u00a0.]\d{3})+|\d{2,6})(?= [^\W\d_])")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE = re.compile(r"([^\W\d_]+|§)\.?\s*\Z")
# So many characters on either side of a number say what it counts: a paragraph may hold thousands of numbers.
_REACH = 160
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def counts_of(blocks: Sequence[Block]) -> tuple[Count, ...]:
    """Counts in running text of which the words stand there again with another number, in reading order."""
    found = [count for block in blocks if block.kind in _TEXTS for count in _counts_in(block)]
    values: dict[str, set[float]] = defaultdict(set)
    for count in found:
        values[count.what].add(count.value)
    return tuple(count for count in found if len(values[count.what]) > 1)


def _counts_in(block: Block) -> Iterator[Count]:
    start = 0
    for sentence in _SENTENCE.split(block.text):
        start = block.text.index(sentence, start)
        years = tuple(sorted({int(year) for year in _YEAR.findall(sentence)}))
        for match in _NUMBER.finditer(sentence):
            what = _what(sentence[match.end() : match.end() + _REACH])
            value = float(re.sub(r"\D", "", match.group()))
            if what and _is_plain(sentence[max(0, match.start() - _REACH) : match.start()], match.group(), value):
                place = block.place_of(start + match.start(), start + match.end())
                yield Count(what, value, sentence[match.start() : match.end() + 1 + len(what)], place, years)
        start += len(sentence)


def _is_plain(before: str, number: str, value: float) -> bool:
    """No year, no small number, and no word before it that makes it a limit, a change or a share."""
    word = _BEFORE.search(before)
    data = load_data("repeated_counts")
    skipped = word is not None and word.group(1).casefold() in _listed("before")
    return not skipped and value >= data["least"] and not _YEAR.fullmatch(number)


def _what(after: str) -> str:
    """The words behind a number that say what is counted («boenheter i sentrum»), in lower case; empty where these say
    too little."""
    data = load_data("repeated_counts")
    words = _named(_until_end(_WORD.findall(after.casefold())))[: data["most_words"]]
    while words and words[-1] in _listed("empty"):
        words.pop()
    telling = [word for word in words if word not in _listed("empty")]
    is_measure = bool(words) and words[0] in _listed("units")
    return "" if is_measure or len(telling) < data["telling_words"] else " ".join(words)


def _until_end(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if not word[0].isalpha() or word in _listed("ends"):
            break
        kept.append(word)
    return kept


def _named(words: Sequence[str]) -> list[str]:
    """The thing and where or what it is of: to the word behind each preposition («boenheter i sentrum», not what the
    sentence goes on with); two words where there is none."""
    prepositions = _listed("prepositions")
    end = 2 if words[1:2] and words[1] not in prepositions else 1
    while end < len(words) and words[end] in prepositions:
        end += 2
        while end < len(words) and words[end - 1] in _listed("empty"):
            end += 1
    return list(words[:end])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_data("repeated_counts")[name])
