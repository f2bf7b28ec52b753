"""Which topics a document speaks of at all."""

import re
from collections.abc import Sequence
from functools import cache

from tracecheck.model.facts import Mention
from tracecheck.model.source import Block
from tracecheck.parsers.facts.blocks import every_block
from tracecheck.parsers.values.text import alternatives, normal
from tracecheck.resources import load_data


def mentions_of(blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The first words for each topic of `data/topics.toml`, in the order of that file."""
    found: dict[str, Mention] = {}
    waiting = dict(_topics())
    for block in every_block(blocks):
        plain = normal(block.text).lower()
        for topic, pattern in list(waiting.items()):
            if match := pattern.search(plain):
                place = block.place_of(match.start(), match.end())
                found[topic] = Mention(topic, block.text[match.start() : match.end()], place)
                del waiting[topic]
    return tuple(found[topic] for topic in _topics() if topic in found)


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    return {topic: re.compile(alternatives(normal(word).lower() for word in words)) for topic, words in _words()}


def _words() -> Sequence[tuple[str, Sequence[str]]]:
    return tuple(load_data("topics").items())
