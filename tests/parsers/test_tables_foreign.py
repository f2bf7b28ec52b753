"""Tables that look like plans and are none give no items; those that only resemble them still do."""

import pytest

from tests.parsers.table_builder import read
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

Rows = list[list[str]]

FOREIGN: dict[str, Rows] = {
    "levels of goals": [
        ["Nivå", "Forklaring"],
        ["Overordnet mål", "Den tilstanden vi ønsker i 2036"],
        ["Delmål", "Et skritt på veien mot målet"],
        ["Tiltak", "Det vi gjør for å nå delmålet"],
    ],
    "levels of goals, nynorsk": [
        ["Målnivå", "Kva det betyr", "Kven vedtek"],
        ["Hovudmål", "Tilstanden vi ønskjer i 2036", "Kommunestyret"],
        ["Tiltak", "Det vi gjer for å nå målet", "Kommunedirektøren"],
    ],
    "glossary": [
        ["Begrep", "Forklaring"],
        ["Mål", "Det vi vil oppnå"],
        ["Indikator", "Det vi måler"],
    ],
    "parties": [["Avtalepart", "Rolle"], ["Enhetsleder", "Har ansvar for målene"], ["Kommunalsjef", "Følger opp"]],
    "signatures": [["Dato og underskrift", "Dato og underskrift"], ["Enhetsleder", "Kommunalsjef"]],
    "history": [
        ["Versjon", "Dato", "Endring", "Ansvarlig"],
        ["1.0", "01.02.2026", "Første utgave", "Plansjef"],
        ["1.1", "01.03.2026", "Nye tiltak i kapittel 4", "Plansjef"],
    ],
    "plans": [
        ["Plan", "Vedtatt", "Rulleres"],
        ["Kommuneplanens samfunnsdel", "2024", "2028"],
        ["Temaplan for oppvekst", "2022", "2026"],
    ],
    "risks": [
        ["Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"],
        ["Mangel på lærere", "Stor", "Alvorlig", "Kampanje for å få flere søkere"],
        ["Økt rente", "Middels", "Stor", "Rentesikring"],
    ],
    "year wheel": [
        ["Når", "Hva", "Hvordan"],
        ["Januar", "Leder og kommunalsjef går gjennom avtalen", "Møte"],
        ["Mai", "Rapportering på tiltak og mål", "Tertialrapport"],
    ],
}


@pytest.mark.parametrize("name", FOREIGN)
def test_tables_that_state_nothing_of_a_plan_give_no_items(name: str):
    reading = read(FOREIGN[name], DocumentKind.OKONOMIPLAN)
    assert (reading.facts.role, reading.items) == ("other", ())


@pytest.mark.parametrize("heading", ["Slik følges planen opp", "6.2 Årshjul", "Oppfølging"])
def test_steps_of_a_process_are_no_measures(heading: str):
    rows = [
        ["Tidspunkt", "Aktivitet", "Ansvar"],
        ["Våren 2026", "Rullering av handlingsdelen", "Plansjef"],
        ["15. oktober 2026", "Behandling i formannskapet", "Kommunedirektøren"],
    ]
    assert read(rows, DocumentKind.SAMFUNNSDEL, heading=heading).items == ()


def test_activities_with_years_under_another_heading_are_measures():
    rows = [
        ["Tidspunkt", "Aktivitet", "Ansvar"],
        ["Våren 2026", "Arrangere folkemøte om skoleveien", "Oppvekst"],
        ["Høsten 2027", "Åpne ny kulturskole på Moen", "Kultur"],
    ]
    reading = read(rows, heading="Barn og unge")
    assert [item.text for item in reading.items] == ["Arrangere folkemøte om skoleveien", "Åpne ny kulturskole på Moen"]


@pytest.mark.parametrize(
    "header",
    [
        ["Kode", "Tiltak", "Beskrivelse"],
        ["Nivå", "Tiltak", "Beskrivelse"],
        ["Tiltak", "Risiko", "Ansvar"],
        ["Plan", "Tiltak", "Vedtatt"],
    ],
)
def test_measures_beside_such_words_are_still_measures(header: list[str]):
    rows = [header, ["A-plan", "Bygge gangvei til Moen", "Langs fylkesveien"], ["B-plan", "Lyse opp stien", "Ny lys"]]
    assert {item.kind for item in read(rows, header_rows=1).items} == {ItemKind.MEASURE}
