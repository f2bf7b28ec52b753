"""The document that the report is put into: ours, or one that a municipality has made."""

import io
import zipfile
from copy import deepcopy
from typing import Any

from tracecheck.reports.coupling.word.elements import Element, name
from tracecheck.resources import load_data, resource

_TYPES = "[Content_Types].xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_OLD = b"\xd0\xcf\x11\xe0"
_MEGABYTE = 1 << 20
_MOST = 200
_REFERENCES = ("headerReference", "footerReference")


class TemplateError(ValueError):
    """A template that cannot be used: `message_id` says why (`word_report.*`), with `arguments`; the caller adds
    `path`."""

    def __init__(self, message_id: str, **arguments: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def own_template() -> bytes:
    """The template that ships with the program."""
    return resource("reports/templates", "report.docx").read_bytes()


def open_template(data: bytes | None) -> Any:
    """The template as a document of python-docx; raises TemplateError. A .dotx is taken as it is."""
    import docx

    usable = _checked(data) if data is not None else own_template()
    try:
        document = docx.Document(io.BytesIO(usable))
        document.styles.element  # noqa: B018 (a document without styles is found here)
    except Exception as error:  # python-docx and lxml raise whatever the broken part makes them
        raise TemplateError("word_report.template_broken", cause=type(error).__name__) from error
    return document


def _checked(data: bytes) -> bytes:
    if data.startswith(_OLD):
        locked = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data
        raise TemplateError("word_report.template_locked" if locked else "word_report.template_old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _not_too_large(archive)
            types = archive.read(_TYPES)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, TemplateError):
            raise
        raise TemplateError("word_report.template_not_word") from error
    if any(mark in types for mark in _MACROS):
        raise TemplateError("word_report.template_macros")
    if _TEMPLATE not in types and _DOCUMENT not in types:
        raise TemplateError("word_report.template_not_word")
    return _as_document(data) if _TEMPLATE in types else data


def _not_too_large(archive: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in archive.infolist()) > _MOST * _MEGABYTE:
        raise TemplateError("word_report.template_large", megabytes=_MOST)


def _as_document(data: bytes) -> bytes:
    """A .dotx as a .docx: they differ in one name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            part = archive.read(entry)
            copy.writestr(entry, part.replace(_TEMPLATE, _DOCUMENT) if entry.filename == _TYPES else part)
    return held.getvalue()


def clear_body(document: Any) -> tuple[Element, list[Element], bool]:
    """The body up to where the report is put, what follows it, and whether the report begins the document: it stands in
    place of the paragraph with the marker, else of the whole body. The last section keeps headers and footers
    that it had from the ones before it."""
    body = document.element.body
    for section in body.iter(name("sectPr")):
        _inherit(body, section)
    marker = str(load_data("word_report")["marker"])
    held = next((each for each in body.iterchildren(name("p")) if marker in _text(each)), None)
    rest = list(held.itersiblings()) if held is not None else []
    replaced = [held, *rest] if held is not None else list(body)
    for each in replaced:
        if each.tag != name("sectPr"):
            body.remove(each)
    begins = all(each.tag == name("sectPr") for each in body)
    return body, [each for each in rest if each.tag != name("sectPr")], begins


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(name("t")))


def _inherit(body: Element, section: Element) -> None:
    """A section without a header of its own has that of the one before."""
    sections = list(body.iter(name("sectPr")))
    at = sections.index(section)
    if at == 0:
        return
    have = {_kind(each) for each in section if each.tag in map(name, _REFERENCES)}
    found = [each for each in sections[at - 1] if each.tag in map(name, _REFERENCES) and _kind(each) not in have]
    for number, each in enumerate(found):
        section.insert(number, deepcopy(each))


def _kind(reference: Element) -> tuple[str, str]:
    return reference.tag, reference.get(name("type"), "default")
