"""How cells look and how their numbers are shown."""

from dataclasses import dataclass

from tracecheck.readers.archive import Element
from tracecheck.readers.sheets.package import Package, is_on, local, whole
from tracecheck.resources import load_data

_WHITE = frozenset(("FFFFFFFF", "00FFFFFF", "FFFFFF"))
_WHITE_THEME = "0"
_GENERAL = "General"


@dataclass(frozen=True, slots=True)
class CellStyle:
    """`code` is the number format as the file stores it (English letters, point and comma)."""

    code: str = _GENERAL
    bold: bool = False
    size: float | None = None
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool
    size: float | None


def cell_styles(package: Package, name: str | None) -> tuple[CellStyle, ...]:
    """The styles of cells by number; empty when the part is missing or damaged."""
    root = package.tree(name)
    if root is None:
        return ()
    codes = _codes(root)
    fonts = [_font(each) for each in _group(root, "fonts")]
    fills = [_is_shade(each) for each in _group(root, "fills")]
    return tuple(_style(each, codes, fonts, fills) for each in _group(root, "cellXfs"))


def _group(root: Element, name: str) -> list[Element]:
    found = next((child for child in root if local(child) == name), None)
    return [] if found is None else [each for each in found if isinstance(each.tag, str)]


def _codes(root: Element) -> dict[int, str]:
    """Formats by number: those that every workbook has, and its own."""
    known = {int(number): str(code) for number, code in load_data("sheets")["formats"].items()}
    own = {whole(each.get("numFmtId"), -1): each.get("formatCode") or _GENERAL for each in _group(root, "numFmts")}
    return known | own


def _font(element: Element) -> _Font:
    bold, size = False, None
    for child in element:
        if local(child) == "b":
            bold = child.get("val") is None or is_on(child.get("val"))
        elif local(child) == "sz":
            size = _size(child.get("val"))
    return _Font(bold, size)


def _size(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _is_shade(element: Element) -> bool:
    """A pattern with a colour that is not the paper's."""
    pattern = next((child for child in element if local(child) == "patternFill"), None)
    if pattern is None or pattern.get("patternType") in (None, "none"):
        return False
    color = next((child for child in pattern if local(child) == "fgColor"), None)
    if color is None:
        return False
    white = (color.get("rgb") or "").upper() in _WHITE
    return not white and not (color.get("theme") == _WHITE_THEME and not color.get("tint"))


def _style(element: Element, codes: dict[int, str], fonts: list[_Font], fills: list[bool]) -> CellStyle:
    font, fill = whole(element.get("fontId")), whole(element.get("fillId"))
    look = fonts[font] if font < len(fonts) else _Font(False, None)
    code = codes.get(whole(element.get("numFmtId")), _GENERAL)
    return CellStyle(code, look.bold, look.size, fill < len(fills) and fills[fill])
