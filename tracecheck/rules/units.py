"""Units of the municipality, as its own list and the agreements of this folder name them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import UNIT_PLANS

# By the first word of a name all its words, and the name that stands for the unit.
Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

# A name shorter than this says too little to know a longer word by its beginning.
_TELLING = 5


def unit_names(corpus: Corpus) -> Names:
    """Every name of a unit: those of the list, and of the agreements."""
    listed = {words_of(name): unit.name for unit in corpus.known.organisation for name in (unit.name, *unit.short)}
    own = {words_of(document.unit): document.unit for document in corpus.in_chain(*UNIT_PLANS) if document.unit}
    names: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for words, unit in {**own, **listed}.items():
        if words:
            names[words[0]] = (*names.get(words[0], ()), (words, unit))
    return names


def unit_of(document: PlanDocument, names: Names) -> str | None:
    """The unit that an agreement is of, by the name that stands for it."""
    words = words_of(document.unit or "")
    return next((unit for name, unit in names.get(words[0], ()) if name == words), document.unit) if words else None


def named_in(text: str, names: Names) -> frozenset[str]:
    """The units that a text names: all words of a name in a row. Of a name within a name the longer one counts."""
    words = words_of(text)
    found: dict[tuple[str, ...], str] = {
        name: unit
        for at, word in enumerate(words)
        for name, unit in names.get(word, ())
        if words[at : at + len(name)] == name
    }
    return frozenset(unit for name, unit in found.items() if not any(_is_within(name, other) for other in found))


def _is_within(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(name) < len(other) and any(other[at : at + len(name)] == name for at in range(len(other)))


def texts_of(document: PlanDocument) -> Iterator[str]:
    """All that was read of a document's items and passages."""
    for item in document.items:
        yield said_of(item)
    for statement in document.statements:
        yield statement.text


def said_of(item: Item) -> str:
    """An item with what stands beside it."""
    beside = (item.text, item.description, item.owner, item.support, *item.partners)
    return " ; ".join(each for each in beside if each)


def parts_of(cell: str) -> tuple[str, ...]:
    """The roles and units that one cell names («Rektor og kommunalsjef», «Kultur, teknisk»)."""
    between: str = load_data("who_and_when")["unknown_owner"]["between"]
    return tuple(part for each in re.split(between, cell, flags=re.IGNORECASE) if (part := each.strip(" .()")))


def is_known(part: str, corpus: Corpus) -> bool:
    """Whether a name, or each of two with «og» between them, is one of the list (or a service of it), a role, a body
    outside, or says «all units»."""
    apart = part.split(str(load_data("who_and_when")["unknown_owner"]["and"]))
    return _is_one(part, corpus) or (len(apart) > 1 and all(_is_one(each, corpus) for each in apart))


def _is_one(part: str, corpus: Corpus) -> bool:
    key = text_key(part)
    return not key or _is_role(part) or key in _general() or any(_names_it(key, each) for each in _listed(corpus))


def _is_role(part: str) -> bool:
    words = words_of(part)
    return any(word.endswith(_roles()) for word in words) or any(word in _bodies() for word in words)


def _names_it(key: str, listed: str) -> bool:
    """The same name, or one with another ending («hjemmetjeneste» and «Hjemmetjenesten»)."""
    short, long = sorted((key, listed), key=len)
    return key == listed or (len(short) >= _TELLING and short in long)


def _listed(corpus: Corpus) -> list[str]:
    units = corpus.known.organisation
    return [
        text_key(name) for unit in units for name in (unit.name, *unit.short, *unit.services, unit.sector or "") if name
    ]


@cache
def _roles() -> tuple[str, ...]:
    endings = load_data("roles")["role_endings"]
    return tuple(ending + tail for ending in endings for tail in ("", "en", "n", "a", "ene", "ane", "er", "ar"))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for name in load_data("who_and_when")["external"]["words"] for word in words_of(name)[:1])


@cache
def _general() -> frozenset[str]:
    data = load_data("who_and_when")
    return frozenset(map(text_key, (*data["unknown_owner"]["general"], *data["external"]["words"])))
