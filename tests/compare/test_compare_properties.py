"""What holds for any two editions: nothing differs from itself, ids say nothing, swapping the sides turns all round."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.editions import A, K, due, percent, side
from tests.compare.editions import okonomiplan as plan_of
from tracecheck.compare import compare
from tracecheck.model.comparison import Alteration, Comparison, Way
from tracecheck.model.item import Item

TEXTS = [
    "Alle elever skal ha et trygt og godt skolemiljø",
    "Alle elever bør ha et trygt og godt skolemiljø",
    "Flere ungdommer skal få læreplass i kommunen innen 2030",
    "Flere ungdommer skal få læreplass i kommunen innen 2032",
    "Redusere sykefraværet i skolen",
    "Redusere sykefraværet i barnehagen",
    "Redusere sykefraværet i barnehagen med 2 prosent",
    "Eldre kan bo trygt i egen bolig så lenge de ønsker",
    "Eldre kan bu trygt i eigen bustad så lenge dei ønskjer",
    "Barn og unge skal oppleve mestring og tilhørighet og ha et trygt sted å være etter skoletid",
    "Barn og unge skal oppleve mestring og tilhørighet",
    "Barn og unge skal ha et trygt sted å være etter skoletid",
    "Trivsel",
    "",
    "2026",
]
KINDS = [K.GOAL, K.SUBGOAL, K.STRATEGY, K.MEASURE, K.INDICATOR]


@st.composite
def _items(draw: st.DrawFn, again: bool = True) -> list[Item]:
    """Items of a plan; `again` allows the same text several times, of which it can only be guessed which is which."""
    found: list[Item] = []
    texts = draw(st.lists(st.sampled_from(TEXTS), max_size=7, unique=not again))
    for number, text in enumerate(texts):
        kind = draw(st.sampled_from(KINDS))
        parent = draw(st.none() | st.sampled_from([each.id for each in found])) if found else None
        found.append(
            Item(
                f"n{number}",
                kind,
                text,
                label=draw(st.none() | st.sampled_from(["1", "2", "2.1"])),
                parent=parent,
                section=draw(st.sampled_from([(), ("1 Oppvekst",), ("2 Klima",)])),
                deadline=draw(st.none() | st.sampled_from([due(2026), due(2027)])),
                target=draw(st.none() | st.sampled_from([percent(6.0), percent(7.0)])),
            )
        )
    return found


PAIRS = settings(max_examples=60, deadline=None)
TURNED = {
    A.NEW: A.DROPPED,
    A.DROPPED: A.NEW,
    A.SPLIT: A.MERGED,
    A.MERGED: A.SPLIT,
    A.WEAKENED: A.STRENGTHENED,
    A.STRENGTHENED: A.WEAKENED,
}


@PAIRS
@given(_items())
def test_a_plan_does_not_differ_from_itself(items: list[Item]) -> None:
    comparison = compare(side(plan_of(*items), linked=True), side(plan_of(*items), linked=True))
    assert (comparison.items, comparison.couplings, comparison.threads, comparison.indicators) == ((), (), (), ())


@PAIRS
@given(_items())
def test_ids_and_file_names_say_nothing(items: list[Item]) -> None:
    renamed = [replace(each, id=f"x-{each.id}", parent=each.parent and f"x-{each.parent}") for each in items]
    comparison = compare(side(plan_of(*items)), side(plan_of(*renamed, key="ny/plan.docx")))
    assert comparison.items == ()


@PAIRS
@given(_items(again=False), _items(again=False))
def test_swapping_the_sides_turns_every_change_round(old: list[Item], new: list[Item]) -> None:
    forth, back = (compare(side(plan_of(*one)), side(plan_of(*other))) for one, other in ((old, new), (new, old)))
    turned = {TURNED.get(each, each).value: forth.counts[each.value] for each in Alteration}
    assert turned == {each.value: back.counts[each.value] for each in Alteration}
    for way, other in ((Way.WEAKER, Way.STRONGER), (Way.STRONGER, Way.WEAKER)):
        assert _signs(forth, way) == _signs(back, other)


def _signs(comparison: Comparison, way: Way) -> int:
    return sum(sign.way is way for change in comparison.items for sign in change.signs)


@PAIRS
@given(_items())
def test_the_order_of_the_documents_changes_nothing(items: list[Item]) -> None:
    documents = [plan_of(*items, key=f"plan-{year}.docx", year=year) for year in (2024, 2025, 2026)]
    turned = documents[::-1]
    assert compare(side(*documents), side(*turned)).items == ()


@pytest.mark.parametrize("text", ["", "…", "2026", "ord " * 5000])
def test_strange_texts(text: str) -> None:
    items = [Item("a", K.GOAL, text), Item("b", K.GOAL, text), Item("c", K.MEASURE, text, parent="c")]
    assert compare(side(plan_of(*items)), side(plan_of(*items[:2]))).counts["dropped"] == 1
