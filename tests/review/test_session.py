"""A review in the terminal: what is asked in which order, what is written, and that nothing is lost."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.linker.plans_of_lyngmo import K, enhetsavtale, item, okonomiplan, ref, samfunnsdel
from tracecheck.decisions import read_decisions, save_decisions
from tracecheck.linker import link
from tracecheck.messages import load_catalogue
from tracecheck.model.decision import Decisions, PersonDecision, Verdict
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.model.settings import LinkSettings, RuleSettings
from tracecheck.reports.look import Look
from tracecheck.review.decide import Word, justify, point
from tracecheck.review.queue import make_queue
from tracecheck.review.session import Session, Stop, Tally, run_session
from tracecheck.review.store import Store
from tracecheck.rules import Corpus, documents_under_check, run_rules
from tracecheck.trail.web import Web, make_web

TODAY = "2026-06-18"
NB = load_catalogue("nb")


def _plans(goal: str = "Alle innbyggere har et trygt sted å bo innen 2030") -> tuple[PlanDocument, ...]:
    return (
        samfunnsdel(
            item("3.1", K.SUBGOAL, "Matsvinnet er halvert", label="Delmål 3.1"),
            item("3.2", K.SUBGOAL, "Flere reiser kollektivt", label="Delmål 3.2"),
        ),
        okonomiplan(
            item("b1", K.GOAL, "Barn og unge opplever mestring", references=(ref("delmål 2.1", "2.1"),)),
            item("b2", K.GOAL, goal.replace("innen 2030", "og en god bolig")),
            item("b3", K.GOAL, "Eldre bor hjemme", references=(ref("delmål 2.2", "2.2"),)),
        ),
        enhetsavtale(item("l1", K.GOAL, "Flere elever begynner med fransk")),
    )


def make_result(plans: tuple[PlanDocument, ...], decisions: Iterable[PersonDecision] = ()) -> Web:
    """What `check` finds in plans with the decisions of persons."""
    known = tuple(decisions)
    linkage = link(plans, LinkSettings(), Decisions(known, "tracecheck.decisions.toml", TODAY))
    corpus = Corpus(plans, linkage, documents_under_check(plans, linkage))
    findings = run_rules(corpus, RuleSettings(), NB).findings
    return make_web(Result(Run(), plans, linkage, findings))


class Person:
    """Types what it is told to, then leaves; keeps what was shown."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.shown: list[str] = []

    def ask(self, prompt: str) -> str:
        self.shown.append(prompt)
        if not self.answers:
            raise Stop
        return f"{self.answers.pop(0)}\n"

    @property
    def read(self) -> str:
        return " ".join(" ".join(self.shown).split())


def _review(web: Web, path: Path, person: Person, by: str = "controller") -> Tally:
    session = Session(web, Store(path), NB, Look(), person.ask, person.shown.append, TODAY, by)
    return run_session(session, make_queue(web))


def _first(web: Web, kind: DoubtKind) -> Doubt:
    return next(each for each in make_queue(web) if each.kind is kind)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tracecheck.decisions.toml"


def test_goals_without_an_answer_come_before_unit_goals_without_a_parent() -> None:
    kinds = [each.kind for each in make_queue(make_result(_plans()))]
    assert kinds == sorted(kinds, key=list(DoubtKind).index)
    assert {DoubtKind.UNANSWERED, DoubtKind.PARENTLESS} <= set(kinds)


def test_both_texts_their_place_and_the_reason_are_shown(file: Path) -> None:
    person = Person("s")
    _review(make_result(_plans()), file, person)
    assert "Matsvinnet er halvert" in person.read or "trygt sted å bo" in person.read
    assert "samfunnsdel.docx" in person.read
    assert "Vi fant ikke spor av målet i «okonomiplan.docx»." in person.read


def test_a_gap_is_justified_with_reason_case_and_expiry(file: Path) -> None:
    person = Person("g", "Følges opp i neste plan", "12/26", "31.12.2027", "s")
    _review(make_result(_plans()), file, person)
    (decision,) = read_decisions(file)
    assert decision.verdict is Verdict.JUSTIFY
    assert (decision.reason, decision.case, decision.expires) == ("Følges opp i neste plan", "12/26", "2027-12-31")
    assert (decision.by, decision.on, decision.level) == ("controller", TODAY, "okonomiplan")


def test_a_bad_or_past_date_is_told_and_asked_again(file: Path) -> None:
    person = Person("g", "Utsatt", "", "snart", "01.01.2020", "31.12.2027", "s")
    _review(make_result(_plans()), file, person)
    assert "«snart» er ikke en dato" in person.read
    assert "«01.01.2020» er passert" in person.read
    assert read_decisions(file)[0].expires == "2027-12-31"


def test_a_goal_is_pointed_to_by_words(file: Path) -> None:
    web = make_result(_plans())
    skipped = [each.kind for each in make_queue(web)].index(DoubtKind.PARENTLESS)
    _review(web, file, Person(*["h"] * skipped, "p", "delmål 2.1", "Sagt av rektor"))
    (decision,) = read_decisions(file)
    assert decision.verdict is Verdict.CONFIRM
    assert decision.goal.item == "2.1"
    assert decision.answer is not None
    assert decision.answer.item == "l1"


def test_words_that_fit_nothing_are_told_and_asked_again(file: Path) -> None:
    person = Person("p", "romfart", "h", "s")
    _review(make_result(_plans()), file, person)
    assert "Fant ikke «romfart»" in person.read
    assert not file.exists()


def test_every_answer_is_written_before_the_next_question(file: Path) -> None:
    web = make_result(_plans())
    counts: list[int] = []

    class Watching(Person):
        def ask(self, prompt: str) -> str:
            counts.append(len(read_decisions(file)) if file.exists() else 0)
            return super().ask(prompt)

    _review(web, file, Watching("g", "Utsatt", "", "", "g", "Også utsatt", "", ""))
    assert counts[-1] >= 1
    assert len(read_decisions(file)) == 2


def test_what_is_decided_is_not_asked_again(file: Path) -> None:
    before = make_queue(make_result(_plans()))
    _review(make_result(_plans()), file, Person("g", "Utsatt", "", "", "s"))
    after = make_queue(make_result(_plans(), read_decisions(file)))
    assert set(before) - set(after) == {before[0]}


def test_the_last_answer_is_taken_back(file: Path) -> None:
    tally = _review(make_result(_plans()), file, Person("g", "Utsatt", "", "", "t", "s"))
    assert read_decisions(file) == ()
    assert tally.decided == 0


def test_who_decides_is_asked_once_and_needed(file: Path) -> None:
    person = Person("", "controller", "g", "Utsatt", "", "", "s")
    _review(make_result(_plans()), file, person, by="")
    assert "Her må det stå noe." in person.read
    assert read_decisions(file)[0].by == "controller"


def test_a_changed_text_is_asked_about_first_with_the_words_that_changed(file: Path) -> None:
    web = make_result(_plans())
    doubts = make_queue(web)
    place = [each.kind for each in doubts].index(DoubtKind.PARENTLESS)
    _review(web, file, Person(*["h"] * place, "p", "delmål 2.1", "", "s"))
    top, *rest = _plans()
    changed = tuple(
        item(
            each.id,
            each.kind,
            each.text.replace("opplever mestring", "bør oppleve mestring"),
            label=each.label,
            parent=each.parent,
        )
        for each in top.items
    )
    again = make_result((samfunnsdel_with(changed), *rest), read_decisions(file))
    first = make_queue(again)[0]
    assert first.kind is DoubtKind.SUSPECT
    person = Person("b", "Fortsatt riktig", "s")
    _review(again, file, person)
    assert "bør" in person.read
    (decision,) = read_decisions(file)
    assert "bør oppleve" in decision.goal.text
    assert all(
        each.kind is not DoubtKind.SUSPECT
        for each in make_queue(make_result((samfunnsdel_with(changed), *rest), [decision]))
    )


def samfunnsdel_with(items: tuple[object, ...]) -> PlanDocument:
    """The samfunnsdel with other words."""
    from dataclasses import replace

    return replace(samfunnsdel(), items=items)


def test_what_others_wrote_in_the_file_meanwhile_stays(file: Path) -> None:
    web = make_result(_plans())

    class Colleague(Person):
        def ask(self, prompt: str) -> str:
            if len(self.answers) == 1 and file.exists():
                file.write_text("# Et notat fra en kollega\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
            return super().ask(prompt)

    _review(web, file, Colleague("g", "Utsatt", "", "", "g", "Også utsatt", "", ""))
    assert "Et notat fra en kollega" in file.read_text(encoding="utf-8")
    assert len(read_decisions(file)) == 2


def test_a_change_of_mind_keeps_who_decided_first(file: Path) -> None:
    _review(make_result(_plans()), file, Person("g", "Tas i neste plan", "12/26", "", "s"), by="controller")
    (first,) = read_decisions(file)
    changed = replace(first, goal=replace(first.goal, deadline="2027"), on="2026-01-10")
    save_decisions(file, (changed,))
    web = make_result(_plans(), (changed,))
    doubt = _first(web, DoubtKind.SUSPECT)
    Store(file).add(justify(doubt, Word("revisor", TODAY, "Fortsatt ikke tatt opp"), web), doubt)
    (now,) = read_decisions(file)
    assert (now.by, now.replaces) == ("revisor", "justify 2026-01-10 controller (12/26): Tas i neste plan")


def test_who_finds_an_answer_after_all_takes_the_place_of_the_reason_for_none(file: Path) -> None:
    web = make_result(_plans())
    doubt = next(each for each in make_queue(web) if each.level is DocumentKind.OKONOMIPLAN)
    Store(file).add(justify(doubt, Word("controller", TODAY, "Utsatt"), web), doubt)
    Store(file).add(point(doubt, "okonomiplan.docx#b3", Word("controller", TODAY, "Svarer likevel"), web), doubt)
    (now,) = read_decisions(file)
    assert now.verdict is Verdict.CONFIRM
    assert now.replaces is not None
    assert now.replaces.endswith("controller: Utsatt")


def test_a_question_mark_helps_and_what_is_written_can_be_taken_back(file: Path) -> None:
    person = Person("?", "g", "Utsatt", "", "", "s")
    _review(make_result(_plans()), file, person)
    assert "t tar det siste tilbake" in person.read
    assert "Skrevet. t tar det tilbake." in person.read


def test_no_reason_is_not_written_as_if_somebody_gave_one(file: Path) -> None:
    web = make_result(_plans())
    queue = make_queue(web)
    skipped = ["h"] * next(number for number, each in enumerate(queue) if each.candidates)
    _review(web, file, Person(*skipped, "1", "", "s"))
    assert read_decisions(file)[-1].reason == "Ingen begrunnelse skrevet"


def test_a_units_own_goal_is_called_that_and_not_asked_about_again(file: Path) -> None:
    web = make_result(_plans())
    before = [each for each in make_queue(web) if each.kind is not DoubtKind.PARENTLESS]
    _review(web, file, Person(*["h"] * len(before), "e", "Skolens eget satsingsområde", "s"))
    (said,) = read_decisions(file)
    assert (said.verdict, said.goal.item, said.answer) == (Verdict.OWN, "l1", None)
    again = make_result(_plans(), (said,))
    assert not [each for each in make_queue(again) if each.kind is DoubtKind.PARENTLESS]
    assert not [each for each in again.result.findings if each.code == "TC102"]
    assert [each.code for each in web.result.findings if each.code == "TC102"]
