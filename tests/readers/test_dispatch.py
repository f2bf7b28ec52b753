"""What happens to a file by what it really is, and that no bad file stops a run."""

import io
import zipfile
from pathlib import Path

import pytest

from tracecheck.model.source import Format
from tracecheck.readers import SUPPORTED_SUFFIXES, read_document
from tracecheck.readers.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str, mimetype: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        if mimetype:
            written.writestr("mimetype", mimetype)
        for name in names:
            written.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "found"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), ".docx", "docx"),
        (archive("xl/workbook.xml"), ".xlsx", "xlsx"),
        (archive("xl/workbook.bin"), ".xlsb", "xlsb"),
        (archive("ppt/presentation.xml"), ".pptx", "pptx"),
        (b"Tiltak;Frist", ".csv", "csv"),
        (OLE + "Workbook".encode("utf-16-le") + bytes(600), ".xls", "xls"),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"), ".odt", "odt"),
        (archive("plan.txt"), ".zip", "zip"),
        (OLE + bytes(600), ".doc", "doc"),
        (b"\n%PDF-1.7\n", ".pdf", "pdf"),
        (b"{\\rtf1 x}", ".rtf", "rtf"),
        (b"<!DOCTYPE html><html>", ".txt", "html"),
        (b"<p>Bare et utdrag</p>", ".html", "html"),
        (b"<p>i Markdown</p>", ".md", "markdown"),
        (b"# Plan", ".md", "markdown"),
        (b"Plan", ".txt", "text"),
        (b"Plan", "", "text"),
    ],
)
def test_the_bytes_decide(data: bytes, suffix: str, found: str) -> None:
    assert sniff(data, suffix) == found


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_document_has_key_digest_and_format(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "Plan.MD", b"# Temaplan"), "planer/Plan.MD")
    assert (document.key, document.format, document.problems) == ("planer/Plan.MD", Format.MARKDOWN, ())
    assert len(document.sha256) == 64


def test_a_mislabelled_file_is_read_as_what_it_is_and_said_so(tmp_path: Path) -> None:
    page = b"<!doctype html><html><body><p>Trygg by</p></body></html>"
    document = read_document(write(tmp_path, "plan.docx", page), "plan.docx")
    assert document.format is Format.HTML
    assert [block.text for block in document.blocks] == ["Trygg by"]
    problem = document.problems[0]
    assert (problem.message_id, problem.arguments) == ("TC001.mislabelled", {"ending": ".docx", "found": "html"})


@pytest.mark.parametrize(
    ("name", "data", "message", "arguments"),
    [
        ("a.docx", archive("ppt/presentation.xml"), "TC001.mislabelled_unread", {"ending": ".docx", "found": "pptx"}),
        ("tall.xlsx", archive("xl/workbook.xml"), "TC001.damaged", {}),
        ("låst.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "TC001.encrypted", {}),
        ("gammel.docx", OLE + bytes(600), "TC001.mislabelled_unread", {"ending": ".docx", "found": "doc"}),
        ("gammel.doc", OLE + bytes(600), "TC001.format_not_supported", {"found": "doc"}),
        ("tom.pdf", b"", "TC001.empty", {}),
        ("tom.txt", b" \n ", "TC001.empty", {}),
        ("rot.txt", bytes(range(8)) * 99, "TC001.not_text", {}),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    tmp_path: Path, name: str, data: bytes, message: str, arguments: dict[str, str]
) -> None:
    document = read_document(write(tmp_path, name, data), name)
    assert document.blocks == ()
    assert [(p.code, p.message_id, p.arguments) for p in document.problems] == [("TC001", message, arguments)]


def test_a_missing_file_and_a_folder_are_no_access(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "borte.md", "TC001.missing"), (tmp_path, "TC001.no_access")):
        document = read_document(path, "x.md")
        assert [problem.message_id for problem in document.problems] == [message]


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracecheck.readers.limits.limit", lambda section, name: 3)
    document = read_document(write(tmp_path, "stor.txt", b"Lang tekst"), "stor.txt")
    assert document.problems[0].message_id == "TC001.too_large"
    assert document.problems[0].arguments == {"bytes": 10, "limit": 3}


@pytest.mark.parametrize("failure", [ValueError("x"), RecursionError()])
def test_a_reader_that_fails_is_a_problem_with_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("tracecheck.readers.text.read_text", fail)
    document = read_document(write(tmp_path, "plan.txt", b"Plan"), "plan.txt")
    assert document.problems[0].message_id == "TC001.reader_failed"
    assert document.problems[0].arguments == {"cause": type(failure).__name__}


def test_endings_that_are_looked_for() -> None:
    texts = {".md", ".markdown", ".txt", ".html", ".htm"}
    assert set(SUPPORTED_SUFFIXES) == {".docx", ".odt", ".pdf", ".xlsx", ".xlsm", ".csv", *texts}


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.odt"])
def test_half_a_container_is_damaged_whatever_program_it_is_from(tmp_path: Path, name: str) -> None:
    parts = {"plan.docx": "word/document.xml", "plan.xlsx": "xl/workbook.xml", "plan.odt": "content.xml"}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        if name.endswith(".odt"):
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(parts[name], "<x>" + "tekst " * 200 + "</x>")
    (tmp_path / name).write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    assert [each.message_id for each in read_document(tmp_path / name, name).problems] == ["TC001.damaged"]
