"""What became of goals, strategies, measures and indicators, whatever their numbers and ids are."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.compare.editions import A, between, due, goal, indicator, item, measure, only, percent, told
from tracecheck.compare import likeness
from tracecheck.model.comparison import DiffKind, SignKind, Way
from tracecheck.model.item import Item, ItemKind

LYNGMO = [
    goal("1", "Alle elever skal ha et trygt og godt skolemiljø"),
    goal("2", "Kommunen skal redusere sykefraværet i alle enheter"),
    goal("3", "Flere ungdommer skal få læreplass i kommunen"),
    goal("4", "Eldre kan bo trygt i egen bolig så lenge de ønsker"),
    goal("5", "Matsvinnet i de kommunale kjøkkenene skal halveres"),
]


def _numbered(items: list[Item]) -> list[Item]:
    return [goal(str(number), each.text) for number, each in enumerate(items, start=1)]


def _sign(old: Item, new: Item, years: tuple[int, int] = (2026, 2026)) -> tuple[SignKind, Way]:
    (sign,) = only(between([old], [new], years)).signs
    return sign.kind, sign.way


def test_the_same_goals_in_another_order_are_no_change() -> None:
    assert between(LYNGMO, [LYNGMO[place] for place in (3, 0, 4, 2, 1)]).items == ()


def test_a_list_renumbered_from_the_middle_lost_one_goal() -> None:
    found = told(between(LYNGMO, _numbered(LYNGMO[:1] + LYNGMO[2:])))
    assert found == {"2": {A.DROPPED}, "3": {A.RENUMBERED}, "4": {A.RENUMBERED}, "5": {A.RENUMBERED}}


def test_goals_of_one_mould_are_not_each_other() -> None:
    def mould(*services: str) -> list[Item]:
        return _numbered([goal("0", f"Redusere sykefraværet i {service}") for service in services])

    old = mould("skolen", "barnehagen", "hjemmetjenesten")
    comparison = between(old, mould("barnehagen", "hjemmetjenesten", "kulturen"))
    assert comparison.counts == {**comparison.counts, "dropped": 1, "new": 1, "renumbered": 2, "reworded": 0}


def test_identical_goals_are_paired_by_what_they_stand_under() -> None:
    old = [
        goal("1", "Gode barnehager"),
        goal("2", "Gode skoler"),
        item("a", ItemKind.SUBGOAL, "Ansatte trives", parent="1"),
        item("b", ItemKind.SUBGOAL, "Ansatte trives", parent="2"),
    ]
    assert told(between(old, old[:3])) == {"b": {A.DROPPED}}


def test_nynorsk_is_the_same_goal() -> None:
    new = [goal("4", "Eldre kan bu trygt i eigen bustad så lenge dei ønskjer")]
    comparison = between([LYNGMO[3]], new)
    assert A.DROPPED not in only(comparison).alterations
    assert A.NEW not in only(comparison).alterations


def test_inflection_alone_is_editorial() -> None:
    assert told(
        between([goal("1", "Sikre trygge skoleveier i kommunen")], [goal("1", "Sikre en trygg skolevei i kommunen")])
    ) == {"1": {A.EDITORIAL}}


def test_one_goal_cut_in_two() -> None:
    old = [goal("1", "Barn og unge skal oppleve mestring og tilhørighet og ha et trygt sted å være etter skoletid")]
    new = [
        goal("1", "Barn og unge skal oppleve mestring og tilhørighet"),
        goal("2", "Barn og unge skal ha et trygt sted å være etter skoletid"),
    ]
    change = only(between(old, new))
    assert change.alterations == (A.SPLIT,)
    assert [end.label for end in change.new] == ["Mål 1", "Mål 2"]
    assert only(between(new, old)).alterations == (A.MERGED,)


def test_a_goal_that_was_moved_and_renumbered_and_reworded() -> None:
    above = [goal("1", "Trygge barn i hele kommunen"), goal("2", "Levende bygder og grønn omstilling")]
    before = item("1.1", ItemKind.SUBGOAL, "Alle barn skal ha trygg skolevei", label="Delmål 1.1", parent="1")
    after = item("2.4", ItemKind.SUBGOAL, "Alle barn skal ha trygg skolevei til fots", label="Delmål 2.4", parent="2")
    assert told(between([*above, before], [*above, after])) == {"1.1": {A.MOVED, A.RENUMBERED, A.REWORDED}}


def test_a_chapter_under_a_new_name_moved_nothing() -> None:
    old = [goal(each.id, each.text, section=("2 Oppvekst og læring",)) for each in LYNGMO]
    new = [goal(each.id, each.text, section=("3 Barn og unge",)) for each in LYNGMO]
    assert between(old, new).items == ()


def test_a_goal_under_another_chapter_was_moved() -> None:
    old = [goal(each.id, each.text, section=("2 Oppvekst",)) for each in LYNGMO]
    new = [*old[:-1], goal("5", LYNGMO[4].text, section=("4 Klima",))]
    assert told(between(old, new)) == {"5": {A.MOVED}}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Alle elever skal ha et trygt skolemiljø", "Alle elever bør ha et trygt skolemiljø", SignKind.MODAL),
        (
            "Kommunen vil byggje ut gangvegen til Moen",
            "Kommunen ønskjer å byggje ut gangvegen til Moen",
            SignKind.MODAL,
        ),
        ("Alle elever får svømmeopplæring hvert år", "Flere elever får svømmeopplæring hvert år", SignKind.SCOPE),
        ("Eldre skal få plass på sykehjem", "Eldre skal så langt det er mulig få plass på sykehjem", SignKind.HEDGE),
        ("Bygge tjue nye boliger på Moen", "Legge til rette for tjue nye boliger på Moen", SignKind.HEDGE),
        ("Sykefraværet i kommunen skal ned til 6 %", "Sykefraværet i kommunen skal ned til 7 %", SignKind.TARGET),
        ("Minst 40 lærlinger skal ha plass", "Minst 30 lærlinger skal ha plass", SignKind.TARGET),
        ("Redusere klimagassutslippet med 55 prosent", "Redusere klimagassutslippet med 40 prosent", SignKind.TARGET),
        ("Alle har et trygt sted å bo innen 2030", "Alle har et trygt sted å bo innen 2032", SignKind.DEADLINE),
    ],
)
def test_words_that_make_a_goal_weaker(before: str, after: str, kind: SignKind) -> None:
    assert _sign(goal("1", before), goal("1", after)) == (kind, Way.WEAKER)
    assert _sign(goal("1", after), goal("1", before)) == (kind, Way.STRONGER)


@pytest.mark.parametrize(
    ("name", "before", "after", "way"),
    [
        ("Sykefravær i hele kommunen", 6.0, 6.5, Way.WEAKER),
        ("Nærvær i hele kommunen", 94.0, 95.0, Way.STRONGER),
        ("Andel elever som opplever mobbing", 5.0, 7.0, Way.WEAKER),
        ("Andel elever som trives", 90.0, 85.0, Way.WEAKER),
    ],
)
def test_a_target_is_weaker_in_the_direction_of_what_is_counted(
    name: str, before: float, after: float, way: Way
) -> None:
    old, new = (indicator("i", name, target=percent(value, 2027)) for value in (before, after))
    assert _sign(old, new) == (SignKind.TARGET, way)


def test_a_target_of_which_nobody_knows_the_direction_is_neither() -> None:
    old, new = (indicator("i", "Andel henvendelser på tirsdager", target=percent(value)) for value in (10.0, 12.0))
    assert only(between([old], [new])).alterations == (A.REWORDED,)


def test_a_target_that_is_gone_makes_weaker() -> None:
    old, new = (
        indicator("i", "Andel elever som trives", target=percent(90.0)),
        indicator("i", "Andel elever som trives"),
    )
    assert _sign(old, new) == (SignKind.TARGET_GIVEN, Way.WEAKER)


def test_a_goal_that_lost_its_indicator() -> None:
    above = goal("1", "Alle elever skal trives på skolen")
    below = indicator("i", "Andel elever som trives", parent="1")
    comparison = between([above, below], [above])
    assert told(comparison) == {"1": {A.WEAKENED}, "i": {A.DROPPED}}
    (change,) = comparison.indicators
    assert (change.gained, change.unexplained, change.indicator.text) == (False, True, "Andel elever som trives")
    (back,) = between([above], [above, below]).indicators
    assert back.gained


MEASURES = [
    "Etablere ungdomsklubb i sentrum",
    "Bygge omsorgsboliger på Moen",
    "Innføre miljøteam på skolen",
    "Ny sykkelvei til Sørlia",
]


def _due(*years: int) -> list[Item]:
    return [
        measure(f"t{number}", text, deadline=due(year))
        for number, (text, year) in enumerate(zip(MEASURES, years, strict=True))
    ]


def test_every_deadline_moved_with_the_edition_weakens_nothing() -> None:
    found = told(between(_due(2026, 2026, 2026, 2026), _due(2027, 2027, 2027, 2027), (2026, 2027)))
    assert set(map(frozenset, found.values())) == {frozenset({A.ROLLED})}


def test_one_deadline_put_off_beside_others_that_stand() -> None:
    found = told(between(_due(2027, 2027, 2027, 2027), _due(2027, 2027, 2027, 2028), (2026, 2027)))
    assert found == {"t3": {A.WEAKENED, A.REWORDED}}


def test_a_deadline_that_stands_where_the_others_moved_is_not_stronger() -> None:
    found = told(between(_due(2026, 2026, 2026, 2028), _due(2027, 2027, 2027, 2028), (2026, 2027)))
    assert "t3" not in found


def test_a_target_of_the_same_figure_that_is_put_off_is_told_by_its_years() -> None:
    old, new = (indicator("i", "Andel elever som trives", target=percent(94, year)) for year in (2026, 2027))
    (sign,) = only(between([old], [new])).signs
    assert (sign.kind, sign.way, sign.before, sign.after) == (SignKind.DEADLINE, Way.WEAKER, "2026", "2027")


def test_years_in_the_texts_that_all_moved() -> None:
    texts = [f"{each} innen utgangen av {{year}}" for each in MEASURES]
    old, new = ([measure(f"t{n}", text.format(year=year)) for n, text in enumerate(texts)] for year in (2026, 2027))
    found = told(between(old, new, (2026, 2027)))
    assert set(map(frozenset, found.values())) == {frozenset({A.ROLLED})}


def test_another_owner_is_told_as_that() -> None:
    old, new = (measure("t", MEASURES[0], owner=owner) for owner in ("Kultursjef", "Rektor"))
    (stated,) = only(between([old], [new])).stated
    assert (stated.field, stated.before, stated.after) == ("owner", "Kultursjef", "Rektor")


def test_a_measure_that_is_printed_once_more_in_an_overview_is_not_new() -> None:
    once = [goal("1", "Trygge barn"), measure("t", MEASURES[2], parent="1")]
    again: list[Any] = [*once, measure("u", MEASURES[2])]
    assert between(once, again).items == ()
    assert between(again, once).items == ()


def test_the_changed_words_stand_between_marks() -> None:
    (change,) = between([goal("1", "Alle elever skal ha det trygt")], [goal("1", "Alle elever bør ha det trygt")]).items
    assert [(part.kind.value, part.text) for part in change.diff] == [
        ("kept", "Alle elever"),
        ("taken", "skal"),
        ("added", "bør"),
        ("kept", "ha det trygt"),
    ]


def _book(first: str, *last: str) -> str:
    return " ".join([first, *(f"kapittel{n % 97} avsnitt{n % 101}" for n in range(10_000)), *last])


def test_a_text_as_long_as_a_book_is_compared_by_its_first_words(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    in_order = likeness._in_order

    def watched(one: Sequence[str], other: Sequence[str]) -> float:
        compared.extend((len(one), len(other)))
        return in_order(one, other)

    monkeypatch.setattr(likeness, "_in_order", watched)
    (change,) = between([goal("1", _book("Gamle", "slutt"))], [goal("1", _book("Nye", "slutt"))]).items
    assert A.REWORDED in change.alterations
    assert compared
    assert max(compared) <= 2000
    assert [(part.kind, len(part.text.split())) for part in change.diff] == [
        (DiffKind.TAKEN, 1),
        (DiffKind.ADDED, 1),
        (DiffKind.KEPT, 20_001),
    ]
