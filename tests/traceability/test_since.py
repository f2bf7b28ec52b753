"""What changed since the editions before, where they lie in the same folder."""

from dataclasses import replace

from tests.linker.plans_of_lyngmo import K, enhetsavtale, item, okonomiplan, ref, samfunnsdel
from tracecheck.linker import link
from tracecheck.model.comparison import DocumentFate
from tracecheck.model.item import Deadline, Item, Period, Target
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings, Settings
from tracecheck.model.traceability import Since
from tracecheck.traceability.since import since_editions, since_given

_MASTERY = "Flere barn og unge skal oppleve mestring (delmål 2.1)"


def _goal(id: str, text: str, label: str = "2.1") -> Item:
    return item(id, K.GOAL, text, references=(ref(f"delmål {label}", label),))


def _indicator(parent: str) -> Item:
    return item(f"{parent}-i", K.INDICATOR, "Andel elever som trives", parent=parent)


def _due(year: int) -> Deadline:
    return Deadline(f"innen {year}", str(year), str(year))


def _last_year(*entries: Item, **fields: object) -> PlanDocument:
    return okonomiplan(*entries, **{"key": "okonomiplan-2025.docx", "period": Period(2025, 2028), **fields})


def _since(*documents: PlanDocument) -> Since | None:
    result = Result(Run(), documents, link(documents, LinkSettings()))
    return since_editions(result, Settings())


def _told(since: Since | None) -> dict[str, list[str]]:
    assert since is not None
    return {news.kind: [end.text for end in news.ends] for news in since.news}


def test_a_goal_that_got_an_indicator_is_told() -> None:
    since = _since(samfunnsdel(), _last_year(_goal("m", _MASTERY)), okonomiplan(_goal("m", _MASTERY), _indicator("m")))
    assert _told(since)["indicator_gained"] == [_MASTERY]


def test_an_indicator_that_is_gone_without_a_word_comes_before_what_is_new() -> None:
    new = item("n", K.GOAL, "Alle eldre skal få en plass på sykehjem når de trenger det")
    since = _since(
        samfunnsdel(), _last_year(_goal("m", _MASTERY), _indicator("m")), okonomiplan(_goal("m", _MASTERY), new)
    )
    assert list(_told(since)) == ["indicator_unexplained", "goal_new"]
    assert _told(since)["indicator_unexplained"] == ["Andel elever som trives"]


def test_a_lower_level_is_weaker_and_one_at_an_earlier_date_is_neither() -> None:
    def told(level: float, year: int) -> list[str]:
        text = "Andelen elever som trives, skal øke"
        before = item("m", K.GOAL, text, target=Target("82 %", ">=", 82.0, "%"), deadline=_due(2028))
        after = item("m", K.GOAL, text, target=Target(f"{level:g} %", ">=", level, "%"), deadline=_due(year))
        return list(_told(_since(samfunnsdel(), _last_year(before), okonomiplan(after))))

    assert told(80.0, 2029) == ["weakened"]
    assert told(80.0, 2027) == []


def test_the_plans_that_are_the_same_for_both_years_are_no_change() -> None:
    since = _since(samfunnsdel(), _last_year(_goal("m", _MASTERY)), okonomiplan(_goal("m", _MASTERY)))
    assert since is not None
    assert since.news == ()
    assert since.comparison.items == ()
    fates = {pair.new.key: pair.fate for pair in since.comparison.documents if pair.new}
    assert fates == {"samfunnsdel.docx": DocumentFate.SAME, "okonomiplan.docx": DocumentFate.EDITION}


def test_what_nobody_put_into_the_folder_last_year_is_not_new() -> None:
    agreement = enhetsavtale(_goal("a", "Skolen skal ha leksehjelp hver uke"))
    since = _since(samfunnsdel(), _last_year(_goal("m", _MASTERY)), okonomiplan(_goal("m", _MASTERY)), agreement)
    assert since is not None
    assert since.news == ()


def test_a_proposal_is_not_the_plan_of_last_year() -> None:
    proposal = _last_year(_goal("m", "Noe helt annet"), status=Status.PROPOSAL)
    assert _since(samfunnsdel(), proposal, okonomiplan(_goal("m", _MASTERY))) is None


def test_the_proposal_for_this_year_is_not_compared_with_the_adopted_one_as_if_a_year_had_gone() -> None:
    proposal = okonomiplan(_goal("m", "Noe annet"), key="forslag.docx", status=Status.PROPOSAL)
    assert _since(samfunnsdel(), proposal, okonomiplan(_goal("m", _MASTERY))) is None


def test_agreements_of_two_units_are_not_editions_of_one_another() -> None:
    old = enhetsavtale(
        _goal("a", "Skolen skal ha leksehjelp"), key="bo.docx", unit="Botjenesten", period=Period(2025, 2025)
    )
    assert _since(samfunnsdel(), old, enhetsavtale(_goal("a", "Skolen skal ha leksehjelp"))) is None


def test_agreements_that_name_their_unit_in_the_title_alone_are_compared_with_those_of_the_year_before() -> None:
    named = {"unit": None, "title": "Enhetsavtale 2025 – Furuheimen", "key": "a.docx", "period": Period(2025, 2025)}
    old = enhetsavtale(_goal("a", _MASTERY), _indicator("a"), **named)
    now = enhetsavtale(_goal("a", _MASTERY), unit=None, title="Enhetsavtale 2026 – Furuheimen")
    other = enhetsavtale(_goal("a", _MASTERY), unit=None, title="Enhetsavtale 2026 – Havblikk")
    assert _told(_since(samfunnsdel(), old, now)).keys() == {"indicator_unexplained"}
    assert _since(samfunnsdel(), old, other) is None


def test_a_goal_that_is_gone_is_told_once_and_not_as_a_broken_thread_too() -> None:
    whole = (_goal("m", _MASTERY), _indicator("m"), item("t", K.MEASURE, "Leksehjelp hver uke", parent="m"))
    since = _since(samfunnsdel(), _last_year(*whole), okonomiplan(item("x", K.GOAL, "Lyngmo skal ha god økonomi")))
    assert _told(since) == {"goal_unexplained": [_MASTERY], "goal_new": ["Lyngmo skal ha god økonomi"]}


def test_a_goal_that_can_no_longer_be_followed_is_told_and_one_that_can_now() -> None:
    indicator = replace(_indicator("m"), target=Target("90 %", ">=", 90.0, "%"))
    within = {"owner": "Rektorene", "deadline": _due(2027), "funding": "within_frame"}
    carried = (_goal("m", _MASTERY), indicator, item("t", K.MEASURE, "Leksehjelp hver uke", parent="m", **within))
    alone = (_goal("m", _MASTERY),)
    above = ["Barn og unge opplever mestring og tilhørighet"]
    assert _told(_since(samfunnsdel(), _last_year(*carried), okonomiplan(*alone)))["thread_broke"] == above
    assert _told(_since(samfunnsdel(), _last_year(*alone), okonomiplan(*carried)))["thread_whole"] == above


def test_a_comparison_that_was_asked_for_is_told_the_same_way() -> None:
    since = _since(samfunnsdel(), _last_year(_goal("m", _MASTERY)), okonomiplan(_goal("m", _MASTERY), _indicator("m")))
    assert since is not None
    assert since.basis == "editions"
    given = since_given(since.comparison)
    assert given.basis == "given"
    assert given.news == since.news
