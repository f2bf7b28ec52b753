"""Whether one text takes away what the other keeps or builds: then it is no edition of it, however alike they are."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.linker.opposition import Stance, are_opposed, stance_of
from tracecheck.resources import load_data


def are_contrary(one: str, other: str) -> bool:
    """«Legge ned senteret» and «Videreføre senteret»; «redusere» and «øke» the same thing.

    A «ikke» that came or went is a change of words: the two are told side by side.
    """
    ways = _way(one), _way(other)
    if set(ways) == {"ends", "keeps"}:
        return True
    return are_opposed(_without_denial(one), _without_denial(other))


def _without_denial(text: str) -> Stance:
    return replace(stance_of(text), denies=False)


def _way(text: str) -> str | None:
    """What the verbs of a text do; None where they do neither or both."""
    found = {match.lastgroup for match in _verbs().finditer(text.casefold())}
    return found.pop() if len(found) == 1 else None


@cache
def _verbs() -> re.Pattern[str]:
    groups = (
        f"(?P<{name}>{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"
        for name, words in load_data("compare")["contrary"].items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
