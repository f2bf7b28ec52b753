"""Where the text of a block stands in the file: the bridge from what was read to the XML that it was read from.

It is a by-product of the reading itself. Whoever writes into the file walks the same text elements in the same order,
so that what is written about words stands at those words, whatever was done to the text on the way.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tracecheck.model.source import SourceDocument
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W
from tracecheck.readers.wordprocessing.draft import Origin

_TEXTS = (W + "t", W + "delText")


@dataclass(frozen=True, slots=True)
class Origins:
    """A document as read. `texts` has, by block, the text elements that its characters are of (numbers as in
    `text_elements`); `notes` the kind (footnote, endnote) and id of the note that a block is."""

    source: SourceDocument
    texts: Mapping[int, tuple[Origin, ...]]
    notes: Mapping[int, tuple[str, str]]


def text_elements(document: Element) -> list[Element]:
    """The elements of the main part that hold text, in the order of the file. Their place in it is their number."""
    return list(document.iter(*_TEXTS))
