"""The Word report as PDF, with page numbers in its contents: the first edition tells them, the next has them."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from tracecheck.cli.office import to_pdf
from tracecheck.reports.coupling.word.contents import Entry
from tracecheck.reports.coupling.word.page_numbers import Bookmark, numbers_of

_EDITIONS = 3
"""One to find the pages, one with their numbers, and one more where the numbers themselves moved a page."""


def make_pdf(document: Callable[[Mapping[str, int]], bytes], entries: Sequence[Entry]) -> bytes:
    """The PDF of what `document` makes of the page numbers by anchor. Raises OfficeMissing."""
    numbers: dict[str, int] = {}
    made = b""
    for _ in range(_EDITIONS):
        made = to_pdf(document(numbers))
        found = numbers_of(entries, outline_of(made))
        if found == numbers:
            break
        numbers = found
    return made


def outline_of(pdf: bytes) -> list[Bookmark]:
    """The headings with their pages, in their order; none where the file cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(BytesIO(pdf))
    except PdfiumError:
        return []
    try:
        pages = [(each.get_title(), each.get_dest()) for each in document.get_toc()]
        found = [(title, dest.get_index()) for title, dest in pages if dest is not None]
        return [(title, page + 1) for title, page in found if page is not None]
    finally:
        document.close()
