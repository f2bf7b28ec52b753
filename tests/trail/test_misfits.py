"""A stated coupling that something else fits clearly better is told; right ones are not."""

from pathlib import Path

import pytest

from tests.linker.plans_of_lyngmo import K, item, okonomiplan, ref, run, samfunnsdel
from tracecheck.linker import link
from tracecheck.messages import load_catalogue
from tracecheck.model.decision import Decisions, Verdict
from tracecheck.model.item import Item
from tracecheck.model.result import Result, Run
from tracecheck.model.review import DoubtKind
from tracecheck.model.settings import LinkSettings
from tracecheck.reports.look import Look
from tracecheck.reports.why_text import render_why
from tracecheck.review.decide import Word, confirm, point
from tracecheck.review.form import COLUMNS, make_form
from tracecheck.review.queue import make_queue
from tracecheck.trail.follow import make_trail
from tracecheck.trail.stated import find_misfits
from tracecheck.trail.web import Web, make_web

NB = load_catalogue("nb")
PLAN = "okonomiplan.docx"
GOALS = {
    "skole": ("Alle elever har et trygt skolemiljø", "Følge opp elever som mobbes", "Skolehelsetjeneste hver dag",
              "Elevråd på alle skoler"),
    "klima": ("Klimagassutslippene er halvert", "Elbiler uten klimagassutslipp", "Solceller kutter utslipp",
              "Utslippsfrie anleggsplasser"),
    "eldre": ("Eldre bor trygt hjemme", "Trygghetsalarm til alle hjemmeboende", "Dagtilbud for eldre med demens",
              "Hjemmebesøk til alle over 80"),
}  # fmt: skip
NOBODY = Decisions()
WORD = Word("controller", "2026-06-18", "Lest og vurdert")


def _items(**wrong: str) -> list[Item]:
    """Three goals with three measures each; `wrong` puts a measure under another goal."""
    found = []
    for goal, (name, *measures) in GOALS.items():
        found.append(item(goal, K.GOAL, name))
        found += [
            item(f"{goal}{n}", K.MEASURE, text, parent=wrong.get(f"{goal}{n}", goal)) for n, text in enumerate(measures)
        ]
    return found


def _web(items: list[Item], decisions: Decisions = NOBODY) -> Web:
    plans = (okonomiplan(*items),)
    return make_web(Result(Run(), plans, link(plans, LinkSettings(), decisions)))


def _swapped(decisions: Decisions = NOBODY) -> Web:
    return _web(_items(klima1="eldre"), decisions)


def _why(key: str, web: Web) -> str:
    shown = render_why(make_trail(f"{PLAN}#{key}", web), web.result.documents, NB, Look())
    return " ".join(shown.split())


def test_a_measure_under_a_wrong_goal_is_told_with_the_right_one() -> None:
    (misfit,) = find_misfits(_swapped(), f"{PLAN}#klima1")
    assert (misfit.target, misfit.other) == (f"{PLAN}#eldre", f"{PLAN}#klima")
    assert set(misfit.signs) >= {"words", "order"}


def test_the_line_names_what_tells_it_the_other_goal_and_its_place() -> None:
    told = _why("klima1", _swapped())
    assert "Et annet mål passer bedre med" in told
    assert "ordlyd" in told
    assert "mål «Klimagassutslippene er halvert»" in told.partition("passer bedre")[2]


@pytest.mark.parametrize("key", [f"{goal}{n}" for goal in GOALS for n in range(3)])
def test_right_parents_are_silent(key: str) -> None:
    assert "passer bedre" not in _why(key, _web(_items()))


def test_the_goals_beside_a_wrong_one_are_silent() -> None:
    assert [each.source for each in find_misfits(_swapped())] == [f"{PLAN}#klima1"]


def test_a_goal_with_a_single_possible_parent_is_silent() -> None:
    measures = [text for texts in GOALS.values() for text in texts[1:]]
    items = [item("mål", K.GOAL, "Alle elever har et trygt skolemiljø")]
    items += [item(f"t{n}", K.MEASURE, text, parent="mål") for n, text in enumerate(measures)]
    assert find_misfits(_web(items)) == ()


def test_what_the_text_itself_names_is_not_doubted() -> None:
    named = {
        "eldre": item("eldre", K.GOAL, GOALS["eldre"][0], label="Mål 3"),
        "klima1": item("klima1", K.MEASURE, GOALS["klima"][2], parent="eldre", references=(ref("mål 3", "3"),)),
    }
    assert find_misfits(_web([named.get(each.id, each) for each in _items(klima1="eldre")])) == ()


def test_a_goal_above_the_stated_one_is_no_other_parent() -> None:
    items = [item("område", K.AREA, "Klimagassutslipp og solceller"), *_items()]
    under = [
        item(each.id, each.kind, each.text, parent="område" if each.id == "klima" else each.parent) for each in items
    ]
    assert find_misfits(_web(under)) == ()


def test_review_puts_it_after_conflicts_and_before_goals_without_an_answer() -> None:
    plans = (samfunnsdel(), okonomiplan(*_items(klima1="eldre")))
    queue = make_queue(make_web(Result(Run(), plans, run(*plans))))
    kinds = [each.kind for each in queue]
    assert kinds[0] is DoubtKind.MISFIT
    assert DoubtKind.UNANSWERED in kinds
    assert kinds == sorted(kinds, key=list(DoubtKind).index)


def test_the_form_says_why_and_has_the_better_goal_as_the_first_candidate() -> None:
    web = _swapped()
    doubts = [each for each in make_queue(web) if each.kind is DoubtKind.MISFIT]
    (row,) = make_form(doubts, web, NB).rows
    cells = dict(zip(COLUMNS, row, strict=True))
    assert "passer bedre" in cells["why"]
    assert "Klimagassutslippene er halvert" in cells["candidate_1"]


def test_what_a_person_confirms_is_not_asked_again_and_not_called_unused() -> None:
    web = _swapped()
    doubt = make_queue(web)[0]
    decisions = Decisions(confirm(doubt, WORD, web), "tracecheck.decisions.toml", WORD.on)
    after = _swapped(decisions)
    assert [each.unused for each in after.result.linkage.decisions] == [None]
    assert DoubtKind.MISFIT not in [each.kind for each in make_queue(after)]


def test_pointing_to_the_right_goal_moves_the_coupling() -> None:
    web = _swapped()
    doubt = make_queue(web)[0]
    said = point(doubt, doubt.candidates[0].target, WORD, web)
    assert {each.verdict for each in said} == {Verdict.REJECT, Verdict.CONFIRM}
    after = _swapped(Decisions(said, "tracecheck.decisions.toml", WORD.on))
    assert [each.target for each in after.upwards(f"{PLAN}#klima1")] == [f"{PLAN}#klima"]
    assert DoubtKind.MISFIT not in [each.kind for each in make_queue(after)]


def test_checking_counts_none_of_it() -> None:
    room = Path(__file__).parents[2] / "tracecheck"
    users = {path.parent.name for path in room.rglob("*.py") if "grading.misfits" in path.read_text(encoding="utf-8")}
    assert users == {"trail"}
