"""Opens files that are a zip of XML within limits: no bomb, no entities, no network."""

import io
import zipfile
from collections.abc import Callable
from typing import TypeVar

from lxml import etree

from tracecheck.readers.base import BROKEN_ZIP, UnreadableError
from tracecheck.readers.limits import limit, refuse_beyond

Element = etree._Element
T = TypeVar("T")


def read_archive(data: bytes, section: str, read: Callable[["Archive"], T]) -> T:
    """What `read` makes of the zip; `section` names its limits. Raises UnreadableError for damage and bombs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return read(Archive(archive, section))
    except BROKEN_ZIP as error:
        raise UnreadableError("TC001.damaged") from error


class Archive:
    """Reads parts, and no more bytes and tags in all than the limits, whatever sizes the zip claims."""

    def __init__(self, archive: zipfile.ZipFile, section: str) -> None:
        self._archive = archive
        self._limit = limit(section, "xml_bytes")
        self._left = self._limit
        self._section = section
        self._tags = 0
        self.names = frozenset(archive.namelist())
        size = sum(info.file_size for info in archive.infolist())
        if size > limit(section, "expanded_bytes"):
            raise UnreadableError("TC001.too_large", bytes=size, limit=limit(section, "expanded_bytes"))

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises one of BROKEN_ZIP, or UnreadableError when the limit is passed."""
        with self._archive.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError("TC001.too_large", bytes=self._limit - self._left, limit=self._limit)
        self._tags += data.count(b"<")
        refuse_beyond(self._section, "xml_tags", self._tags)
        return data

    def read_or_none(self, name: str) -> bytes | None:
        """The bytes of a part; None where it is missing or damaged."""
        try:
            return self.read(name) if name in self.names else None
        except BROKEN_ZIP:
            return None


def parse_xml(data: bytes | None) -> Element | None:
    """The root element, or None when the part is missing or no XML. No entities, no network, no huge trees."""
    if data is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
