"""Which topics a document speaks of at all."""

from collections.abc import Sequence
from functools import cache

from tracecheck.model.facts import Mention
from tracecheck.model.source import Block
from tracecheck.parsers.facts.blocks import every_block
from tracecheck.parsers.values.text import normal
from tracecheck.resources import load_data


def mentions_of(blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The first words for each topic of `data/topics.toml`, in the order of that file."""
    found: dict[str, Mention] = {}
    waiting = dict(_topics())
    for block in every_block(blocks):
        plain = normal(block.text).lower()
        for topic, words in list(waiting.items()):
            if span := _first(plain, words):
                found[topic] = Mention(topic, block.text[slice(*span)], block.place_of(*span))
                del waiting[topic]
    return tuple(found[topic] for topic in _topics() if topic in found)


def _first(plain: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of the words stands, the longest of those that begin there; plain search, as texts are long."""
    hits = [(at, -len(word)) for word in words if (at := plain.find(word)) >= 0]
    return (min(hits)[0], min(hits)[0] - min(hits)[1]) if hits else None


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    return {topic: tuple(normal(word).lower() for word in words) for topic, words in load_data("topics").items()}
