"""Builds the sample municipality Lyngmo: `python samples/source/build.py [--pdf]`.

Reads `tekst/*.txt` (markup.py) and writes `samples/lyngmo/*.docx`. With `--pdf` LibreOffice makes
`samples/lyngmo-pdf/*.pdf` of them, and the page numbers that the tables of contents print are read back into
`sidetall.json`. The DOCX files are the same bytes on every build; the dates inside the PDF files are fixed.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from markup import Text, read_goals, read_text, variants  # noqa: E402
from word import Pages, Writer  # noqa: E402

DOCX, PDF, PAGES = HERE.parent / "lyngmo", HERE.parent / "lyngmo-pdf", HERE / "sidetall.json"


def sample_texts() -> list[Text]:
    """All sample documents, each variant by itself."""
    goals = read_goals(HERE / "felles.toml")
    return [
        read_text(path, variant, goals) for path in sorted((HERE / "tekst").glob("*.txt")) for variant in variants(path)
    ]


def write_docx(folder: Path, pages: dict[str, Pages]) -> list[Path]:
    """Writes every sample document as DOCX into `folder`; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for text in sample_texts():
        path = folder / f"{text.head['fil']}.docx"
        path.write_bytes(Writer(text, pages.get(path.stem, {})).bytes())
        written.append(path)
    return written


def read_pages() -> dict[str, Pages]:
    """The page numbers of the headings, by document stem, as last measured."""
    return json.loads(PAGES.read_text(encoding="utf-8")) if PAGES.exists() else {}


def write_pdf(paths: list[Path]) -> None:
    """Converts the DOCX files with LibreOffice, in a profile of its own, and fixes the dates inside."""
    PDF.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        options = [f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(["soffice", *options, "--outdir", str(PDF), *map(str, paths)], check=True, capture_output=True)
    for path in paths:
        target = PDF / f"{path.stem}.pdf"
        target.write_bytes(_fixed_dates(target.read_bytes()))


def _fixed_dates(data: bytes) -> bytes:
    data = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20260601120000", data)
    return re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)


def measure_pages() -> dict[str, Pages]:
    """The page that each heading stands on in the PDF files."""
    return {text.head["fil"]: _heading_pages(text) for text in sample_texts()}


def _heading_pages(text: Text) -> Pages:
    import pypdfium2

    headings = [block.text for block in text.blocks if block.kind in ("h1", "h2")]
    with pypdfium2.PdfDocument(PDF / f"{text.head['fil']}.pdf") as document:
        pages = [_squeezed(page.get_textpage().get_text_range()) for page in document]
    has_contents = any(block.kind == "innhold" for block in text.blocks)
    return _in_order(headings, pages, start=_after_contents(text, pages) if has_contents else 0)


def _after_contents(text: Text, pages: list[str]) -> int:
    return next(number for number, page in enumerate(pages) if "Innhold" in page and number > 0) + 1


def _in_order(headings: list[str], pages: list[str], start: int) -> Pages:
    found: Pages = {}
    for heading in headings:
        start = next(number for number in range(start, len(pages)) if _squeezed(heading) in pages[number])
        found[heading] = start + 1
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad-]+", "", text)


def main() -> None:
    """Builds the DOCX files, and the PDF files when asked."""
    paths = write_docx(DOCX, read_pages())
    if "--pdf" not in sys.argv:
        return
    write_pdf(paths)
    PAGES.write_text(json.dumps(measure_pages(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_pdf(write_docx(DOCX, read_pages()))


if __name__ == "__main__":
    main()
