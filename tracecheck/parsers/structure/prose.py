"""Goals in running text: the clause after «det er et mål at …»."""

import re
from functools import cache

from tracecheck.parsers.lengths import character_limit, word_limit
from tracecheck.parsers.structure.lexicon import inside
from tracecheck.parsers.structure.shapes import words
from tracecheck.parsers.structure.units import Unit

_CLAUSE_END = re.compile(r"[.!?;](?=\s|$)|\n")


def read_prose(unit: Unit) -> tuple[Unit, ...]:
    """The parts of the paragraph that state goals, in order."""
    found = (_clause(unit, cue) for cue in inside("prose", "cues").finditer(unit.text))
    return tuple(clause for clause in found if clause is not None)


def _clause(unit: Unit, cue: re.Match[str]) -> Unit | None:
    """What the cue says is the goal, or None when it is somebody else's or no clause."""
    text = unit.text
    if inside("prose", "rejects").search(text[max(0, cue.start() - 60) : cue.end() + 30]):
        return None
    end = _CLAUSE_END.search(text, cue.end())
    stop = end.start() if end else len(text)
    quoted = _quote().search(text, cue.end(), stop + 1)
    start, stop = (quoted.start(1), quoted.end(1)) if quoted else (_skip(text, cue.end()), stop)
    if not word_limit("clause_least") <= words(text[start:stop]) <= word_limit("clause"):
        return None
    return Unit(unit.block, unit.start + start, unit.start + stop)


def read_vision(unit: Unit) -> Unit | None:
    """The words in quotation marks after «Vår visjon er», or None."""
    cue = inside("prose", "vision").search(unit.text)
    if cue is None:
        return None
    quoted = _quote().match(unit.text, _skip(unit.text, cue.end()))
    if quoted is None:
        return _clause(unit, cue) if cue[0].lower().endswith(" at") else None
    return Unit(unit.block, unit.start + quoted.start(1), unit.start + quoted.end(1))


def _skip(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


@cache
def _quote() -> re.Pattern[str]:
    least, most = character_limit("quotation_least"), character_limit("quotation")
    return re.compile(rf"[«“”\"]([^«»“”\"]{{{least},{most}}})[»“”\"]")
