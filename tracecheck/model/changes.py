"""What tracked changes do to the items of a document."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.item import ItemKind
from tracecheck.model.source import Place


class ChangeKind(StrEnum):
    """What tracked changes do to an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stood before and what stands after, in the document's own words; None where there was or is nothing.

    `field` is text (words of the item's text) or the name of what is stated beside it: parent, target, value,
    deadline, owner, amounts or status_text.
    """

    field: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that is new, gone or changed when tracked changes are accepted.

    `before` and `after` are its text in the two views; `item` is its id in the accepted view, where `place` is; that
    of a removed item is its place in the original view. `replaced` are the words and stated things that differ.
    """

    change: ChangeKind
    kind: ItemKind
    before: str | None = None
    after: str | None = None
    label: str | None = None
    item: str | None = None
    place: Place | None = None
    replaced: tuple[Replacement, ...] = ()
