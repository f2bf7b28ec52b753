"""Each unit in the coupling report: what is expected and why, what answers, what is only possible; never a ranking."""

import pytest

from tests.linker.plans_of_lyngmo import okonomiplan, run, samfunnsdel
from tests.traceability.sample_runs import result_of, trace_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings, Settings, Unit
from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import Bullets, Paragraph, Part, Runs, Table
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.chapters import units
from tracecheck.traceability import trace


def words(runs: Runs) -> str:
    return "".join(each.text for each in runs)


def lyngmo(language: str = "nb") -> Book:
    return make_book(result_of("lyngmo"), trace_of("lyngmo"), load_catalogue(language))


def parts(book: Book) -> list[Part]:
    return [each for each in units.chapter(book).blocks if isinstance(each, Part)]


def test_units_stand_in_alphabetical_order() -> None:
    assert [words(each.title) for each in parts(lyngmo())] == ["Lyngmo helse- og mestringssenter", "Lyngmo skole"]


def test_each_expected_goal_says_why_and_what_answers() -> None:
    book = lyngmo()
    table = next(each for each in parts(book)[1].blocks if isinstance(each, Table))
    row = next(each for each in table.rows if "Alle elever" in words(each.cells[0]))
    assert row.cells[0][0].link in book.anchors.values()
    assert words(row.cells[1]) == "det står «elever»"
    assert row.cells[2][0].state is CellState.TIGHT
    assert "mobbing" in words(row.cells[3])


def test_possible_goals_stand_apart_and_have_no_state() -> None:
    school = parts(lyngmo())[1]
    lists = [each for each in school.blocks if isinstance(each, Bullets)]
    possible = [words(runs) for runs in lists[0].items]
    assert any("Ungdom skal ha gratis steder" in line for line in possible)
    assert all(run.state is None for runs in lists[0].items for run in runs)


def test_support_is_told_in_the_units_own_words() -> None:
    table = [each for each in parts(lyngmo())[0].blocks if isinstance(each, Table)][-1]
    assert [words(row.cells[1]) for row in table.rows][:2] == ["Økonomiavdelingen", "HR"]


def test_a_unit_of_the_list_without_an_agreement_is_not_blamed() -> None:
    linking = LinkSettings(organisation=(Unit("Storgata 5", services=("hjemmetjenester",)),))
    documents = (samfunnsdel(), okonomiplan())
    result = Result(Run(), documents, run(*documents, settings=linking))
    book = make_book(result, trace(result, Settings(linking=linking)), load_catalogue("nb"))
    found = parts(book)[0]
    said = [words(each.runs) for each in found.blocks if isinstance(each, Paragraph)]
    assert said[0].startswith("Ingen avtale lest.")
    assert said[1] == "1 mål er ventet: 1 kan ikke vurderes."


def test_without_units_the_chapter_says_so() -> None:
    documents = (samfunnsdel(), okonomiplan())
    result = Result(Run(), documents, run(*documents))
    blocks = units.chapter(make_book(result, trace(result), load_catalogue("nb"))).blocks
    assert len(blocks) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str) -> None:
    assert len(parts(lyngmo(language))) == 2
