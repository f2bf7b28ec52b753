"""File → blocks with places. Knows formats, not municipalities."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from tracecheck.model.source import Format, Loss, Problem, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.bounds import within_bounds
from tracecheck.readers.limits import limit, read_limited
from tracecheck.readers.sniff import ENCRYPTED, SUFFIX_FORMATS, sniff

SUPPORTED_SUFFIXES = tuple(SUFFIX_FORMATS)
"""Endings of the files that are read here, with the dot and in small letters."""

DEFAULT_OPTIONS = ReadOptions()
_TEXTS = {Format.MARKDOWN.value, Format.TEXT.value, Format.HTML.value, Format.CSV.value}
_READERS = {
    Format.PDF: ("pdf", "read_pdf"),
    Format.DOCX: ("docx", "read_docx"),
    Format.ODT: ("odt", "read_odt"),
    Format.HTML: ("html", "read_html"),
    Format.MARKDOWN: ("text", "read_text"),
    Format.TEXT: ("text", "read_text"),
    Format.XLSX: ("sheets", "read_xlsx"),
    Format.CSV: ("sheets", "read_csv"),
}
"""Package and function of the reader of each format."""

Reader = Callable[[bytes, FileHead, ReadOptions], SourceDocument]


def read_document(path: Path, key: str, options: ReadOptions = DEFAULT_OPTIONS) -> SourceDocument:
    """The document at `path`, read as what its bytes are; raises nothing but MemoryError.

    What cannot be had is a Problem (TC001 nothing, TC002 in part) of a document without blocks.
    """
    named = SUFFIX_FORMATS.get(path.suffix.lower(), Format.TEXT)
    head = FileHead(key=key, path=str(path), sha256="", format=named)
    try:
        data = read_limited(path)
    except UnreadableError as error:
        return _unread(head, Problem(error.code, error.message_id, dict(error.arguments), loss=Loss.ALL))
    return read_bytes(data, replace(head, sha256=hashlib.sha256(data).hexdigest()), options)


def read_bytes(data: bytes, head: FileHead, options: ReadOptions = DEFAULT_OPTIONS) -> SourceDocument:
    """What `read_document` makes of the bytes of a file; depends on nothing but its arguments.

    Raises MemoryError alone: how much there is of it is for the caller to know.
    """
    try:
        return _read_sniffed(data, head, options)
    except UnreadableError as error:
        return _unread(head, Problem(error.code, error.message_id, dict(error.arguments), loss=Loss.ALL))
    except MemoryError:
        raise
    except Exception as error:  # one bad file must not stop a run, whatever a parser of foreign formats raises
        return _unread(head, Problem("TC001", "TC001.reader_failed", {"cause": type(error).__name__}, loss=Loss.ALL))


def _read_sniffed(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    if not data:
        raise UnreadableError("TC001.empty")
    suffix = Path(head.path).suffix.lower()
    found = sniff(data, suffix)
    if found == ENCRYPTED:
        raise UnreadableError("TC001.encrypted")
    if found in _TEXTS and len(data) > limit("text", "bytes"):
        raise UnreadableError("TC001.too_large", bytes=len(data), limit=limit("text", "bytes"))
    mislabelled = suffix in SUFFIX_FORMATS and not _fits(head.format, found)
    if found not in {each.value for each in _READERS}:
        if mislabelled:
            raise UnreadableError("TC001.mislabelled_unread", ending=suffix, found=found)
        raise UnreadableError("TC001.format_not_supported", found=found)
    document = within_bounds(_read_format(data, FileHead(head.key, head.path, head.sha256, Format(found)), options))
    return _with_problem(document, suffix, found) if mislabelled else document


def _fits(named: Format, found: str) -> bool:
    """Whether a file named so may be this: Markdown and plain text are the same bytes."""
    texts = {Format.MARKDOWN.value, Format.TEXT.value}
    return named.value == found or (named.value in texts and found in texts)


def _read_format(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """Each reader is imported when it is needed: they bring heavy packages with them."""
    module, function = _READERS[head.format]
    read: Reader = getattr(import_module(f"tracecheck.readers.{module}"), function)
    return read(data, head, options)


def _with_problem(document: SourceDocument, suffix: str, found: str) -> SourceDocument:
    problem = Problem("TC001", "TC001.mislabelled", {"ending": suffix, "found": found}, loss=Loss.NONE)
    return replace(document, problems=(problem, *document.problems))


def _unread(head: FileHead, problem: Problem) -> SourceDocument:
    return SourceDocument(head.key, head.path, head.sha256, head.format, problems=(problem,))
