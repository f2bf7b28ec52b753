"""Page one of the coupling report: what a council is told, and that its figures are those of the run."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.linker.plans_of_lyngmo import D, K, enhetsavtale, item, okonomiplan, plan, ref, samfunnsdel
from tracecheck.linker import link
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.finding import Confidence, Finding, Related, Severity
from tracecheck.model.item import Basis, Item, Period
from tracecheck.model.plan import Adoption, PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings, Settings, Unit
from tracecheck.model.source import Loss, Problem
from tracecheck.reports.coupling.blocks import Block, Bullets, Paragraph, Part, Runs
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.chapters import council
from tracecheck.reports.coupling.front.lists import list_blocks
from tracecheck.reports.coupling.short import short_answer
from tracecheck.reports.look import Look
from tracecheck.summary import summarise
from tracecheck.traceability import trace
from tracecheck.traceability.since import since_editions

_WORDS_OF_A_PAGE = 620
_ADOPTED = Adoption("2025-12-11", "Kommunestyret", "94/25")


def _answer(label: str, text: str) -> Item:
    return item(f"m{label}", K.GOAL, text, references=(ref(f"delmål {label}", label),))


def _plan(**fields: Any) -> PlanDocument:
    return okonomiplan(
        _answer("2.1", "Flere barn skal oppleve mestring (delmål 2.1)"),
        item("i", K.INDICATOR, "Andel elever som trives", parent="m2.1"),
        **{"adopted": _ADOPTED, **fields},
    )


def _result(*documents: PlanDocument, findings: tuple[Finding, ...] = ()) -> Result:
    read = [each for each in documents if not each.problems]
    linkage = link(read, LinkSettings())
    return Result(Run(), documents, linkage, findings, summary=summarise(documents, linkage, findings))


def _book(result: Result, language: str = "nb", units: tuple[Unit, ...] = ()) -> Book:
    settings = Settings(linking=LinkSettings(organisation=units))
    return make_book(result, trace(result, settings, since_editions(result, settings)), load_catalogue(language))


def _runs(blocks: tuple[Block, ...]) -> Iterator[Runs]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, Bullets):
            yield from block.items


def _text(book: Book) -> str:
    page = council.chapter(book)
    return "\n".join("".join(run.text for run in runs) for runs in _runs(page.blocks))


def _many(number: int) -> tuple[PlanDocument, PlanDocument]:
    """A samfunnsdel of many goals, of which the økonomiplan follows up every other one."""
    goals = [item(f"g{n}", K.GOAL, f"Lyngmo skal ha nummer {n} av alt", label=f"{n}") for n in range(1, number + 1)]
    top = plan("samfunnsdel.docx", D.SAMFUNNSDEL, *goals, period=Period(2024, 2036))
    answers = [
        item(f"s{n}", K.GOAL, f"Svar nummer {n} (mål {n})", references=(ref(f"mål {n}", f"{n}"),))
        for n in range(1, number + 1, 2)
    ]
    return top, okonomiplan(*answers)


def test_the_page_says_what_was_read_how_many_are_followed_up_and_what_to_ask_for() -> None:
    text = _text(_book(_result(samfunnsdel(), _plan())))
    assert "samfunnsdelen 2024–2036 og økonomiplanen 2026–2029 slik dere vedtok den (sak 94/25)." in text
    assert "Av 3 delmål i samfunnsdelen" in text
    assert "er 1 fulgt opp i økonomiplanen, 2 har ingen spor" in text
    assert "Ingen spor i økonomiplanen 2026–2029: 2.2 Eldre kan bo trygt" in text
    assert "å få vite hvordan de to målene uten spor følges opp" in text


@pytest.mark.parametrize("number", [3, 40, 60])
def test_the_figures_are_those_of_the_run(number: int) -> None:
    result = _result(*_many(number))
    counts = _book(result).trace.counts
    step = next(each for each in result.summary.steps if (each.upper, each.lower) == ("samfunnsdel", "okonomiplan"))
    states = {name: counts.get(f"plan.{name}", 0) for name in ("tight", "loose", "justified", "missing")}
    assert states == {name: getattr(step, name) for name in states}
    assert counts["goals"] == step.total == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_is_given_of_many_goals_and_never_of_few(language: str) -> None:
    assert "%" not in _text(_book(_result(*_many(50)), language))
    assert "%" in _text(_book(_result(*_many(60)), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 18, 40])
def test_every_number_leads_to_a_list_as_long_as_it_says(language: str, number: int) -> None:
    documents = _many(number) if number else (samfunnsdel(), _plan())
    book = _book(_result(*documents), language)
    lists = {part.anchor: part for part in list_blocks(book) if isinstance(part, Part)}
    numbers = [run for runs in _runs(council.chapter(book).blocks) for run in runs if run.strong and run.text.isdigit()]
    assert numbers
    for run in numbers:
        listed = lists[run.link or ""].blocks[0]
        assert isinstance(listed, Bullets)
        assert len(listed.items) == int(run.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_goals_without_a_trace_still_make_one_page(language: str) -> None:
    text = _text(_book(_result(*_many(40)), language))
    assert len(text.split()) < _WORDS_OF_A_PAGE
    assert "1" in text


def test_the_goals_beyond_those_named_are_counted() -> None:
    assert "og fire til" in _text(_book(_result(*_many(20))))


def _finding(code: str, severity: Severity = Severity.WARNING, **arguments: Any) -> Finding:
    return Finding(
        code, "slug", severity, Confidence.HIGH, "En merknad.", code, arguments, document="enhetsavtale-skole.docx"
    )


_CHANGED = {"before": "skal", "after": "bør", "count": 1, "source_kind": "subgoal", "source_label": "Delmål 2.1"}
_UNANSWERED = {"body": "Kommunestyret", "case": "45/25", "date": "2025-06-19", "text": "en sak om veilag", "count": 3}


def test_what_should_be_cleared_up_is_said_in_plain_words_without_codes() -> None:
    findings = (_finding("TC118", **_UNANSWERED), _finding("TC107", **_CHANGED), _finding("TC602"))
    text = _text(_book(_result(samfunnsdel(), _plan(), enhetsavtale(), findings=findings)))
    assert "Delmål 2.1 er gjengitt med «bør» i enhetsavtalen for Lyngmo skole 2026. Vedtatt ordlyd er «skal»." in text
    assert text.index("gjengitt med") < text.index("Vi fant ikke svar på bestillingen i sak 45/25: «en sak om veilag».")
    assert "1 merknad til, for dem som arbeider med planene, står i listen over merknader (1 å se på)." in text
    assert "å få vite når bestillingen i sak 45/25 blir besvart" in text
    assert not re.search(r"TC\d{3}", text)


def test_what_is_for_information_only_is_left_to_the_list() -> None:
    findings = (_finding("TC107", Severity.INFO, **_CHANGED),)
    text = _text(_book(_result(samfunnsdel(), _plan(), findings=findings)))
    assert "gjengitt med" not in text
    assert "1 merknad, for dem som arbeider med planene, står i listen over merknader (1 til orientering)." in text


def test_two_states_in_one_report_are_not_told_as_of_two_reports() -> None:
    two = _finding("TC406", text="Færre venter", status="Grønn", other_status="Rød")
    two = replace(two, related=(Related("other", document=two.document),))
    text = _text(_book(_result(samfunnsdel(), _plan(), enhetsavtale(), findings=(two,))))
    assert "«Færre venter» har både status «Grønn» og «Rød» i enhetsavtalen for Lyngmo skole 2026." in text


def test_of_a_plan_with_agreements_it_is_asked_which_units_follow_a_goal_up() -> None:
    goals = (item("a", K.GOAL, "Flere unge bor godt", label="1"), item("b", K.GOAL, "Flere eldre trives", label="2"))
    answer = item("e", K.GOAL, "Vi gir startlån (mål 1)", references=(ref("mål 1", "1"),))
    text = _text(_book(_result(okonomiplan(*goals), enhetsavtale(answer))))
    assert "2 Flere eldre trives. Målet kan stå i avtaler og planer som vi ikke har lest." in text
    assert "å få vite hvilke enheter som følger opp «2 Flere eldre trives»" in text


def test_a_goal_that_the_plan_follows_up_and_no_report_tells_of_is_asked_about() -> None:
    told = plan(
        "arsberetning.docx", D.ARSBERETNING, item("r", K.RESULT, "Lag og foreninger"), period=Period(2026, 2026)
    )
    text = _text(_book(_result(samfunnsdel(), _plan(), replace(told, applies_to_year=2026))))
    assert "å få vite hvordan det går med «2.1 Barn og unge opplever mestring og tilhørighet», som vi ikke fant" in text


def test_agreements_of_another_year_are_not_said_to_be_absent() -> None:
    old = enhetsavtale(item("e", K.GOAL, "Leksehjelp"), period=Period(2024, 2024))
    text = _text(_book(_result(_plan(), old)))
    assert "avtaler og planer fra enhetene for samme tid som planene" in text


def test_a_loose_coupling_is_explained_only_where_one_is_counted() -> None:
    assert "En løs kobling" not in _text(_book(_result(samfunnsdel(), _plan())))


def test_agreements_are_counted_against_the_list_of_the_organisation() -> None:
    units = tuple(Unit(name, level="enhet") for name in ("Lyngmo skole", "Botjenesten", "Kulturskolen"))
    documents = (
        enhetsavtale(item("a", K.GOAL, "Leksehjelp")),
        enhetsavtale(item("b", K.GOAL, "Mestring"), key="bo.docx", unit="Botjenesten"),
    )
    text = _text(_book(_result(samfunnsdel(), _plan(), *documents), units=(*units, Unit("Oppvekst", level="sektor"))))
    assert "to av tre enhetsavtaler for 2026" in text
    assert "Avtalen for Kulturskolen er ikke blant dokumentene." in text


def test_a_document_that_could_not_be_read_is_named_and_asked_for() -> None:
    unread = replace(enhetsavtale(), problems=(Problem("TC002", "TC002.all_pages", {"pages": 3}, loss=Loss.ALL),))
    text = _text(_book(_result(samfunnsdel(), _plan(), unread)))
    assert "«enhetsavtale-skole.docx» kunne ikke leses." in text
    assert "en lesbar utgave av dokumentet vi ikke fikk lest" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "documents",
    [(), (samfunnsdel(),), (_plan(),), (enhetsavtale(),), (samfunnsdel(), enhetsavtale())],
    ids=["none", "samfunnsdel", "plan", "agreement", "no plan"],
)
def test_a_folder_with_little_in_it_still_makes_an_honest_page(
    language: str, documents: tuple[PlanDocument, ...]
) -> None:
    book = _book(_result(*documents), language)
    text = _text(book)
    assert "{" not in text
    assert "  " not in text
    assert not re.search(r"\bNone\b", text)
    assert council.title(book)
    assert list(short_answer(book, Look()))


def test_goals_that_nothing_here_can_answer_are_not_called_missing() -> None:
    text = _text(_book(_result(samfunnsdel())))
    assert "Av 3 delmål i samfunnsdelen" in text
    assert "ingen spor" not in text.casefold()
    assert "Ikke blant dokumentene: en økonomiplan som gjelder nå" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_in_running_text_are_read_and_it_is_said_how_many_and_why_they_are_not_counted(language: str) -> None:
    said = ("Alle skal ha det bra i Lyngmo", "Flere skal flytte hit")
    goals = [item(str(number), K.GOAL, text, basis=Basis.PROSE) for number, text in enumerate(said)]
    book = _book(_result(plan("samfunnsdel.docx", D.SAMFUNNSDEL, *goals)), language)
    assert book.trace.overview.prose == ("samfunnsdel.docx#0", "samfunnsdel.docx#1")
    assert book.trace.counts["goals"] == 0
    text = _text(book)
    words = {
        "nb": "To setninger i løpende tekst",
        "nn": "To setningar i løpande tekst",
        "en": "Two sentences of running",
    }
    assert words[language] in text
    asked = {"nb": "satt opp som egne punkter", "nn": "sette opp som eigne punkt", "en": "set out as points"}
    assert asked[language] in text


def test_two_municipalities_are_named_and_told_to_be_counted_together() -> None:
    other = plan("storvag.docx", D.SAMFUNNSDEL, item("a", K.GOAL, "Storvåg skal vokse"), municipality="Storvåg herad")
    book = _book(_result(samfunnsdel(), _plan(), other))
    assert council.title(book) == "Den røde tråden i Lyngmo og Storvåg herad 2026"
    assert "Dokumentene er fra to kommuner" in _text(book)


def test_the_title_says_no_more_than_the_documents_do() -> None:
    nameless = replace(samfunnsdel(), municipality=None)
    assert council.title(_book(_result(nameless))) == "Den røde tråden"
    assert council.title(_book(_result(samfunnsdel(), _plan()))) == "Den røde tråden i Lyngmo 2026"


def test_the_council_is_called_what_it_is_called_here() -> None:
    adopted = Adoption("2025-12-11", "Heradsstyret", "71/25")
    text = _text(_book(_result(samfunnsdel(), _plan(adopted=adopted)), "nn"))
    assert "økonomiplanen 2026–2029 slik de vedtok han (sak 71/25)" in text
    assert "Heradsstyret kan be kommunedirektøren om:" in text


def test_a_hostile_goal_stays_words() -> None:
    goal = item("h", K.GOAL, "<script>alert(1)</script>\u202e\x00 skal bort", label="Mål 9")
    text = _text(_book(_result(samfunnsdel(goal), _plan())))
    assert "\u202e" not in text
    assert "\x00" not in text


def test_the_terminal_says_the_same_as_the_page() -> None:
    book = _book(_result(samfunnsdel(), _plan()))
    told = "\n".join(short_answer(book, Look(width=1000)))
    page = _text(book)
    assert "er 1 fulgt opp i økonomiplanen, 2 har ingen spor" in told
    assert all(line.removeprefix("  - ") in page for line in told.splitlines() if line.startswith("  -"))


def test_editions_whose_deadlines_did_not_move_on_are_named_too() -> None:
    top = samfunnsdel(item("g2.1", K.SUBGOAL, "Flere barn skal oppleve mestring", label="Delmål 2.1"))
    before = replace(_plan(), path="okonomiplan-2025.docx", key="okonomiplan-2025.docx", period=Period(2025, 2028))
    before = replace(before, applies_to_year=2025)
    text = _text(_book(_result(top, before, _plan(period=Period(2026, 2029), applies_to_year=2026))))
    assert "(økonomiplanen 2025–2028 mot økonomiplanen 2026–2029)" in text
    assert "Siden i fjor" in text
