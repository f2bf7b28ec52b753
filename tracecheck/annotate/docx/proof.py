"""Proof that nothing but comments was written: the main part before and after, without comments and joints of runs."""

from collections.abc import Iterator

from lxml import etree

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W, attribute

_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_TEXTS = (W + "t", W + "delText")
_RUN = W + "r"


def same_document(before: Element, after: Element, comments: frozenset[str]) -> bool:
    """Whether two main parts are the same but for the marks of these comments (by id), and for runs of one look that
    were cut or stand side by side."""
    return list(_joined(before, comments)) == list(_joined(after, comments))


Token = tuple[str, ...]


def _joined(root: Element, comments: frozenset[str]) -> Iterator[Token]:
    """The tokens of a tree, text of one look that follows each other as one."""
    look, text = "", ""
    for token in _tokens(root, comments):
        if token[0] == "text" and token[1] == look:
            text += token[2]
            continue
        if text:
            yield "text", look, text
        look, text = (token[1], token[2]) if token[0] == "text" else ("", "")
        if token[0] != "text":
            yield token
    if text:
        yield "text", look, text


def _tokens(root: Element, comments: frozenset[str]) -> Iterator[Token]:
    """Each element as it begins and ends; of a run its parts alone, each with the look of the run."""
    waiting: list[Element | Token] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, tuple):
            yield element
        elif not isinstance(element.tag, str) or _is_mark(element, comments):
            continue
        elif element.tag in _TEXTS:
            yield "text", f"{element.tag} {_look(element)}", element.text or ""
        else:
            yield from _opened(element, waiting)


def _opened(element: Element, waiting: list[Element | Token]) -> Iterator[Token]:
    is_run = element.tag == _RUN
    children = [each for each in element if not (is_run and each.tag == W + "rPr")]
    if is_run:
        waiting.extend(reversed(children))
        return
    look = _look(element) if element.getparent() is not None and _is_run(element) else ""
    yield "begin", str(element.tag), _attributes(element), look, (element.text or "").strip()
    waiting.append(("end", str(element.tag)))
    waiting.extend(reversed(children))


def _is_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _RUN


def _look(element: Element) -> str:
    """What is said of the run that an element stands in."""
    run = element.getparent()
    look = None if run is None else run.find(W + "rPr")
    said = "" if look is None else etree.tostring(look, method="c14n", with_tail=False).decode()
    return _attributes(run) + said if run is not None else ""


def _attributes(element: Element) -> str:
    return repr(sorted((str(name), str(value)) for name, value in element.attrib.items()))


def _is_mark(element: Element, comments: frozenset[str]) -> bool:
    return element.tag in _MARKS and attribute(element, "id") in comments
