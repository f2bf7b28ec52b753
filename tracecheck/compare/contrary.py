"""Whether one text takes away what the other keeps or builds: then it is no edition of it, however alike they are."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from tracecheck.linker.evidence.opposition import Stance, are_opposed, stance_of
from tracecheck.resources import load_data

# Texts of which is kept what their verbs do: each is compared with several others.
_KEPT = 50_000


def are_contrary(one: str, other: str) -> bool:
    """«Legge ned senteret» and «Videreføre senteret»; «redusere» and «øke» the same thing.

    A «ikke» that came or went is a change of words: the two are told side by side.
    """
    ways = way_of_verbs(one), way_of_verbs(other)
    if set(ways) == {"ends", "keeps"}:
        return True
    return are_opposed(_without_denial(one), _without_denial(other))


def without_verbs(text: str) -> str:
    """The text without these verbs: what is left is what they are about."""
    return _verbs().sub(" ", text.casefold())


@lru_cache(maxsize=_KEPT)
def _without_denial(text: str) -> Stance:
    return replace(stance_of(text), denies=False)


@lru_cache(maxsize=_KEPT)
def way_of_verbs(text: str) -> str | None:
    """What the verbs of a text do: «ends», «keeps»; None where they do neither or both."""
    found = {match.lastgroup for match in _verbs().finditer(text.casefold())}
    return found.pop() if len(found) == 1 else None


@cache
def _verbs() -> re.Pattern[str]:
    groups = (
        f"(?P<{name}>{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"
        for name, words in load_data("compare")["contrary"].items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
