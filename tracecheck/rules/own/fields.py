"""The fields that a condition may ask for: made of the records of the model, so that none is forgotten or made up."""

import dataclasses
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.source import Place
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located


class Type(StrEnum):
    """What a field holds. A word is one of a few; a record has parts, which are fields of their own."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    TRUTH = "truth"
    RECORD = "record"


class Subject(NamedTuple):
    """What a condition is held against: a document, and one of its items unless the rule is about documents."""

    corpus: Corpus
    document: PlanDocument
    located: Located | None = None


Values = tuple[Any, ...]
Read = Callable[[Subject], Values]


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its full name. `read` gives its values: none where nothing is stated, several of a list (`many`).

    `values` are the words that a field of type WORD may hold. `of_item`: rules about documents have it not.
    """

    name: str
    type: Type
    read: Read
    many: bool = False
    values: tuple[str, ...] = ()
    of_item: bool = True


_ITEM_LEFT_OUT = frozenset({"id", "parent", "place"})
# Where in the text a reference stands is no statement of the plan.
_PLACES = frozenset({("Reference", "start"), ("Reference", "end")})


@cache
def all_fields() -> Mapping[str, Field]:
    """Every field by name, in the order of the model: the item's own, those of the item above, of the document, and
    what is counted."""
    own = [each for each in _fields_of(Item, (), _own_item, many=False) if _first(each) not in _ITEM_LEFT_OUT]
    parent = [_under("parent", each, _parent) for each in own]
    stated = load_data("condition")["document"]["fields"]
    document = [each for each in _fields_of(PlanDocument, (), _document, many=False) if _first(each) in stated]
    found = [
        *own,
        Field("parent", Type.RECORD, _parent),
        *parent,
        *(dataclasses.replace(each, name=f"document.{each.name}", of_item=False) for each in document),
        *_counts(),
        Field("today", Type.DATE, _today, of_item=False),
    ]
    return {each.name: each for each in found}


def canonical(name: str) -> str:
    """A dotted name with other names for its parts replaced («frist.slutt» is «deadline.end»)."""
    fields = other_names("fields")
    first, *rest = name.casefold().split(".")
    head = fields.get(first, first)
    if head in _COUNTED:
        return ".".join([head, *(_kind_name(_COUNTED[head], each) for each in rest)])
    return ".".join([head, *(_part(each, fields) for each in rest)])


def _part(word: str, fields: Mapping[str, str]) -> str:
    return fields.get(word, word)


def _kind_name(table: str, word: str) -> str:
    return other_names(table).get(word, word)


@cache
def other_names(table: str) -> Mapping[str, str]:
    """By other name: the name that the schema has (a table of `aliases` in `data/condition.toml`)."""
    tables: Mapping[str, Mapping[str, list[str]]] = load_data("condition")["aliases"]
    return {other: name for name, others in tables[table].items() for other in others}


def _first(field: Field) -> str:
    return field.name.partition(".")[0]


def _fields_of(cls: type, above: tuple[str, ...], start: Read, *, many: bool) -> Iterator[Field]:
    hints = get_type_hints(cls)
    for each in dataclasses.fields(cls):
        hint, several = _plain(hints[each.name])
        if hint is Place or hint is None or (cls.__name__, each.name) in _PLACES:
            continue
        path = (*above, each.name)
        kind = _type_of(hint, each.name, cls.__name__)
        yield Field(
            ".".join(path),
            kind,
            _reader(start, path),
            many or several,
            tuple(member.value for member in hint) if kind is Type.WORD else (),
        )
        if kind is Type.RECORD:
            yield from _fields_of(hint, path, start, many=many or several)


def _plain(hint: Any) -> tuple[Any, bool]:
    """The type of single values, and whether there may be several; None for what no condition can ask for."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    several = get_origin(hint) is tuple
    if several:
        hint = get_args(hint)[0]
    return (hint if isinstance(hint, type) else None), several


def _type_of(hint: type, name: str, owner: str) -> Type:
    data = load_data("condition")["types"]
    if dataclasses.is_dataclass(hint):
        return Type.RECORD
    if issubclass(hint, Enum):
        return Type.WORD
    if hint is str:
        return Type.DATE if owner in data["within"] and name in data["dates"] else Type.TEXT
    if hint is bool:
        return Type.TRUTH
    return Type.YEAR if name in data["years"] or owner in data["spans"] else Type.NUMBER


def _reader(start: Read, path: tuple[str, ...]) -> Read:
    def read(subject: Subject) -> Values:
        values = start(subject)
        for name in path:
            if len(values) == 1:  # nearly always: ten thousand items are asked fifty times
                values = _spread(getattr(values[0], name))
            else:
                values = tuple(part for each in values for part in _spread(getattr(each, name)))
        return values

    return read


def _spread(value: Any) -> Values:
    """A value as values: nothing and blank text are none."""
    if value is None:
        return ()
    if value.__class__ is str:
        return (value,) if value and not value.isspace() else ()
    if isinstance(value, tuple):
        return value
    return (value.value,) if isinstance(value, Enum) else (value,)


def _own_item(subject: Subject) -> Values:
    return (subject.located.item,) if subject.located else ()


def _parent(subject: Subject) -> Values:
    located = subject.located
    if located is None or located.item.parent is None:
        return ()
    above = subject.corpus.item(f"{located.document.key}#{located.item.parent}")
    return (above.item,) if above else ()


def _document(subject: Subject) -> Values:
    return (subject.document,)


def _today(subject: Subject) -> Values:
    day = subject.corpus.known.today
    return (day,) if day else ()


def _under(name: str, field: Field, start: Read) -> Field:
    path = tuple(field.name.split("."))
    return dataclasses.replace(field, name=f"{name}.{field.name}", read=_reader(start, path))


_COUNTED: Mapping[str, str] = {
    "children": "item_kinds",
    "items": "item_kinds",
    "coupled_to": "document_kinds",
    "coupled_from": "document_kinds",
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "item_kinds": tuple(each.value for each in ItemKind),
    "document_kinds": tuple(each.value for each in DocumentKind),
}


def _counts() -> Iterator[Field]:
    """What is counted: all of it, and that of one kind."""
    counting: Mapping[str, Callable[[Subject], Iterator[str]]] = {
        "children": _children,
        "items": _items,
        "coupled_to": _coupled_to,
        "coupled_from": _coupled_from,
    }
    for name, kinds in counting.items():
        of_item = name != "items"
        yield Field(name, Type.COUNT, _counter(kinds, None), of_item=of_item)
        for kind in _KINDS[_COUNTED[name]]:
            yield Field(f"{name}.{kind}", Type.COUNT, _counter(kinds, kind), of_item=of_item)


def _counter(kinds: Callable[[Subject], Iterator[str]], wanted: str | None) -> Read:
    return lambda subject: (sum(1 for kind in kinds(subject) if wanted is None or kind == wanted),)


def _children(subject: Subject) -> Iterator[str]:
    if subject.located:
        yield from (each.item.kind.value for each in subject.corpus.children(subject.located))


def _items(subject: Subject) -> Iterator[str]:
    yield from (each.item.kind.value for each in subject.corpus.items(subject.document))


def _coupled_to(subject: Subject) -> Iterator[str]:
    """The kinds of the documents that the couplings of the item lead up to, its own document left out."""
    if subject.located:
        links = subject.corpus.links_from(subject.located.id)
        yield from _kinds_of({link.target for link in links}, subject)


def _coupled_from(subject: Subject) -> Iterator[str]:
    """The kinds of the documents that have something which is coupled to the item."""
    if subject.located:
        links = subject.corpus.links_to(subject.located.id)
        yield from _kinds_of({link.source for link in links}, subject)


def _kinds_of(ends: set[str], subject: Subject) -> Iterator[str]:
    for end in sorted(ends):
        document = subject.corpus.document(end.rpartition("#")[0])
        if document is not None and document.key != subject.document.key:
            yield document.kind.value
