"""A finding as it stands in the margin of a document."""

from dataclasses import dataclass

from tracecheck.model.finding import Severity
from tracecheck.model.source import Place

AUTHOR = "tracecheck"
"""Who notes are by. By this name the program knows its own notes again."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    `place` is in the document that gets the note: exact words where it has `spans`, else a paragraph, a table, a page;
    a place without any of them is the document as a whole. `title` is one line («Se på · TC102»), `text` plain text,
    one paragraph a line. `fingerprint` is that of the finding. A `pointer` is a short note that points to another one.
    """

    place: Place
    title: str
    text: str
    severity: Severity
    code: str
    fingerprint: str
    pointer: bool = False
