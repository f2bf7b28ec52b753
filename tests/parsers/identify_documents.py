"""Made documents for the tests of identification: lines of a title page and what follows."""

from tracecheck.model.plan import Identity
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import Block, BlockKind, Cell, CellRef, Format, Place, SourceDocument, Table
from tracecheck.parsers.identify import identify

PROSE = (
    "Kommunen arbeider for at innbyggerne skal ha gode tjenester, og at alle som trenger det får hjelp når de trenger "
    "den, uten å vente for lenge på svar. Dette er ikke noe vi gjør alene, men sammen med andre."
)
PROSE_NN = (
    "Kommunen arbeider for at innbyggjarane skal ha gode tenester, og at alle som treng det får hjelp når dei treng "
    "ho, utan å vente for lenge på svar. Dette er ikkje noko vi gjer åleine, men saman med andre frå heile bygda."
)
PROSE_EN = (
    "The municipality works to give its inhabitants good services, and this is the plan that we have for the years "
    "that are coming, with goals which will be followed up by the council. It is not a budget."
)


def document(
    *lines: str, key: str = "dokument.docx", running: tuple[str, ...] = (), title: str = "", pages: int | None = None
) -> SourceDocument:
    """A document of paragraphs; `title` is the title in its properties; with `pages` every line is a page."""
    blocks = tuple(
        Block(i, BlockKind.PARAGRAPH, text, Place(block=i, page=i + 1 if pages else None))
        for i, text in enumerate(lines)
    )
    properties = {"title": title} if title else {}
    return SourceDocument(key, key, "", Format.DOCX, blocks, pages, running=running, properties=properties)


def table(index: int, rows: tuple[tuple[str, ...], ...]) -> Block:
    """A table block of plain cells."""
    cells = tuple(
        Cell(r, c, (Block(0, BlockKind.PARAGRAPH, text, Place(cell=CellRef(1, r, c))),))
        for r, row in enumerate(rows, start=1)
        for c, text in enumerate(row, start=1)
    )
    shape = Table(number=1, cells=cells, rows=len(rows), columns=max(map(len, rows)))
    return Block(index, BlockKind.TABLE, "", Place(block=index), table=shape)


def identified(*lines: str, key: str = "dokument.docx", running: tuple[str, ...] = ()) -> Identity:
    """What a made document is taken for, without settings."""
    return identify(document(*lines, key=key, running=running), DocumentSettings())
