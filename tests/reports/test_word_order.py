"""The check of Word files finds what Word would call damaged: a test that rests on it can fail."""

import io
import zipfile

import pytest

from tests.reports.word_order import word_faults
from tracecheck.reports.coupling.blocks import Chapter, Pages
from tracecheck.reports.coupling.word import render_docx

CHAPTERS = (Chapter("council", "Kort svar", ()), Chapter("goals", "Mål for mål", ()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<w:pStyle w:val="Title"/><w:keepNext/>', b'<w:keepNext/><w:pStyle w:val="Title"/>'),
        (b'w:name="tc_goals"', b'w:name="tc_council"'),
        (b'w:name="tc_goals"', b'w:name="' + b"x" * 41 + b'"'),
        (b'<w:pStyle w:val="Title"/>', b'<w:pStyle w:val="Nowhere"/>'),
    ],
)
def test_what_word_would_mend_is_found(before: bytes, after: bytes) -> None:
    good = render_docx(Pages("Den røde tråden", "nb", CHAPTERS, "Laget med tracecheck."))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as archive, zipfile.ZipFile(held, "w") as copy:
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, part.replace(before, after) if name == "word/document.xml" else part)
    assert word_faults(good) == []
    assert len(word_faults(held.getvalue())) == 1
