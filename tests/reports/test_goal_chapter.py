"""Each strategic goal in the coupling report: what carries it, in the words of both ends, and what came near."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from tests.linker.plans_of_lyngmo import D, K, enhetsavtale, item, okonomiplan, plan, ref, run, samfunnsdel, statement
from tests.traceability.sample_runs import result_of, trace_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.coupling import Candidate, Relation
from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.model.item import Amount, FollowUp, Item, Target
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.reports.coupling.blocks import Beside, Block, Bullets, Paragraph, Part, Quote
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.chapters import goals
from tracecheck.traceability import trace


def book_of(*documents: PlanDocument, findings: tuple[Finding, ...] = (), language: str = "nb") -> Book:
    result = Result(Run(), documents, run(*documents), findings)
    return make_book(result, trace(result), load_catalogue(language))


def parts(book: Book) -> list[Part]:
    return [each for each in goals.chapter(book).blocks if isinstance(each, Part)]


def part(book: Book, words: str) -> Part:
    return next(each for each in parts(book) if words in each.title[0].text)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(each.text for each in block.runs)
        elif isinstance(block, Bullets):
            yield from ("".join(each.text for each in runs) for runs in block.items)
        elif isinstance(block, Quote):
            yield "".join([*(each.text for each in block.lead), block.text, *(each.text for each in block.source)])
        elif isinstance(block, Beside):
            for column in block.columns:
                yield from texts(column)


def said(part: Part) -> str:
    return "\n".join(texts(part.blocks))


def follows(number: str, *more: Item) -> PlanDocument:
    goal = ref(f"delmål {number}", number, label_kind="subgoal")
    return okonomiplan(item("b1", K.GOAL, "Ni av ti elever trives på skolen", references=(goal,)), *more)


def test_every_goal_with_a_row_has_a_part_under_its_anchor() -> None:
    book = make_book(result_of("lyngmo"), trace_of("lyngmo"), load_catalogue("nb"))
    assert [each.anchor for each in parts(book)] == list(book.anchors.values())


def test_the_words_of_both_ends_stand_beside_each_other_with_why_and_where() -> None:
    found = part(book_of(samfunnsdel(), follows("2.1")), "Barn og unge opplever")
    beside = next(each for each in found.blocks if isinstance(each, Beside))
    left, right = beside.columns
    assert isinstance(left[0], Quote)
    assert isinstance(right[0], Quote)
    assert left[0].text == "Barn og unge opplever mestring og tilhørighet"
    assert right[0].text == "Ni av ti elever trives på skolen"
    assert "viser til «delmål 2.1»" in right[0].source[-1].text
    assert "okonomiplan.docx" in right[0].source[0].text


def test_a_goal_without_a_trace_says_what_was_looked_into_and_stands_open() -> None:
    found = part(book_of(samfunnsdel(), follows("2.1")), "Alle innbyggere har et trygt sted")
    assert not found.folded
    assert "Lett i: «okonomiplan.docx»" in said(found)
    assert "ingen spor" in said(found).casefold()
    assert "ikke gjort" not in said(found)


def test_what_comes_near_is_told_with_its_likeness_and_is_no_coupling() -> None:
    book = book_of(samfunnsdel(), follows("2.1"))
    near = Candidate("okonomiplan.docx#b1", "samfunnsdel.docx#2.3", Relation.IMPLEMENTS, 0.41, 1)
    group = book.trace.groups[0]
    rows = tuple(
        replace(row, cells={**row.cells, "plan": replace(row.cells["plan"], nearest=(near,))})
        if row.goal.endswith("#2.3")
        else row
        for row in group.rows
    )
    changed = replace(book, trace=replace(book.trace, groups=(replace(group, rows=rows),)))
    found = said(part(changed, "Alle innbyggere har et trygt sted"))
    assert "Nærmest, men ikke regnet som kobling: mål «Ni av ti elever trives på skolen» (likhet 0,41)" in found


def test_a_goal_that_is_put_off_says_so_in_the_words_of_the_plan_and_where() -> None:
    later = statement(
        "~1",
        "Delmål 2.3 følges opp fra 2028.",
        references=(ref("Delmål 2.3", "2.3", label_kind="subgoal", start=0, end=10),),
        follow_up=FollowUp("postponed", "følges opp fra 2028", 2028),
    )
    found = part(book_of(samfunnsdel(), okonomiplan(later)), "Alle innbyggere har et trygt sted")
    assert "begrunnet" in said(found)
    assert "«følges opp fra 2028» (okonomiplan.docx" in said(found)
    assert found.folded


def test_the_steps_stand_in_one_line_with_a_role_for_an_owner() -> None:
    measure = item("t1", K.MEASURE, "Miljøteam", parent="b1", owner="Rektorene")
    found = said(part(book_of(samfunnsdel(), follows("2.1", measure)), "Barn og unge opplever"))
    assert "tiltak: «Miljøteam»" in found
    assert "ansvarlig: Rektorene" in found


def test_a_step_has_no_half_quotation_marks_and_a_goal_with_a_year_is_due_then() -> None:
    goal = item(
        "b1", K.GOAL, "«Ni av ti elever trives i 2028»", target=Target("ni av ti elever trives i 2028»", year=2028)
    )
    fund = item("t1", K.MEASURE, "Miljøteam", parent="b1", amounts=(Amount(2026, 2.5, "arsverk"),))
    upper = replace(goal, references=(ref("delmål 2.1", "2.1", label_kind="subgoal"),))
    found = said(part(book_of(samfunnsdel(), okonomiplan(upper, fund)), "Barn og unge opplever"))
    assert "måltall: ni av ti elever trives i 2028 ·" in found
    assert "penger: 2,5 årsverk (2026)" in found
    assert found.endswith("frist: 2028")


def test_a_finding_about_the_goal_leads_to_its_rule() -> None:
    finding = Finding(
        "TC101", "x", Severity.WARNING, Confidence.HIGH, "Ingen spor.", "TC101", item="samfunnsdel.docx#2.3"
    )
    found = part(book_of(samfunnsdel(), follows("2.1"), findings=(finding,)), "Alle innbyggere har et trygt sted")
    links = [each.link for block in found.blocks if isinstance(block, Paragraph) for each in block.runs if each.link]
    assert links == ["rule-TC101"]


def test_a_text_of_ten_thousand_characters_is_cut() -> None:
    long = item("2.9", K.SUBGOAL, "ord " * 2500, label="Delmål 2.9")
    book = book_of(samfunnsdel(long), follows("2.1"))
    assert all(len(line) < 1500 for each in parts(book) for line in (each.title[0].text, *texts(each.blocks)))


def test_a_thousand_goals_stay_within_two_kilobytes_each() -> None:
    book = make_book(result_of("lyngmo"), trace_of("lyngmo"), load_catalogue("nb"))
    found = parts(book)
    assert sum(len(said(each)) for each in found) / len(found) < 2000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str) -> None:
    book = make_book(result_of("lyngmo"), trace_of("lyngmo"), load_catalogue(language))
    assert len(parts(book)) == len(book.anchors)


def test_without_a_strategic_goal_the_chapter_says_so() -> None:
    only = plan("rapport.docx", D.ARSRAPPORT, item("r", K.RESULT, "Trivsel", label="1"))
    blocks = goals.chapter(book_of(only)).blocks
    assert list(texts(blocks)) == ["Vi fant ingen strategiske mål med en tråd å følge i dokumentene vi leste."]


def test_an_agreement_that_answers_stands_beside_the_plan() -> None:
    goal = ref("delmål 2.1", "2.1", label_kind="subgoal")
    agreement = enhetsavtale(item("e1", K.GOAL, "Alle elever har en å være sammen med", references=(goal,)))
    found = said(part(book_of(samfunnsdel(), follows("2.1"), agreement), "Barn og unge opplever"))
    assert "Enhetsavtale: tett kobling" in found
    assert "Alle elever har en å være sammen med" in found
