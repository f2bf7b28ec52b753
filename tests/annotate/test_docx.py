"""Notes in Word: on the exact words, in a copy that is otherwise the document itself."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from tests.annotate.word_files import (
    W,
    annotated,
    comments_in,
    exchanged,
    members,
    note,
    place_of,
    word_file,
)
from tests.readers.docx_building import all_blocks, cell, in_list, paragraph, read, row, table, words
from tests.reports.word_order import word_faults
from tracecheck.annotate.docx.proof import same_document
from tracecheck.annotate.refusal import RefusedError
from tracecheck.model.source import BlockKind, Place

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOAL = "Alle elever skal ha et trygt skolemiljø"
WHO = 'w:id="91" w:author="Rådgiver" w:date="2026-03-01T10:00:00Z"'
PERSONS = f'<w:comment w:id="4" w:author="Rådgiver">{paragraph("Skal dette stå?")}</w:comment>'
EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def _box(content: str) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:p>{words('Les mer her ')}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


def _line(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def _inside(tag: str, content: str, attributes: str = "") -> str:
    return f"<w:{tag} {attributes}>{content}</w:{tag}>"


FORMS = {
    "within a run": paragraph(f"Delmål 1.1: {GOAL}. Slik gjør vi det."),
    "across runs of several looks": _line(
        words("Mål: Alle elever "), words("skal", "<w:b/>"), words(" ha et trygt skolemiljø.")
    ),
    "in a table cell": table(row(cell("Mål"), cell("Frist")), row(cell(f"{GOAL}, alltid"), cell("2026"))),
    "in a table in a table": table(
        row(cell("Mål"), cell("Tiltak")),
        row(cell(table(row(cell("A"), cell(GOAL)), row(cell("B"), cell("C"))) + paragraph("")), cell("x")),
    ),
    "in a merged cell": table(
        row(cell("Tema"), cell("Mål")),
        row(cell("Oppvekst", '<w:vMerge w:val="restart"/>'), cell("x")),
        row(cell("", "<w:vMerge/>"), cell(f"1 {GOAL}", '<w:gridSpan w:val="2"/>')),
    ),
    "in a list": paragraph(f"{GOAL}.", properties=in_list(1)),
    "after a typed bullet": paragraph(f"• {GOAL}"),
    "between double spaces": _line(words("Mål:  Alle  elever skal "), words(" ha et trygt skolemiljø")),
    "with a soft hyphen": paragraph("Alle elever skal ha et trygt skole\u00admiljø i 2026"),
    "in a hyperlink": _line(words("Se "), _inside("hyperlink", words(GOAL)), words(".")),
    "into a hyperlink": _line(words("Alle elever "), _inside("hyperlink", words("skal ha et trygt skolemiljø her"))),
    "in a field": _line(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        words(GOAL),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "in a tracked insertion": _line(words("Alle elever "), _inside("ins", words("skal ha et trygt skolemiljø"), WHO)),
    "around a tracked deletion": (
        f"<w:p>{words('Alle elever ')}<w:del {WHO}><w:r><w:delText>bør</w:delText></w:r></w:del>"
        f"{words('skal ha et trygt skolemiljø')}</w:p>"
    ),
    "in a content control": _line(_inside("sdt", "<w:sdtPr/>" + _inside("sdtContent", words(f"«{GOAL}»")))),
    "in a control around a paragraph": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(GOAL)}</w:sdtContent></w:sdt>",
    "after a tab in one run": f"<w:p><w:r><w:t>1.1</w:t><w:tab/><w:t>{GOAL}</w:t><w:br/><w:t>Tiltak</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
def test_a_note_stands_on_the_exact_words(body: str) -> None:
    data = word_file(paragraph("Skoleplan", "Overskrift1") + body)
    made = annotated(data, note(place_of(data, GOAL)))
    (comment,) = comments_in(made.data)
    assert " ".join(comment.words.replace("\u00ad", "").split()) == GOAL
    assert (made.marked.words, made.marked.near, made.marked.whole) == (1, 0, 0)
    assert read(made.data).blocks == read(data).blocks


def test_words_that_are_gone_are_marked_where_the_original_view_is_read() -> None:
    data = word_file(f"<w:p>{words('Vi ')}<w:del {WHO}><w:r><w:delText>bør handle</w:delText></w:r></w:del></w:p>")
    made = annotated(data, note(place_of(data, "bør", "original")), tracked_changes="original")
    parts = etree.fromstring(members(made.data)["word/document.xml"]).iter(f"{W}delText")
    assert [each.text for each in parts] == ["bør", " handle"]


def test_pieces_of_a_run_look_like_the_run() -> None:
    data = word_file(paragraph(f"Før {GOAL} etter", run='<w:b/><w:color w:val="FF0000"/>'))
    document = etree.fromstring(members(annotated(data, note(place_of(data, GOAL))).data)["word/document.xml"])
    looks = [(run.findtext(f"{W}t"), run.find(f"{W}rPr/{W}b") is not None) for run in document.iter(f"{W}r")]
    assert looks == [("Før ", True), (GOAL, True), (None, False), (" etter", True)]


def test_notes_that_overlap_each_keep_their_words() -> None:
    data = word_file(paragraph(f"{GOAL} i 2026"))
    phrases = ("Alle elever", "elever skal", "elever skal", "trygt skolemiljø i 2026", GOAL)
    made = annotated(data, *(note(place_of(data, each), title=each) for each in phrases))
    assert sorted((each.lines[0], each.words) for each in comments_in(made.data)) == sorted((p, p) for p in phrases)


def test_words_in_a_text_box_are_commented_where_the_box_is_fixed() -> None:
    data = word_file(_box(paragraph(GOAL)) + paragraph("Etter boksen"))
    made = annotated(data, note(place_of(data, GOAL)))
    document = etree.fromstring(members(made.data)["word/document.xml"])
    start = next(document.iter(f"{W}commentRangeStart"))
    assert start.getparent().getparent().tag == f"{W}body"  # type: ignore[union-attr]
    assert made.marked.near == 1


def test_words_of_a_footnote_are_commented_at_its_mark() -> None:
    body = f'<w:p>{words("Målet er vedtatt")}<w:r><w:footnoteReference w:id="3"/></w:r>{words(" i fjor")}</w:p>'
    data = word_file(body, footnotes=f'<w:footnote w:id="3">{paragraph(GOAL)}</w:footnote>')
    made = annotated(data, note(place_of(data, GOAL)))
    document = etree.fromstring(members(made.data)["word/document.xml"])
    after = next(document.iter(f"{W}commentRangeStart")).getnext()
    assert after is not None
    assert after.find(f"{W}footnoteReference") is not None
    assert members(made.data)["word/footnotes.xml"] == members(data)["word/footnotes.xml"]


def test_a_note_on_a_table_stands_on_its_header_and_one_on_the_document_on_its_title() -> None:
    body = paragraph("Skoleplan 2026", "Overskrift1") + table(
        row(cell("Tiltak"), cell("Frist")), row(cell("A"), cell("B"))
    )
    data = word_file(body)
    number = next(each.index for each in read(data).blocks if each.kind is BlockKind.TABLE)
    made = annotated(data, note(Place(block=number), title="tabell"), note(title="dokument"))
    assert [(each.lines[0], each.words) for each in comments_in(made.data)] == [
        ("dokument", "Skoleplan 2026"),
        ("tabell", "Tiltak"),
    ]


def test_a_document_of_a_picture_alone_gets_its_note_there() -> None:
    """Words of a diagram stand in a part of their own: nothing in the main part can be marked."""
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    data = word_file(picture + "<w:p/>" + paragraph("Plan"))
    assert annotated(data, note(Place(block=999))).marked.whole == 1


def test_other_peoples_comments_keep_their_words_and_ids() -> None:
    marks = [f'<w:commentRange{end} w:id="4"/>' for end in ("Start", "End")]
    body = _line(marks[0], words(GOAL), marks[1], '<w:r><w:commentReference w:id="4"/></w:r>')
    data = word_file(body, comments=PERSONS)
    made = annotated(data, note(place_of(data, "elever")))
    assert [(each.id, each.author, each.words) for each in comments_in(made.data)] == [
        ("4", "Rådgiver", GOAL),
        ("5", "tracecheck", "elever"),
    ]


def test_earlier_notes_are_exchanged_and_the_bytes_are_the_same_every_time() -> None:
    data = word_file(paragraph(GOAL))
    first = annotated(data, note(place_of(data, "elever")), note(place_of(data, GOAL), text="En annen sak."))
    assert (
        first.data
        == annotated(data, note(place_of(data, "elever")), note(place_of(data, GOAL), text="En annen sak.")).data
    )
    again = annotated(first.data, note(place_of(first.data, "trygt")))
    assert [each.words for each in comments_in(again.data)] == ["trygt"]
    document = etree.fromstring(members(again.data)["word/document.xml"])
    assert len(list(document.iter(f"{W}commentReference"))) == 1


def test_a_note_that_somebody_answered_is_kept_and_not_said_twice() -> None:
    data = word_file(paragraph(GOAL))
    first = annotated(data, note(place_of(data, GOAL)))
    comments = members(first.data)["word/comments.xml"].decode()
    comments = comments.replace("<w:p>", f'<w:p xmlns:w14="{W14}" w14:paraId="00AA00AA">')
    answer = '<w:comment w:id="9" w:author="Rådgiver"><w:p><w:r><w:t>Vi ser på det.</w:t></w:r></w:p></w:comment>'
    saved = word_file(
        paragraph(GOAL),
        comments=comments[comments.index("<w:comment ") : comments.index("</w:comments>")] + answer,
        commentsExtended=(
            f'<e:commentEx xmlns:e="{EXTENDED}" e:paraId="00AA00AA"/>'
            f'<e:commentEx xmlns:e="{EXTENDED}" e:paraId="00BB00BB" e:paraIdParent="00AA00AA"/>'
        ),
    )
    again = annotated(saved, note(place_of(saved, GOAL)), note(place_of(saved, "elever"), text="Noe nytt."))
    assert [(each.author, each.lines[-1]) for each in comments_in(again.data)] == [
        ("tracecheck", "Målet mangler indikator."),
        ("Rådgiver", "Vi ser på det."),
        ("tracecheck", "Noe nytt."),
    ]


def test_what_other_parts_say_of_a_note_goes_with_it() -> None:
    data = word_file(
        paragraph(GOAL),
        comments=(
            f'<w:comment w:id="0" w:author="tracecheck"><w:p xmlns:w14="{W14}" w14:paraId="00AA00AA"/></w:comment>'
            f'<w:comment w:id="1" w:author="Rådgiver"><w:p xmlns:w14="{W14}" w14:paraId="00BB00BB"/></w:comment>'
        ),
        commentsIds='<w:commentId w:paraId="00AA00AA"/><w:commentId w:paraId="00BB00BB"/>',
    )
    left = members(annotated(data).data)["word/commentsIds.xml"].decode()
    assert "00AA00AA" not in left
    assert "00BB00BB" in left


def test_everything_else_in_the_file_keeps_its_bytes_and_place() -> None:
    data = exchanged(word_file(paragraph(GOAL), header=paragraph("Kommunen")), vbaProject=b"\x00\x01")
    before, after = members(data), members(annotated(data, note(place_of(data, GOAL))).data)
    written = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name: after[name] for name in before if name not in written} == {
        name: content for name, content in before.items() if name not in written
    }
    assert list(after) == [*before, "word/comments.xml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trygt", "utrygt"),
        ('<w:rPr xmlns:w="W"><w:b/></w:rPr>', ""),
        ("<w:tab/>", ""),
        ('w:val="Overskrift1"', 'w:val="Overskrift2"'),
    ],
)
def test_the_proof_sees_any_other_change(old: str, new: str) -> None:
    body = paragraph(GOAL, "Overskrift1", run="<w:b/>") + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
    text = members(word_file(body))["word/document.xml"].decode()
    changed = text.replace(old.replace(' xmlns:w="W"', ""), new)
    assert changed != text
    assert same_document(etree.fromstring(text), etree.fromstring(text), frozenset())
    assert not same_document(etree.fromstring(text), etree.fromstring(changed), frozenset())


def test_signed_and_strict_documents_are_refused_and_locked_ones_told() -> None:
    data = word_file(paragraph(GOAL))
    with pytest.raises(RefusedError) as signed:
        annotated(_with(data, "_xmlsignatures/sig1.xml", b"<a/>"))
    assert signed.value.message_id == "error.annotate_word_signed"
    main = members(data)["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with pytest.raises(RefusedError) as strict:
        annotated(exchanged(data, document=main))
    assert strict.value.message_id == "error.annotate_strict"
    locked = word_file(paragraph(GOAL), settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    assert annotated(locked).locked
    assert not annotated(data).locked


def _with(data: bytes, name: str, content: bytes) -> bytes:
    from tests.readers.docx_building import zipped

    return zipped(members(data) | {name: content})


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(RefusedError):
        annotated(b"PK\x03\x04 nothing", note())


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "🚧" * 50, "a" * 10_000, "]]>&amp;"]
)
def test_hostile_words_stay_words(text: str) -> None:
    data = word_file(paragraph(GOAL))
    made = annotated(data, note(place_of(data, GOAL), text=text))
    assert comments_in(made.data)[0].lines[1] == text


@pytest.mark.parametrize(
    "name",
    ["lyngmo/Enhetsavtale Lyngmo skole 2026.docx", "storvag/Verksemdsplan helse og omsorg 2026.docx"],
)
def test_every_sentence_of_a_sample_plan_can_be_noted(name: str) -> None:
    """The words between the marks are those of the block, for every block that is not in a text box."""
    data = (SAMPLES / name).read_bytes()
    blocks = [each for each in all_blocks(read(data).blocks) if each.text and each.frame is None]
    made = annotated(data, *(note(each.place_of(0, len(each.text)), title=str(each.index)) for each in blocks))
    said = {each.lines[0]: " ".join(each.words.split()) for each in comments_in(made.data)}
    wrong = [(each.text, said[str(each.index)]) for each in blocks if each.kind is not BlockKind.FOOTNOTE]
    assert [pair for pair in wrong if "".join(pair[0].split()) != "".join(pair[1].split())] == []
    assert word_faults(made.data) == word_faults(data) == []


def test_words_that_word_fills_in_itself_are_marked_around_them() -> None:
    """A control that is tied to a property is filled anew when the file is opened: marks inside would be lost."""
    tied = _inside("sdt", "<w:sdtPr><w:dataBinding/></w:sdtPr>" + _inside("sdtContent", words(GOAL)))
    data = word_file(_line(words("Plan: "), tied))
    document = etree.fromstring(members(annotated(data, note(place_of(data, "elever"))).data)["word/document.xml"])
    start = next(document.iter(f"{W}commentRangeStart"))
    assert start.getnext() is next(document.iter(f"{W}sdt"))


def test_python_docx_reads_the_notes_back() -> None:
    data = (SAMPLES / "lyngmo" / "Enhetsavtale Lyngmo skole 2026.docx").read_bytes()
    copy = annotated(data, note(place_of(data, "Nye nettsider for skolen"))).data
    (comment,) = Document(io.BytesIO(copy)).comments
    assert (comment.author, comment.initials) == ("tracecheck", "tc")
    assert comment.text.split("\n") == ["Se på · TC301", "Målet mangler indikator."]
    assert comment.timestamp is not None


@pytest.mark.office
@pytest.mark.needs("soffice")
def test_libreoffice_shows_the_notes_on_the_same_words(tmp_path: Path) -> None:
    """What it reads of the copy, written as OpenDocument: each annotation with the words up to its end."""
    data = (SAMPLES / "lyngmo" / "Enhetsavtale Lyngmo skole 2026.docx").read_bytes()
    phrases = ("Nye nettsider for skolen", "mål 4.2.1 i samfunnsdelen")
    (tmp_path / "plan.docx").write_bytes(annotated(data, *(note(place_of(data, each)) for each in phrases)).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "plan.docx")], check=True, capture_output=True, timeout=120)
    text = members((tmp_path / "plan.odt").read_bytes())["content.xml"].decode()
    found = re.findall(r"</office:annotation>(.*?)<office:annotation-end", text)
    assert [re.sub(r"<[^>]+>", "", each) for each in found] == list(phrases)
    assert "Målet mangler indikator." in text
