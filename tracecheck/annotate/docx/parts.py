"""The zip of a Word document: its members as they are, some of them exchanged or added."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tracecheck.annotate.refusal import RefusedError
from tracecheck.readers.archive import Element, parse_xml
from tracecheck.readers.base import BROKEN_ZIP

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIPS = f"{{{_PACKAGE}relationships}}"
_TYPES = f"{{{_PACKAGE}content-types}}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SIGNATURES = "_xmlsignatures/"
# Every copy of one document is the same, whenever it was made.
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Parts:
    """The members of a document by name, and what is written in their place."""

    members: dict[str, bytes]
    infos: dict[str, zipfile.ZipInfo]
    main: str
    written: dict[str, bytes] = field(default_factory=dict)

    def tree(self, name: str) -> Element:
        """A member as XML; raises RefusedError where it is none."""
        root = parse_xml(self.members.get(name))
        if root is None:
            raise RefusedError("error.annotate_word_damaged")
        return root

    def related(self, kind: str) -> str | None:
        """The name of the part that the document calls its `kind`: the last word of the relationship."""
        for each in self._relationships():
            if (each.get("Type") or "").rpartition("/")[2] == kind:
                target = posixpath.join("/", posixpath.dirname(self.main), each.get("Target") or "")
                name = posixpath.normpath(target).lstrip("/")
                return name if name in self.members else None
        return None

    def add(self, kind: str, content_type: str) -> str:
        """The name of a new part beside the document; its contents are yet to be written."""
        folder = posixpath.dirname(self.main)
        names = (posixpath.join(folder, f"{kind}{number or ''}.xml") for number in range(len(self.members) + 1))
        name = next(each for each in names if each not in self.members)
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
        self.write("[Content_Types].xml", types)
        self._relate(kind, posixpath.basename(name))
        return name

    def write(self, name: str, root: Element) -> None:
        """Exchanges or adds a member."""
        tree = root.getroottree()
        self.written[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def packed(self) -> bytes:
        """The document: members in their order with their times, new ones behind them."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys((*self.members, *self.written)):
                data = self.written[name] if name in self.written else self.members[name]
                archive.writestr(self._info(name), data)
        return target.getvalue()

    def _info(self, name: str) -> zipfile.ZipInfo:
        old = self.infos.get(name)
        info = zipfile.ZipInfo(name, _DAY if old is None else old.date_time)
        info.compress_type = zipfile.ZIP_DEFLATED if old is None else old.compress_type
        info.external_attr = 0 if old is None else old.external_attr
        info.create_system = 0
        return info

    def _relate(self, kind: str, target: str) -> None:
        name = self._relationship_part
        root = self.tree(name) if name in self.members else etree.Element(f"{_RELATIONSHIPS}Relationships")
        taken = {each.get("Id") for each in root}
        free = next(each for number in range(1, len(taken) + 2) if (each := f"rId{number}") not in taken)
        etree.SubElement(root, f"{_RELATIONSHIPS}Relationship", Id=free, Type=_OFFICE + kind, Target=target)
        self.write(name, root)

    def _relationships(self) -> Iterator[Element]:
        if self._relationship_part in self.members:
            yield from self.tree(self._relationship_part).iter(f"{_RELATIONSHIPS}Relationship")

    @property
    def _relationship_part(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")


def open_parts(data: bytes) -> Parts:
    """The members of a document that has been read before, within its limits. Raises RefusedError for one that is
    signed, or in the form of Word that is called strict."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            members = {name: archive.read(info) for name, info in infos.items()}
    except BROKEN_ZIP:
        raise RefusedError("error.annotate_word_damaged") from None
    if any(name.startswith(_SIGNATURES) and name.endswith(".xml") for name in members):
        raise RefusedError("error.annotate_word_signed")
    main = _main_part(members)
    if _STRICT in members[main]:
        raise RefusedError("error.annotate_strict")
    return Parts(members, infos, main)


def _main_part(members: dict[str, bytes]) -> str:
    root = parse_xml(members.get("_rels/.rels"))
    for each in root.iter(f"{_RELATIONSHIPS}Relationship") if root is not None else ():
        target = posixpath.normpath(each.get("Target") or "").lstrip("/")
        if (each.get("Type") or "").endswith("/officeDocument") and target in members:
            return target
    if "word/document.xml" in members:
        return "word/document.xml"
    raise RefusedError("error.annotate_word_damaged")
