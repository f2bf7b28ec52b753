"""Exports that keep columns apart by blanks are read as the tables and labels that they print."""

import hashlib

import pytest

from tracecheck.model.item import ItemKind
from tracecheck.model.source import Format, SourceDocument
from tracecheck.parsers import parse_document
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.text import aligned, read_text
from tracecheck.readers.text.aligned import unfold

NARING = """\
Næringsplan for Sørvik 2024-2030

SATSINGSOMRÅDE 1 SJØMAT

HOVED-      Sørvik skal være regionens sjømatkommune
MÅL

Delmål        1.1 Minst ti nye arbeidsplasser i foredling
              innen 2028
              1.2 Havna har plass til alle fartøy

Strategier    • Tilrettelegge arealer i kystsonen
              • Rekruttere unge til havbruk

Tiltak                                          Ansvar        Frist
1.1.1 Regulere nytt industriområde på Odden   Kommunen      2026
1.1.2 Åpen dag på slakteriet                  Bedriftene    Årlig
1.2.1 Lærlingeordning for unge i havbruk      Visit Sørvik 2027
"""

TWO_COLUMNS = """\
Bakgrunn                                           Prosessen videre
Kommunen har hatt en jevn vekst i folketallet      Planen har vært på høring i to perioder, og de
gjennom de siste ti årene, og det er særlig i      fleste av innspillene gjaldt skolestrukturen og
Sørvik sentrum at det er bygget nye boliger til    vegen mellom Odden og sentrum, som mange mener
familier med barn som har flyttet hit for å bo     er for smal til at barna kan gå trygt til skolen
"""


def _read(text: str) -> SourceDocument:
    data = text.encode("utf-8")
    return read_text(
        data, FileHead("plan.txt", "plan.txt", hashlib.sha256(data).hexdigest(), Format.TEXT), ReadOptions()
    )


def test_goals_beside_labels_and_measures_in_aligned_columns_are_read() -> None:
    items = parse_document(_read(NARING)).items
    read = [(item.kind, item.text, item.owner) for item in items]
    assert (ItemKind.GOAL, "Sørvik skal være regionens sjømatkommune", None) in read
    assert [text for kind, text, _ in read if kind is ItemKind.SUBGOAL] == [
        "Minst ti nye arbeidsplasser i foredling innen 2028",
        "Havna har plass til alle fartøy",
    ]
    assert [text for kind, text, _ in read if kind is ItemKind.STRATEGY] == [
        "Tilrettelegge arealer i kystsonen",
        "Rekruttere unge til havbruk",
    ]
    assert [(text, owner) for kind, text, owner in read if kind is ItemKind.MEASURE] == [
        ("Regulere nytt industriområde på Odden", "Kommunen"),
        ("Åpen dag på slakteriet", "Bedriftene"),
        ("Lærlingeordning for unge i havbruk", "Visit Sørvik"),
    ]


def test_every_line_keeps_its_number() -> None:
    assert unfold(NARING).count("\n") == NARING.count("\n")
    table = next(block.table for block in _read(NARING).blocks if block.table is not None)
    printed = NARING.split("\n")
    for cell in table.cells:
        assert cell.text in printed[(cell.blocks[0].place.line or 0) - 1]


def test_rows_with_tabs_are_a_table() -> None:
    text = (
        "2 Status for målene\nMål\tIndikator\tMåltall 2026\tStatus\n"
        "1.1 Fraværet skal halveres innen 2030\tAndel elever med fravær\t8 %\tGul\n"
        "2.1 Bilene skal være utslippsfrie\t\t45 %\tGrønn\n\nTeksten går videre.\n"
    )
    table = next(block.table for block in _read(text).blocks if block.table is not None)
    assert (table.rows, table.columns) == (3, 4)
    assert [cell.text for cell in table.cells if cell.row == 3] == [
        "2.1 Bilene skal være utslippsfrie",
        "",
        "45 %",
        "Grønn",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.\tBygge skole\n2.\tBygge barnehage\n",
        "•\tBygge skole\n•\tBygge barnehage\n",
        "1 Innledning\t3\n2 Mål og strategier\t5\n3 Oppfølging\t12\n",
        "\tEt innrykket avsnitt som går\n\tover to linjer.\n",
        TWO_COLUMNS,
        "Kommunen   skal    legge    til   rette    for\nnye     boliger   i  alle    deler  av  bygda\nog skole.\n",
        "2.3    Oppvekst\n       og skole\n",
        "Sørvik kommune                    12\n\nSide med tekst.\n",
    ],
    ids=[
        "numbered list",
        "bullets",
        "contents",
        "indented text",
        "columns of running text",
        "justified text",
        "numbered heading",
        "running head",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert unfold(text) == text


def test_a_cell_over_several_lines_is_one_cell() -> None:
    text = (
        "Tiltak                    Ansvar\n"
        "Etablere et samarbeid     Rektor\n"
        "med frivilligheten\n"
        "Bygge gangvei             Teknisk\n"
    )
    table = next(block.table for block in _read(text).blocks if block.table is not None)
    assert [cell.text for cell in table.cells] == [
        "Tiltak",
        "Ansvar",
        "Etablere et samarbeid med frivilligheten",
        "Rektor",
        "Bygge gangvei",
        "Teknisk",
    ]


def test_figures_that_end_under_their_years_are_a_table() -> None:
    text = unfold(
        "Tiltak drift:\n"
        "                                     2027    2028    2029\n"
        "Nytt datasystem på biblioteket      1 400     400       0\n"
        "Redusert brøyting                    -200    -200    -200\n"
        "Sum                                 1 200     200    -200\n"
        "\n"
        "Tallene er i 1000 kr.\n"
    )
    assert text.split("\n")[:5] == [
        "Tiltak drift:",
        "|  | 2027 | 2028 | 2029 |",
        "| Nytt datasystem på biblioteket | 1 400 | 400 | 0 |",
        "| Redusert brøyting | -200 | -200 | -200 |",
        "| Sum | 1 200 | 200 | -200 |",
    ]


def test_years_in_a_line_of_text_head_no_table() -> None:
    lines = ["I 2027   og 2028   bygger vi skole", "Skolen blir stor   og fin", "Den har plass   til 400"]
    assert unfold("\n".join(lines)).split("\n") == lines


@pytest.mark.parametrize(
    "lines",
    ["1.\tVi rydder stien\n", "Mål\tTiltak\nMål\tTiltak\tFrist\n", "Mål   Tiltak\n"],
    ids=["numbered", "tabs by turns", "names of columns"],
)
def test_long_lists_are_looked_through_once(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    cells = aligned._cells
    monkeypatch.setattr(aligned, "_cells", lambda chunks, starts: looked.append(1) or cells(chunks, starts))

    def count(times: int) -> int:
        looked.clear()
        unfold(lines * times + f"Mål   {'ord ' * 60}\n")
        return len(looked)

    assert count(400) <= 5 * max(count(100), 1)
