"""Makes a part plain before it is read: one view of tracked changes, one branch of alternatives, no wrappers.

The tree is changed in place, so that later steps see only paragraphs, runs and tables.
"""

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import MC, W, attribute, child, value

TOC_MARK = "tracecheck-toc"
_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
_CHANGES = (*_INSERTED, *_DELETED, "cellIns", "cellDel", "pPrChange", "rPrChange")
_WRAPPERS = ("smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir")
# Inside these, w:ins and w:del say something of a paragraph mark or a row; they wrap no text.
_PROPERTIES = frozenset(W + name for name in ("rPr", "trPr", "numPr"))
_PARAGRAPH = W + "p"


def has_tracked_changes(root: Element) -> bool:
    """Whether the part holds any tracked change."""
    return next(root.iter(*(W + name for name in _CHANGES)), None) is not None


def make_plain(root: Element, tracked_changes: str) -> None:
    """Changes `root` to the view named by `tracked_changes` (accepted or original), without wrappers."""
    for alternative in list(root.iter(MC + "AlternateContent")):
        _choose_branch(alternative)
    for control in list(root.iter(W + "sdt")):
        _open_control(control)
    _resolve_changes(root, original=tracked_changes == "original")
    for name in _WRAPPERS:
        for wrapper in list(root.iter(W + name)):
            _unwrap(wrapper)
    _join_drop_caps(root)


def _choose_branch(alternative: Element) -> None:
    """Keeps the first branch that has text; both branches say the same in two drawing languages."""
    branches = list(alternative.iterchildren(MC + "Choice", MC + "Fallback"))
    chosen = next((each for each in branches if next(each.iter(W + "t"), None) is not None), None)
    if chosen is None and branches:
        chosen = branches[0]
    _replace(alternative, [] if chosen is None else list(chosen))


def _open_control(control: Element) -> None:
    """Puts the content of a content control in its place, without the hint text of an empty one."""
    properties = child(control, "sdtPr")
    content = child(control, "sdtContent")
    if content is None or child(properties, "showingPlcHdr") is not None:
        _replace(control, [])
        return
    gallery = value(child(properties, "docPartObj"), "docPartGallery")
    if gallery == "Table of Contents":
        for paragraph in content.iter(_PARAGRAPH):
            paragraph.set(TOC_MARK, "1")
    _replace(control, list(content))


def _resolve_changes(root: Element, original: bool) -> None:
    gone, kept = (_INSERTED, _DELETED) if original else (_DELETED, _INSERTED)
    for row in list(root.iter(W + "tr")):
        if _has_any(child(row, "trPr"), gone):
            _replace(row, [])
    for cell in list(root.iter(W + "tc")):
        if child(child(cell, "tcPr"), "cellIns" if original else "cellDel") is not None:
            _replace(cell, [])
    joined = [each for each in root.iter(_PARAGRAPH) if _has_any(child(child(each, "pPr"), "rPr"), gone)]
    for element in list(root.iter(*(W + name for name in (*gone, *kept)))):
        _resolve_wrapper(element, gone)
    if original:
        _restore_formatting(root)
    for paragraph in reversed(joined):  # from the last one: so that no content is moved on and on
        _join_with_next(paragraph)


def _resolve_wrapper(element: Element, gone: tuple[str, ...]) -> None:
    parent = element.getparent()
    if parent is None or parent.tag in _PROPERTIES:
        return
    if element.tag in {W + name for name in gone}:
        _replace(element, [])
    else:
        _unwrap(element)


def _has_any(properties: Element | None, names: tuple[str, ...]) -> bool:
    return properties is not None and any(child(properties, name) is not None for name in names)


def _restore_formatting(root: Element) -> None:
    """Puts back the paragraph and character formatting from before a tracked change of formatting."""
    for name in ("pPr", "rPr"):
        for change in list(root.iter(f"{W}{name}Change")):
            properties, before = change.getparent(), child(change, name)
            if properties is None or before is None:
                continue
            for old in list(properties):
                if old.tag not in (W + "rPr", W + "sectPr"):
                    properties.remove(old)
            properties.extend(list(before))


def _join_with_next(paragraph: Element) -> None:
    """A paragraph whose mark is gone runs on into the next one, which keeps its own form, as in Word."""
    following = paragraph.getnext()
    while following is not None and following.tag != _PARAGRAPH and not len(following):
        following = following.getnext()
    content = [each for each in paragraph if each.tag != W + "pPr"]
    if following is not None and following.tag == _PARAGRAPH:
        _prepend(following, content)
        _replace(paragraph, [])
    elif not content:
        _replace(paragraph, [])


def _join_drop_caps(root: Element) -> None:
    """A drop cap is a paragraph of one letter; the letter belongs to the word that follows."""
    for frame in reversed(list(root.iter(W + "framePr"))):
        properties = frame.getparent()
        paragraph = None if properties is None else properties.getparent()
        if paragraph is not None and attribute(frame, "dropCap") in ("drop", "margin"):
            _join_with_next(paragraph)


def _prepend(paragraph: Element, content: list[Element]) -> None:
    first = next(paragraph.iterchildren(), None)
    start = 1 if first is not None and first.tag == W + "pPr" else 0
    for each in reversed(content):
        paragraph.insert(start, each)


def _unwrap(element: Element) -> None:
    _replace(element, list(element))


def _replace(element: Element, content: list[Element]) -> None:
    """Puts the content in the place of the element. Without positions: to count them takes long in a long list."""
    parent = element.getparent()
    if parent is not None:
        for each in content:
            element.addprevious(each)
        parent.remove(element)
