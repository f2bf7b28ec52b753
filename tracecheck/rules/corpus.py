"""What a rule is given: the documents, what the linker found, which documents are under check, and look-ups."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from tracecheck.linker.documents.chain import unit_key
from tracecheck.model.coupling import Answer, AnswerState, Candidate, Examined, Link, Role, Thread, UnresolvedReference
from tracecheck.model.item import Item, ItemKind, Origin, Reference, Statement
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument, TableFacts
from tracecheck.model.settings import Unit

GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})

K = TypeVar("K")
T = TypeVar("T")


def full_id(document: PlanDocument, entry: Item | Statement) -> str:
    """`<document key>#<id>`: the name of an item or statement outside its document."""
    return f"{document.key}#{entry.id}"


@dataclass(frozen=True)
class Located:
    """An item with the document that it stands in, and the table that it was read from, if any."""

    document: PlanDocument
    item: Item
    table: TableFacts | None = field(default=None, repr=False, compare=False)

    @cached_property
    def id(self) -> str:
        """`<document key>#<id>`."""
        return full_id(self.document, self.item)


@dataclass(frozen=True, slots=True)
class Known:
    """What the municipality says that rules may ask for: its units, options by rule code and name, the day (ISO) that
    the run is judged by, where one is given, and its own words for kinds of document (as text keys)."""

    organisation: tuple[Unit, ...] = ()
    options: Mapping[str, Mapping[str, int | float | str | bool]] = field(default_factory=dict)
    today: str | None = None
    names: tuple[tuple[str, DocumentKind], ...] = ()


_NOTHING_KNOWN = Known()


class Corpus:
    """Documents and couplings with their indexes, built once and not changed. Everything in document order."""

    def __init__(
        self,
        documents: Sequence[PlanDocument],
        linkage: Linkage,
        focus: Iterable[str],
        known: Known = _NOTHING_KNOWN,
        named: Iterable[str] = (),
    ) -> None:
        """`focus` are the documents under check, `named` those of them that the user asked for by name."""
        self.known = known
        self._excused: frozenset[str] = frozenset()
        self._made: dict[tuple[Callable[..., Any], str], Any] = {}
        self.named = frozenset(named)
        self.documents = tuple(documents)
        self.linkage = linkage
        self.focus = frozenset(focus)
        self._documents = {document.key: document for document in documents}
        located = [each for document in documents for each in _located(document)]
        self._items = {each.id: each for each in located}
        self._children = _grouped((f"{each.document.key}#{each.item.parent}", each) for each in located)
        self._kinds_under = {key: frozenset(each.item.kind for each in below) for key, below in self._children.items()}
        self._statements = _grouped(
            (f"{document.key}#{statement.parent}", statement)
            for document in documents
            for statement in document.statements
        )
        self._passages = {
            full_id(document, statement): statement for document in documents for statement in document.statements
        }
        self._links_to = _grouped((link.target, link) for link in linkage.links)
        self._links_from = _grouped((link.source, link) for link in linkage.links)
        self._candidates_from = _grouped((each.source, each) for each in linkage.candidates)
        self._answers = {(each.goal, each.document): each for each in linkage.answers}
        self._said = _grouped((each.goal, each) for each in linkage.answers)
        self._looked = _looked(linkage.examined)
        self._unresolved = _grouped((each.source.rpartition("#")[0], each) for each in linkage.unresolved)
        self._threads = {thread.item: thread for thread in linkage.threads}

    def under_check(self, *kinds: DocumentKind) -> Iterator[PlanDocument]:
        """The documents under check of these kinds (all kinds when none is named); see `checked.py`."""
        for document in self.documents:
            if document.key in self.focus and (not kinds or document.kind in kinds):
                yield document

    def in_chain(self, *kinds: DocumentKind) -> Iterator[PlanDocument]:
        """The documents of these kinds that count in the chain, under check or not."""
        if not kinds:
            yield from self._chain
            return
        found = [pair for kind in dict.fromkeys(kinds) for pair in self._chain_by_kind.get(kind, ())]
        yield from (document for _, document in sorted(found, key=itemgetter(0)))

    @cached_property
    def _chain(self) -> list[PlanDocument]:
        return [document for document in self.documents if self.linkage.roles.get(document.key) == Role.CHAIN]

    @cached_property
    def _chain_by_kind(self) -> dict[DocumentKind, list[tuple[int, PlanDocument]]]:
        """With the place of each in the chain."""
        return _grouped((document.kind, (place, document)) for place, document in enumerate(self._chain))

    def of_unit(self, document: PlanDocument) -> Sequence[PlanDocument]:
        """The documents of its kind that count in the chain and are of its unit, in any spelling; or of none, as it."""
        return self._by_unit.get((document.kind, unit_key(document)), ())

    @cached_property
    def _by_unit(self) -> dict[tuple[DocumentKind, str], list[PlanDocument]]:
        return _grouped(((each.kind, unit_key(each)), each) for each in self.in_chain())

    def document(self, key: str) -> PlanDocument | None:
        """The document with this key."""
        return self._documents.get(key)

    def item(self, item_id: str | None) -> Located | None:
        """The item with this full id; None for a statement or an unknown id."""
        return self._items.get(item_id) if item_id else None

    def entry(self, entry_id: str) -> Item | Statement | None:
        """The item or statement with this full id."""
        located = self._items.get(entry_id)
        return located.item if located else self._passages.get(entry_id)

    def first_entry(self, document: PlanDocument, ids: Iterable[str]) -> Item | Statement | None:
        """Of these full ids the first that stands in the document, its items before its passages."""
        here = [each for each in ids if each.startswith(f"{document.key}#") and each in self._order]
        return self.entry(min(here, key=self._order.__getitem__)) if here else None

    @cached_property
    def _order(self) -> dict[str, int]:
        return {each: number for number, each in enumerate((*self._items, *self._passages))}

    def items(self, document: PlanDocument, *kinds: ItemKind, own: bool = True) -> Iterator[Located]:
        """The items of these kinds; with `own`, only those that this document itself sets."""
        for item in document.items:
            if (not kinds or item.kind in kinds) and (not own or item.origin == Origin.OWN):
                located = self._items[full_id(document, item)]
                if located.id not in self._excused:
                    yield located

    def without(self, excused: frozenset[str]) -> "Corpus":
        """The same documents and couplings; `items` passes over those with these ids."""
        other = copy(self)
        other._excused, other._made = excused, {}
        return other

    def once(self, make: Callable[["Corpus", PlanDocument], T], document: PlanDocument) -> T:
        """What `make` gives for a document, made the first time that a rule asks for it; nobody changes it."""
        key = make, document.key
        if key not in self._made:
            self._made[key] = make(self, document)
        made: T = self._made[key]
        return made

    def children(self, located: Located) -> Sequence[Located]:
        """The items that stand under this one in its document."""
        return self._children.get(located.id, ())

    def kinds_under(self, located: Located) -> frozenset[ItemKind]:
        """The kinds of the items that stand under this one in its document."""
        return self._kinds_under.get(located.id, frozenset())

    def statements_under(self, located: Located) -> Sequence[Statement]:
        """The passages that stand under this item in its document."""
        return self._statements.get(located.id, ())

    def statements_naming(self, document: PlanDocument, number: str) -> Sequence[Statement]:
        """The passages of a document that name a goal of its own by this number."""
        return self._naming.get((document.key, number), ()) if number else ()

    @cached_property
    def _naming(self) -> dict[tuple[str, str], list[Statement]]:
        return _grouped(
            ((document.key, number), statement)
            for document in self.documents
            for statement in document.statements
            for number in sorted({each.label or "" for each in statement.references if _is_goal_here(each)})
        )

    def links_to(self, item_id: str) -> Sequence[Link]:
        """Asserted couplings whose upper end is this item."""
        return self._links_to.get(item_id, ())

    def links_from(self, item_id: str) -> Sequence[Link]:
        """Asserted couplings whose lower end is this item or statement."""
        return self._links_from.get(item_id, ())

    def candidates_from(self, item_id: str) -> Sequence[Candidate]:
        """Possible couplings whose lower end is this item, best first."""
        return sorted(self._candidates_from.get(item_id, ()), key=lambda each: (each.rank, each.target))

    def answers_to(self, goal_id: str) -> Sequence[Answer]:
        """How each document that may answer this goal or order does so, also by nothing; empty where none is here."""
        said = [answer.document for answer in self._said.get(goal_id, ())]
        documents = sorted({*said, *self._looked.get(goal_id, ())})
        return [answer for key in documents if (answer := self.answer_in(goal_id, key)) is not None]

    def answer_in(self, goal_id: str, document: str) -> Answer | None:
        """How this document answers; None where it was not to be looked into for that."""
        said = self._answers.get((goal_id, document))
        if said is None and document in self._looked.get(goal_id, ()):
            return Answer(goal_id, document, AnswerState.MISSING)
        return said

    def said_to(self, goal_id: str) -> Sequence[Answer]:
        """The answers of which there is anything to say: an answer, a reason, or what comes near."""
        return self._said.get(goal_id, ())

    def looked_into(self, goal_id: str) -> Collection[str]:
        """The documents that were looked into for an answer to this goal or order, as the linker says it for all."""
        return self._looked.get(goal_id, ())

    def is_examined(self, goal_id: str) -> bool:
        """Whether any document was looked into for an answer to this goal or order."""
        return goal_id in self._looked or goal_id in self._said

    def thread(self, item_id: str) -> Thread | None:
        """The thread of a strategic goal."""
        return self._threads.get(item_id)

    def unresolved(self, document: PlanDocument) -> Iterator[UnresolvedReference]:
        """The references in this document that did not become couplings."""
        return iter(self._unresolved.get(document.key, ()))


def _located(document: PlanDocument) -> Iterator[Located]:
    tables = {item: table for table in reversed(document.tables) for item in table.items}
    return (Located(document, item, tables.get(item.id)) for item in document.items)


def _is_goal_here(reference: Reference) -> bool:
    return reference.document is None and reference.label_kind in GOALS


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _looked(examined: Iterable[Examined]) -> dict[str, dict[str, None]]:
    """For each goal the documents that were looked into; one mapping for all goals that share them."""
    looked: dict[str, dict[str, None]] = {}
    for each in examined:
        looked.update(dict.fromkeys(each.items, dict.fromkeys(each.documents)))
    return looked
