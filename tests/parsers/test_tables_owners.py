"""Owners are roles and units; names of persons do not come through."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.parsers.tables.owners import clean_owner, without_persons


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Rektor", "Rektor"),
        ("Kari Nordmann, rektor", "rektor"),
        ("Rektor Kari Nordmann", "Rektor"),
        ("Virksomhetsleder helse v/Ola Nordmann", "Virksomhetsleder helse"),
        ("Kommunalsjef (Ola B. Nordmann)", "Kommunalsjef"),
        ("Kari Nordmann / Per Hansen", None),
        ("Anne-Marie Berg Olsen", None),
        ("Siv Nordmann", None),
        ("Einingsleiar Åshild Nordmann", "Einingsleiar"),
        ("Sven Nordmann, kommunalsjef", "kommunalsjef"),
        ("Plan og utvikling, Kari Nordmann", "Plan og utvikling"),
        ("Oppvekst", "Oppvekst"),
        ("Teknisk Drift", "Teknisk Drift"),
        ("Helse og velferd v/voldskoordinator", "Helse og velferd v/voldskoordinator"),
        ("Nord Ungdomsskole", "Nord Ungdomsskole"),
        ("Liv og helse", "Liv og helse"),
        ("Ola Nordmann skole", "Ola Nordmann skole"),
        ("Barne- og familietjenesten (BFT)", "Barne- og familietjenesten (BFT)"),
        ("NAV Lyngmo", "NAV Lyngmo"),
        ("", None),
    ],
)
def test_persons_are_left_out(printed: str, kept: str | None):
    assert clean_owner(printed) == kept


@pytest.mark.parametrize(
    ("cell", "owner", "end"),
    [
        ("Kultur, 2027", "Kultur", "2027"),
        ("Rektor / 01.08.26", "Rektor", "2026-08-01"),
        ("Teknisk sjef – innen 1. juni 2026", "Teknisk sjef", "2026-06-01"),
        ("Oppvekst (høsten 2026)", "Oppvekst", "2026-12"),
        ("2027: Kultur", "Kultur", "2027"),
        ("Oppvekst, kultur og helse, 2027", "Oppvekst, kultur og helse", "2027"),
    ],
)
@pytest.mark.parametrize("header", ["Ansvar/frist", "Ansvar og tidsfrist", "Ansvar"])
def test_owner_and_deadline_in_one_cell(header: str, cell: str, owner: str, end: str):
    measure = read([["Tiltak", header], ["Lage plan for uteområdet", cell]]).items[0]
    assert (measure.owner, measure.deadline and measure.deadline.end) == (owner, end)


def test_a_cell_that_names_only_who_is_left_whole():
    measure = read([["Tiltak", "Ansvar/frist"], ["Lage plan", "Oppvekst, kultur"]]).items[0]
    assert measure.owner == "Oppvekst, kultur"


def test_a_deadline_beside_the_owner_counts_where_its_own_cell_is_empty():
    rows = [
        ["Tiltak", "Ansvarleg", "Frist"],
        ["Kurs for tilsette", "Styrar, 2027", "Innan 1. juni 2026"],
        ["Nye leikeapparat", "Eigedom / haust 2026", ""],
    ]
    first, second = read(rows).items
    assert (first.owner, first.deadline and first.deadline.end) == ("Styrar, 2027", "2026-06-01")
    assert (second.owner, second.deadline and second.deadline.end) == ("Eigedom", "2026-12")


def test_who_supports_is_a_role_or_a_unit_too():
    table = [
        ["Tiltak", "Ansvarlig", "Støtte"],
        ["Faste samtaler med alle foreldre", "Rektor", "Per Hansen, HR"],
        ["Trivselsledere i friminuttene", "Rektor", "Kari Nordmann"],
    ]
    assert [item.support for item in read(table).items] == ["HR", None]


def test_a_list_of_partners_keeps_those_that_are_no_persons():
    assert without_persons(["Kari Nordmann", "NAV", "Ola Nordmann, idrettslaget"]) == ("NAV", "idrettslaget")
