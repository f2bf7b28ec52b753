"""Words in quotation marks."""

import re

_QUOTED = re.compile(r"[«“”\"](?P<words>[^«»“”\"]{1,600})[»“”\"]")


def find_quotations(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, words) of quotations of three words or more; start and end include the marks."""
    found = ((match.start(), match.end(), match["words"].strip()) for match in _QUOTED.finditer(text))
    return tuple(each for each in found if len(each[2].split()) >= 3)
