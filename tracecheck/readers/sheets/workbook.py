"""A workbook's sheets in order, with what is common to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.readers.archive import Element
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.sheets.grid import Area
from tracecheck.readers.sheets.package import Package, Relationship, is_on, local, whole
from tracecheck.readers.sheets.references import read_area
from tracecheck.readers.sheets.strings import shared_strings
from tracecheck.readers.sheets.styles import CellStyle, cell_styles


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name on the tab, the part that holds it, and whether the tab is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets share; `since_1904` says how days are counted."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    styles: tuple[CellStyle, ...]
    since_1904: bool

    def style(self, number: int) -> CellStyle:
        """A cell's style; the plain one for a number that the workbook does not have."""
        return self.styles[number] if number < len(self.styles) else CellStyle()


def read_workbook(package: Package) -> Workbook:
    """The workbook of a package; raises UnreadableError (damaged) when there is none."""
    main = _main_part(package)
    root = package.tree(main)
    if root is None:
        raise UnreadableError("TC001.damaged")
    related = package.related(main)
    strings = shared_strings(package, _first(related, "sharedStrings"))
    styles = cell_styles(package, _first(related, "styles"))
    sheets = tuple(_sheets(root, related, package))
    if not sheets:
        raise UnreadableError("TC001.damaged")
    return Workbook(sheets, strings, styles, _counts_from_1904(root))


def header_areas(package: Package, part: str) -> tuple[Area, ...]:
    """The header rows of what the workbook calls tables, on one sheet."""
    found = []
    for each in package.related(part):
        root = package.tree(each.name) if each.kind == "table" else None
        area = read_area(root.get("ref") or "") if root is not None else None
        if root is not None and area is not None and whole(root.get("headerRowCount"), 1) > 0:
            found.append(Area(area.top, area.left, area.top, area.right))
    return tuple(found)


def table_filters(package: Package, part: str) -> tuple[Area, ...]:
    """The areas of those tables whose rows are filtered."""
    found = []
    for each in package.related(part):
        root = package.tree(each.name) if each.kind == "table" else None
        filters = root.iter("{*}filterColumn") if root is not None else iter(())
        area = read_area(root.get("ref") or "") if root is not None and next(filters, None) is not None else None
        found += [area] if area is not None else []
    return tuple(found)


def _main_part(package: Package) -> str:
    named = (each.name for each in package.related("") if each.kind == "officeDocument")
    return next((name for name in named if name in package.archive.names), "xl/workbook.xml")


def _first(related: tuple[Relationship, ...], kind: str) -> str | None:
    return next((each.name for each in related if each.kind == kind), None)


def _sheets(root: Element, related: tuple[Relationship, ...], package: Package) -> Iterator[SheetPart]:
    """Sheets with cells; a sheet that is one chart has none."""
    parts = {each.id: each for each in related if each.kind == "worksheet" and each.name in package.archive.names}
    for element in root.iter("{*}sheet"):
        target = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), None)
        if target in parts:
            hidden = (element.get("state") or "visible") != "visible"
            yield SheetPart(str(element.get("name") or ""), parts[target].name, hidden)


def _counts_from_1904(root: Element) -> bool:
    return any(is_on(child.get("date1904")) for child in root if local(child) == "workbookPr")
