"""Words in quotation marks."""

import re

# Opening and closing marks as Norwegian documents print them, typewriter marks included.
_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("”", "”"), ('"', '"'))
_LONGEST = 600
_FEWEST_WORDS = 3
_QUOTED = re.compile(
    "|".join(rf"{opening}([^«»“”„\"]{{1,{_LONGEST}}}){closing}" for opening, closing in _PAIRS),
)


def find_quotations(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, words) of quotations of three words or more; start and end include the marks."""
    found = []
    for match in _QUOTED.finditer(text):
        words = " ".join(match.group()[1:-1].split())
        if len(words.split()) >= _FEWEST_WORDS:
            found.append((match.start(), match.end(), words))
    return tuple(found)
