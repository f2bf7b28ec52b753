"""One view of tracked changes. Insertions stand in the text between two marks, deletions stand apart from it."""

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import TEXT

_REGIONS = TEXT + "tracked-changes"
_REGION = TEXT + "changed-region"


def has_tracked_changes(text: Element) -> bool:
    """Whether the document holds any tracked change."""
    return next(text.iter(_REGION), None) is not None


def make_plain(text: Element, tracked_changes: str) -> None:
    """Changes `text` to the view named by `tracked_changes` (accepted or original)."""
