"""Coupling reports that lie among the plans are not read as plans."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.reports.report_pages import pages
from tests.reports.results import result_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.reading.own import is_own_output
from tracecheck.reports.coupling.book import make_book
from tracecheck.reports.coupling.word import render_docx
from tracecheck.reports.coupling.workbook import render_csv, render_xlsx
from tracecheck.resources import load_data, read_text
from tracecheck.traceability import trace


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_the_word_report_is_known_again_also_when_somebody_has_written_in_it(tmp_path: Path) -> None:
    path = _written(tmp_path / "rapport.docx", render_docx(pages()))
    assert is_own_output(path)
    opened = docx.Document(str(path))
    opened.tables[0].rows[1].cells[-1].text = "Vi følger opp i tertialrapporten."
    opened.save(str(path))
    assert is_own_output(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_and_every_table_are_known_again(tmp_path: Path, language: str) -> None:
    result = result_of(tmp_path / "planer", language=language)
    book = make_book(result, trace(result), load_catalogue(language))
    path = _written(tmp_path / "rapport.xlsx", render_xlsx(book))
    assert is_own_output(path)
    openpyxl.load_workbook(path).save(path)
    assert is_own_output(path)
    for name, data in render_csv(book).items():
        assert is_own_output(_written(tmp_path / name, data)), name


def _pdf(title: str, keywords: str = "") -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.setTitle(title)
    if keywords:
        canvas.setKeywords(keywords)
    for _ in range(40):
        canvas.drawString(72, 700, "Den røde tråden, laget med tracecheck-rapport – tracecheck")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def test_a_pdf_of_the_report_is_known_by_its_keywords_or_its_title(tmp_path: Path) -> None:
    assert is_own_output(_written(tmp_path / "word.pdf", _pdf("Den røde tråden", "tracecheck-rapport")))
    assert is_own_output(_written(tmp_path / "nettleser.pdf", _pdf("Den røde tråden i Čáhcegáddi – tracecheck")))


def test_other_peoples_files_are_documents(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "plan.docx"))
    openpyxl.Workbook().save(tmp_path / "tall.xlsx")
    _written(tmp_path / "plan.pdf", _pdf("Den røde tråden i Lyngmo"))
    _written(tmp_path / "om tracecheck.pdf", _pdf("Slik bruker vi tracecheck i kommunen – tracecheck-kurset"))
    _written(tmp_path / "skadet.docx", b"PK\x03\x04 nei")
    _written(tmp_path / "skadet.pdf", b"%PDF-1.4\nstartxref\n999999\n%%EOF")
    _written(tmp_path / "tabell.csv", "Mål;Nøkkel\r\nBruke tracecheck-rapport;1\r\n".encode())
    assert [path.name for path in sorted(tmp_path.iterdir()) if is_own_output(path)] == []


def test_the_marks_are_those_that_the_reports_carry() -> None:
    marks = load_data("own_output")
    assert marks["report"]["keywords"] == load_data("word_report")["keywords"] == load_data("workbook")["keywords"]
    assert f"{{{{ title }}}}{marks['report']['title_end']}</title>" in read_text("reports/templates", "report.html.j2")
