"""How far a document has come is read where it speaks of itself, never where it speaks of another plan."""

from dataclasses import replace

import pytest

from tests.parsers.identify_documents import PROSE, document, identified, table
from tracecheck.model.plan import Adoption, Status
from tracecheck.model.settings import DocumentSettings
from tracecheck.parsers.identify import identify

TITLE = "Temaplan for helse 2026–2030"


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("draft", "Utkast per 3. mars 2026"),
        ("hearing", "Høringsutkast"),
        ("hearing", "Høyringsutkast med frist 1. mars 2026"),
        ("hearing", "Forslag til høring og offentlig ettersyn"),
        ("proposal", "Kommunedirektørens forslag"),
        ("proposal", "Rådmannens forslag"),
        ("proposal", "Framlegg frå kommunedirektøren"),
        ("recommendation", "Formannskapets innstilling 25.11.2025"),
        ("recommendation", "Tilråding frå formannskapet"),
        ("adopted", "Vedtatt av kommunestyret 18.12.2025, sak 94/25"),
        ("adopted", "Vedteken i kommunestyret 18.12.2025"),
        ("adopted_amended", "Vedtatt med endringer av kommunestyret 18.12.2025"),
        ("adopted_amended", "Vedteke med endringar i kommunestyret 18.12.2025"),
        ("replaced", "Erstattet av temaplan for helse 2027–2031"),
        ("unknown", "Skal vedtas av kommunestyret 18.12.2025"),
        ("unknown", "Vedtas av kommunestyret i juni"),
        ("unknown", "Kommuneplanens samfunnsdel vedtatt 12.06.2024"),
    ],
)
def test_the_title_page_says_the_status(status: str, line: str) -> None:
    identity = identified(TITLE, line, PROSE)
    assert identity.status.value == status
    assert (identity.status is Status.UNKNOWN) or identity.status_reasons[0].text == line


@pytest.mark.parametrize(
    ("lines", "adoption"),
    [
        (("Vedtatt av kommunestyret 18.12.2025, sak 94/25",), Adoption("2025-12-18", "Kommunestyret", "94/25")),
        (("Vedteken av heradsstyret 18. desember 2025, sak 94/25",), Adoption("2025-12-18", "Heradsstyret", "94/25")),
        (("Vedtatt i kommunestyret", "18.12.2025", "Sak 94/25"), Adoption("2025-12-18", "Kommunestyret", "94/25")),
        (("Vedteken: 20.11.25",), Adoption("2025-11-20", None, None)),
    ],
)
def test_an_adoption_has_date_body_and_case(lines: tuple[str, ...], adoption: Adoption) -> None:
    assert identified(TITLE, *lines, PROSE).adopted == adoption


def test_the_adoption_is_found_in_a_table_on_the_first_page() -> None:
    source = document(TITLE, "Lyngmo kommune")
    rows = (("Dokumenttype", "Temaplan"), ("Vedtatt av", "Kommunestyret 18.12.2025, sak 94/25"))
    identity = identify(replace(source, blocks=(*source.blocks, table(2, rows))), DocumentSettings())
    assert identity.adopted == Adoption("2025-12-18", "Kommunestyret", "94/25")


def test_the_plan_says_in_prose_that_it_is_adopted() -> None:
    identity = identified(TITLE, PROSE, "Planen ble vedtatt av kommunestyret 12.06.2025 i sak 44/25.")
    assert identity.adopted == Adoption("2025-06-12", "Kommunestyret", "44/25")


@pytest.mark.parametrize(
    "sentence",
    [
        "Planen bygger på kommuneplanen, vedtatt 2019.",
        "Samfunnsdelen ble vedtatt av kommunestyret 12.06.2024 (sak 44/24).",
        "Kommuneplanens samfunnsdel «Sammen» (vedtatt 30. april 2025) har fem mål.",
        "Planen skal vedtas av kommunestyret i juni 2026.",
        "Temaplanen ble laget etter at kommunestyret hadde vedtatt økonomiplan 2025–2028.",
        "Høringsforslaget ble sendt til alle parter i mars, og vi fikk mange gode innspill til arbeidet.",
    ],
)
def test_other_plans_and_coming_steps_say_nothing_of_this_one(sentence: str) -> None:
    assert identified(TITLE, PROSE, sentence).status is Status.UNKNOWN


def test_a_hearing_draft_that_tells_of_its_coming_adoption_is_a_hearing_draft() -> None:
    identity = identified(TITLE, "Høringsutkast", PROSE, "Planen vedtas av kommunestyret 18.06.2026.")
    assert identity.status is Status.HEARING
    assert identity.adopted is None


def test_file_names_and_running_heads_count() -> None:
    assert identified(TITLE, PROSE, key="temaplan_helse_vedtatt_12.06.2025.pdf").adopted == Adoption("2025-06-12")
    assert identified(TITLE, PROSE, running=("Høringsutkast – temaplan for helse",)).status is Status.HEARING


def test_minutes_are_adopted_as_their_head_says() -> None:
    identity = identified(
        "Lyngmo kommune", "Saksprotokoll", "Utvalg: Kommunestyret", "Møtedato: 18.12.2025", "Sak: 94/25",
        "Tittel: Handlings- og økonomiplan 2026–2029", "Vedtak:", "1. Planen vedtas.",
    )  # fmt: skip
    assert identity.status is Status.ADOPTED
    assert identity.adopted == Adoption("2025-12-18", "Kommunestyret", "94/25")
    assert identity.title == "Handlings- og økonomiplan 2026–2029"


def test_a_signed_agreement_is_adopted_and_an_unsigned_one_is_not() -> None:
    assert identified("Enhetsavtale 2026", PROSE, "Sted og dato: Lyngmo 15.01.2026").status is Status.ADOPTED
    assert identified("Enhetsavtale 2026", PROSE, "Sted og dato: ____________").status is Status.UNKNOWN


def test_what_is_replaced_is_quoted() -> None:
    sentence = "Planen erstatter helse- og omsorgsplan 2018–2025 og gjelder fra nyttår."
    assert identified(TITLE, PROSE, sentence).replaces == "helse- og omsorgsplan 2018–2025"
    assert identified(TITLE, PROSE, "Maskiner erstatter ikke folk.").replaces is None


def test_the_user_knows_best() -> None:
    identity = identify(document(TITLE, "Utkast", PROSE), DocumentSettings(status=Status.ADOPTED))
    assert identity.status is Status.ADOPTED
    assert identity.status_reasons[0].cue == "configuration"
