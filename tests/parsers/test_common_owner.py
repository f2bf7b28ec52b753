"""«Rektor har ansvaret for alle tiltakene» under a table names an owner for its rows."""

import pytest

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.source import Block, BlockKind, Place
from tracecheck.parsers.common_owner import common_owner, with_common_owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Rektor har ansvaret for alle tiltakene i tabellen.", "Rektor"),
        ("Frist er 2026. Leder for senteret har ansvaret for tiltakene over.", "Leder for senteret"),
        ("Einingsleiaren er ansvarleg for alle tiltaka.", "Einingsleiaren"),
        ("Kommunen har ansvaret for vann og avløp.", None),
        ("Det er viktig at kommunalsjefen i alle saker som gjelder dette har ansvaret for tiltakene.", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_owner_is_what_stands_before_the_verb(text: str, owner: str | None) -> None:
    assert common_owner(text) == owner


def _measure(name: str, section: tuple[str, ...], owner: str | None = None) -> Item:
    return Item(name, ItemKind.MEASURE, name, section=section, owner=owner)


def _note(path: tuple[str, ...]) -> Block:
    return Block(9, BlockKind.PARAGRAPH, "Rektor har ansvaret for alle tiltakene.", Place(path=path))


def test_only_measures_of_the_chapter_without_an_owner_get_it() -> None:
    items = (_measure("a", ("5 Tiltak",)), _measure("b", ("5 Tiltak",), "Lærer"), _measure("c", ("6 Økonomi",)))
    owners = [item.owner for item in with_common_owner(items, [_note(("5 Tiltak",))])]
    assert owners == ["Rektor", "Lærer", None]


def test_a_note_in_a_chapter_of_its_own_holds_for_the_chapter_around_it() -> None:
    items = (_measure("a", ("3 Mål", "3.1 Felles")), _measure("c", ("6 Økonomi",)))
    owners = [item.owner for item in with_common_owner(items, [_note(("3 Mål", "3.6 Ansvar"))])]
    assert owners == ["Rektor", None]
