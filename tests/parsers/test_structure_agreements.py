"""Agreements in layers, and reports whose paragraphs may speak of any goal."""

from pathlib import Path

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind

GOAL, MEASURE = ItemKind.GOAL, ItemKind.MEASURE
LAYERS = """# 3 Mål

## 3.1 Felles mål for hele kommunen

| Resultatmål | Mål for enheten | Tiltak | Støtte |
|---|---|---|---|
| Sykefraværet skal ned til 6,0 % i 2027 | Sykefraværet ved senteret skal ned til 6,4 % i 2026 | Tidlig samtale | HR |
| Flere skal ha hel stilling | Minst 60 % skal ha hel stilling i 2026 | Langvakter | HR |

## 3.4 Mål for enheten

- Minst ett nytt samhandlingstiltak med frivillige organisasjoner
- Legge til rette for et godt læringsmiljø

## 3.5 Lederens egen utvikling

Lederen har valgt to mål:

- Bli tryggere i vanskelige samtaler
- Delegere mer
"""


def test_layers_are_scopes_and_the_leaders_own_development_is_left_out(tmp_path: Path) -> None:
    document = plan(tmp_path, LAYERS, DocumentKind.LEDERAVTALE)
    assert item(document, "Sykefraværet ved senteret").scope == "kommune"
    assert item(document, "Minst ett nytt").scope == "enhet"
    everything = [each.text for each in (*document.items, *document.statements)]
    assert all("vanskelige" not in text and "Delegere" not in text for text in everything)
    assert {each.scope for each in document.items} == {"kommune", "enhet"}


def test_a_table_without_columns_for_owner_and_deadline_is_read_all_the_same(tmp_path: Path) -> None:
    document = plan(tmp_path, LAYERS, DocumentKind.LEDERAVTALE)
    assert texts(document, MEASURE) == ["Tidlig samtale", "Langvakter"]
    assert above(document, "Tidlig samtale") == "Sykefraværet ved senteret skal ned til 6,4 % i 2026"
    assert above(document, "Sykefraværet ved senteret") == "Sykefraværet skal ned til 6,0 % i 2027"
    assert item(document, "Sykefraværet skal ned").origin is Origin.QUOTED
    assert item(document, "Langvakter").owner is None


def test_unit_goals_with_target_activity_and_direction(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Mål for enheten\n\n1. Sykefraværet skal ikke overstige 9 % i 2025-2026.\n"
        "2. Enheten skal legge til rette for et godt læringsmiljø.\n"
        "3. Bedre folkehelse gjennom minst ett nytt tiltak med frivillige.\n",
        DocumentKind.ENHETSAVTALE,
    )
    first = item(document, "Sykefraværet")
    assert len(texts(document, GOAL)) == 3
    assert first.target is not None
    assert (first.target.comparator, first.target.value, first.target.unit) == ("<=", 9.0, "%")
    assert item(document, "Enheten skal").target is None
    assert [each.goal_type for each in document.items] == ["result", None, "activity"]


def test_every_paragraph_of_a_report_is_a_passage(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Status for målene\n\nArbeidet med nærvær har gitt resultater i skolene, og fraværet gikk ned.\n\n"
        "- Leseløftet startet i januar og er i rute.\n",
        DocumentKind.TERTIALRAPPORT,
    )
    assert [each.text for each in document.statements] == [
        "Arbeidet med nærvær har gitt resultater i skolene, og fraværet gikk ned.",
        "Leseløftet startet i januar og er i rute.",
    ]
    assert [each.id for each in document.statements] == ["~1", "~2"]


def test_goals_in_a_table_stand_under_the_goal_that_they_name(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 6.1 Oppvekst\n\nHovedmål 1: «Barn vokser opp i trygge miljøer»\n\nFra samfunnsdelen følger vi opp:\n\n"
        "- Delmål 1.1: «Alle elever skal ha et trygt skolemiljø»\n- Delmål 1.2: «Alle barn skal få hjelp tidlig»\n\n"
        "| Mål | Tiltak | Ansvar | Frist |\n|---|---|---|---|\n"
        "| B1 Andelen elever som mobbes, skal ned til 5 % i 2029 (delmål 1.1) | Miljøteam | Rektor | 01.08.2026 |\n"
        "| B2 Ventetiden skal ned til ti dager i 2029 (delmål 1.2) | Familieteam | Helsestasjon | 01.09.2026 |\n",
        DocumentKind.OKONOMIPLAN,
    )
    assert above(document, "Andelen elever") == "«Alle elever skal ha et trygt skolemiljø»"
    assert above(document, "Ventetiden") == "«Alle barn skal få hjelp tidlig»"
    assert above(document, "Miljøteam") == item(document, "Andelen elever").text
    assert item(document, "«Alle elever").origin is Origin.QUOTED
    assert item(document, "Andelen elever").origin is Origin.OWN


FIVE = [
    "gi brukerne et tilpasset tilbud",
    "styrke samarbeidet med pårørende",
    "legge til rette for aktive dager",
    "rekruttere nok fagfolk",
    "bruke midlene godt",
]


def test_a_sentence_with_a_main_goal_and_five_infinitives_is_the_same_goals_as_a_list(tmp_path: Path) -> None:
    sentence = ", ".join(f"å {each}" for each in FIVE[:-1]) + f" og å {FIVE[-1]}"
    listed = "\n".join(f"- {each}" for each in FIVE)
    first = plan(
        tmp_path,
        f"# Mål for enheten\n\n- Tjenesten skal sikre innbyggerne gode liv ved {sentence}.\n- Fraværet skal ned.\n",
        DocumentKind.ENHETSAVTALE,
    )
    second = plan(
        tmp_path,
        f"# Mål for enheten\n\nTjenesten skal sikre innbyggerne gode liv ved å:\n\n{listed}\n",
        DocumentKind.ENHETSAVTALE,
    )
    assert texts(first, ItemKind.SUBGOAL) == FIVE
    assert item(first, "Tjenesten").text == "Tjenesten skal sikre innbyggerne gode liv"
    assert above(first, FIVE[2]) == "Tjenesten skal sikre innbyggerne gode liv"
    assert [each.text for each in second.items] == FIVE


def test_a_unit_goal_with_measure_indicator_target_and_support_on_lines_of_their_own(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Mål for enheten\n\n## Mål 3: Barna skal oppleve mestring\n\nTiltak: Uteskole hver uke\n\n"
        "Støtte: Pedagogisk veileder\n\nIndikator: Andel fornøyde foreldre\n\nResultatkrav: minst 90 prosent\n",
        DocumentKind.ENHETSAVTALE,
    )
    indicator = item(document, "Andel fornøyde")
    assert item(document, "Uteskole").support == "Pedagogisk veileder"
    assert above(document, "Uteskole") == "Barna skal oppleve mestring"
    assert indicator.target is not None
    assert (indicator.target.comparator, indicator.target.value) == (">=", 90.0)


def test_status_lines_of_a_report_belong_to_the_goal_above_and_stay_passages(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Status\n\nMål 1: Alle elever skal trives\n\nStatus: I rute. Trivselen har økt til 91 prosent.\n",
        DocumentKind.TERTIALRAPPORT,
    )
    assert item(document, "Alle elever").status_text == "I rute. Trivselen har økt til 91 prosent."
    assert [each.text for each in document.statements] == ["Status: I rute. Trivselen har økt til 91 prosent."]


def test_what_shall_be_under_a_goal_is_part_of_it_and_what_is_done_is_a_measure(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 2 Mål og resultatkrav\n\n## Mål 2: God økonomistyring\n\n- Avviket skal være 0\n\n# 3 Oppdrag\n\n"
        "- Utarbeide plan for SFO innen 1. juni 2026\n- Delta i prosjektet Leseløft\n",
        DocumentKind.STYRINGSBREV,
    )
    assert texts(document, ItemKind.SUBGOAL) == ["Avviket skal være 0"]
    assert texts(document, MEASURE) == ["Utarbeide plan for SFO innen 1. juni 2026", "Delta i prosjektet Leseløft"]


def test_a_level_behind_the_name_of_an_indicator_is_its_target_and_the_one_in_brackets_where_it_starts(
    tmp_path: Path,
) -> None:
    document = plan(
        tmp_path,
        "# Mål for enheten\n\n## Mål 3: Flere bruker biblioteket\n\nIndikator: Besøk: 95 000\n\n"
        "## Mål 4: Ansatte er på jobb\n\nIndikator: Sykefravær: 8,0 % (2025: 10,4 %)\n",
        DocumentKind.ENHETSAVTALE,
    )
    visits, absence = item(document, "Besøk").target, item(document, "Sykefravær").target
    assert visits is not None
    assert visits.value == 95000.0
    assert absence is not None
    assert (absence.value, absence.baseline, absence.baseline_year) == (8.0, 10.4, 2025)
