"""Whether a document tells that it is signed, and when; who signed is not kept."""

import re
from collections.abc import Sequence
from functools import cache

from tracecheck.model.facts import Signing
from tracecheck.model.source import Block
from tracecheck.parsers.values.periods import find_dates
from tracecheck.resources import load_data


def signing_of(blocks: Sequence[Block]) -> Signing | None:
    """The first signature with a day, else the first place for one; None where there is neither.

    A place and a day at the end of a document («Lyngmo, 14.01.2026») are a signature without the word; so is the day
    that an agreement says at its beginning or its end that it was made on («inngått 20.01.2026»).
    """
    texts = [block for block in blocks if block.text.strip()]
    found = [_signed(texts, at) for at in range(len(texts)) if _has_cue(texts[at].text)]
    dated = next((each for each in found if each.dated), None)
    edge = int(load_data("signing")["limits"]["last"])
    edges = texts if len(texts) <= 2 * edge else (*texts[:edge], *texts[-edge:])
    made = (Signing(block.place, dated=True) for block in edges if _tells_when_made(block.text))
    return dated or next(made, None) or _closing(texts) or (found[0] if found else None)


def _has_cue(text: str) -> bool:
    data, small = load_data("signing"), text.casefold()
    return any(words in small for words in (*data["cues"]["words"], *data["cues"]["done"]))


def _tells_when_made(text: str) -> bool:
    """Whether a day follows right behind the word for making an agreement."""
    small = text.casefold()
    behind = (small[match.end() :] for match in _made().finditer(small))
    return any(days and days[0][0] == 0 for after in behind if (days := find_dates(after)))


@cache
def _made() -> re.Pattern[str]:
    words = sorted(load_data("signing")["cues"]["made"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})[\s:]+")


def _signed(blocks: Sequence[Block], at: int) -> Signing:
    data = load_data("signing")
    done = any(words in blocks[at].text.casefold() for words in data["cues"]["done"])
    beside = blocks[at : at + 1 + int(data["limits"]["after"])]
    dated = done or any(_is_day(block.text) for block in beside)
    return Signing(blocks[at].place, dated)


def _is_day(text: str) -> bool:
    return bool(find_dates(text))


def _closing(blocks: Sequence[Block]) -> Signing | None:
    limits = load_data("signing")["limits"]
    last = blocks[-int(limits["last"]) :]
    short = (block for block in last if len(block.text.split()) <= int(limits["words"]))
    return next((Signing(block.place, dated=True) for block in short if _is_day(block.text)), None)
