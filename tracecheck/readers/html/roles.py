"""Elements that say by their role what they are («role="row"»): made the elements that browsers treat them as."""

from lxml.html import HtmlElement

from tracecheck.resources import load_data

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PANEL_WORDS = 5


def with_native_elements(root: HtmlElement) -> None:
    """Turn tables, lists and headings that are only so by their roles into `table`, `ul` and `h1` … in place.

    Buttons that unfold a part of the text are its headings. Wrappers between a table and its rows, or a row and its
    cells, are taken out when they say nothing themselves.
    Source: WAI-ARIA 1.2, table, row, cell, columnheader, rowheader, rowgroup, list, listitem, heading.
    """
    tags: dict[str, str] = load_data("html_reader")["native"]
    found = [element for element in root.iterdescendants() if isinstance(element.tag, str)]
    for element in found:
        tag = tags.get(element.get("role") or "")
        if tag is not None and element.tag in ("div", "span", "section", "ul", "li", "p", "a"):
            _rename(element, tag)
    _name_panels(found)
    for element in reversed(found):
        if element.tag in ("div", "span", "section", "ul", "li") and _is_wrapper(element):
            element.drop_tag()


def _name_panels(found: list[HtmlElement]) -> None:
    """Make the buttons that unfold a part of the text headings of it, one level below the heading above."""
    above = 0
    levels: dict[HtmlElement, int] = {}
    for element in found:
        if element.tag in _HEADINGS and not any(parent in levels for parent in element.iterancestors()):
            above = int(element.tag[1])
        elif element.tag == "button" and element.get("aria-expanded") is not None:
            parent, panel = element.getparent(), element.getnext()
            if parent is not None and parent.tag in _HEADINGS:
                element.tag = "span"
            elif parent is not None and panel is not None and _is_panel(panel):
                element.tag = f"h{min(levels.setdefault(parent, above + 1), 6)}"


def _is_panel(element: HtmlElement) -> bool:
    """Whether an element is a text that unfolds: not all that follows, with buttons of its own."""
    own = any(button.get("aria-expanded") is not None for button in element.iterfind(".//button"))
    return not own and len("".join(element.itertext()).split()) >= _PANEL_WORDS


def _rename(element: HtmlElement, tag: str) -> None:
    level = element.get("aria-level") or "2"
    element.tag = f"h{level if level in '123456' else 6}" if tag == "h" else tag
    for name in ("rowspan", "colspan"):
        if span := element.get(f"aria-{name}"):
            element.set(name, span)


def _is_wrapper(element: HtmlElement) -> bool:
    """Whether an element stands for nothing between the parts of a table."""
    parent = element.getparent()
    if parent is None or {"hidden", "aria-hidden", "style"} & set(element.attrib) or not len(element):
        return False
    kinds = {"table": ("tr", "tbody"), "tbody": ("tr",), "tr": ("td", "th")}.get(parent.tag, ())
    return all(child.tag in kinds for child in element)
