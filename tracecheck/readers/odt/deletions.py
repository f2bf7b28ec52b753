"""Puts deletions back where their marks stand: words into the paragraph, paragraphs before and after its halves."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.insertions import append_content
from tracecheck.readers.odt.names import OFFICE, PARAGRAPHS, TABLE, TEXT, XML, says, shell

_INFO = OFFICE + "change-info"
_LIST = TEXT + "list"
_ITEM = TEXT + "list-item"
_TABLE = TABLE + "table"


def restore(mark: Element, deleted: Element) -> None:
    """Puts the content of a `text:deletion` in the place of its mark. Its first paragraph belongs to what stands before
    the mark, its last one to what stands after it."""
    blocks = _blocks(deepcopy(deleted))
    host = next((each for each in mark.iterancestors() if each.tag in PARAGRAPHS), None)
    if host is None:
        _replace(mark, [_in_its_list(each) for each in blocks])
    elif len(blocks) == 1 and blocks[0].tag in PARAGRAPHS:
        _replace(mark, [_span(blocks[0], mark)])
    elif blocks:
        _put_paragraphs(mark, host, blocks)


def _blocks(deleted: Element) -> list[Element]:
    """The deleted paragraphs and tables in order, whatever lists they stand in."""
    found: list[Element] = []
    waiting = [each for each in deleted if each.tag != _INFO]
    while waiting:
        each = waiting.pop(0)
        if each.tag in PARAGRAPHS or each.tag == _TABLE:
            found.append(each)
        else:
            waiting[:0] = list(each)
    return found


def _span(paragraph: Element, mark: Element) -> Element:
    span = etree.Element(TEXT + "span")
    append_content(span, paragraph)
    span.tail, mark.tail = mark.tail, None
    return span


def _put_paragraphs(mark: Element, host: Element, blocks: list[Element]) -> None:
    right = _split(mark, host)
    pieces = _run_on(host, blocks, right) if says(host) else _put_before(blocks, right)
    parent = host.getparent()
    if parent is not None and parent.tag == _ITEM:
        _replace_in_list(host, parent, pieces)
    else:
        _replace(host, [each if each is host else _in_its_list(each) for each in pieces])


def _run_on(host: Element, blocks: list[Element], right: Element) -> list[Element]:
    """The paragraph runs on into the first of the deleted ones, and the last of them into its own end."""
    rest = list(blocks)
    if rest[0].tag in PARAGRAPHS:
        append_content(host, rest.pop(0))
    if rest and rest[-1].tag in PARAGRAPHS:
        append_content(rest[-1], right)
        return [host, *rest]
    return [host, *rest, right]


def _put_before(blocks: list[Element], right: Element) -> list[Element]:
    """Whole paragraphs stood before this one, which keeps its own form."""
    last = blocks[-1]
    if last.tag not in PARAGRAPHS:
        return [*blocks, right]
    if not says(right) and says(last):
        return blocks
    whole = shell(right)
    append_content(whole, last)
    append_content(whole, right)
    return [*blocks[:-1], whole]


def _split(mark: Element, host: Element) -> Element:
    """Moves what stands after the mark to a new paragraph of the same form; the mark goes."""
    while (parent := mark.getparent()) is not None and parent is not host:
        _lift(mark, parent)
    right = shell(host)
    right.text, mark.tail = mark.tail, None
    right.extend(list(mark.itersiblings()))
    host.remove(mark)
    return right


def _lift(mark: Element, parent: Element) -> None:
    """Moves the mark out of what it stands in; the words after it keep their look."""
    after = shell(parent)
    after.text, mark.tail = mark.tail, None
    after.extend(list(mark.itersiblings()))
    after.tail, parent.tail = parent.tail, None
    parent.addnext(after)
    parent.addnext(mark)


def _replace_in_list(host: Element, item: Element, pieces: Sequence[Element]) -> None:
    """Each piece is an item of its own; what hangs below the item stays with the last of them."""
    below = list(host.itersiblings())
    _replace(host, [pieces[0]])
    last = item
    for each in pieces[1:]:
        following = etree.Element(_ITEM)
        following.append(each)
        last.addnext(following)
        last = following
    last.extend(below)


def _in_its_list(block: Element) -> Element:
    """The block inside copies of the lists that it stood in, which go on counting."""
    whole = block
    for each in [above for above in block.iterancestors() if above.tag in (_LIST, _ITEM)]:
        around = shell(each)
        if XML + "id" in around.attrib:
            del around.attrib[XML + "id"]
        around.append(whole)
        whole = around
    if whole.tag == _LIST:
        whole.set(TEXT + "continue-numbering", "true")
    return whole


def _replace(element: Element, content: Sequence[Element]) -> None:
    """Puts `content` in the place of an element, whose tail stays where it is."""
    tail, element.tail = element.tail, None
    parent = element.getparent()
    if parent is not None:
        where = parent.index(element)
        parent[where : where + 1] = list(content)
    if tail and content:
        content[-1].tail = (content[-1].tail or "") + tail
