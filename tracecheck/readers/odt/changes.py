"""One view of tracked changes. Insertions stand in the text between two marks, deletions stand apart from it.

The tree is changed in place, so that later steps see only paragraphs, lists and tables.
"""

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.deletions import restore
from tracecheck.readers.odt.insertions import Insertions
from tracecheck.readers.odt.names import DRAW, TABLE, TEXT, XML, says

_REGION = TEXT + "changed-region"
_CHANGE = TEXT + "change"
_START = TEXT + "change-start"
_ROW = TABLE + "table-row"


def has_tracked_changes(text: Element) -> bool:
    """Whether the document holds any tracked change."""
    return next(text.iter(_REGION), None) is not None


def make_plain(text: Element, tracked_changes: str) -> None:
    """Changes `text` to the view named by `tracked_changes` (accepted or original)."""
    regions = {str(each.get(TEXT + "id") or each.get(XML + "id")): each for each in text.iter(_REGION)}
    touched = _rows_with_changes(text)
    if tracked_changes == "original":
        _take_back(text, regions)
    for row in touched:
        _drop_if_empty(row)
    for each in list(text.iter(TEXT + "tracked-changes")):
        _remove(each)


def _take_back(text: Element, regions: dict[str, Element]) -> None:
    insertions = frozenset(name for name, each in regions.items() if each.find(TEXT + "insertion") is not None)
    Insertions(insertions).remove_from(text)
    deletions = {name: found for name, each in regions.items() if (found := each.find(TEXT + "deletion")) is not None}
    for mark in list(text.iter(_CHANGE)):
        deleted = deletions.get(str(mark.get(TEXT + "change-id")))
        if deleted is not None:
            restore(mark, deleted)


def _rows_with_changes(text: Element) -> list[Element]:
    rows = (row for mark in text.iter(_CHANGE, _START) for row in mark.iterancestors(_ROW))
    return list(dict.fromkeys(rows))


def _drop_if_empty(row: Element) -> None:
    """A row in which a change leaves nothing is a row that was inserted or deleted."""
    if not says(row) and next(row.iter(DRAW + "*"), None) is None:
        _remove(row)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
