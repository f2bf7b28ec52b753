"""The statements of one side, with what they are known again by."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from tracecheck.compare.contrary import without_verbs
from tracecheck.linker.corpus import item_key
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.comparison import ItemEnd
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_NUMBER = re.compile(r"^(?:[a-zæøå]+\s+)?\d+(?:\.\d+)*\.?\s+", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@cache
def _partners() -> re.Pattern[str]:
    words = sorted(load_data("compare")["partners"]["words"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s[^,.;:]*", re.IGNORECASE)


GOAL_LIKE = (ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL)
FAMILIES = (
    GOAL_LIKE,
    (ItemKind.STRATEGY, ItemKind.MEASURE),
    (ItemKind.INDICATOR,),
    (ItemKind.ORDER,),
    (ItemKind.RESULT,),
    (ItemKind.BUDGET_LINE,),
)
"""Kinds between which a statement may change; upper ones are paired first, so that the lower ones know what they stand
under."""

TOLD = frozenset({*GOAL_LIKE, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR})
"""Kinds of which changes are told; the others are paired for the couplings they have part in."""

_FAMILY = {kind: number for number, kinds in enumerate(FAMILIES) for kind in kinds}


@dataclass(frozen=True)
class Entry:
    """A statement: its key `<document key>#<id>`, where it stands, and the key and text of the one above it.

    `place` counts in the order of the document. `rank` is that order as a share (0–1).
    """

    key: str
    item: Item
    document: str
    place: int
    rank: float
    parent: str | None = None
    under: str = ""

    @cached_property
    def same(self) -> str:
        """The key of its text: equal for the same words."""
        return text_key(self.item.text)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What its text is about, in base forms and in order, figures as they stand; the bare words where no word says
        what it is about."""
        return (*terms_of(self.item.text), *_FIGURE.findall(self.item.text)) or words_of(self.item.text)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """Its terms without whom it is done with («i samarbeid med Nav»), which is no part of what it is."""
        found = _partners().search(self.item.text)
        if found is None:
            return self.terms
        text = f"{self.item.text[: found.start()]} {self.item.text[found.end() :]}"
        return (*terms_of(text), *_FIGURE.findall(text)) or self.terms

    @cached_property
    def subject(self) -> Counter[str]:
        """The words that a passage about it repeats: not its figures, nor «legge ned» and the like."""
        return Counter(terms_of(without_verbs(self.item.text))) or Counter(self.terms)

    @cached_property
    def base(self) -> str:
        """Its terms as one text: bokmål and nynorsk, any inflection, are the same here."""
        return " ".join(self.terms)

    @cached_property
    def heading(self) -> str:
        """The key of the innermost heading, without its number."""
        return heading_key(self.item.section[-1]) if self.item.section else ""

    @property
    def family(self) -> int:
        """The number of its family of kinds."""
        return _FAMILY[self.item.kind]

    @property
    def group(self) -> tuple[int, bool]:
        """What it may be compared with: its family, and whether it is the document's own."""
        return self.family, self.item.origin is Origin.OWN

    @property
    def is_told(self) -> bool:
        """Whether changes of it are told."""
        return self.item.kind in TOLD and self.item.origin is Origin.OWN

    @property
    def end(self) -> ItemEnd:
        """How it is told of."""
        item = self.item
        return ItemEnd(self.key, item.kind, item.text, item.label, item.section, self.under or None, item.place)


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one side, in order, by key and by document."""

    entries: tuple[Entry, ...]
    by_key: dict[str, Entry] = field(default_factory=dict)
    by_document: dict[str, list[Entry]] = field(default_factory=dict)


def heading_key(heading: str) -> str:
    """The key of a heading without the number before it."""
    return text_key(_NUMBER.sub("", heading)) or text_key(heading)


def make_statements(documents: Sequence[PlanDocument]) -> Statements:
    """The statements of all documents; those of the plan before, challenges and statistics are left out."""
    entries = tuple(entry for document in documents for entry in _of_document(document))
    found = Statements(entries, {entry.key: entry for entry in entries})
    for entry in entries:
        found.by_document.setdefault(entry.document, []).append(entry)
    return found


def _of_document(document: PlanDocument) -> Iterator[Entry]:
    items: dict[str, Item] = {}
    for item in document.items:
        items.setdefault(item.id, item)
    texts = {id: item.text for id, item in items.items()}
    count = max(1, len(items))
    for place, item in enumerate(items.values()):
        if item.kind in _FAMILY and item.origin is not Origin.PREVIOUS:
            known = item.parent in texts and item.parent != item.id
            parent = item_key(document.key, str(item.parent)) if known else None
            under = texts[str(item.parent)] if known else ""
            yield Entry(item_key(document.key, item.id), item, document.key, place, place / count, parent, under)
