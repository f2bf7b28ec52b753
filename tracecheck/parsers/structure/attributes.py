"""Lines that belong to the item above: «Ansvar: …», «Frist: …», «Finansiering: …»."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Item
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.tables.owners import clean_owner, without_persons
from tracecheck.parsers.values.money import find_amounts
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.parsers.values.quantities import read_target
from tracecheck.resources import load_data


def attach(state: State, unit: Unit) -> State | None:
    """The state with the line's value on the last item, or None when the unit is no such line."""
    match = _attribute().match(unit.text.strip())
    if match is None or state.last is None:
        return None
    values = labelled_values(unit.text.strip())
    values = values if len(values) > 1 else ((_role(match), match["value"].strip()),)
    items = tuple(with_values(item, values) if item.id == state.last else item for item in state.items)
    return replace(state, items=items)


def labelled_values(text: str) -> tuple[tuple[str, str], ...]:
    """(role, value) of each label that a text of nothing but named values holds («Ansvar: Kultur. Frist: 2027»)."""
    cuts = list(_labels().finditer(text))
    if not cuts or cuts[0].start() > 0:
        return ()
    ends = [*(match.start() for match in cuts[1:]), len(text)]
    found = ((_role(match), text[match.end() : end].strip(" .,;")) for match, end in zip(cuts, ends, strict=True))
    return tuple((role, value) for role, value in found if value)


def with_values(item: Item, values: Iterable[tuple[str, str]]) -> Item:
    """The item with the values that it has not got yet."""
    for role, value in values:
        item = _with(item, role, value)
    return item


def _role(match: re.Match[str]) -> str:
    return next(role for role in cues("attributes") if match[role])


@cache
def _labels() -> re.Pattern[str]:
    """Labels at the beginning, and behind the end of a value."""
    roles = "|".join(rf"(?P<{role}>{alternation(patterns)})" for role, patterns in cues("attributes").items())
    return re.compile(rf"(?:^|(?<=[.;,])\s+)(?i:{roles})\s*:\s*(?=\S)")


@cache
def _attribute() -> re.Pattern[str]:
    roles = "|".join(rf"(?P<{role}>{alternation(patterns)})" for role, patterns in cues("attributes").items())
    return re.compile(rf"(?:{roles})\s*:\s*(?P<value>\S.{{0,{character_limit('attribute')}}})", re.IGNORECASE)


def take_attributes(item: Item) -> Item:
    """The item without what is printed behind its words («Kartlegge behovet. Ansvar: Teknisk. Frist: 2026»)."""
    bracketed = _bracketed().search(item.text)
    if bracketed is not None and bracketed.start() > 0:
        return _with_bracketed(item, bracketed)
    cuts = [match for match in _inner().finditer(item.text) if match.start() > 0]
    if not cuts:
        return item
    ends = [*(match.start() for match in cuts[1:]), len(item.text)]
    found = replace(item, text=item.text[: cuts[0].start()].rstrip(" ,;–-"))
    for match, end in zip(cuts, ends, strict=True):
        value = item.text[match.end() : end].strip(" .,;")
        found = _with(found, _role(match), value) if value else found
    return found


def _with_bracketed(item: Item, bracketed: re.Match[str]) -> Item:
    """The item with what stands in brackets behind its words («Merke stien (ansvar: Teknisk, frist: 2026)»).

    Brackets that hold more than named values («ansvar: Teknisk, etter vedtak») stay in its text.
    """
    parts = [part.strip() for part in re.split(r"[,;]", bracketed["inner"])]
    matches = [_attribute().match(part) for part in parts]
    found = replace(item, text=item.text[: bracketed.start()].rstrip()) if all(matches) else item
    for match, part in zip(matches, parts, strict=True):
        if match is not None:
            found = _with(found, _role(match), match["value"].strip())
        elif found.deadline is None:
            found = replace(found, deadline=read_deadline(part))
    return found


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"\((?P<inner>{_role_words()}\s*:[^()]+)\)[.\s]*$", re.IGNORECASE)


def _role_words() -> str:
    return alternation([pattern for patterns in cues("attributes").values() for pattern in patterns])


@cache
def _inner() -> re.Pattern[str]:
    roles = "|".join(rf"(?P<{role}>{alternation(patterns)})" for role, patterns in cues("attributes").items())
    return re.compile(rf"(?<=[.;,)\w])\s+(?=[A-ZÆØÅ])(?i:{roles})\s*:\s*(?=\S)")


def _with(item: Item, role: str, value: str) -> Item:
    """The item with a value that it has not got yet."""
    return _TAKERS[role](item, value)


def _partners(value: str) -> tuple[str, ...]:
    return without_persons(part.strip() for part in re.split(r"[,;]", value))


def _funded(item: Item, value: str) -> Item:
    return replace(item, funding=item.funding or funding_of(value), amounts=item.amounts or find_amounts(value))


def funding_of(words: str) -> str | None:
    """new or within_frame when the words say so, else text."""
    kinds = load_data("cells")["funding"]
    plain = words.lower()
    return next((kind for kind in ("new", "within_frame") if any(cue in plain for cue in kinds[kind])), "text")


_TAKERS: dict[str, Callable[[Item, str], Item]] = {
    "owner": lambda item, value: replace(item, owner=item.owner or clean_owner(value)),
    "deadline": lambda item, value: replace(item, deadline=item.deadline or read_deadline(value)),
    "partners": lambda item, value: replace(item, partners=item.partners or _partners(value)),
    "target": lambda item, value: replace(item, target=item.target or read_target(value)),
    "status": lambda item, value: replace(item, status_text=item.status_text or value),
    "support": lambda item, value: replace(item, support=item.support or clean_owner(value)),
    "funding": _funded,
}
