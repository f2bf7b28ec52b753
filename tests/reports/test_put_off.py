"""What is put off says why, where that stands or who decided it in which case, alike in every part of the report."""

import pytest

from tests.linker.plans_of_lyngmo import D, okonomiplan, samfunnsdel
from tests.linker.test_linker_decisions import decide
from tests.reports.chapter_text import lines, parts, tables, words
from tests.traceability.sample_runs import result_of, trace_of
from tracecheck.linker import link
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.decision import Decisions, Verdict
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.chapters import goals, matrix
from tracecheck.reports.coupling.workbook import matrix as sheet
from tracecheck.traceability import trace

DECIDED = {
    "nb": "Bestemt av kommunalsjef oppvekst 01.03.2026, sak 12/26, gjelder til 31.12.2027",
    "nn": "Bestemt av kommunalsjef oppvekst 01.03.2026, sak 12/26, gjeld til 31.12.2027",
    "en": "Decided by kommunalsjef oppvekst 2026-03-01, case 12/26, valid until 2027-12-31",
}


def decided(language: str) -> Book:
    """A goal that a person has put off in the økonomiplan."""
    said = {"reason": "Utsatt til boligplanen er vedtatt", "by": "kommunalsjef oppvekst", "on": "2026-03-01"}
    more = {"case": "12/26", "expires": "2027-12-31"}
    decision = decide((samfunnsdel(), "2.3"), None, Verdict.JUSTIFY, level=D.OKONOMIPLAN, **said, **more)
    documents = (samfunnsdel(), okonomiplan())
    linkage = link(documents, LinkSettings(), Decisions((decision,), "tracecheck.decisions.toml"))
    result = Result(Run(), documents, linkage)
    return make_book(result, trace(result), load_catalogue(language))


def in_matrix(book: Book) -> dict[str, list[tuple[str, str]]]:
    """By the anchor of a goal: the words that put it off, and where they stand."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in tables(matrix.chapter(book).blocks):
        if (table.anchor or "").startswith("justified"):
            for row in table.rows:
                goal, _, quote, source = row.cells
                found.setdefault(str(goal[0].link), []).append((words(quote), words(source)))
    return found


def in_goals(book: Book, anchor: str) -> str:
    found = next(part for part in parts(goals.chapter(book).blocks) if part.anchor == anchor)
    return "\n".join(lines(found.blocks))


def in_workbook(book: Book, goal: str) -> str:
    ids, reasons = sheet.TITLES.index("id"), sheet.TITLES.index("reason")
    return next(str(row[reasons]) for row in sheet.sheet(book).rows if row[ids] == goal)


@pytest.mark.parametrize("name", ["lyngmo", "storvag", "tindefjell-utkast"])
def test_the_words_and_their_place_are_the_same_in_every_part(name: str) -> None:
    book = make_book(result_of(name), trace_of(name), load_catalogue("nb"))
    told = in_matrix(book)
    assert told
    for goal, anchor in book.anchors.items():
        for quote, source in told.get(anchor, []):
            assert f"{quote} ({source})" in in_goals(book, anchor)
            assert f"{quote.strip('«»')} ({source})" in in_workbook(book, goal)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_says_who_when_in_which_case_and_until_when(language: str) -> None:
    book = decided(language)
    goal = next(row.goal for row in book.rows() if row.goal.endswith("#2.3"))
    anchor, why = book.anchors[goal], "Utsatt til boligplanen er vedtatt"
    quoted = book.catalogue.quoted(why)
    assert in_matrix(book) == {anchor: [(quoted, DECIDED[language])]}
    assert f"{quoted} ({DECIDED[language]})" in in_goals(book, anchor)
    assert in_workbook(book, goal) == f"{why} ({DECIDED[language]})"
