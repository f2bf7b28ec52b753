"""English words without their inflection: a few endings are cut, and what is left is one key, not a word."""

from functools import cache

from tracecheck.resources import load_data

_VOWELS = frozenset("aeiouy")


@cache
def english_base(word: str) -> str:
    """The key of one lower-case English word: «monitors», «monitored» and «monitoring» have one."""
    for ending, base in _endings():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _stay() and (base or ending == "s" or _VOWELS.intersection(stem)):
            return _plain(stem + base)
    return _plain(word)


def _plain(stem: str) -> str:
    """Without a doubled last consonant («logg») and the last «e» («store»), which endings add and take."""
    if len(stem) > _stay() and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    return stem[:-1] if len(stem) > _stay() and stem.endswith("e") else stem


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    table = load_data("lemma_exceptions")["english"]["endings"]
    return tuple(sorted(table.items(), key=lambda rule: (-len(rule[0]), rule[0])))


@cache
def _stay() -> int:
    return int(load_data("lemma_exceptions")["english"]["stay"])
