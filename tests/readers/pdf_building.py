"""Small fictional PDFs for the tests: text, rules and rectangles at given places, measured from the top left corner."""

import hashlib
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tracecheck.model.source import Block, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.pdf import read_pdf

WIDTH, HEIGHT = 595.0, 842.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


class PdfBuilder:
    """Draws on a page of A4 until `page` starts the next one."""

    def __init__(self, encryption: StandardEncryption | None = None) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), encrypt=encryption, invariant=1)

    def text(
        self, x: float, top: float, text: str, size: float = 11, *, font: str = PLAIN, color: str = "#000000"
    ) -> None:
        """One line of text with its baseline at `top`."""
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(color)
        self.canvas.drawString(x, HEIGHT - top, text)

    def lines(self, x: float, top: float, texts: list[str], size: float = 11, font: str = PLAIN) -> float:
        """Lines of text one below the other; returns the baseline after the last."""
        for text in texts:
            self.text(x, top, text, size, font=font)
            top += 1.25 * size
        return top

    def rule(self, x0: float, top0: float, x1: float, top1: float) -> None:
        """A drawn line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - top0, x1, HEIGHT - top1)

    def box(self, x0: float, top: float, x1: float, bottom: float, fill: str | None = None) -> None:
        """A rectangle: filled without a border, or framed."""
        if fill:
            self.canvas.setFillColor(fill)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0 if fill else 1, fill=1 if fill else 0)

    def grid(self, xs: list[float], tops: list[float]) -> None:
        """All ruling lines of a table."""
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)
        for x in xs:
            self.rule(x, tops[0], x, tops[-1])

    def page(self) -> None:
        """Start the next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self) -> SourceDocument:
        """The finished file as the reader sees it."""
        return read_bytes(self.data())


def read_bytes(data: bytes) -> SourceDocument:
    """A document from the bytes of a PDF."""
    head = FileHead("plan.pdf", "plan.pdf", hashlib.sha256(data).hexdigest(), Format.PDF)
    return read_pdf(data, head, ReadOptions())


def texts(document: SourceDocument) -> list[str]:
    """The texts of the blocks outside tables."""
    return [block.text for block in document.blocks if block.table is None]


def block_of(document: SourceDocument, start: str) -> Block:
    """The one block whose text starts so."""
    found = [block for block in document.blocks if block.text.startswith(start)]
    assert len(found) == 1, f"{start!r}: {texts(document)}"
    return found[0]
