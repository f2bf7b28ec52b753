"""Method in the coupling report: what was read, with what, how to repeat it, how it can be wrong."""

import platform
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.chapter_text import lines, tables, words
from tests.traceability.sample_runs import NAMES, result_of, trace_of
from tracecheck import __version__
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.result import PassedOver, Result
from tracecheck.model.source import Loss, Problem
from tracecheck.model.suppression import BaselineUse
from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Input, make_book
from tracecheck.reports.coupling.chapters.method import chapter
from tracecheck.resources import load_data
from tracecheck.traceability import trace

ROOT = Path(__file__).resolve().parents[2]


def _chapter(result: Result, *inputs: Input, language: str = "nb") -> Chapter:
    return chapter(make_book(result, trace(result), load_catalogue(language), inputs=inputs))


def _sample(name: str, language: str = "nb") -> Chapter:
    return chapter(make_book(result_of(name), trace_of(name), load_catalogue(language)))


@pytest.mark.parametrize("name", NAMES)
def test_every_document_stands_with_its_whole_hash_and_what_was_read_of_it(name: str) -> None:
    table, hashes = tables(_sample(name).blocks)
    names = [each.name for each in table.columns]
    rows = [dict(zip(names, map(words, row.cells), strict=True)) for row in table.rows]
    documents = result_of(name).documents
    assert [row["document"] for row in rows] == [each.key for each in documents]
    assert [tuple(map(words, row.cells)) for row in hashes.rows] == [(each.key, each.sha256) for each in documents]
    assert [int(row["items"]) for row in rows] == [len(each.own_items) for each in documents]
    assert sum(int(row["items"]) for row in rows) == sum(result_of(name).summary.items.values())
    assert [row["pages"] for row in rows] == [str(each.pages or "") for each in documents]
    assert all(re.fullmatch(r"[0-9a-f]{64}", words(row.cells[1])) for row in hashes.rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_told_in_every_language_and_is_the_same_every_time(name: str, language: str) -> None:
    assert _sample(name, language) == _sample(name, language)
    assert not [line for line in lines(_sample(name, language).blocks) if "{" in line]


def test_the_number_of_documents_is_that_of_the_summary() -> None:
    result = result_of("lyngmo")
    assert f"{result.summary.documents_read} dokumenter i mappen ble lest." in lines(_sample("lyngmo").blocks)


def test_a_document_that_could_not_be_read_says_why() -> None:
    result = result_of("tindefjell")
    problem = Problem("TC001", "TC001.damaged", {"document": "skole.pdf"}, None, Loss.ALL)
    gone = replace(result.documents[0], key="skole.pdf", items=(), problems=(problem,))
    summary = replace(result.summary, documents_not_read=("skole.pdf",))
    told = lines(_chapter(replace(result, documents=(gone, *result.documents[1:]), summary=summary)).blocks)
    assert any("1 dokument kunne ikke leses." in line for line in told)
    row = next(line for line in told if line.startswith("skole.pdf | "))
    assert "kunne ikke leses: " in row


def test_a_version_that_only_serves_as_comparison_is_told_as_one() -> None:
    told = lines(_sample("lyngmo").blocks)
    proposal = next(line for line in told if line.startswith("Økonomiplan 2026-2029 - kommunedirektørens forslag.docx"))
    assert "forslag, brukt til sammenligning" in proposal


def test_versions_are_those_of_the_installation() -> None:
    told = lines(_sample("lyngmo").blocks)
    assert f"tracecheck {__version__}" in told
    assert f"Python {platform.python_version()}" in told
    assert [line for line in told if re.fullmatch(r"pypdfium2 \d[\d.]*", line)]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [name for name in load_data("method")["libraries"]["names"] if f'"{name}>=' not in project] == []


def test_settings_decisions_and_baseline_are_named_with_their_hashes() -> None:
    result = result_of("tindefjell")
    run = replace(result.run, decisions="tracecheck.decisions.toml", today="2026-06-18")
    use = BaselineUse("tracecheck.baseline.toml", 3)
    told = lines(
        _chapter(
            replace(result, run=run, baseline=use),
            Input("profile", "../felles/profil.toml", "a" * 64),
            Input("decisions", "tracecheck.decisions.toml", "b" * 64),
        ).blocks
    )
    assert any(result.run.configuration_sha256 and result.run.configuration_sha256 in line for line in told)
    assert (
        "Beslutninger fra personer er hentet fra tracecheck.decisions.toml. De er regnet som gyldige per 18.06.2026."
        in told
    )
    assert "Merknader som sto i tracecheck.baseline.toml, er ikke meldt på nytt." in told
    assert f"Profil: ../felles/profil.toml, SHA-256 {'a' * 64}" in told
    assert f"Beslutninger: tracecheck.decisions.toml, SHA-256 {'b' * 64}" in told


def test_without_decisions_and_baseline_it_says_so() -> None:
    told = lines(_sample("tindefjell").blocks)
    assert "Ingen beslutninger fra personer er brukt." in told
    assert "Ingen liste over kjente merknader er brukt." in told


def test_the_command_can_be_typed_again_as_it_stands() -> None:
    result = result_of("tindefjell")
    typed = replace(result, run=replace(result.run, arguments=("report", "Planer 2026", "-f", "docx")))
    assert "Kommandoen som laget rapporten: tracecheck report 'Planer 2026' -f docx" in lines(_chapter(typed).blocks)
    none = replace(result, run=replace(result.run, arguments=()))
    assert "Kommandoen er ikke tatt vare på i dette resultatet." in lines(_chapter(none).blocks)


def test_the_command_names_no_folder_of_the_one_who_ran_it() -> None:
    arguments = ("report", "/home/kari/Planer 2026", "--config=C:\\Users\\kari\\tracecheck.toml", "--since", "../2025")
    typed = replace(result_of("tindefjell"), run=replace(result_of("tindefjell").run, arguments=arguments))
    told = next(line for line in lines(_chapter(typed).blocks) if line.startswith("Kommandoen"))
    assert told.endswith("tracecheck report 'Planer 2026' --config=tracecheck.toml --since ../2025")


def test_files_that_were_passed_over_are_told_but_for_a_report_of_last_time() -> None:
    result = result_of("tindefjell")
    files = (PassedOver("resultat.json", "own"), PassedOver("adresser.json", "foreign"))
    told = lines(_chapter(replace(result, run=replace(result.run, passed_over=files))).blocks)
    reason = load_catalogue("nb").text("passed_over.foreign")
    assert f"adresser.json ({reason})" in told
    assert "Hoppet over 1 fil:" in told
    assert not [line for line in told if "resultat.json" in line]


def test_what_was_measured_is_what_the_benchmarks_say() -> None:
    measured = load_data("method")["measured"]
    table = (ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("|")]
    unseen = next(line for line in rows if measured["unseen"]["row"] in line)
    assert f"| {measured['unseen']['documents']} |" in unseen
    assert f"| {measured['unseen']['f1']:.2f} " in unseen
    known = next(line for line in rows if line.startswith(f"| {measured['known']['row']} "))
    assert f"| {measured['known']['f1']:.3f} |" in known
    extraction = table.partition("<!-- extraction: begin -->")[2].partition(measured["known"]["row"])[0]
    documents = [line for line in extraction.splitlines() if re.match(r"\| [\w-]+ \| \w+ \| \d", line)]
    assert len(documents) == measured["known"]["documents"]
    assert any("treffet 0,8 der 1 er" in line for line in lines(_sample("lyngmo").blocks))


def test_it_says_what_it_does_not_do() -> None:
    told = " ".join(lines(_sample("lyngmo").blocks))
    assert "Det har ikke sett hva som er gjort, bare hva som står skrevet." in told
    assert "Ingen tekst har forlatt maskinen" in told
    assert "Vi fant ikke noe i dokumentene vi leste. Det betyr ikke at ingenting gjøres." in told
