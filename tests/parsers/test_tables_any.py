"""Whatever a table looks like, what is read from it holds together."""

import random

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables import TableReading

HEADERS = ["Mål", "Delmål", "Tiltak", "Ansvar", "Frist", "Indikator", "2025", "Mål 2026", "Status", "Nr", "Kostnad", ""]
CELLS = [
    "",
    "–",
    "x",
    "1.2",
    "B1, B2",
    "12 %",
    "1 200",
    "(650)",
    "Sum",
    "Netto",
    "herav lønn",
    "Mål 1: Flere går tur",
    "* Ny benk\n* Ny sti",
    "1. Rydde 2. Merke",
    "og videre oppover dalen",
    "**Tittel**\nForklaring av tittelen.",
    "Ivaretas i ordinær drift",
    "Kultur",
    "2026",
    "^",
    "<",
    "Et stort løft for hele bygda som vil kreve innsats av både lag, foreninger og næringsliv i mange år.",
]


def random_table(seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    width, height = chance.randint(1, 6), chance.randint(1, 9)
    rows = [[chance.choice(CELLS) for _ in range(width)] for _ in range(height)]
    if chance.random() < 0.8:
        rows[0] = [chance.choice(HEADERS) for _ in range(width)]
    rows[0] = ["" if cell in "^<" else cell for cell in rows[0]]
    return [[cell if column or cell != "<" else "" for column, cell in enumerate(row)] for row in rows]


def reading(seed: int) -> TableReading:
    kind = list(DocumentKind)[seed % len(DocumentKind)]
    return read(random_table(seed), kind, parent="@1:0", heading="Prioriterte tiltak" if seed % 3 else None)


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_items_are_whole_unique_and_stand_under_each_other(start: int):
    for seed in range(start, start + 100):
        items = reading(seed).items
        ids = [item.id for item in items]
        assert len(set(ids)) == len(ids), seed
        assert all(item.text.strip() for item in items), seed
        assert all(item.place.spans for item in items), seed
        by_id = {item.id: item for item in items}
        for item in items:
            steps, each = 0, item
            while each.parent in by_id and steps <= len(items):
                each, steps = by_id[each.parent], steps + 1
            assert each.parent in (None, "@1:0"), seed
            assert steps <= len(items), seed


def test_the_same_table_is_read_the_same_twice():
    assert all(reading(seed) == reading(seed) for seed in range(60))
