"""Owners are roles and units; names of persons do not come through."""

import pytest

from tracecheck.parsers.tables.owners import clean_owner


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
