"""The words of a note: what a planner reads in the margin, short enough to be read there."""

from collections.abc import Iterator

from tracecheck.annotate.heads import on_head
from tracecheck.annotate.notes import Note
from tracecheck.annotate.rows import pointers, where_else
from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.finding import Finding, Related
from tracecheck.model.result import Result
from tracecheck.model.source import Place
from tracecheck.parsers.comments import quoted
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import item_name
from tracecheck.reports.remarks import most_urgent_first
from tracecheck.resources import load_data

_CANDIDATE_ROLES = ("candidate", "nearest")


def notes_of(key: str, result: Result, catalogue: Catalogue) -> tuple[Note, ...]:
    """The notes of one document, most urgent first: of the findings that count, not of those that are set aside."""
    findings = (each for each in result.findings if each.document == key)
    return tuple(note for each in most_urgent_first(findings) for note in _notes(each, result, catalogue))


def _notes(finding: Finding, result: Result, catalogue: Catalogue) -> Iterator[Note]:
    note = note_of(finding, result, catalogue)
    yield note
    yield from pointers(finding, note, catalogue)


def note_of(finding: Finding, result: Result, catalogue: Catalogue) -> Note:
    """The note of a finding, in the language of the catalogue (the message is in that of the run). Only its last line,
    how to answer, can be read as said to this program: the others quote documents."""
    document = next((each for each in result.documents if each.key == finding.document), None)
    action = catalogue.text(f"severity.{finding.severity}")
    said = (finding.message, finding.remedy or "", *_more(finding, result, catalogue))
    lines = (*(quoted(harmless(each)) for each in said), *_answer(finding, catalogue))
    return Note(
        place=on_head(finding.place or Place(), document),
        title=catalogue.text("annotate_note.title", action=action, code=finding.code),
        text="\n".join(each for each in lines if each),
        severity=finding.severity,
        code=finding.code,
        fingerprint=finding.fingerprint,
    )


def _more(finding: Finding, result: Result, catalogue: Catalogue) -> Iterator[str]:
    yield from where_else(finding, catalogue)
    yield from _nearest(finding, result, catalogue)
    yield from _source(finding, catalogue)


def _source(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """The law or norm."""
    if finding.source:
        yield catalogue.text("annotate_note.source", source=finding.source)


def _answer(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """How to answer. It stands last, so that nothing else is read as a part of the answer."""
    if finding.code not in load_data("settling")["never"]:
        yield catalogue.text("annotate_note.answer", code=finding.code)


def _nearest(finding: Finding, result: Result, catalogue: Catalogue) -> Iterator[str]:
    """The nearest texts that the message does not name itself, where they are near enough to be of use."""
    limits = load_data("annotate")["candidates"]
    near = [each for each in finding.related if _is_near(each, finding, float(limits["least"]))]
    named = [_named(each, finding, result, catalogue) for each in near[: int(limits["most"])]]
    if named:
        yield catalogue.text("annotate_note.nearest", what="; ".join(named))


def _is_near(related: Related, finding: Finding, least: float) -> bool:
    if related.role not in _CANDIDATE_ROLES or not related.text or related.text in finding.message:
        return False
    return related.score is None or related.score >= least


def _named(related: Related, finding: Finding, result: Result, catalogue: Catalogue) -> str:
    """«tiltak 14 «Startlån» (Økonomiplan.docx, s. 31)»."""
    length = int(load_data("annotate")["candidates"]["length"])
    document, _, name = (related.item or "").rpartition("#")
    plan = next((each for each in result.documents if each.key == document), None)
    item = next((each for each in (plan.items if plan else ()) if each.id == name), None)
    said = item_name(item, catalogue, length) if item else catalogue.quoted(shortened(related.text or "", length))
    elsewhere = related.document if related.document and related.document != finding.document else ""
    told = ", ".join(
        part for part in (elsewhere, render_place_code(place_code(related.place), catalogue.texts)) if part
    )
    return f"{said} ({told})" if told else said
