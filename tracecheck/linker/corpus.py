"""The documents of a run by key and id: what every step of the linker looks things up in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tracecheck.model.item import Item, ItemKind, Origin, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import Unit

GOAL_LIKE = frozenset({ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY})
GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})
COUPLED = GOAL_LIKE | {ItemKind.MEASURE, ItemKind.INDICATOR, ItemKind.RESULT, ItemKind.BUDGET_LINE, ItemKind.ORDER}


def item_key(document: str, item: str) -> str:
    """`<document key>#<id>`, the name of an item or statement outside its document."""
    return f"{document}#{item}"


def document_key(key: str) -> str:
    """The document of an item's or statement's key."""
    return key.rpartition("#")[0]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The chain documents, sorted by key. All keys of items and statements are `<document key>#<id>`. `organisation`
    are the units whose names are known."""

    documents: tuple[PlanDocument, ...]
    by_key: dict[str, PlanDocument] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    document_of: dict[str, PlanDocument] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    organisation: tuple[Unit, ...] = ()
    by_kind: dict[DocumentKind, tuple[PlanDocument, ...]] = field(default_factory=dict)

    def own(self, document: PlanDocument) -> Iterator[tuple[str, Item]]:
        """Keys and items of a document that take part in couplings, the plan before it left out."""
        for item in document.items:
            key = item_key(document.key, item.id)
            if item.kind in COUPLED and item.origin is not Origin.PREVIOUS and self.items[key] is item:
                yield key, item

    def of_kind(self, kind: DocumentKind) -> tuple[PlanDocument, ...]:
        """The chain documents of one kind."""
        return self.by_kind.get(kind, ())


def make_corpus(documents: Iterable[PlanDocument], organisation: tuple[Unit, ...] = ()) -> Corpus:
    """The corpus of the given documents; of two items with one id in a document the first counts."""
    ordered = tuple(sorted(documents, key=lambda document: document.key))
    corpus = Corpus(ordered, {document.key: document for document in ordered}, organisation=organisation)
    children: dict[str, list[str]] = {}
    kinds: dict[DocumentKind, list[PlanDocument]] = {}
    for document in ordered:
        kinds.setdefault(document.kind, []).append(document)
        _add_items(corpus, document, children)
    corpus.by_kind.update({kind: tuple(found) for kind, found in kinds.items()})
    corpus.children.update({key: tuple(keys) for key, keys in children.items()})
    return corpus


def _add_items(corpus: Corpus, document: PlanDocument, children: dict[str, list[str]]) -> None:
    for item in document.items:
        key = item_key(document.key, item.id)
        corpus.items.setdefault(key, item)
        corpus.document_of[key] = document
    for item in document.items:
        if item.parent is None:
            continue
        key, parent = item_key(document.key, item.id), item_key(document.key, item.parent)
        if parent in corpus.items:
            corpus.parents[key] = parent
            children.setdefault(parent, []).append(key)


def passages(document: PlanDocument) -> Sequence[Item | Statement]:
    """Items and statements of a document that may refer or quote, in the order of the records."""
    items = [item for item in document.items if item.origin is not Origin.PREVIOUS]
    return [*items, *document.statements]


def speaker(document: PlanDocument, passage: Item | Statement, corpus: Corpus) -> tuple[str, Item | Statement]:
    """Who says what a passage says: prose under an own item speaks for the item; a follow-up speaks for itself."""
    key = item_key(document.key, passage.id)
    if isinstance(passage, Item) or passage.parent is None or passage.follow_up is not None:
        return key, passage
    parent = item_key(document.key, passage.parent)
    item = corpus.items.get(parent)
    if item is None or item.kind not in COUPLED or item.origin is not Origin.OWN:
        return key, passage
    return parent, item
