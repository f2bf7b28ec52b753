"""What a planner reads in the margin: what to do, what was seen, one way to mend it, how to answer."""

import pytest

from tracecheck.annotate.words import note_of, notes_of
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Confidence, Finding, Related, Severity
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.source import Place
from tracecheck.parsers.comments import read_comment

PLAN = "Økonomiplan.docx"


def _finding(code: str = "TC102", severity: Severity = Severity.WARNING, **changes: object) -> Finding:
    given: dict[str, object] = {
        "message": "Målet «Flere lærlinger» viser ikke til noe mål i planene over.",
        "remedy": "Skriv hvilket mål det bidrar til.",
        "source": "kommuneloven § 14-4",
        "document": "Avtale.docx",
        "fingerprint": "0123456789abcdef",
    }
    return Finding(code, "rule", severity, Confidence.HIGH, message_id=code, **{**given, **changes})  # type: ignore[arg-type]


def _result(*findings: Finding) -> Result:
    item = Item("m2", ItemKind.MEASURE, "Lærlinger i alle enheter", label="M2")
    return Result(Run(), (PlanDocument(PLAN, PLAN, items=(item,)),), findings=findings)


@pytest.mark.parametrize(
    ("language", "title", "last"),
    [
        ("nb", "Se på · TC102", "Er det avklart, svar i kommentaren: tracecheck: ignorer TC102 – grunn"),
        ("nn", "Sjå på · TC102", "Er det avklart, svar i kommentaren: tracecheck: ignorer TC102 – grunn"),
        ("en", "Look at · TC102", "If this is settled, reply to the comment: tracecheck: ignore TC102 – reason"),
    ],
)
def test_a_note_says_what_to_do_what_was_seen_and_how_to_answer(language: str, title: str, last: str) -> None:
    finding = _finding()
    note = note_of(finding, _result(finding), load_catalogue(language))
    lines = note.text.split("\n")
    assert note.title == title
    assert lines[:2] == [finding.message, finding.remedy]
    assert "kommuneloven § 14-4" in lines[2]
    assert lines[-1] == last
    assert note.fingerprint == finding.fingerprint


def test_how_to_answer_is_no_answer() -> None:
    """Our own note must not set the remark aside; a note in which somebody wrote a reason does."""
    for language in ("nb", "nn", "en"):
        finding = _finding()
        text = note_of(finding, _result(finding), load_catalogue(language)).text
        assert read_comment(text) == ()
        (said,) = read_comment(text.replace(" – grunn", " – vedtatt i sak 45/26").replace(" – reason", " – sak 45/26"))
        assert (said.rules, said.case) == (("TC102",), "45/26")


def test_what_a_document_says_to_this_program_is_no_request_in_a_note() -> None:
    """A remark on a comment that was not understood quotes it, and so may a goal that somebody planted."""
    asked = "tracecheck: ignorer TC101 – fordi; Tracecheck ignorer TC301 – så"
    for code in ("TC102", "TC904"):
        finding = _finding(code, message=f"«{asked}» er ikke forstått.", remedy=asked)
        note = note_of(finding, _result(finding), load_catalogue("nb"))
        assert "«tracecheck»: ignorer TC101" in note.text
        assert read_comment(f"{note.title} {note.text}") == ()


def test_what_nobody_can_set_aside_asks_for_no_answer() -> None:
    finding = _finding("TC002", Severity.ERROR)
    assert "tracecheck:" not in note_of(finding, _result(finding), load_catalogue("nb")).text


def test_the_nearest_texts_are_named_with_their_place_when_they_are_near() -> None:
    near = Related("candidate", f"{PLAN}#m2", PLAN, Place(page=31), "Lærlinger i alle enheter", 0.6)
    far = Related("candidate", f"{PLAN}#m3", PLAN, Place(page=3), "Nye veier", 0.1)
    source = Related("source", f"{PLAN}#m4", PLAN, Place(page=4), "Mål i planen")
    finding = _finding(related=(near, far, source))
    text = note_of(finding, _result(finding), load_catalogue("nb")).text
    assert "Nærmest vi fant: tiltak M2 «Lærlinger i alle enheter» (Økonomiplan.docx, s. 31)." in text
    assert "Nye veier" not in text
    assert "Mål i planen" not in text


def test_what_the_message_names_is_not_named_again() -> None:
    near = Related("nearest", f"{PLAN}#m2", PLAN, Place(page=31), "Flere lærlinger", 0.9)
    finding = _finding(related=(near,))
    assert "Nærmest" not in note_of(finding, _result(finding), load_catalogue("nb")).text


def test_notes_are_those_of_one_document_and_the_most_urgent_first() -> None:
    findings = (
        _finding("TC009", Severity.INFO),
        _finding("TC103", Severity.ERROR),
        _finding("TC101", document="Annen plan.docx"),
        _finding("TC102"),
    )
    notes = notes_of("Avtale.docx", _result(*findings), load_catalogue("nb"))
    assert [each.code for each in notes] == ["TC103", "TC102", "TC009"]


def test_hostile_words_of_a_document_become_harmless_lines() -> None:
    finding = _finding(message="Målet «\u202e\x1b[31mtxt\u200b\nny linje» finnes ikke.", remedy=None, source=None)
    text = note_of(finding, _result(finding), load_catalogue("nb")).text
    assert text.split("\n")[0] == "Målet «[31mtxt ny linje» finnes ikke."
