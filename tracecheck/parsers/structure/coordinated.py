"""One sentence that holds a main goal and several more in the infinitive: «… ved å gi …, å styrke … og å sikre …»."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.source import Block
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.structure.shapes import words
from tracecheck.resources import load_data

_GOALS = {ItemKind.GOAL, ItemKind.SUBGOAL}


def split_coordinated(items: tuple[Item, ...], blocks: dict[int, Block]) -> tuple[Item, ...]:
    """The items; a goal that holds at least four more in the infinitive is followed by these as its parts."""
    return tuple(part for item in items for part in _split(item, blocks))


def _split(item: Item, blocks: dict[int, Block]) -> tuple[Item, ...]:
    clauses = _clauses(item.text) if item.kind in _GOALS else []
    if not clauses:
        return (item,)
    main = _tail().sub("", item.text[: clauses[0][0]])
    parts = tuple(_part(item, start, end, main, blocks) for start, end in clauses)
    if words(main) < word_limit("coordinated_main_least"):
        return tuple(replace(part, parent=item.parent, kind=item.kind, stem=main or None) for part in parts)
    return (replace(item, text=main), *parts)


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the coordinated infinitives stand, when there are enough of them and each says something."""
    least, shortest = int(cues("limits")["coordinated"]), word_limit("coordinated_least")
    for pattern in (_with_mark(), _without_mark()):
        cuts = [*(match.start("clause") for match in pattern.finditer(text)), len(text)]
        clauses = [(start, start + len(_trimmed(text[start:end]))) for start, end in pairwise(cuts)]
        if len(clauses) >= least and all(words(text[start:end]) >= shortest for start, end in clauses):
            return clauses
    return []


def _trimmed(clause: str) -> str:
    return _joint_end().sub("", clause)


@cache
def _tail() -> re.Pattern[str]:
    links, mark = alternation(cues("coordinated")["links"]), cues("coordinated")["mark"]
    return re.compile(rf"[\s,:;–-]*\b{links}?(?:\s+{mark})?[\s,:;–-]*$")


@cache
def _joint_end() -> re.Pattern[str]:
    joints, mark = alternation(cues("coordinated")["joints"]), cues("coordinated")["mark"]
    return re.compile(rf"[\s,;.]*(?:\s{joints})?(?:\s+{mark})?[\s,;.]*$")


@cache
def _with_mark() -> re.Pattern[str]:
    mark = cues("coordinated")["mark"]
    return re.compile(rf"(?:^|(?<=\s)){mark}\s+(?P<clause>{_infinitives()}\b)", re.IGNORECASE)


@cache
def _without_mark() -> re.Pattern[str]:
    modals, joints = alternation(cues("coordinated")["modals"]), alternation(cues("coordinated")["joints"])
    before = rf"(?:\b{modals}\s+|,\s+(?:{joints}\s+)?|\s{joints}\s+)"
    return re.compile(rf"{before}(?P<clause>{_infinitives()}\b)", re.IGNORECASE)


@cache
def _infinitives() -> str:
    return alternation(sorted(set(load_data("verbs")["infinitives"])))


def _part(item: Item, start: int, end: int, main: str, blocks: dict[int, Block]) -> Item:
    block = blocks.get(item.place.block) if item.place.block is not None else None
    offset = item.place.spans[0].start if item.place.spans else 0
    place = block.place_of(offset + start, offset + end) if block is not None else item.place
    return replace(
        item,
        id=f"{item.id}+{start}",
        kind=ItemKind.SUBGOAL,
        text=item.text[start:end],
        label=None,
        stem=main or item.stem,
        parent=item.id,
        place=place,
        description=None,
    )
