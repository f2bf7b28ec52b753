"""Goals told by the form around them: lists within lists, headers without their table, rows of headings, rules."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

VISION, AREA, GOAL, SUBGOAL = ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL
STRATEGY, MEASURE, INDICATOR = ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR


@pytest.mark.parametrize("sign", ["o", "-"])
def test_a_list_within_a_list_that_runs_on_is_read_entry_by_entry(sign: str, tmp_path: Path) -> None:
    entries = f"Gjør skoleveien trygg {sign} Bygger fortau på Moen {sign} Senker farten ved skolen"
    document = plan(tmp_path, f"## Ferdsel\n\n### Slik gjør vi det\n\n- {entries}\n- Rydder snø\n")
    assert texts(document, STRATEGY) == [
        "Gjør skoleveien trygg",
        "Bygger fortau på Moen",
        "Senker farten ved skolen",
        "Rydder snø",
    ]


def test_openings_that_come_again_split_a_paragraph_without_full_stops(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Strategier\n\nVi skal bygge flere boliger i sentrum Vi skal ta vare på matjorda Vi skal styrke bussen\n",
    )
    assert texts(document, STRATEGY) == [
        "Vi skal bygge flere boliger i sentrum",
        "Vi skal ta vare på matjorda",
        "Vi skal styrke bussen",
    ]


def test_headers_of_two_columns_that_became_lines(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Hva vil vi?\n\nSlik gjør vi det\n\nFlere bedrifter kommer hit\n\nBygda er godt kjent\n\n"
        "• Selge tomter på Moen\n• Lage en ny nettside\n",
        name="plan.txt",
    )
    assert texts(document, GOAL) == ["Flere bedrifter kommer hit", "Bygda er godt kjent"]
    assert texts(document, STRATEGY) == ["Selge tomter på Moen", "Lage en ny nettside"]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Planen har fire tema som skal være satsingsområder fram mot 2032:",
        "Dei fire satsingsområda er:",
        "Kommunestyret har valgt ut disse innsatsområdene:",
        "Følgende tema er valgt som prioriterte satsingsområder i perioden:",
    ],
)
def test_sentences_that_name_areas(lead_in: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"# Om planen vår\n\n{lead_in}\n\n- Stier og løyper\n- Vann og strand\n")
    assert texts(document, AREA) == ["Stier og løyper", "Vann og strand"]


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("Målet med folkehelsearbeidet er flere gode leveår for alle.", "flere gode leveår for alle"),
        ("Planens hovedmål er å gi alle kort vei til en sti.", "gi alle kort vei til en sti"),
        ("Boligplanen har som målsetting å få unge inn i egen bolig.", "få unge inn i egen bolig"),
        ("Målet for rammeområdet er å korte ventetida til to uker.", "korte ventetida til to uker"),
    ],
)
def test_goals_in_one_sentence_of_running_text(sentence: str, goal: str, tmp_path: Path) -> None:
    assert texts(plan(tmp_path, f"# Friluft\n\n{sentence} Slik har det ikke alltid vært.\n"), GOAL) == [goal]
    assert texts(plan(tmp_path, f"# Friluft\n\nMange går tur.\n\n- {sentence}\n- Naturen er vår.\n"), GOAL) == [goal]


def test_the_ways_behind_a_goal_of_running_text(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Friluft\n\nPlanens hovedmål er å gi alle kort vei til en sti. Dette innebærer å\n\n"
        "- rydde gamle ferdselsveier,\n- merke nye turer.\n",
    )
    assert texts(document, STRATEGY) == ["rydde gamle ferdselsveier,", "merke nye turer."]


@pytest.mark.parametrize(
    "sentence", ["Vi har fire strategiske mål. Hvert mål har noen veivalg.", "Målet med planen er vedtatt i mai."]
)
def test_sentences_that_count_the_goals_are_none(sentence: str, tmp_path: Path) -> None:
    assert not plan(tmp_path, f"# Temaplan\n\n## Strategiske mål\n\n{sentence}\n").items


def test_numbers_behind_a_label_are_what_it_says(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## 3 Mål og tiltak\n\nDelmål 1: Halvere utslippene fra biler\n\nTiltak:\n\n1.1 Ladeplasser ved skolene\n\n"
        "1.2 Leie elbiler\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, MEASURE) == ["Ladeplasser ved skolene", "Leie elbiler"]
    assert above(document, "Leie") == "Halvere utslippene fra biler"


def test_a_numbered_list_goes_on_behind_what_a_label_set_below_its_entry(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "<h1>Mål</h1><ol><li>Flere skal lære å svømme</li></ol><p>Styringsparametre:</p>"
        "<ul><li>Andel som kan svømme</li></ul><ol start=2><li>Flere skal gå på tur</li></ol>"
        "<p>Styringsparametre:</p><ul><li>Antall turer</li></ul>",
        DocumentKind.STYRINGSBREV,
        "plan.html",
    )
    assert texts(document, GOAL) == ["Flere skal lære å svømme", "Flere skal gå på tur"]
    assert above(document, "Antall turer") == "Flere skal gå på tur"


def test_a_goal_in_large_type_below_its_label_and_the_area_above(tmp_path: Path) -> None:
    card = "## {area}\n\n### Dit vil vi:\n\n## {goal}\n\n### Slik gjør vi det\n\n- {way}\n\n"
    document = plan(
        tmp_path,
        "# Kommunedelplan for friluft\n\n"
        + card.format(area="Ut på tur", goal="Alle i Lia er ute hver dag", way="Merke stier")
        + card.format(area="Trygg på vannet", goal="Alle barn i Lia kan svømme", way="Bygge basseng"),
        DocumentKind.KOMMUNEDELPLAN,
    )
    assert texts(document, AREA) == ["Ut på tur", "Trygg på vannet"]
    assert texts(document, GOAL) == ["Alle i Lia er ute hver dag", "Alle barn i Lia kan svømme"]
    assert above(document, "Bygge") == "Alle barn i Lia kan svømme"
    assert above(document, "Alle barn") == "Trygg på vannet"


@pytest.mark.parametrize("label", ["Slik ser vi at vi lykkes", "Teikn på at vi lukkast", "Nøkkelindikatorer"])
def test_signs_of_success_are_indicators(label: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"## Mål\n\n- Flere skal sykle\n\n## {label}\n\n- Andel som sykler til skolen\n")
    assert texts(document, INDICATOR) == ["Andel som sykler til skolen"]


def test_headings_that_are_sentences_each_with_its_list_are_goals(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Kommuneplanens handlingsdel 2026-2029\n\n## Lia er et sted der unge vil bo\n\n"
        "- Bygge små leiligheter (ansvar: Eiendom, frist: 2027)\n- Åpne en ungdomsklubb\n\n"
        "## Vi tar vare på natur og klima\n\n- Restaurere myra på Moen\n- Rydde strendene\n",
        DocumentKind.OKONOMIPLAN,
    )
    assert texts(document, GOAL) == ["Lia er et sted der unge vil bo", "Vi tar vare på natur og klima"]
    found = item(document, "Bygge små")
    assert (found.text, found.owner) == ("Bygge små leiligheter", "Eiendom")
    assert found.deadline is not None
    assert above(document, "Rydde") == "Vi tar vare på natur og klima"


def test_brackets_with_more_than_named_values_stay(tmp_path: Path) -> None:
    document = plan(tmp_path, "## Tiltak\n\n- Selge fire hus (ansvar: Eiendom, etter vedtak)\n", DocumentKind.TEMAPLAN)
    assert texts(document, MEASURE) == ["Selge fire hus (ansvar: Eiendom, etter vedtak)"]
    assert item(document, "Selge").owner == "Eiendom"


def test_measures_may_be_named_by_the_noun_of_an_action(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Tiltak\n\nOppfølging av barn med høyt fravær\n\nOversikt over ledige lærlingplasser\n\n## Tiltak i 2027\n\n"
        "### Evaluering av foreldrekurs\n\nHelsestasjonen spør alle som har deltatt.\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, MEASURE) == [
        "Oppfølging av barn med høyt fravær",
        "Oversikt over ledige lærlingplasser",
        "Evaluering av foreldrekurs",
    ]


def test_the_label_of_a_list_at_the_end_of_the_line_above(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Mål 1 Lia er en trygg bygd for alle Delmål\n\n• Alle barn har en trygg skolevei\n• Alle kjenner en nabo\n",
        name="plan.txt",
    )
    assert texts(document, GOAL) == ["Lia er en trygg bygd for alle"]
    assert texts(document, SUBGOAL) == ["Alle barn har en trygg skolevei", "Alle kjenner en nabo"]


def test_a_theme_before_a_goal_above_its_numbered_list(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Folkehelse\n\nTilhørighet – Lia skal være et sted der alle hører til.\n\n1. Nye naboer blir invitert\n"
        "2. Lagene får hjelp\n",
    )
    assert texts(document, GOAL) == ["Lia skal være et sted der alle hører til."]
    assert texts(document, STRATEGY) == ["Nye naboer blir invitert", "Lagene får hjelp"]


def test_what_was_adopted_is_read_though_it_is_printed_behind_the_literature(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Temaplan for skog\n\n## Relevant litteratur\n\n- Mål for skogen, 2019\n\n### Vedtak\n\n"
        "Nytt delmål: Skoleskogen skal være åpen for alle.\n\nNytt tiltak: Merke stien til Kollen\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, SUBGOAL) == ["Skoleskogen skal være åpen for alle."]
    assert texts(document, MEASURE) == ["Merke stien til Kollen"]


def test_bullets_torn_from_their_text_and_entries_cut_in_two(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Strategier\n\n•\n\nBygge boliger for unge som vil\n\nflytte hjem til bygda\n\n•\n\nSelge tomter på Moen\n",
    )
    assert texts(document, STRATEGY) == [
        "Bygge boliger for unge som vil flytte hjem til bygda",
        "Selge tomter på Moen",
    ]


def test_text_between_labels_that_stand_alone(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Vekst\n\nDelmål\n\nDet er lett å starte bedrift\n\nStrategi\n\nÉn kontakt for gründere\n\nStrategi\n\n"
        "Kommunen kjøper tomter\n",
    )
    assert texts(document, STRATEGY) == ["Én kontakt for gründere", "Kommunen kjøper tomter"]


@pytest.mark.parametrize(
    "lead_in", ["Kriseledelsen skal:", "Styringsgruppa skal:", "Leder av evakueringssenteret skal:"]
)
def test_duties_of_bodies_and_roles_are_no_measures(lead_in: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path, f"# Beredskap\n\n{lead_in}\n\n- varsle innbyggerne\n- loggføre vedtak\n", DocumentKind.TEMAPLAN
    )
    assert not document.items


@pytest.mark.parametrize("title", ["Finansreglement for Lia kommune", "Reguleringsbestemmelser", "Vedtekter for SFO"])
def test_rules_set_no_goals(title: str, tmp_path: Path) -> None:
    text = f"# {title}\n\nKommunen skal:\n\n- ha nok penger på konto\n- velge trygge plasseringer\n"
    assert not plan(tmp_path, text, DocumentKind.UNKNOWN).items


def test_a_sentence_as_heading_above_delmal_is_their_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Næringsplan\n\n## 5 Strategiske grep for mål 1\n\n### Lia skal være et godt sted å starte bedrift\n\n"
        "Delmål:\n\n- Kommunen skal svare innen en uke\n- Det skal finnes ledige tomter\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, GOAL) == ["Lia skal være et godt sted å starte bedrift"]
    assert above(document, "Det skal finnes") == "Lia skal være et godt sted å starte bedrift"


def test_phrases_above_the_cells_of_a_flattened_table_do_not_end_the_chapter_of_measures(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 7 Tiltak\n\nSlik vil vi ha det\n\nUtvikle nye former for samarbeid\n\nSlik skal vi gjøre det\n\n"
        "Selge tomter til unge\n\nKonsekvens\n\nFlere kan kjøpe sin første bolig. Det tar noen år.\n\n"
        "Legge til rette for utleieboliger på Moen\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, GOAL) == ["Utvikle nye former for samarbeid"]
    assert texts(document, MEASURE) == ["Legge til rette for utleieboliger på Moen"]


def test_the_goals_of_a_table_behind_a_list_of_goals_belong_to_no_one_of_them(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Økonomiplan 2027-2030\n\n## 3.1 Trygg oppvekst\n\nFra samfunnsdelen følger vi opp:\n\n"
        "- Delmål 1.1: «Alle elever skal ha et trygt skolemiljø»\n- Delmål 1.2: «Flere elever skal lese godt»\n\n"
        "| Mål | Tiltak | Frist |\n|---|---|---|\n| B1 Færre elever skal oppleve mobbing | Miljøteam | 2027 |\n",
        DocumentKind.OKONOMIPLAN,
    )
    assert above(document, "Færre elever") is None
    assert above(document, "Miljøteam") == "Færre elever skal oppleve mobbing"


def test_the_goals_of_a_table_behind_one_goal_belong_to_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Økonomiplan 2027-2030\n\n## 3.1 Trygg oppvekst\n\nFra samfunnsdelen følger vi opp:\n\n"
        "- Delmål 1.1: «Alle elever skal ha et trygt skolemiljø»\n\n"
        "| Mål | Tiltak | Frist |\n|---|---|---|\n| B1 Færre elever skal oppleve mobbing | Miljøteam | 2027 |\n",
        DocumentKind.OKONOMIPLAN,
    )
    assert above(document, "Færre elever") == "«Alle elever skal ha et trygt skolemiljø»"


def test_lines_below_the_title_announce_nothing(tmp_path: Path) -> None:
    head = (
        "# Handlings- og økonomiplan 2027-2030\n\nKommuneplanens handlingsdel for Lyngmo kommune\n\n"
        "Kommunedirektørens utkast, 12.10.2026\n\n"
    )
    titled = plan(tmp_path, head + "## 1 Innledning\n\nPlanen er kort.\n", DocumentKind.OKONOMIPLAN)
    assert not titled.items
