"""Title, municipality, unit and language; never a person."""

import pytest

from tests.parsers.identify_documents import PROSE, PROSE_EN, PROSE_NN, document, identified
from tracecheck.model.settings import DocumentSettings
from tracecheck.parsers.identify import identify


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Lyngmo kommune", "Temaplan for helse 2026–2030", "Vedtatt 12.06.2025"), "Temaplan for helse 2026–2030"),
        (
            ("KOMMUNEPLANENS SAMFUNNSDEL", "INDRE ELVEBYEN KOMMUNE", "2024 - 2036"),
            "KOMMUNEPLANENS SAMFUNNSDEL 2024 - 2036",
        ),
        (
            ("Handlingsplan mot", "vold i nære relasjoner", "2026–2029"),
            "Handlingsplan mot vold i nære relasjoner 2026–2029",
        ),
        (("Sammen om byen", "Handlingsprogram 2026-2029"), "Handlingsprogram 2026-2029"),
        (("Foto: Lyngmo kommune", "Virksomhetsplan 2026"), "Virksomhetsplan 2026"),
        (("Lederavtale 2026 – Kari Nordmann",), "Lederavtale 2026"),
    ],
)
def test_the_title_is_put_together_from_the_title_page(lines: tuple[str, ...], title: str) -> None:
    assert identified(*lines, PROSE).title == title


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Temaplan for helse", "Lyngmo kommune"), "Lyngmo kommune"),
        (("STORVÅG HERAD", "Økonomiplan 2026–2029"), "Storvåg herad"),
        (("Økonomiplan for Øvre og Nedre Lyngmo kommune",), "Øvre og Nedre Lyngmo kommune"),
        (("Regional plan for klima", "Fjordland fylkeskommune"), "Fjordland fylkeskommune"),
        (
            ("Temaplan for helse", PROSE, "I Lyngmo kommune bor vi godt.", "Lyngmo kommunes mål er klare."),
            "Lyngmo kommune",
        ),
        (
            ("Temaplan for helse", PROSE, "Lyngmo kommune og Storvåg kommune", "Haugsjø kommune og Elvebyen kommune"),
            None,
        ),
        (("Temaplan for helse", "Vår kommune", "En attraktiv kommune"), None),
    ],
)
def test_the_municipality_is_named(lines: tuple[str, ...], name: str | None) -> None:
    assert identified(*lines, PROSE).municipality == name


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("Enhetsavtale for Lyngmo skole 2026",), "Lyngmo skole"),
        (("Enhetsavtale 2026 – Lyngmo barnehage",), "Lyngmo barnehage"),
        (("Enhetsavtale 2026", "Lyngmo skole", "Lyngmo kommune"), "Lyngmo skole"),
        (("Hjemmetjenesten", "Virksomhetsplan 2026"), "Hjemmetjenesten"),
        (("Leiaravtale 2026", "Leiar: Kari Nordmann", "Eining: Storvåg sjukeheim"), "Storvåg sjukeheim"),
        (("Årsrapport 2025 Lyngmo barnehage",), "Lyngmo barnehage"),
        (("Årsrapport 2025", "Lyngmo kommune"), None),
        (("Lederavtale 2026–2027", "mellom kommunalsjef Kari Nordmann og rektor Ola Hansen"), None),
        (("Lederavtale 2026 – Kari Nordmann",), None),
        (("Temaplan for Lyngmo skole 2026",), None),
    ],
)
def test_the_unit_of_an_agreement_is_named_and_never_a_person(lines: tuple[str, ...], unit: str | None) -> None:
    assert identified(*lines, PROSE).unit == unit


@pytest.mark.parametrize(
    ("prose", "language"),
    [
        ((PROSE, PROSE), "nb"),
        ((PROSE_NN, PROSE_NN), "nn"),
        ((PROSE_EN,), "en"),
        ((PROSE, PROSE_NN), "mixed"),
        (("Mål",), None),
    ],
)
def test_the_language_is_told_by_its_small_words(prose: tuple[str, ...], language: str | None) -> None:
    assert identified("Temaplan", *prose).language == language


def test_the_user_knows_best() -> None:
    settings = DocumentSettings(title="Rektors plan", municipality="Storvåg herad", unit="Skulen")
    identity = identify(document("Virksomhetsplan 2026", "Lyngmo kommune", PROSE), settings)
    assert (identity.title, identity.municipality, identity.unit) == ("Rektors plan", "Storvåg herad", "Skulen")
