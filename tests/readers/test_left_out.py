"""What Word and Writer show as a picture, or hide, is told: a scanned page in a document looks like an empty plan."""

import docx_building as word
import odt_building as odt

from tracecheck.model.source import Loss, SourceDocument
from tracecheck.parsers import parse_document
from tracecheck.unread import is_incomplete

HEADING = word.paragraph("Samfunnsdel 2026–2038", "Overskrift1")
PAGE = (160, 230)
LOGO = (20, 20)
TEXT = "Kommunen skal være et trygt sted å bo, med gode tjenester nær folk og et aktivt næringsliv i hele kommunen, "


def picture(width: int, height: int) -> str:
    """A `w:p` with a picture of so many millimetres."""
    return (
        "<w:p><w:r><w:drawing>"
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<wp:extent cx="{width * 36000}" cy="{height * 36000}"/><a:graphic><a:blip/></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def frame(width: str, height: str) -> str:
    inner = f'<draw:frame svg:width="{width}" svg:height="{height}"><draw:image/></draw:frame>'
    return odt.p(inner)


def told(source: SourceDocument) -> list[tuple[str, Loss]]:
    return [(each.message_id, each.loss) for each in source.problems]


def test_a_document_whose_pages_are_pictures_is_incomplete() -> None:
    source = word.read_body(HEADING + picture(*PAGE) + picture(*PAGE))
    assert told(source) == [("TC002.page_pictures", Loss.PART)]
    assert source.problems[0].arguments["count"] == 2
    assert is_incomplete(parse_document(source))


def test_pictures_beside_text_are_no_problem_but_are_said() -> None:
    source = word.read_body(HEADING + word.paragraph(TEXT * 3) + picture(*PAGE) + picture(*LOGO))
    assert told(source) == []
    assert [(each.reason, each.text) for each in source.dropped] == [("picture", "Samfunnsdel 2026–2038")]


def test_a_logo_above_a_heading_is_no_picture_of_a_page() -> None:
    assert word.read_body(picture(*LOGO) + HEADING).problems == ()


def test_pictures_in_opendocument_are_told_alike() -> None:
    source = odt.read_body(odt.h("Samfunnsdel 2026–2038") + frame("16cm", "9.5in"))
    assert told(source) == [("TC002.page_pictures", Loss.PART)]
    assert [(each.reason, each.text) for each in source.dropped] == [("picture", "Samfunnsdel 2026–2038")]


def test_hidden_text_is_not_read_and_is_told() -> None:
    hidden = word.paragraph("Hovedmål 9: Skjult tekst er ikke vedtatt", run="<w:vanish/>")
    source = word.read_body(HEADING + word.paragraph(TEXT) + hidden)
    assert told(source) == [("TC002.text_hidden", Loss.NONE)]
    assert source.problems[0].arguments == {"count": 1, "text": "Hovedmål 9: Skjult tekst er ikke vedtatt"}
    assert [(each.reason, each.text) for each in source.dropped] == [
        ("hidden_text", "Hovedmål 9: Skjult tekst er ikke vedtatt")
    ]
    assert not is_incomplete(parse_document(source))
