"""The parts of a workbook and what they name."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.readers.archive import Archive, Element, parse_xml


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: its id, the last word of its type, the name of the other part."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook's parts by name. Names are told by their last word, since the strict form has other namespaces."""

    archive: Archive

    def tree(self, name: str | None) -> Element | None:
        """The root element of a part; None when it is missing or no XML."""
        return parse_xml(self.archive.read_or_none(name)) if name else None

    def related(self, name: str) -> tuple[Relationship, ...]:
        """The parts of this file that a part names, in file order."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        return () if root is None else tuple(_relationships(root, folder))


def _relationships(root: Element, folder: str) -> Iterator[Relationship]:
    for element in root.iter("{*}Relationship"):
        if element.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
        yield Relationship(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], target)


def local(element: Element) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@cache
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def is_on(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true", "on")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; `default` for anything else."""
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 9 else default
