"""What a heading or a label announces: a kind of statement, a part without goals, another plan's goals."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracecheck.model.item import ItemKind
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.lexicon import alternation, cues, whole
from tracecheck.parsers.values.own_labels import own_labels
from tracecheck.parsers.vocabulary import kept


class Part(StrEnum):
    """Whose statements stand in a part of the document, if any.

    OPEN has no say; OWN announces the document's own; SOFT holds only what is labelled; HARD holds nothing.
    """

    OPEN = "open"
    OWN = "own"
    SOFT = "soft"
    HARD = "hard"
    PREVIOUS = "previous"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading announces: `kinds` in the order of its words; `bare` when it says nothing else."""

    part: Part = Part.OPEN
    kinds: tuple[ItemKind, ...] = ()
    bare: bool = False


_END = re.compile(r"[\s:;.…,?!–-]+$")


def classify(text: str) -> Section:
    """What the heading or label `text` announces."""
    plain = plain_heading(text)
    if not plain or len(plain) > character_limit("heading"):
        return Section()
    own = own_kind(plain)
    if own is not None:
        return Section(Part.OWN, (own,), bare=True)
    return _of_others(plain) or announced(plain) or _without_goals(plain) or Section()


def is_soft_label(text: str) -> bool:
    """A phrase that announces goals without naming them («Slik vil vi ha det»)."""
    return is_phrase(plain_heading(text), ItemKind.GOAL)


def is_phrase(plain: str, kind: ItemKind) -> bool:
    """A phrase that stands for this kind; what the municipality says that it means goes before."""
    return own_kind(plain) is None and whole("phrases", kind.value).match(plain) is not None


def own_kind(word: str) -> ItemKind | None:
    """The kind that a word or phrase stands for in this municipality."""
    kind = own_labels().get(word.lower())
    return ItemKind(kind) if kind else None


def plain_heading(text: str) -> str:
    """`text` in small letters, without chapter number and end marks."""
    joined = " ".join(text.lower().replace("\u200b", "").split())
    return _END.sub("", _numbering().sub("", joined, count=1))


@cache
def _numbering() -> re.Pattern[str]:
    parts = alternation(cues("headings")["parts"])
    number = r"(?:\d+(?:\.\d+)*\.?|[^\W\d_][.)])?"
    return re.compile(rf"^\s*(?:{parts}\s+\d*\s*[.:–-]?\s*)?{number}\s*[–-]?\s*(?=\w|«)")


@cache
def _overview() -> re.Pattern[str]:
    return re.compile(rf"^{alternation(cues('headings')['overview'])}")


def announced(plain: str) -> Section | None:
    """The kinds that a plain heading names, or None."""
    text = _overview().sub("", plain)
    topic = None
    match = _heading().fullmatch(text)
    if match is None and (topic := _topic_first().match(text)):
        match = _heading().fullmatch(text[topic.end() :])
    if match is None:
        of_topic = _with_topic().fullmatch(plain)
        return Section(Part.OWN, _kinds_of(of_topic["nouns"]), bare=True) if of_topic else None
    return Section(Part.OWN, _kinds_of(match["nouns"]), bare=topic is None and _is_bare(match))


@cache
def _topic_first() -> re.Pattern[str]:
    return re.compile(rf"^.{{2,{character_limit('topic')}}}?(?:\s[–-]|:)\s+(?=\S)")


@cache
def _with_topic() -> re.Pattern[str]:
    """«Delmål transport», «Delmål vatn og avløp»: a level of goals and the name of what it is about."""
    return re.compile(rf"(?P<nouns>{alternation(cues('tails')['topical'])})\s+[^\W\d_][\w-]*(?:\s+og\s+[\w-]+)?")


def _is_bare(match: re.Match[str]) -> bool:
    """A heading of nothing but goals, even with a name behind a dash or a period; not the title of a whole part."""
    tail = match["tail"]
    names = not tail or re.match(cues("tails")["naming"], tail) is not None
    return names and whole("tails", "parts").match(match["nouns"]) is None


def noun_kind(word: str) -> ItemKind | None:
    """The kind that a single noun or phrase stands for («delmålene» → subgoal)."""
    own = own_kind(word)
    if own is not None:
        return own
    for kind in ItemKind:
        if kind.value in cues("nouns") and whole("nouns", kind.value).match(word):
            return kind
    for name in cues("phrases"):
        if whole("phrases", name).match(word):
            return ItemKind(name)
    return None


def nouns_pattern() -> str:
    """A pattern for any noun that names a kind."""
    shipped = [pattern for patterns in cues("nouns").values() for pattern in patterns]
    return alternation([*map(re.escape, own_labels()), *shipped])


@kept
def _heading() -> re.Pattern[str]:
    phrases = alternation([pattern for patterns in cues("phrases").values() for pattern in patterns])
    modifier = alternation(cues("modifiers")["words"])
    one = rf"(?:(?:{modifier}\s+){{0,3}}{nouns_pattern()}|{phrases})"
    joint = rf"\s*(?:,|/|&|\+|[–-]|:|\b{alternation(cues('headings')['joints'])}\b)\s*(?:i\s+)?"
    tail = rf"(?:\s*[–:(,/-]\s*\S|\s+{alternation(cues('tails')['words'])}\b|\s+og\s+\S)"
    return re.compile(rf"(?P<nouns>{one}(?:{joint}{one}){{0,3}})(?P<tail>{tail}.{{0,{character_limit('tail')}}})?")


def _kinds_of(nouns: str) -> tuple[ItemKind, ...]:
    found: list[ItemKind] = []
    parts = re.split(rf"\s*(?:,|/|&|\+|:|\s[–-]|[–-]\s|\b{alternation(cues('headings')['joints'])}\b)\s*", nouns)
    for part in parts:
        kind = _last_words_kind(part)
        if kind is not None and kind not in found:
            found.append(kind)
    return tuple(found)


def _last_words_kind(part: str) -> ItemKind | None:
    words = part.split()
    for start in range(len(words)):
        kind = noun_kind(" ".join(words[start:]))
        if kind is not None:
            return kind
    return None


def _of_others(plain: str) -> Section | None:
    if whole("quoted", "headings").match(plain):
        found = announced(plain)
        return Section(Part.QUOTED, found.kinds if found else ())
    if whole("previous", "headings").match(plain):
        return Section(Part.PREVIOUS, (ItemKind.GOAL,))
    if whole("nongoal", "hard").match(plain):
        return Section(Part.HARD)
    return None


def _without_goals(plain: str) -> Section | None:
    return Section(Part.SOFT) if whole("nongoal", "soft").match(plain) else None
