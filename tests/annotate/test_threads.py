"""A conversation between people in a Word document stays what it is."""

from lxml import etree

from tests.annotate.word_files import W, annotated, members, note, place_of, word_file
from tests.readers.docx_building import paragraph

GOAL = "Alle elever har et trygt skolemiljø."
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
EXTENDED = "http://schemas.microsoft.com/office/word/2012/wordml"


def _comment(number: int, author: str, text: str) -> str:
    inside = f'<w:p xmlns:w14="{W14}" w14:paraId="00AA000{number}"><w:r><w:t>{text}</w:t></w:r></w:p>'
    return f'<w:comment w:id="{number}" w:author="{author}">{inside}</w:comment>'


def _thread(xml: bytes) -> list[bytes]:
    comments = etree.fromstring(xml).findall(f"{W}comment")
    return [etree.tostring(each, method="c14n") for each in comments if each.get(f"{W}author") != "tracecheck"]


def test_comments_of_people_with_replies_stay_and_the_bytes_are_the_same_every_time() -> None:
    data = word_file(
        paragraph(GOAL),
        comments=_comment(3, "Rektor", "Er dette vedtatt?") + _comment(4, "Rådgiver", "Ja, i sak 45/26."),
        commentsExtended=(
            f'<e:commentEx xmlns:e="{EXTENDED}" e:paraId="00AA0003" e:done="0"/>'
            f'<e:commentEx xmlns:e="{EXTENDED}" e:paraId="00AA0004" e:paraIdParent="00AA0003" e:done="0"/>'
        ),
        commentsIds='<w:commentId w:paraId="00AA0003"/><w:commentId w:paraId="00AA0004"/>',
        people=f'<e:person xmlns:e="{EXTENDED}" e:author="Rektor"/>',
    )
    once = annotated(data, note(place_of(data, GOAL))).data
    before, after = members(data), members(once)
    for name in ("commentsExtended", "commentsIds", "people"):
        assert after[f"word/{name}.xml"] == before[f"word/{name}.xml"]
    assert len(_thread(before["word/comments.xml"])) == 2
    assert _thread(after["word/comments.xml"]) == _thread(before["word/comments.xml"])
    assert annotated(once, note(place_of(once, GOAL))).data == once
