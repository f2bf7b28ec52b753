"""List numbers: Word keeps how to count (numbering.xml), not the numbers; the counting itself is shared."""

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import attribute, child, children, number, on, value
from tracecheck.readers.wordprocessing.counting import Level, ListDefinition, clamp_level
from tracecheck.readers.wordprocessing.styles import StyleSheet


def read_numbering(root: Element | None, styles: StyleSheet) -> dict[str, ListDefinition]:
    """The lists of a document by `numId`; empty without a numbering part."""
    if root is None:
        return {}
    abstracts = {attribute(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
    nums = {attribute(each, "numId") or "": each for each in children(root, "num")}
    return {num_id: _definition(num, abstracts, nums, styles) for num_id, num in nums.items()}


def _definition(
    num: Element, abstracts: dict[str, Element], nums: dict[str, Element], styles: StyleSheet
) -> ListDefinition:
    abstract_id = _followed(value(num, "abstractNumId") or "", abstracts, nums, styles)
    abstract = abstracts.get(abstract_id)
    levels = {} if abstract is None else _levels(abstract)
    starts: dict[int, int] = {}
    for override in children(num, "lvlOverride"):
        index = _index(override)
        own = child(override, "lvl")
        if own is not None:
            levels[index] = _level(own)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[index] = start
    return ListDefinition(abstract_id, levels, starts)


def _followed(abstract_id: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: StyleSheet) -> str:
    """The list that a list style stands for (`numStyleLink`); the list itself when there is no link."""
    link = value(abstracts.get(abstract_id), "numStyleLink")
    style = styles.by_id.get(link) if link is not None else None
    if style is None or style.num_id is None:
        return abstract_id
    return value(nums.get(style.num_id), "abstractNumId") or abstract_id


def _levels(abstract: Element) -> dict[int, Level]:
    return {_index(each): _level(each) for each in children(abstract, "lvl")}


def _index(element: Element) -> int:
    return clamp_level(number(attribute(element, "ilvl")))


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        start=1 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=bool(on(element, "isLgl")),
        restart_after=number(value(element, "lvlRestart")),
        style_id=value(element, "pStyle"),
    )
