"""Puts the marks of comments into the main part: where the words begin, where they end, and the sign of the comment."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from tracecheck.annotate.docx.runs import Cuts
from tracecheck.annotate.docx.targets import Target
from tracecheck.annotate.refusal import RefusedError
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import MC, W, attribute, child
from tracecheck.readers.docx.origins import text_elements

# A comment inside these is shown by no program: it is put around them.
_CLOSED = (W + "txbxContent", MC + "AlternateContent")


@dataclass(frozen=True, slots=True)
class Marked:
    """How many comments stand on the exact words, on what is nearest to them, and on the document as a whole."""

    words: int = 0
    near: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From the first to the last element that a comment is about, both inside of one paragraph each."""

    first: Element
    last: Element


def put_marks(document: Element, targets: Sequence[tuple[str, Target]]) -> Marked:
    """Marks the targets, given with the ids of their comments; runs are cut where it is needed."""
    texts = text_elements(document)
    closed = {number: _closed(texts[number]) for number in _elements(targets)}
    points = [
        point
        for _, target in targets
        if not _is_closed(target, closed)
        for point in (target.start, target.end)
        if point is not None
    ]
    cuts = Cuts(texts, points)
    last: dict[Element, Element] = {}
    exact = 0
    for name, target in targets:
        stretch = _stretch(document, target, closed, cuts) or _first_run(document)
        _mark(name, stretch, last)
        exact += target.counted and target.exact and not _is_closed(target, closed)
    whole = sum(target.counted and target.whole for _, target in targets)
    return Marked(exact, sum(target.counted for _, target in targets) - exact - whole, whole)


def take_marks(document: Element, names: frozenset[str]) -> None:
    """Takes the marks of these comments away."""
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(document.iter(W + tag)):
            if attribute(mark, "id") in names:
                _remove(mark)


def _remove(mark: Element) -> None:
    """The mark, and the run that held nothing else."""
    run = mark.getparent()
    if run is None:
        return
    run.remove(mark)
    above = run.getparent()
    if above is not None and run.tag == W + "r" and all(each.tag == W + "rPr" for each in run):
        above.remove(run)


def _elements(targets: Sequence[tuple[str, Target]]) -> set[int]:
    points = (point for _, target in targets for point in (target.start, target.end))
    return {point.element for point in points if point is not None}


def _is_closed(target: Target, closed: dict[int, Element | None]) -> bool:
    return any(point is not None and closed[point.element] is not None for point in (target.start, target.end))


def _closed(text: Element) -> Element | None:
    """The outermost thing around a text that is closed to comments (a text box, words that Word fills in itself) and
    stands in a paragraph."""
    found = None
    for each in text.iterancestors():
        if (each.tag in _CLOSED or _is_filled_in(each)) and _in_paragraph(each) is not None:
            found = each
    return found


def _is_filled_in(element: Element) -> bool:
    """Whether this is a content control whose words Word takes from the properties of the file."""
    properties = child(element, "sdtPr") if element.tag == W + "sdt" else None
    return child(properties, "dataBinding") is not None


def _stretch(document: Element, target: Target, closed: dict[int, Element | None], cuts: Cuts) -> _Stretch | None:
    if target.note is not None:
        return _around(_note_mark(document, target.note))
    if target.start is None or target.end is None:
        return None
    if _is_closed(target, closed):
        box = closed[target.start.element]
        return _around(closed[target.end.element] if box is None else box)
    return _Stretch(cuts.beginning(target.start), cuts.ending(target.end))


def _note_mark(document: Element, note: tuple[str, str]) -> Element | None:
    kind, name = note
    marks = document.iter(f"{W}{kind}Reference")
    return next((each for each in marks if attribute(each, "id") == name), None)


def _around(element: Element | None) -> _Stretch | None:
    """The part of a paragraph that holds an element; None where it is in no paragraph."""
    part = None if element is None else _in_paragraph(element)
    return None if part is None else _Stretch(part, part)


def _in_paragraph(element: Element) -> Element | None:
    """The element itself, or what is around it, that is right in a paragraph."""
    found: Element | None = element
    while found is not None:
        above = found.getparent()
        if above is not None and above.tag == W + "p":
            return found
        found = above
    return None


def _first_run(document: Element) -> _Stretch:
    """The first thing in a document without text that could be marked: a picture, a diagram."""
    found = _around(next(document.iter(W + "r"), None))
    if found is None:
        raise RefusedError("error.annotate_no_text")
    return found


def _mark(name: str, stretch: _Stretch, last: dict[Element, Element]) -> None:
    """`last` is what has been put behind an element already: comments on the same words stand in their order."""
    stretch.first.addprevious(etree.Element(W + "commentRangeStart", {W + "id": name}))
    _put_behind(stretch.last, etree.Element(W + "commentRangeEnd", {W + "id": name}), last)
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference", {W + "id": name})
    part = _in_paragraph(stretch.last)
    _put_behind(stretch.last if part is None else part, run, last)


def _put_behind(element: Element, new: Element, last: dict[Element, Element]) -> None:
    last.get(element, element).addnext(new)
    last[element] = new
