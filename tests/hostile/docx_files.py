"""Hostile Word documents."""

from tests.hostile.corpus import Shelf
from tests.hostile.packages import W, docx, docx_parts, laughs, outside, paragraph, relations, zipped

shelf = Shelf()
_GOAL = paragraph("Alle barn skal ha en trygg oppvekst.")


@shelf.add("bomb-media.docx")
def bomb_media() -> bytes:
    """A picture that is 400 MB of nothing."""
    return zipped({**docx_parts(_GOAL), "word/media/image1.png": bytes(400_000_000)})


@shelf.add("bomb-document.docx")
def bomb_document() -> bytes:
    """A document part that unpacks to 200 MB of spaces between two paragraphs."""
    return docx(_GOAL + " " * 200_000_000 + _GOAL)


@shelf.add("bomb-lied-size.docx", quick=True)
def bomb_lied_size() -> bytes:
    """A part whose size in the zip's list is a lie."""
    data = bytearray(docx(_GOAL + " " * 3_000_000))
    where = data.rfind(b"PK\x01\x02")
    data[where + 24 : where + 28] = (10).to_bytes(4, "little")
    return bytes(data)


@shelf.add("zip-in-zip.docx", quick=True)
def zip_in_zip() -> bytes:
    """A zip in a zip, thirty deep, under the name of the document."""
    data = docx(_GOAL)
    for _ in range(30):
        data = zipped({"word/document.xml": data, "_rels/.rels": relations({"word/document.xml": "officeDocument"})})
    return data


@shelf.add("laughs.docx", quick=True)
def billion_laughs() -> bytes:
    """A billion words out of ten entities."""
    return docx(paragraph("Mål &boom;"), before=laughs("boom"))


@shelf.add("entity-quadratic.docx", quick=True)
def quadratic_entity() -> bytes:
    """One long entity, used very often."""
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY big "{"mål " * 20_000}">]>'
    return docx(paragraph("&big;" * 20_000), before=head)


@shelf.add("entity-file.docx", quick=True)
def entity_file() -> bytes:
    """The machine's own list of users in a paragraph."""
    return docx(paragraph("Mål &secret; slutt"), before=outside("secret", "file:///etc/passwd"))


@shelf.add("entity-http.docx", quick=True)
def entity_http() -> bytes:
    """A page of the network in a paragraph."""
    return docx(paragraph("Mål &page; slutt"), before=outside("page", "http://127.0.0.1:9/x"))


@shelf.add("paragraphs-1000000.docx")
def many_paragraphs() -> bytes:
    """A million paragraphs of one letter."""
    return docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)


@shelf.add("goals-50000.docx")
def many_goals() -> bytes:
    """Fifty thousand headings that are goals."""
    heading = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    return docx("".join(paragraph(f"Mål {number}: Trygg oppvekst", heading) for number in range(50_000)))


@shelf.add("empty-elements.docx")
def empty_elements() -> bytes:
    """As many elements as there is room for, all of them empty."""
    return docx(_GOAL + "<w:p/>" * 6_000_000)


@shelf.add("deep-100000.docx")
def deep() -> bytes:
    """Elements in elements, a hundred thousand deep."""
    return docx("<w:sdt><w:sdtContent>" * 50_000 + _GOAL + "</w:sdtContent></w:sdt>" * 50_000)


@shelf.add("deep-240.docx", quick=True)
def deep_within_limits() -> bytes:
    """Elements in elements, as deep as the XML parser takes."""
    return docx("<w:ins>" * 240 + _GOAL + "</w:ins>" * 240)


def _tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * depth + _GOAL + "</w:tc></w:tr></w:tbl>" * depth


@shelf.add("tables-500-deep.docx", quick=True)
def deep_tables() -> bytes:
    """A table in a table, 500 deep."""
    return docx(_tables(500))


@shelf.add("tables-80-deep.docx", quick=True)
def tables_within_limits() -> bytes:
    """A table in a table, as deep as the XML parser takes."""
    return docx(_tables(80))


@shelf.add("table-20000-rows.docx")
def long_table() -> bytes:
    """A table of 20 000 rows of ten cells."""
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>Tiltak</w:t></w:r></w:p></w:tc>" * 10 + "</w:tr>"
    return docx(f"<w:tbl>{row * 20_000}</w:tbl>")


@shelf.add("table-200000-columns.docx")
def wide_table() -> bytes:
    """A row of 200 000 cells, each of 60 columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    return docx(f"<w:tbl><w:tr>{cell * 200_000}</w:tr><w:tr>{cell * 2}</w:tr></w:tbl>")


@shelf.add("tracked-1000000.docx")
def many_changes() -> bytes:
    """A million tracked changes in one paragraph."""
    return docx("<w:p>" + "<w:ins><w:r/></w:ins><w:del/>" * 500_000 + "<w:r><w:t>Mål</w:t></w:r></w:p>")


@shelf.add("tracked-marks-200000.docx")
def many_changed_marks() -> bytes:
    """200 000 paragraphs whose ends are all deleted: every one runs on into the next."""
    mark = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    return docx(mark * 200_000 + _GOAL)


@shelf.add("drop-caps-100000.docx")
def many_drop_caps() -> bytes:
    """100 000 drop caps, one behind the other."""
    cap = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    return docx(cap * 100_000 + _GOAL)


@shelf.add("runs-500000.docx")
def many_runs() -> bytes:
    """Half a million runs in one paragraph, every second of them bold."""
    return docx("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>" * 250_000 + "</w:p>")


@shelf.add("comments-50000.docx")
def many_comments() -> bytes:
    """50 000 comments that begin and never end."""
    ranges = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in range(50_000))
    notes = "".join(f'<w:comment w:id="{number}">{_GOAL}</w:comment>' for number in range(50_000))
    return docx(f"<w:p>{ranges}<w:r><w:t>Mål</w:t></w:r></w:p>{_GOAL * 500}", comments=notes)


@shelf.add("fields-100000.docx")
def many_fields() -> bytes:
    """100 000 fields that begin and never end."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return docx(f"<w:p>{begin * 100_000}<w:r><w:t>Mål</w:t></w:r></w:p>{_GOAL * 2000}")


@shelf.add("text-boxes-60-deep.docx", quick=True)
def deep_boxes() -> bytes:
    """Text boxes in text boxes."""
    opened = "<w:p><w:r><w:pict><w:txbxContent>" * 60
    return docx(opened + _GOAL + "</w:txbxContent></w:pict></w:r></w:p>" * 60)


@shelf.add("styles-ring.docx", quick=True)
def styles_ring() -> bytes:
    """Styles that are based on each other."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{number}"><w:basedOn w:val="S{(number + 1) % 5000}"/></w:style>'
        for number in range(5000)
    )
    return docx(paragraph("Mål 1: Trygg oppvekst", '<w:pPr><w:pStyle w:val="S7"/></w:pPr>'), styles=styles)


@shelf.add("numbering-ring.docx", quick=True)
def numbering_ring() -> bytes:
    """A list that stands for a style that stands for the list."""
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return docx(paragraph("Trygg oppvekst", listed) * 3, styles=styles, numbering=lists)


@shelf.add("numbering-start-1e18.docx", quick=True)
def numbering_roman() -> bytes:
    """A list in Roman numbers that begins at a quintillion."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%%1."/></w:lvl>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{level % (10**18, kind)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, kind in ((1, "lowerRoman"), (2, "lowerLetter"), (3, "decimalZero"))
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>'
    return docx("".join(paragraph("Trygg oppvekst", listed % number) for number in (1, 2, 3)), numbering=lists)


@shelf.add("numbers-huge.docx", quick=True)
def huge_numbers() -> bytes:
    """Sizes, spans and levels of 400 and of 5000 digits."""
    huge, longer = "9" * 400, "9" * 5000
    run = f'<w:r><w:rPr><w:sz w:val="{huge}"/></w:rPr><w:t>Mål</w:t></w:r>'
    properties = f'<w:pPr><w:outlineLvl w:val="{huge}"/><w:numPr><w:ilvl w:val="{longer}"/></w:numPr></w:pPr>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>{_GOAL}</w:tc>'
    return docx(f"<w:p>{properties}{run}</w:p><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")


@shelf.add("no-document.docx", quick=True)
def no_document() -> bytes:
    """The document part is not there."""
    return zipped({"_rels/.rels": relations({"word/document.xml": "officeDocument"}), "word/styles.xml": b"<x/>"})


@shelf.add("no-parts.docx", quick=True)
def no_parts() -> bytes:
    """Relationships to parts that are not there."""
    parts = docx_parts(_GOAL)
    kinds = {"styles.xml": "styles", "numbering.xml": "numbering", "../../../etc/passwd": "header"}
    return zipped({**parts, "word/_rels/document.xml.rels": relations(kinds)})


@shelf.add("wrong-types.docx", quick=True)
def wrong_types() -> bytes:
    """Every part is called a picture."""
    types = b'<Types><Default Extension="xml" ContentType="image/png"/></Types>'
    return zipped({"[Content_Types].xml": types, **docx_parts(_GOAL)})


@shelf.add("wrong-root.docx", quick=True)
def wrong_root() -> bytes:
    """The document is a spreadsheet's XML."""
    return zipped({**docx_parts(""), "word/document.xml": b"<worksheet><sheetData/></worksheet>"})


@shelf.add("path-traversal.docx", quick=True)
def path_traversal() -> bytes:
    """Names that lead out of the zip."""
    evil = {"../../../../tmp/tracecheck-evil": b"x", "/etc/tracecheck-evil": b"x", "C:\\evil": b"x", "word/../..": b"x"}
    return zipped({**evil, **docx_parts(_GOAL)})


@shelf.add("same-name-twice.docx", quick=True)
def same_name() -> bytes:
    """Two documents of one name; which of them is read must not matter to us, only that it goes well."""
    other = f'<w:document xmlns:w="{W}"><w:body>{paragraph("Et annet mål")}</w:body></w:document>'.encode()
    return zipped([*docx_parts(_GOAL).items(), ("word/document.xml", other)])


@shelf.add("names-100000.docx")
def many_names() -> bytes:
    """A hundred thousand empty files in the zip."""
    return zipped([*docx_parts(_GOAL).items(), *((f"word/x{number}.xml", b"") for number in range(100_000))])


@shelf.add("relationships-200000.docx")
def many_relationships() -> bytes:
    """200 000 relationships to one header."""
    parts = docx_parts(_GOAL, hdr=_GOAL * 50)
    link = f'<Relationship Id="r" Type="{W}/header" Target="hdr.xml"/>'
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link * 200_000}'
    return zipped({**parts, "word/_rels/document.xml.rels": f"{links}</Relationships>".encode()})


@shelf.add("attribute-5mb.docx", quick=True)
def huge_attribute() -> bytes:
    """The name of a style is five million characters."""
    name = "A" * 5_000_000
    return docx(paragraph("Mål", f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>'))


@shelf.add("text-20mb.docx")
def huge_text() -> bytes:
    """One paragraph of twenty million characters, in pieces that the XML parser takes."""
    return docx("<w:p>" + f"<w:r><w:t>{'mål og tiltak ' * 60_000}</w:t></w:r>" * 24 + "</w:p>")


@shelf.add("bullets-in-one-paragraph.docx")
def run_on_bullets() -> bytes:
    """A paragraph of 200 000 typed bullets."""
    return docx(paragraph("Vi vil: " + "• bygge en skole " * 200_000))


@shelf.add("breaks-200000.docx")
def many_breaks() -> bytes:
    """A paragraph of 200 000 lines, each with a typed number."""
    return docx("<w:p>" + "<w:r><w:t>1. Mål</w:t><w:br/></w:r>" * 200_000 + "</w:p>")


@shelf.add("cut-off.docx", quick=True)
def cut_off() -> bytes:
    """The first half of a file."""
    data = docx(_GOAL * 100)
    return data[: len(data) // 2]


@shelf.add("invalid-utf8.docx", quick=True)
def invalid_utf8() -> bytes:
    """Bytes that are no UTF-8 in the text."""
    parts = docx_parts(_GOAL)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"barn", b"b\xff\xfern")
    return zipped(parts)
