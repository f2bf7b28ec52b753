"""Reads PDF: words and drawings from pdfium, tables, columns and headings by this package."""

from tracecheck.model.source import SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions


def read_pdf(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """The document as blocks in reading order; UnreadableError when nothing can be had of it."""
    from tracecheck.readers.pdf.document import read_document

    return read_document(data, head)


__all__ = ["read_pdf"]
