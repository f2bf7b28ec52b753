"""Names of units as the organisation's own list has them: one unit has one name, whatever a document calls it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tracecheck.linker.documents.chain import kinds_of
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import Unit


def with_unit_names(documents: Sequence[PlanDocument], organisation: Sequence[Unit]) -> Sequence[PlanDocument]:
    """The documents with the units that they name by the names of the list; an agreement that names none gets the one
    unit whose name stands in its title. Without a list, or for a unit that is not on it, nothing changes."""
    if not organisation:
        return documents
    names = {text_key(name): unit.name for unit in organisation for name in (unit.name, *unit.short)}
    return [_named(document, names, organisation) for document in documents]


def _named(document: PlanDocument, names: dict[str, str], organisation: Iterable[Unit]) -> PlanDocument:
    if document.unit:
        return replace(document, unit=names.get(text_key(document.unit), document.unit))
    if document.kind not in kinds_of("agreements"):
        return document
    title = words_of(document.title or "")
    found = {unit.name for unit in organisation if any(_stands_in(name, title) for name in (unit.name, *unit.short))}
    return replace(document, unit=found.pop()) if len(found) == 1 else document


def _stands_in(name: str, words: tuple[str, ...]) -> bool:
    """Whole words in a row: «Stjerna» does not stand in «Stjernatoppen»."""
    wanted = words_of(name)
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def unit_words(item: Item, organisation: tuple[Unit, ...]) -> str:
    """The other names and the services of the units that an item names in its text or as responsible; else empty."""
    if not organisation:
        return ""
    said = words_of(f"{item.text} ; {item.owner or ''}")
    known = _by_first_word(organisation)
    named = {
        unit for at, word in enumerate(said) for name, unit in known.get(word, ()) if said[at : at + len(name)] == name
    }
    others = (name for unit in sorted(named, key=_name) for name in (unit.name, *unit.short, *unit.services))
    return " ".join(name for name in others if not _stands_in(name, said))


def _name(unit: Unit) -> str:
    return unit.name


@cache
def _by_first_word(organisation: tuple[Unit, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]] = {}
    for unit in organisation:
        for name in (unit.name, *unit.short):
            words = words_of(name)
            if words:
                found[words[0]] = (*found.get(words[0], ()), (words, unit))
    return found
