"""Every kind of block is shown on the page and in Word: no chapter can say what one of the formats leaves out."""

import io
import zipfile
from typing import get_args

import pytest
from lxml import html

from tracecheck.reports.coupling.blocks import (
    Beside,
    Block,
    Bullets,
    Chapter,
    Column,
    Figure,
    Heading,
    Pages,
    Paragraph,
    Part,
    Quote,
    Row,
    Table,
    said,
)
from tracecheck.reports.coupling.html import render_html
from tracecheck.reports.coupling.word import render_docx

WORDS = "Ordene som skal vises"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>'
KINDS: tuple[Block, ...] = (
    Heading(WORDS),
    Paragraph(said(WORDS)),
    Bullets((said(WORDS),)),
    Quote(WORDS, said("s. 3")),
    Beside(((Quote(WORDS, ()),), (Quote("Det andre", ()),)), ("Til venstre", "Til høyre")),
    Table((Column("Mål"),), (Row((said(WORDS),)),), "Tabellen"),
    Figure(SVG, 20, 20, "Bildet i ord", WORDS),
    Part(said("Delen"), (Paragraph(said(WORDS)),), "delen"),
)


def test_every_kind_of_block_is_among_these() -> None:
    assert {type(each) for each in KINDS} == set(get_args(Block))


@pytest.mark.parametrize("block", KINDS, ids=lambda each: type(each).__name__)
def test_a_block_is_shown_on_the_page_and_in_word(block: Block) -> None:
    pages = Pages("Rapporten", "nb", (Chapter("kapittel", "Kapittelet", (block,)),), "Laget med tracecheck.")
    page = html.fromstring("".join(render_html(pages)))
    assert WORDS in page.text_content()
    with zipfile.ZipFile(io.BytesIO(render_docx(pages))) as archive:
        assert WORDS in archive.read("word/document.xml").decode("utf-8")
