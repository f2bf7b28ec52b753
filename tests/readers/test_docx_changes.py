"""A draft with tracked changes is read in one view, and says which."""

from docx_building import cell, docx, in_list, paragraph, read, read_body, row, table, texts, words

WHO = 'w:id="1" w:author="Kari Nordmann" w:date="2026-03-01T10:00:00Z"'


def inserted(content: str) -> str:
    return f"<w:ins {WHO}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"


def both_views(body: str) -> tuple[list[str], list[str]]:
    return texts(read_body(body)), texts(read_body(body, "original"))


def test_inserted_and_deleted_words() -> None:
    body = f"<w:p>{words('Innen ')}{deleted('2028')}{inserted(words('2030'))}{words(' er vi klimanøytrale.')}</w:p>"
    assert both_views(body) == (["Innen 2030 er vi klimanøytrale."], ["Innen 2028 er vi klimanøytrale."])


def test_view_is_named_only_where_there_are_changes() -> None:
    changed = docx(f"<w:p>{words('Mål')}{inserted(words(' 2'))}</w:p>")
    assert read(changed).view == "accepted"
    assert read(changed, "original").view == "original"
    assert read_body(paragraph("Mål")).view is None


def test_moved_paragraph_stands_in_one_place() -> None:
    body = (
        f"<w:p><w:moveFrom {WHO}>{words('Kultur')}</w:moveFrom></w:p>"
        + paragraph("Helse")
        + f"<w:p><w:moveTo {WHO}>{words('Kultur')}</w:moveTo></w:p>"
    )
    assert both_views(body) == (["Helse", "Kultur"], ["Kultur", "Helse"])


def test_deleted_paragraph_mark_joins_paragraphs() -> None:
    mark = f"<w:rPr><w:del {WHO}/></w:rPr>"
    body = paragraph("Flere barn ", properties=mark) + paragraph("leser godt.")
    assert both_views(body) == (["Flere barn leser godt."], ["Flere barn", "leser godt."])


def test_inserted_paragraph_mark_is_no_break_in_the_original() -> None:
    mark = f"<w:rPr><w:ins {WHO}/></w:rPr>"
    body = paragraph("Flere barn ", properties=mark) + paragraph("leser godt.")
    assert both_views(body) == (["Flere barn", "leser godt."], ["Flere barn leser godt."])


def test_deleted_paragraph_leaves_nothing_and_takes_no_number() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    gone = f"<w:p><w:pPr>{in_list(1)}<w:rPr><w:del {WHO}/></w:rPr></w:pPr>{deleted('Legge ned skolen')}</w:p>"
    body = paragraph("Bygge", properties=in_list(1)) + gone + paragraph("Ansette", properties=in_list(1))
    accepted = read_body(body, numbering=numbering).blocks
    assert [(block.marker, block.text) for block in accepted] == [("1.", "Bygge"), ("2.", "Ansette")]
    original = read_body(body, "original", numbering=numbering).blocks
    assert [block.marker for block in original] == ["1.", "2.", "3."]


def test_inserted_and_deleted_rows() -> None:
    body = table(
        row(cell("Mål"), cell("Frist")),
        row(cell("nytt"), cell("2028"), properties=f"<w:ins {WHO}/>"),
        row(cell("gammelt"), cell("2026"), properties=f"<w:del {WHO}/>"),
    )
    assert both_views(body) == (["Mål", "Frist", "nytt", "2028"], ["Mål", "Frist", "gammelt", "2026"])


def test_insertion_that_was_deleted_again_is_in_no_view() -> None:
    body = f"<w:p>{words('Mål')}{inserted(deleted(' som ingen vil ha'))}</w:p>"
    assert both_views(body) == (["Mål"], ["Mål"])


def test_original_view_has_the_original_style() -> None:
    change = f'<w:pStyle w:val="Overskrift1"/><w:pPrChange {WHO}><w:pPr/></w:pPrChange>'
    body = paragraph("Klima", properties=change) + paragraph("Utslippene går ned.")
    assert [read_body(body, view).blocks[0].level for view in ("accepted", "original")] == [1, None]


def test_deleted_footnote_reference_takes_its_note_along() -> None:
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>Se årsrapporten.</w:t></w:r></w:p></w:footnote>'
    reference = f'<w:del {WHO}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    body = f"<w:p>{words('Nærværet øker.')}{reference}</w:p>"
    assert texts(read_body(body, footnotes=notes)) == ["Nærværet øker."]
    assert texts(read_body(body, "original", footnotes=notes)) == ["Nærværet øker.", "Se årsrapporten."]
