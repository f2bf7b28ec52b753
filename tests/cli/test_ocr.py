"""`tracecheck ocr` makes a copy of a scanned PDF with the program that the user has, and touches nothing else."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.hostile.pdf_files import page_of, pdf, stream

_PICTURE = stream(b"\0" * 16, b"/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray")
_SCAN = page_of(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject<</I 6 0 R>>")
SCANNED = pdf({**_SCAN, 6: _PICTURE})
TYPED = pdf(page_of(stream(b"BT /F1 12 Tf 50 700 Td (Trygg oppvekst for alle barn) Tj ET")))
WORKS = """\
import sys
from pathlib import Path
Path("arguments.txt").write_text("\\n".join(sys.argv[1:-2]), encoding="utf-8")
Path(sys.argv[-1]).write_bytes(Path(sys.argv[-2]).read_bytes() + b"with text")
"""
STOPS = """\
import sys
print("Scanning contents", file=sys.stderr)
print("EncryptedPdfError: Input PDF is encrypted.", file=sys.stderr)
sys.exit(8)
"""
ONLY_ENGLISH = "print('List of available languages (2):')\nprint('eng')\nprint('osd')\n"
NORWEGIAN = ONLY_ENGLISH + "print('nor')\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a script with a #! line")


def install(folder: Path, **programs: str) -> dict[str, str]:
    """An environment in which these programs, and no others, are on PATH."""
    shelf = folder / "programs"
    shelf.mkdir()
    for name, code in programs.items():
        program = shelf / name
        program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        program.chmod(0o755)
    return {"PATH": str(shelf)}


def scanned(folder: Path, name: str = "skannet.pdf") -> Path:
    path = folder / name
    path.write_bytes(SCANNED)
    return path


def test_a_copy_with_text_is_made_and_the_source_is_as_before(program: Program, tmp_path: Path) -> None:
    source = scanned(tmp_path)
    path = install(tmp_path, ocrmypdf=WORKS, tesseract=NORWEGIAN)
    done = program("ocr", source.name, "-o", "kopi.pdf", cwd=tmp_path, **path)
    assert (done.code, done.out) == (0, "")
    assert "kopi.pdf" in done.err
    assert (tmp_path / "kopi.pdf").read_bytes() == SCANNED + b"with text"
    assert source.read_bytes() == SCANNED
    assert (tmp_path / "arguments.txt").read_text().splitlines() == [
        *("--skip-text", "--language", "nor"),
        *("--output-type", "pdf"),
    ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["arguments.txt", "kopi.pdf", "programs", "skannet.pdf"]


def test_a_name_that_looks_like_an_option_is_a_file(program: Program, tmp_path: Path) -> None:
    scanned(tmp_path, "--force.pdf")
    path = install(tmp_path, ocrmypdf=WORKS)
    assert program("ocr", "-o", "kopi.pdf", "--", "--force.pdf", cwd=tmp_path, **path).code == 0
    assert (tmp_path / "kopi.pdf").exists()


def test_without_the_program_it_says_how_to_install_it(program: Program, tmp_path: Path) -> None:
    done = program("ocr", scanned(tmp_path).name, "-o", "kopi.pdf", cwd=tmp_path, **install(tmp_path))
    assert done.code == 2
    assert "apt install ocrmypdf tesseract-ocr-nor" in done.err
    assert not (tmp_path / "kopi.pdf").exists()


def test_without_norwegian_it_says_so_before_it_begins(program: Program, tmp_path: Path) -> None:
    path = install(tmp_path, ocrmypdf=WORKS, tesseract=ONLY_ENGLISH)
    done = program("ocr", scanned(tmp_path).name, "-o", "kopi.pdf", cwd=tmp_path, **path)
    assert (done.code, "nor" in done.err, (tmp_path / "arguments.txt").exists()) == (2, True, False)


def test_when_it_stops_the_last_line_is_shown_and_nothing_is_left(program: Program, tmp_path: Path) -> None:
    path = install(tmp_path, ocrmypdf=STOPS, tesseract=NORWEGIAN)
    done = program("ocr", scanned(tmp_path).name, "-o", "kopi.pdf", cwd=tmp_path, **path)
    assert (done.code, "Input PDF is encrypted" in done.err, "Scanning" in done.err) == (2, True, False)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["programs", "skannet.pdf"]


@pytest.mark.parametrize("target", ["skannet.pdf", "./skannet.pdf", "lenke.pdf", "annen.pdf"])
def test_nothing_is_written_over(program: Program, tmp_path: Path, target: str) -> None:
    source = scanned(tmp_path)
    (tmp_path / "lenke.pdf").symlink_to(source)
    (tmp_path / "annen.pdf").write_bytes(b"%PDF-1.4 another")
    done = program("ocr", source.name, "-o", target, cwd=tmp_path, **install(tmp_path, ocrmypdf=WORKS))
    assert (done.code, source.read_bytes()) == (2, SCANNED)
    assert (tmp_path / "annen.pdf").read_bytes() == b"%PDF-1.4 another"


@pytest.mark.parametrize(("name", "data"), [("plan.docx", b"PK\x03\x04"), ("plan.pdf", b"Ikke en PDF"), (None, b"")])
def test_what_is_no_pdf_is_told(program: Program, tmp_path: Path, name: str | None, data: bytes) -> None:
    if name:
        (tmp_path / name).write_bytes(data)
    done = program("ocr", name or "mangler.pdf", "-o", "kopi.pdf", cwd=tmp_path, **install(tmp_path, ocrmypdf=WORKS))
    assert (done.code, (name or "mangler.pdf") in done.err) == (2, True)
    assert not (tmp_path / "kopi.pdf").exists()


@pytest.mark.parametrize(
    ("data", "said"), [(TYPED, "har tekst på sidene allerede"), (SCANNED[:40], "er skadet og kan ikke åpnes")]
)
def test_what_is_no_scan_is_told_before_it_begins(program: Program, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "plan.pdf").write_bytes(data)
    done = program("ocr", "plan.pdf", "-o", "kopi.pdf", cwd=tmp_path, **install(tmp_path, ocrmypdf=WORKS))
    assert (done.code, said in done.err) == (2, True), done.err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["plan.pdf", "programs"]


@pytest.mark.parametrize(
    ("copy", "said"), [("kopi.docx", "slutter på .pdf"), ("mangler/kopi.pdf", "Mappen «mangler» finnes ikke")]
)
def test_a_copy_that_cannot_be_is_told(program: Program, tmp_path: Path, copy: str, said: str) -> None:
    done = program("ocr", scanned(tmp_path).name, "-o", copy, cwd=tmp_path, **install(tmp_path, ocrmypdf=WORKS))
    assert (done.code, said in done.err) == (2, True), done.err


def test_a_copy_is_never_made_by_itself(program: Program, tmp_path: Path) -> None:
    scanned(tmp_path)
    program("check", ".", cwd=tmp_path, **install(tmp_path, ocrmypdf=WORKS, tesseract=NORWEGIAN))
    assert not (tmp_path / "arguments.txt").exists()
