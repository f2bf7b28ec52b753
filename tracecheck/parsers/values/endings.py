"""Whether words tell that something is taken out, put off, replaced or done (`data/endings.toml`)."""

import re
from functools import cache

from tracecheck.resources import load_data


def tells_end(text: str) -> bool:
    """«Tiltaket utgår», «målet er nådd»; not «utgår ikke», nor «skal være nådd innen 2030»."""
    plain = " ".join(text.casefold().split())
    return bool(_ends().search(plain) or _done().search(plain))


def is_taken_out(text: str) -> bool:
    """«Utgår», «erstattes av»: what a goal that is still to be reached does not say of itself."""
    return bool(_ends().search(" ".join(text.casefold().split())))


def is_status_of_end(text: str) -> bool:
    """The same for what stands in a column of status, where «fullført» alone is enough."""
    return tells_end(text) or any(word in _words("done") for word in re.findall(r"\w+", text.casefold()))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_data("endings")[name])


def _one_of(name: str) -> str:
    return "|".join(sorted(map(re.escape, _words(name)), key=lambda word: (-len(word), word)))


@cache
def _ends() -> re.Pattern[str]:
    before = "".join(rf"(?<!{word} )" for word in sorted(_words("deny")))
    return re.compile(rf"{before}(?<!\w)(?:{_one_of('ends')})(?!\w)(?! (?:{_one_of('deny')})(?!\w))")


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_one_of('verbs')}) (?:{_one_of('done')})(?!\w)")
