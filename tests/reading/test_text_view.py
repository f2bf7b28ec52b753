"""A document as plain text: every block on a line that is known, read once and kept."""

from pathlib import Path

import pytest

from tracecheck.discover import find_documents
from tracecheck.model.settings import Settings
from tracecheck.model.source import Block, BlockKind, Cell, Format, Place, SourceDocument, Table
from tracecheck.reading import ReadingOptions, plans, read_files
from tracecheck.reading.text_view import make_view

PARAGRAPH, ITEM = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def _block(index: int, kind: BlockKind, text: str, page: int | None = None, **more: object) -> Block:
    return Block(index, kind, text, Place(page=page, block=index), **more)  # type: ignore[arg-type]


def _source(*blocks: Block) -> SourceDocument:
    return SourceDocument("plan.pdf", "plan.pdf", "", Format.PDF, blocks)


def _cell(row: int, column: int, *blocks: Block) -> Cell:
    return Cell(row, column, blocks)


def test_headings_lists_and_pages_keep_their_signs() -> None:
    view = make_view(
        _source(
            _block(0, BlockKind.HEADING, "Trygg oppvekst", 1, level=2, marker="2.3"),
            _block(1, ITEM, "Lesetime hver dag", 1, level=0, marker="a)"),
            _block(2, ITEM, "Også på SFO", 2, level=1),
        )
    )
    assert view.lines == ("[side 1]", "## 2.3 Trygg oppvekst", "a) Lesetime hver dag", "[side 2]", "  - Også på SFO")
    assert [(mark.block, mark.line, mark.column) for mark in view.marks] == [(0, 2, 7), (1, 3, 3), (2, 5, 4)]
    assert [(mark.page, mark.line) for mark in view.pages] == [(1, 1), (2, 4)]


def test_a_row_of_a_table_is_one_line_and_its_cells_are_found_in_it() -> None:
    two = (_block(4, PARAGRAPH, "Rektor"), _block(5, PARAGRAPH, "SFO-leder"))
    cells = (
        _cell(1, 1, _block(1, PARAGRAPH, "Tiltak")),
        _cell(1, 3, _block(2, PARAGRAPH, "Ansvar")),
        _cell(2, 1, _block(3, PARAGRAPH, "Miljøteam")),
        _cell(2, 3, *two),
        _cell(2, 4, _block(6, PARAGRAPH, "")),
    )
    view = make_view(_source(_block(0, BlockKind.TABLE, "", table=Table(1, cells, rows=2, columns=4))))
    assert view.lines == ("| Tiltak |  | Ansvar |", "| Miljøteam |  | Rektor / SFO-leder |")
    marks = {mark.block: mark for mark in view.marks}
    assert view.lines[marks[5].line - 1][marks[5].column :].startswith("SFO-leder")
    assert (marks[0].line, marks[6].line) == (1, 2)


def test_nothing_unseen_is_passed_on_and_no_column_is_claimed_where_it_was() -> None:
    view = make_view(_source(_block(0, PARAGRAPH, "Trygg\x1b[31m sk\u202eole\u200b\nher")))
    assert view.lines == ("Trygg[31m skole her",)
    assert view.marks[0].column == -1


def test_a_second_reading_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Plan.md").write_text("# Plan 2026\n\nDelmål 1.1 Trygg skole.\n", encoding="utf-8")
    options = ReadingOptions(cache=tmp_path / "kept", views=True)
    found = find_documents([tmp_path])
    first = read_files(found, Settings(), lambda *_: None, options)

    def read_again(_task: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(plans, "read_file", read_again)
    second = read_files(found, Settings(), lambda *_: None, options)
    assert second == first
    assert second.views[0].lines == ("# Plan 2026", "Delmål 1.1 Trygg skole.")


def test_texts_are_not_kept_unless_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "Plan.md").write_text("# Plan 2026\n", encoding="utf-8")
    reading = read_files(find_documents([tmp_path]), Settings(), lambda *_: None)
    assert reading.views == ()
