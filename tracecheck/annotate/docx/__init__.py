"""Notes as comments in a copy of a Word document (ECMA-376, 17.13.4), on the exact words where they are known.

Written in the XML of the parts, not with python-docx: that one writes every part anew, knows no exact characters (a
comment of it is about whole runs), and cannot see what stands in text boxes, content controls and tracked changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracecheck.annotate.docx.comments import exchange
from tracecheck.annotate.docx.marks import Marked, put_marks, take_marks
from tracecheck.annotate.docx.parts import Parts, open_parts
from tracecheck.annotate.docx.proof import same_document
from tracecheck.annotate.docx.targets import Targets
from tracecheck.annotate.notes import Note
from tracecheck.annotate.refusal import RefusedError
from tracecheck.model.source import Format
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.docx import read_docx, read_origins
from tracecheck.readers.docx.names import attribute, child

__all__ = ["Annotated", "annotate_docx"]

_HEAD = FileHead("", "", "", Format.DOCX)


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy, and where its notes stand; `locked` when the document is protected, so that nobody can answer them."""

    data: bytes
    marked: Marked
    locked: bool = False


def annotate_docx(data: bytes, notes: Sequence[Note], options: ReadOptions, title: str | None = None) -> Annotated:
    """The document with these notes, and without those of an earlier time that nobody has touched; other people's
    comments, and everything else, stay as they are. The same input gives the same bytes.

    `options` are those that the document was read with when its findings were made, `title` is its name as it was read
    then. Raises RefusedError for a document that is damaged, encrypted, signed, or in Word's strict form.
    """
    try:
        origins = read_origins(data, _HEAD, options)
    except UnreadableError:
        raise RefusedError("error.annotate_word_damaged") from None
    parts = open_parts(data)
    before, document = parts.tree(parts.main), parts.tree(parts.main)
    targets = Targets(origins, title)
    in_order = sorted(notes, key=lambda note: targets.of(note.place).order())
    written = exchange(parts, in_order, origins.source.properties)
    take_marks(document, written.gone)  # first: their ids may be given anew
    where = [(name, replace(targets.of(note.place), counted=not note.pointer)) for name, note in written.new]
    marked = put_marks(document, where)
    parts.write(parts.main, document)
    copy = parts.packed()
    comments = written.gone | {name for name, _ in written.new}
    again = read_docx(copy, _HEAD, options)
    if not same_document(before, document, comments) or again.blocks != origins.source.blocks:
        raise RefusedError("error.annotate_changed")  # rather than a copy that reads otherwise
    return Annotated(copy, marked, _is_locked(parts))


def _is_locked(parts: Parts) -> bool:
    """Whether the document may only be read, or filled in (17.15.1.29)."""
    name = parts.related("settings")
    protection = None if name is None else child(parts.tree(name), "documentProtection")
    if protection is None or attribute(protection, "enforcement") not in ("1", "true", "on"):
        return False
    return attribute(protection, "edit") in ("readOnly", "forms", "trackedChanges")
