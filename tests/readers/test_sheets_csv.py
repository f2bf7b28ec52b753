"""CSV in the encodings and dialects that municipalities' systems write."""

import pytest

from tests.readers.sheet_building import block_of, read, rows_of, tables, texts
from tracecheck.model.source import Loss
from tracecheck.readers import limits

REGISTER = (
    "Mål{d}Tiltak{d}Ansvarlig{d}Kostnad\r\n"
    'Trygg oppvekst{d}"Ansette miljøterapeut{d} to årsverk"{d}Fjordvik skole{d}"1 450,5"\r\n'
    '{d}"Foreldremøter\nom nettbruk"{d}Ærlig og åpen skole{d}\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_encodings_and_dialects_give_the_same_table(encoding: str, delimiter: str) -> None:
    (table,) = tables(read(REGISTER.format(d=delimiter).encode(encoding), "tiltak.csv"))
    assert rows_of(table) == [
        ["Mål", "Tiltak", "Ansvarlig", "Kostnad"],
        [
            "Trygg oppvekst",
            f"Ansette miljøterapeut{delimiter.strip()} to årsverk",
            "Fjordvik skole",
            "1 450,5",
        ],
        ["", "Foreldremøter\nom nettbruk", "Ærlig og åpen skole", ""],
    ]


def test_decimal_commas_are_no_columns() -> None:
    text = "Indikator;2024;2025\nSykefravær;8,5;7,9\nHeltid;54,5;60,1\n"
    assert tables(read(text.encode(), "i.csv"))[0].columns == 3


def test_cells_have_the_line_of_the_file_and_their_name_in_a_spreadsheet() -> None:
    document = read(REGISTER.format(d=";").encode() + b"Mestring;Leirskole;Fjordvik skole;20", "tiltak.csv")
    place = block_of(document, "Leirskole").place
    assert (place.line, place.cell_name, place.sheet) == (5, "B4", None)


def test_the_first_line_may_name_the_delimiter() -> None:
    document = read(b"sep=|\nTiltak|Frist; senest\nLeirskole|Mai; uke 20\n", "tiltak.csv")
    assert rows_of(tables(document)[0])[0] == ["Tiltak", "Frist; senest"]


def test_title_and_second_table_are_told_apart() -> None:
    measures = "Tiltak;2026;2027\nLeirskole;20;20\n"
    text = f"Register over tiltak\n\n{measures}\nIndikatorer\nIndikator;2024;2025\nTrivsel;4,2;4,3\n"
    document = read(text.encode(), "r.csv")
    assert texts(document) == ["Register over tiltak", "Indikatorer"]
    assert [table.rows for table in tables(document)] == [2, 2]


def test_a_quote_that_is_never_closed_does_not_swallow_the_register() -> None:
    text = 'Tiltak;Frist\nUtbedre 20" rør;2026\nBygge vei;2027\n'
    assert [row[1] for row in rows_of(tables(read(text.encode(), "r.csv"))[0])] == ["Frist", "2026", "2027"]


def test_rows_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.load_data("limits")["sheets"], "rows", 3)
    text = "Tiltak;Frist\n" + "".join(f"Tiltak nummer {number};2027\n" for number in range(9))
    document = read(text.encode(), "r.csv")
    assert tables(document)[0].rows == 3
    assert [(each.message_id, each.loss) for each in document.problems] == [("TC002.csv_cut", Loss.PART)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;;\n;;;\n"])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    assert [each.message_id for each in read(data, "r.csv").problems] == ["TC001.empty"]
