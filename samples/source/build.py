"""Builds the sample municipalities: `python samples/source/build.py [--pdf] [NAME ...]`, all of them without a name.

Reads `NAME/tekst/*.txt` (markup.py) and writes `samples/NAME/*.docx`. With `--pdf` LibreOffice makes
`samples/NAME-pdf/*.pdf` of those that are printed, and the page numbers that the tables of
contents print are read back into `NAME/sidetall.json`. The DOCX files are the same bytes on every build; the dates
inside the PDF files are fixed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from markup import Text, read_goals, read_sender, read_text, variants  # noqa: E402
from word import Pages, Writer  # noqa: E402


@dataclass(frozen=True)
class Sample:
    """One municipality: its name here, whether its Word files are printed, and the folder that has them too."""

    name: str
    prints: bool = True
    drafts: str = ""

    @property
    def source(self) -> Path:
        """The folder of its texts."""
        return HERE / self.name

    @property
    def docx(self) -> Path:
        """The folder of its Word files."""
        return HERE.parent / self.name

    @property
    def pdf(self) -> Path:
        """The folder of its PDF files."""
        return HERE.parent / f"{self.name}-pdf"


_ALL = (Sample("lyngmo"), Sample("storvag"), Sample("tindefjell", prints=False, drafts="tindefjell-utkast"))
SAMPLES = {sample.name: sample for sample in _ALL}


def sample_texts(sample: Sample) -> list[Text]:
    """All its documents that are written here, each variant by itself."""
    goals = read_goals(sample.source / "felles.toml")
    paths = sorted((sample.source / "tekst").glob("*.txt"))
    return [read_text(path, variant, goals) for path in paths for variant in variants(path)]


def write_docx(sample: Sample, folder: Path) -> list[Path]:
    """Writes every document of the sample as DOCX into `folder`; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    sender, pages = read_sender(sample.source / "kommune.toml"), read_pages(sample)
    written = []
    for text in sample_texts(sample):
        path = folder / f"{text.head['fil']}.docx"
        path.write_bytes(Writer(text, sender, pages.get(path.stem, {})).bytes())
        written.append(path)
    return written


def read_pages(sample: Sample) -> dict[str, Pages]:
    """The page numbers of the headings, by document stem, as last measured."""
    path = sample.source / "sidetall.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_pdf(paths: list[Path], folder: Path) -> None:
    """Converts the DOCX files with LibreOffice, in a profile of its own, and fixes the dates inside."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        options = [f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            ["soffice", *options, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True
        )
    for path in paths:
        target = folder / f"{path.stem}.pdf"
        target.write_bytes(_fixed_dates(target.read_bytes()))


def _fixed_dates(data: bytes) -> bytes:
    data = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20260601120000", data)
    return re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)


def measure_pages(sample: Sample) -> dict[str, Pages]:
    """The page that each heading stands on in the PDF files."""
    return {text.head["fil"]: _heading_pages(text, sample) for text in sample_texts(sample)}


def _heading_pages(text: Text, sample: Sample) -> Pages:
    import pypdfium2

    headings = [block.text for block in text.blocks if block.kind in ("h1", "h2")]
    with pypdfium2.PdfDocument(sample.pdf / f"{text.head['fil']}.pdf") as document:
        pages = [_squeezed(page.get_textpage().get_text_range()) for page in document]
    has_contents = any(block.kind == "innhold" for block in text.blocks)
    title = read_sender(sample.source / "kommune.toml").contents
    return _in_order(headings, pages, start=_after_contents(title, pages) if has_contents else 0)


def _after_contents(title: str, pages: list[str]) -> int:
    return next(number for number, page in enumerate(pages) if title in page and number > 0) + 1


def _in_order(headings: list[str], pages: list[str], start: int) -> Pages:
    found: Pages = {}
    for heading in headings:
        start = next(number for number in range(start, len(pages)) if _squeezed(heading) in pages[number])
        found[heading] = start + 1
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad-]+", "", text)


def build(sample: Sample, pdf: bool) -> None:
    """Builds the DOCX files, and the PDF files when asked."""
    paths = write_docx(sample, sample.docx)
    if sample.drafts:
        write_docx(sample, HERE.parent / sample.drafts)
    if not pdf or not sample.prints:
        return
    write_pdf(paths, sample.pdf)
    pages = json.dumps(measure_pages(sample), ensure_ascii=False, indent=1) + "\n"
    (sample.source / "sidetall.json").write_text(pages, encoding="utf-8")
    write_pdf(write_docx(sample, sample.docx), sample.pdf)


def main() -> None:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Builds the sample municipalities.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(SAMPLES)}; all without a name")
    parser.add_argument("--pdf", action="store_true", help="print as PDF too (needs LibreOffice)")
    asked = parser.parse_args()
    unknown = sorted(set(asked.names) - SAMPLES.keys())
    if unknown:
        parser.error(f"no sample is called {', '.join(unknown)}; there are {', '.join(SAMPLES)}")
    for name in asked.names or SAMPLES:
        build(SAMPLES[name], asked.pdf)


if __name__ == "__main__":
    main()
