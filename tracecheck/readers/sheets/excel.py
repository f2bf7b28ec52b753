"""Workbooks of Excel (XLSX, XLSM): macros and links to other files are never followed, formulas never computed."""

from dataclasses import dataclass, field, replace

from tracecheck.model.source import Comment, Dropped, Format, SourceDocument
from tracecheck.readers.archive import Archive, read_archive
from tracecheck.readers.base import BROKEN_ZIP, FileHead, ReadOptions, UnreadableError
from tracecheck.readers.characters import plain
from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.blocks import BlockMaker
from tracecheck.readers.sheets.grid import Area, SheetCell, SheetGrid
from tracecheck.readers.sheets.names import is_default_name, properties
from tracecheck.readers.sheets.package import Package
from tracecheck.readers.sheets.remarks import sheet_comments
from tracecheck.readers.sheets.telling import Telling
from tracecheck.readers.sheets.values import Counts, shown_cell
from tracecheck.readers.sheets.visible import Visible, rows_with_gaps, visible_part
from tracecheck.readers.sheets.workbook import SheetPart, Workbook, header_areas, read_workbook, table_filters
from tracecheck.readers.sheets.worksheet import RawSheet, read_sheet


@dataclass(slots=True)
class _Reading:
    """What is gathered sheet by sheet."""

    package: Package
    workbook: Workbook
    maker: BlockMaker = field(default_factory=BlockMaker)
    telling: Telling = field(default_factory=Telling)
    dropped: list[Dropped] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    cells: int = 0
    characters: int = 0


def read_xlsx(data: bytes, head: FileHead, _: ReadOptions) -> SourceDocument:
    """The document of a workbook; raises UnreadableError (damaged, empty, too_large).

    Hidden sheets, and rows and columns that were hidden by hand, are not read and are told; rows that a filter or a
    closed outline hides are read. Numbers are as the cell shows them. Formulas count by the value stored with them.
    """
    document = read_archive(data, "xlsx", _read)
    return replace(document, key=head.key, path=head.path, sha256=head.sha256, format=head.format)


def _read(archive: Archive) -> SourceDocument:
    package = Package(archive)
    reading = _Reading(package, read_workbook(package))
    known = properties(package)
    reading.telling.sheets_cut(len(reading.workbook.sheets))
    for sheet in reading.workbook.sheets[: limit("sheets", "sheets")]:
        if sheet.hidden:
            reading.dropped.append(Dropped(plain(sheet.name).strip(), "hidden_sheet"))
        else:
            _read_part(reading, sheet)
    reading.telling.hidden_sheets([plain(each.name).strip() for each in reading.workbook.sheets if each.hidden])
    if not reading.maker.blocks and not reading.telling.lost:
        raise UnreadableError("TC001.empty")
    return SourceDocument(
        key="",
        path="",
        sha256="",
        format=Format.XLSX,
        blocks=tuple(reading.maker.blocks),
        properties=known,
        problems=tuple(reading.telling.problems),
        dropped=tuple(reading.dropped),
        comments=tuple(reading.comments),
    )


def _read_part(reading: _Reading, sheet: SheetPart) -> None:
    """Adds the blocks of a sheet, and what of it could not be read."""
    name = plain(sheet.name).strip()
    try:
        data = reading.package.archive.read(sheet.part)
    except UnreadableError:
        reading.telling.part(name, "sheet_too_large")
        return
    except BROKEN_ZIP:
        reading.telling.part(name, "sheet_damaged")
        return
    raw = read_sheet(data, limit("sheets", "cells") - reading.cells)
    reading.cells += len(raw.cells)
    filters = _filters(reading.package, sheet, raw)
    visible, counts = visible_part(raw, filters), Counts()
    reading.maker.add_sheet(_grid(reading, sheet, raw, visible, counts), named=not is_default_name(sheet.name))
    reading.comments += sheet_comments(reading.package, sheet)
    reading.telling.sheet(name, raw, visible, counts)
    reading.dropped += _hidden_texts(reading.workbook, visible)


def _filters(package: Package, sheet: SheetPart, raw: RawSheet) -> tuple[Area, ...]:
    """The areas whose rows are filtered."""
    own = (raw.filter,) if raw.filter is not None and raw.filtered else ()
    return (*own, *table_filters(package, sheet.part))


def _grid(reading: _Reading, sheet: SheetPart, raw: RawSheet, visible: Visible, counts: Counts) -> SheetGrid:
    """The visible cells of a sheet with the texts that they show."""
    cells: dict[tuple[int, int], SheetCell] = {}
    for stored in visible.cells:
        cell = shown_cell(stored, reading.workbook, counts)
        if cell is not None and reading.characters + len(cell.text) > limit("sheets", "characters"):
            raw.cut = True
            break
        if cell is not None:
            reading.characters += len(cell.text)
            cells[cell.row, cell.column] = cell
    merges = tuple(area for area in visible.merges if (area.top, area.left) in cells)
    used = max((cell.column for cell in cells.values()), default=0)
    filtered = (Area(raw.filter.top, raw.filter.left, raw.filter.top, raw.filter.right),) if raw.filter else ()
    return SheetGrid(
        name=plain(sheet.name).strip(),
        cells=cells,
        rows=rows_with_gaps({cell.row for cell in cells.values()}, merges, visible.hidden_rows),
        columns=tuple(column for column in range(1, used + 1) if column not in visible.hidden_columns),
        merges=merges,
        headers=(*filtered, *header_areas(reading.package, sheet.part)),
    )


def _hidden_texts(workbook: Workbook, visible: Visible) -> list[Dropped]:
    """What stands in hidden rows and columns, a text a row, as far as there is room."""
    rows: dict[tuple[str, int], list[str]] = {}
    room = limit("sheets", "characters")
    for raw in visible.hidden:
        cell = shown_cell(raw, workbook, Counts())
        room -= len(cell.text) if cell is not None else 0
        if room < 0:
            break
        if cell is not None:
            reason = "hidden_row" if raw.row in visible.hidden_rows else "hidden_column"
            rows.setdefault((reason, raw.row), []).append(plain(cell.text).strip())
    return [Dropped(" ".join(texts), reason) for (reason, _), texts in rows.items()]
