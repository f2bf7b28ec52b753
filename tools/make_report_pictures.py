"""Photographs of what `tracecheck report` and `tracecheck annotate` make of the samples, for the README.

python tools/make_report_pictures.py            (all of docs/images/*.png)

Needs Chromium (or Chrome) for the page, LibreOffice and pdftoppm for Word and Excel; the program itself needs none of
them. Each picture is what a person would see: the page as a browser prints it, the documents as LibreOffice shows them.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "samples" / "lyngmo"
AGREEMENT = ROOT / "samples" / "lyngmo-pdf" / "Enhetsavtale Lyngmo skole 2026.pdf"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OFFICES = ("soffice", "libreoffice")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
DENSITY, WIDTH, COLORS = 110, 900, 160
FRAME = 2


def program(names: tuple[str, ...]) -> str:
    """The first of these programs that is installed; ends with their names where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        sys.exit(f"needed: one of {', '.join(names)}")
    return found


def tracecheck(*arguments: str) -> None:
    """Runs the program as a user does; a report that found something is no failure."""
    done = subprocess.run([sys.executable, "-m", "tracecheck", *arguments], cwd=ROOT, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())


def printed(page: Path, folder: Path) -> Path:
    """The page as a browser prints it."""
    target = folder / "page.pdf"
    profile = f"--user-data-dir={folder / 'browser'}"
    address = page.as_uri()
    command = [program(BROWSERS), *QUIET, profile, "--no-pdf-header-footer", f"--print-to-pdf={target}", address]
    subprocess.run(command, check=True, capture_output=True)
    return target


def converted(document: Path, folder: Path) -> Path:
    """The document as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [program(OFFICES), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{document.stem}.pdf"


def photograph(pdf: Path, page: int, name: str, folder: Path) -> None:
    """One page as docs/images/NAME.png, with a thin frame, in few colours so that it stays small."""
    stem = folder / name
    pages = ["-f", str(page), "-l", str(page), "-singlefile", "-r", str(DENSITY), "-png"]
    subprocess.run([program(("pdftoppm",)), *pages, str(pdf), str(stem)], check=True)
    with Image.open(stem.with_suffix(".png")) as picture:
        height = round(picture.height * WIDTH / picture.width)
        small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
        framed = ImageOps.expand(small, FRAME, "#c9ccd1").quantize(COLORS, Image.Quantize.MAXCOVERAGE)
        framed.save(IMAGES / f"{name}.png", optimize=True)


def make(folder: Path) -> None:
    """All pictures."""
    page, word, book = folder / "rapport.html", folder / "rapport.docx", folder / "rapport.xlsx"
    outputs = [f"html={page}", f"docx={word}", f"xlsx={book}"]
    subtitle = "Til kommunestyret 18. juni 2026"
    tracecheck("report", str(SAMPLE), "--to", subtitle, *(part for each in outputs for part in ("-f", each)))
    pdf = printed(page, folder)
    photograph(pdf, 1, "report-council", folder)
    photograph(pdf, 2, "report-threads", folder)
    photograph(converted(word, folder), 1, "report-word", folder)
    photograph(converted(book, folder), 3, "report-workbook", folder)
    copy = folder / "avtale.pdf"
    tracecheck("annotate", str(AGREEMENT), "-o", str(copy))
    photograph(copy, 2, "annotated", folder)


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="tracecheck-pictures-") as made:
        make(Path(made))
