"""The coupling report as a Word document: what Word, LibreOffice and readers that listen find in it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.reports.report_pages import SVG
from tests.reports.word_order import word_faults
from tools.make_report_template import TARGET, make_template
from tracecheck.messages import LANGUAGES
from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import (
    Beside,
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
    Run,
    Table,
    said,
)
from tracecheck.reports.coupling.word import TemplateError, render_docx

HOSTILE = "<script>alert(1)</script> =cmd|' /C calc'!A0 \u202egnol\u202c \x07\x00 \ud800 😀 &amp; " + "x" * 10_000
WIDE = tuple(
    Column(title, kind)
    for title, kind in zip("ABCDEFG", ["row_head", *["state"] * 4, "number", "comment"], strict=True)
)


def _pages(language: str = "nb", hostile: str = "Trygt sted å bo") -> Pages:
    row = Row(
        (said("Mål 1", link="goal-1"), *[(Run("Tett kobling", state=CellState.TIGHT),)] * 4, said("3"), ()),
        anchor="row-1",
    )
    council = (
        Paragraph((Run("Lest: ", strong=True), Run("samfunnsdelen."), Run(" Se listen", link="row-1")), "lead"),
        Bullets((said("14 fulgt opp", link="goal-1"), said("3 uten spor", link="nowhere"))),
        Figure(SVG, 300, 60, "To mål som linjer", "Trådene", "picture"),
    )
    goal = Part(
        said(f"Mål 1 {hostile}"),
        (
            Paragraph(said("Brutt ved indikator")),
            Beside(
                (
                    (Quote(hostile, said("Samfunnsdel.pdf, s. 4", soft=True)),),
                    (Quote("Startlån", said("s. 9"), said("Svarer"), CellState.LOOSE),),
                ),
                ("Vedtatt", "Følger"),
            ),
            Heading("Nær", 5),
            Table(
                (Column("Kode"), Column("Merknad", width=4), Column("Kommentar", "comment")),
                (Row((said("TC101"), said(hostile), ())),),
                "Merknader",
            ),
        ),
        "goal-1",
    )
    chapters = (
        Chapter("council", "Kort svar", council),
        Chapter("matrix", "Matrise", (Paragraph(said("Hver rad er et mål.")), Table(WIDE, (row,) * 3, "Målene"))),
        Chapter("goals", "Mål for mål", (goal,)),
    )
    return Pages("Den røde tråden i Lyngmo 2026", language, chapters, "Laget med tracecheck.", "Til kommunestyret")


def _opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def _saved(document: Any) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _changed(data: bytes, part: str, before: bytes, after: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w") as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            copy.writestr(entry, content.replace(before, after) if entry.filename == part else content)
    return held.getvalue()


def _all(document: Any, tag: str) -> list[Any]:
    return list(document.element.body.iter(qn(tag)))


def _headings(document: Any) -> Iterator[tuple[int, str]]:
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading "):
            yield int(paragraph.style.name[-1]), paragraph.text


def test_headings_are_real_ones_and_skip_no_level() -> None:
    found = list(_headings(_opened(render_docx(_pages()))))
    assert [text for level, text in found if level == 1] == ["Kort svar", "Matrise", "Mål for mål"]
    assert [level for level, _ in found] == [1, 1, 1, 2, 3]
    assert _opened(render_docx(_pages())).paragraphs[0].style.name == "Title"


def test_the_council_comes_first_and_the_contents_after_it_are_a_field_with_its_entries() -> None:
    document = _opened(render_docx(_pages()))
    body = list(document.element.body)
    contents = next(each for each in body if each.tag == qn("w:sdt"))
    assert [each.text for each in contents.getprevious().iter(qn("w:t"))] == ["Trådene"]
    told = "".join(each.text for each in contents.iter(qn("w:instrText")))
    assert 'TOC \\o "1-2"' in told
    shown = "".join(each.text for each in contents.iter(qn("w:t")))
    assert "Kort svarMatriseMål for målMål 1 Trygt sted å bo" in shown
    kinds = [each.get(qn("w:fldCharType")) for each in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_opening_it_raises_no_question() -> None:
    data = render_docx(_pages())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"w:dirty" not in parts["word/document.xml"]
    assert not [name for name, part in parts.items() if name.endswith(".rels") and b'TargetMode="External"' in part]


def test_page_numbers_that_are_known_stand_in_the_contents() -> None:
    document = _opened(render_docx(_pages(), page_numbers={"council": 1, "matrix": 3, "goals": 4, "goal-1": 4}))
    shown = [each.text for each in _all(document, "w:instrText")]
    assert " PAGEREF tc_matrix \\h " in shown
    assert not [each for each in document.element.body.itertext() if "Oppdater felt" in each]


def test_tables_have_titles_head_rows_that_are_repeated_and_rows_that_stay_whole() -> None:
    document = _opened(render_docx(_pages()))
    matrix, beside, remarks = document.tables
    for table in (matrix, remarks):
        rows = table._tbl.findall(qn("w:tr"))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert matrix._tbl.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "Målene"
    assert [cell.text for cell in beside.rows[0].cells] == ["Vedtatt", "Følger"]
    assert all(cell.paragraphs for table in document.tables for row in table.rows for cell in row.cells)


def test_a_column_to_write_in_has_room() -> None:
    remarks = _opened(render_docx(_pages())).tables[-1]
    widths = [int(each.get(qn("w:w"))) for each in remarks._tbl.iter(qn("w:gridCol"))]
    assert widths[2] >= 0.15 * sum(widths)
    assert remarks._tbl.findall(qn("w:tr"))[1].find(f".//{qn('w:trHeight')}") is not None


def test_wide_tables_stand_on_pages_that_lie_and_what_follows_stands_up_again() -> None:
    document = _opened(render_docx(_pages()))
    sizes = [(section.page_width > section.page_height, section.page_width) for section in document.sections]
    assert [lies for lies, _ in sizes] == [False, True, False]
    room = [each.page_width - each.left_margin - each.right_margin for each in document.sections]
    widths = [
        sum(int(each.get(qn("w:w"))) for each in table._tbl.iter(qn("w:gridCol"))) * 635 for table in document.tables
    ]
    assert room[1] * 0.97 <= widths[0] <= room[1]
    assert all(width <= room[2] for width in widths[1:])


def test_links_lead_to_bookmarks_that_are_there_once() -> None:
    document = _opened(render_docx(_pages()))
    marks = [each.get(qn("w:name")) for each in _all(document, "w:bookmarkStart")]
    numbers = [each.get(qn("w:id")) for each in _all(document, "w:bookmarkStart")]
    assert len(marks) == len(set(marks)) == len(set(numbers))
    wanted = {each.get(qn("w:anchor")) for each in _all(document, "w:hyperlink")}
    assert {"tc_goal_1", "tc_row_1", "tc_council"} <= wanted <= set(marks)
    assert "14 fulgt opp · 3 uten spor" in [paragraph.text for paragraph in document.paragraphs]


def test_the_picture_says_what_it_shows_and_fits_the_page() -> None:
    document = _opened(render_docx(_pages()))
    picture = document.inline_shapes[0]
    section = document.sections[0]
    assert picture._inline.docPr.get("descr") == "To mål som linjer"
    assert picture.width <= section.page_width - section.left_margin - section.right_margin
    assert len([part for part in document.part.package.iter_parts() if part.partname.endswith(".png")]) == 1


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_language_title_and_page_numbers(language: str, locale: str) -> None:
    document = _opened(render_docx(_pages(language)))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == locale
    assert document.core_properties.title == "Den røde tråden i Lyngmo 2026"
    assert document.core_properties.language == locale
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Den røde tråden i Lyngmo 2026"
    for footer in (section.footer, section.first_page_footer):
        fields = [each.text.strip() for each in footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_nobody_is_named_and_no_time_of_day_is_told() -> None:
    about = _opened(render_docx(_pages())).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("tracecheck", "tracecheck", "")
    assert (about.created, about.modified) == (None, None)


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = render_docx(_pages()), render_docx(_pages())
    assert first == second


def test_words_of_documents_are_harmless() -> None:
    data = render_docx(_pages(hostile=HOSTILE))
    text = "\n".join(_opened(data).element.body.itertext())
    assert "<script>alert(1)</script> =cmd|' /C calc'!A0" in text
    assert "😀 &amp; " in text
    assert "x" * 10_000 in text
    assert not {"\u202e", "\x07", "\ud800"} & set(text)


def test_no_empty_paragraph_makes_room() -> None:
    document = _opened(render_docx(_pages()))
    empty = [
        each
        for each in document.element.body.iterchildren(qn("w:p"))
        if not "".join(each.itertext()).strip() and each.find(f".//{qn('w:drawing')}") is None
    ]
    assert [each.find(f".//{qn('w:sectPr')}") is not None for each in empty] == [True] * len(empty)


def test_states_are_told_by_sign_and_word() -> None:
    cells = [cell.text for cell in _opened(render_docx(_pages())).tables[0].rows[1].cells]
    assert cells[1] == "●\u00a0Tett kobling"


def test_word_finds_nothing_to_mend() -> None:
    """Order of elements, ids, bookmarks, styles: what makes Word call a file damaged."""
    assert word_faults(render_docx(_pages())) == []
    assert word_faults(render_docx(_pages(hostile=HOSTILE), page_numbers={"goals": 4})) == []


@pytest.mark.parametrize("marker", [False, True])
def test_word_finds_nothing_to_mend_in_the_template_of_a_municipality(marker: bool) -> None:
    template = _saved(_municipal(marker))
    assert set(word_faults(render_docx(_pages(), template))) <= set(word_faults(template))


def test_the_template_that_ships_is_the_one_that_the_script_makes() -> None:
    with zipfile.ZipFile(io.BytesIO(make_template())) as made, zipfile.ZipFile(TARGET) as shipped:
        assert {name: made.read(name) for name in made.namelist()} == {
            name: shipped.read(name) for name in shipped.namelist()
        }


def _municipal(marker: bool = False) -> Any:
    """A template with a header of its own, Norwegian names of styles and a text to be replaced."""
    document = docx.Document()
    document.add_paragraph("Her skriver du teksten.")
    if marker:
        document.add_paragraph("{{tracecheck}}")
        document.add_paragraph("Vedlegg slutter her.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Lyngmo kommune"
    section.footer.paragraphs[0].text = "Org.nr. 000 000 000"
    for style in document.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name.get(qn("w:val")) in ("heading 1", "heading 2"):
            name.set(qn("w:val"), name.get(qn("w:val")).replace("heading", "Overskrift"))
            style.set(qn("w:styleId"), f"Overskrift{name.get(qn('w:val'))[-1]}")
    return document


def test_a_municipality_keeps_its_head_its_styles_and_its_page() -> None:
    document = _opened(render_docx(_pages(), _saved(_municipal())))
    assert document.sections[0].header.paragraphs[0].text == "Lyngmo kommune"
    assert document.sections[-1].footer.paragraphs[0].text == "Org.nr. 000 000 000"
    assert "Her skriver du teksten." not in [each.text for each in document.paragraphs]
    used = {each.get(qn("w:val")) for each in _all(document, "w:pStyle")}
    assert {"Overskrift1", "Overskrift2", "tracecheckcell"} <= used
    known = {each.get(qn("w:styleId")) for each in document.styles.element.iter(qn("w:style"))}
    assert used <= known


def test_the_report_stands_where_the_template_marks_it() -> None:
    texts = [each.text for each in _opened(render_docx(_pages(), _saved(_municipal(marker=True)))).paragraphs]
    assert texts[0] == "Her skriver du teksten."
    assert texts[1] == "Den røde tråden i Lyngmo 2026"
    assert texts[-1] == "Vedlegg slutter her."
    assert "{{tracecheck}}" not in texts


def test_a_header_of_an_earlier_section_is_kept() -> None:
    template = _municipal()
    template.add_section()
    assert _opened(render_docx(_pages(), _saved(template))).sections[0].header.paragraphs[0].text == "Lyngmo kommune"


def test_a_template_that_hardly_has_styles_and_no_lists_is_enough() -> None:
    document = docx.Document()
    for style in list(document.styles.element.iter(qn("w:style"))):
        style.getparent().remove(style)
    for key, each in list(document.part.rels.items()):
        if each.reltype.endswith("/numbering"):
            document.part.rels.pop(key)
    made = _opened(render_docx(_pages(), _saved(document)))
    known = {each.get(qn("w:styleId")) for each in made.styles.element.iter(qn("w:style"))}
    assert {each.get(qn("w:val")) for each in _all(made, "w:pStyle")} <= known
    lists = {each.get(qn("w:numId")) for each in made.part.numbering_part.element.iter(qn("w:num"))}
    assert {each.get(qn("w:val")) for each in _all(made, "w:numId")} <= lists


def test_a_dotx_is_used_as_it_is() -> None:
    as_template = _changed(_saved(_municipal()), "[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    assert _opened(render_docx(_pages(), as_template)).sections[0].header.paragraphs[0].text == "Lyngmo kommune"


def test_the_report_does_not_point_at_where_the_template_lay() -> None:
    template = _municipal()
    settings = next(each.target_part for each in template.part.rels.values() if each.reltype.endswith("/settings"))
    link = settings.relate_to("file:///C:/Maler/intern.dotm", "urn:attachedTemplate", is_external=True)
    held = OxmlElement("w:attachedTemplate")
    held.set(qn("r:id"), link)
    template.settings.element.insert(0, held)
    with zipfile.ZipFile(io.BytesIO(render_docx(_pages(), _saved(template)))) as archive:
        assert not [name for name in archive.namelist() if b"intern.dotm" in archive.read(name)]


def test_a_locked_template_gives_a_report_that_can_be_written_in() -> None:
    template = _municipal()
    locked = OxmlElement("w:documentProtection")
    for key, value in (("edit", "forms"), ("enforcement", "1")):
        locked.set(qn(f"w:{key}"), value)
    template.settings.element.insert(1, locked)
    made = _opened(render_docx(_pages(), _saved(template)))
    assert made.settings.element.find(qn("w:documentProtection")) is None


def _templates() -> Iterator[tuple[str, bytes, str]]:
    good = _saved(docx.Document())
    yield "text", b"Kjaere kommune", "template_not_word"
    yield "empty", b"", "template_not_word"
    yield "other zip", _changed(good, "[Content_Types].xml", b"wordprocessingml", b"spreadsheetml"), "template_not_word"
    yield "old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "template_old"
    locked = "EncryptedPackage".encode("utf-16-le")
    yield "locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + locked, "template_locked"
    macros = b"vnd.ms-word.document.macroEnabled.main+xml"
    types = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    yield "macros", _changed(good, "[Content_Types].xml", types, macros), "template_macros"
    yield "broken", _changed(good, "word/document.xml", b"<w:body>", b"<w:bod"), "template_broken"
    yield "cut", good[: len(good) // 2], "template_not_word"


@pytest.mark.parametrize(
    ("template", "message"), [each[1:] for each in _templates()], ids=[each[0] for each in _templates()]
)
def test_a_template_that_cannot_be_used_is_told(template: bytes, message: str) -> None:
    from tracecheck.messages import load_catalogue

    with pytest.raises(TemplateError) as failed:
        render_docx(_pages(), template)
    assert failed.value.message_id == f"word_report.{message}"
    for language in LANGUAGES:
        assert "mal.docx" in load_catalogue(language).text(
            failed.value.message_id, path="mal.docx", **failed.value.arguments
        )


def test_the_page_for_the_council_is_in_letters_that_make_it_one_page_and_its_picture_leaves_room() -> None:
    document = _opened(render_docx(_pages()))
    names = [paragraph.style.name for paragraph in document.paragraphs]
    chapters = [number for number, name in enumerate(names) if name == "Heading 1"]
    front, rest = names[chapters[0] + 1 : chapters[1]], names[chapters[1] :]
    assert any(name.startswith("tracecheck front") for name in front)
    assert not any(name.startswith("tracecheck front") for name in rest)


def test_what_follows_a_goal_stands_two_by_two_under_one_title() -> None:
    quotes = tuple(Quote(f"Tiltak {number}", said("s. 3")) for number in range(3))
    block = Beside(((Quote("Målet", said("s. 1")),), quotes), ("Vedtatt", "Følger"))
    pages = _pages()
    chapter = replace(pages.chapters[1], blocks=(block,))
    table = _opened(render_docx(replace(pages, chapters=(pages.chapters[0], chapter)))).tables[-1]
    texts = [[cell.text.partition("\n")[0] for cell in row.cells] for row in table.rows]
    assert texts == [["Vedtatt", "Følger", "Følger"], ["Målet", "Tiltak 0", "Tiltak 1"], ["", "Tiltak 2", ""]]
