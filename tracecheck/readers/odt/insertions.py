"""Takes insertions back: what stands between their marks goes, and paragraphs that they parted are joined again."""

from dataclasses import dataclass, field

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import PARAGRAPHS, TEXT, says

_START = TEXT + "change-start"
_END = TEXT + "change-end"
_EMPTY_WITHOUT = frozenset((TEXT + "list", TEXT + "list-item"))


@dataclass(slots=True)
class Insertions:
    """`names` are the insertions; `_host` is the paragraph in which the one that is open began."""

    names: frozenset[str]
    _open: set[str] = field(default_factory=set)
    _paragraph: Element | None = None
    _host: Element | None = None
    _parted: list[tuple[Element, Element]] = field(default_factory=list)

    def remove_from(self, text: Element) -> None:
        """Removes what was inserted anywhere in `text`."""
        self._inside(text)
        joined: dict[Element, Element] = {}
        for host, paragraph in self._parted:
            into = joined.get(host, host)
            joined[paragraph] = _join(into, paragraph)

    def _inside(self, element: Element) -> None:
        if self._open:
            element.text = None
        for child in list(element):
            self._child(element, child)

    def _child(self, parent: Element, child: Element) -> None:
        began_inside = bool(self._open)
        self._enter(child, began_inside)
        self._mark(child)
        self._inside(child)
        if self._open:
            child.tail = None
        if began_inside and self._open:
            parent.remove(child)

    def _enter(self, child: Element, inside: bool) -> None:
        if child.tag not in PARAGRAPHS:
            return
        self._paragraph = child
        if inside and self._host is not None:
            self._parted.append((self._host, child))

    def _mark(self, child: Element) -> None:
        name = str(child.get(TEXT + "change-id"))
        if child.tag == _START and name in self.names:
            self._host = self._host if self._open else self._paragraph
            self._open.add(name)
        elif child.tag == _END:
            self._open.discard(name)


def _join(host: Element, paragraph: Element) -> Element:
    """The two as one: in the form of the first, or of the second where nothing is left of the first."""
    if paragraph.getparent() is None:
        return host
    if not says(host):
        remove_with_empty_lists(host)
        return paragraph
    append_content(host, paragraph)
    remove_with_empty_lists(paragraph)
    return host


def append_content(to: Element, source: Element) -> None:
    """Moves the words and elements of `source` to the end of `to`."""
    if len(to):
        to[-1].tail = (to[-1].tail or "") + (source.text or "")
    else:
        to.text = (to.text or "") + (source.text or "")
    source.text = None
    to.extend(list(source))


def remove_with_empty_lists(element: Element) -> None:
    """Removes an element, and the list items and lists that are empty without it."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag in _EMPTY_WITHOUT and not len(parent):
        remove_with_empty_lists(parent)
