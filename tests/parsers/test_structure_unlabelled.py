"""Goals without a label, and what only looks like one: what stands around a line tells what it is."""

from pathlib import Path

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

GOAL, SUBGOAL, STRATEGY, MEASURE = ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE


def test_a_bold_sentence_that_derfor_skal_vi_answers_is_a_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Oppvekst\n\n**Fjordby vil gi alle barn en trygg start**\n\nMange barn trives, men ikke alle.\n\n"
        "**Derfor skal vi**\n\n- styrke helsestasjonen\n- ha gratis fritidstilbud\n",
    )
    assert texts(document, GOAL) == ["Fjordby vil gi alle barn en trygg start"]
    assert above(document, "styrke helsestasjonen") == "Fjordby vil gi alle barn en trygg start"


def test_a_sentence_of_background_above_derfor_skal_vi_is_none(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Oppvekst\n\nFjordby må regne med at barnetallet vil falle. Det blir færre hender.\n\n"
        "Derfor skal vi\n\n- samle skolene\n",
    )
    assert texts(document, GOAL) == []
    assert texts(document, STRATEGY) == ["samle skolene"]


def test_sub_heads_whose_lists_go_on_with_the_sentence_are_no_goals(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Slik vil vi ha det – Fjordby\n\nTrygg oppvekst\n- Gir hjelp tidlig.\n- Har et lag rundt barnet.\n\n"
        "Aktive eldre\n- Bor hjemme så lenge de vil.\n",
    )
    assert texts(document, GOAL) == ["Gir hjelp tidlig.", "Har et lag rundt barnet.", "Bor hjemme så lenge de vil."]
    assert item(document, "Bor hjemme").section[-1] == "Aktive eldre"


def test_the_sentence_between_an_area_and_its_measures_is_its_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Innsatsområde 1: Transport\n\nFjordby skal ha utslippsfri transport innen 2030.\n\n"
        "### Tiltak - kommunen skal\n\n- 1.1 Kjøpe elbiler\n",
        DocumentKind.HANDLINGSPLAN,
    )
    assert above(document, "Kjøpe elbiler") == "Fjordby skal ha utslippsfri transport innen 2030."


def test_codes_under_an_announced_label_are_goals_of_the_main_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "2 Attraktive Fjordby\nHovedmål Fjordby er et godt sted å bo.\nDelmål – Slik vil vi ha det\n"
        "A1 Sentrum er levende\nA2 Skolene er gode\nA3 Folk flytter hit\n"
        "Strategier – Slik gjør vi det\n• Bygger torg\n",
    )
    assert texts(document, SUBGOAL) == ["Sentrum er levende", "Skolene er gode", "Folk flytter hit"]
    assert {above(document, start) for start in ("Sentrum", "Folk")} == {"Fjordby er et godt sted å bo."}
    assert texts(document, STRATEGY) == ["Bygger torg"]


def test_a_chapter_by_un_goal_holds_the_plans_own_goals_and_an_icon_none(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Forord\n\nVi takker alle.\n\n## Bærekraftsmål 3: God helse og livskvalitet\n\n**Hovedmål:**\n\n"
        "Alle i Fjordby lever gode liv.\n\n**Innsatsområder: Sånn skal vi gjøre det**\n\n"
        "- Styrke frisklivssentralen\n\n"
        "## 4 GOD UTDANNING\n",
    )
    assert texts(document, GOAL) == ["Alle i Fjordby lever gode liv."]
    assert texts(document, STRATEGY) == ["Styrke frisklivssentralen"]


def test_several_goals_of_one_paragraph_above_a_list_are_no_lead_in(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Mål og satsingsområder\n\nMålet er å utvikle hjemmetjenesten for flere. Det er en målsetting å ta i bruk "
        "digitalt tilsyn.\n\n- Hele stillinger for alle som ønsker det\n",
    )
    assert texts(document, GOAL) == [
        "utvikle hjemmetjenesten for flere",
        "ta i bruk digitalt tilsyn",
        "Hele stillinger for alle som ønsker det",
    ]
    assert item(document, "Hele stillinger").stem is None


def test_remarks_on_the_goals_and_on_reporting_are_no_goals(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Delmål 2020-2032\n\nDelmåla skal vise veg for budsjetta. Dei er ikkje prioriterte.\n\n"
        "- Ha ein mobbefri skule\n\n## Strategiar\n\n- Byggje gangveg\n\n"
        "Kommunestyret skal kvart år vurdere måloppnåing i årsmeldinga.\n",
    )
    assert texts(document, SUBGOAL) == ["Ha ein mobbefri skule"]
    assert texts(document, STRATEGY) == ["Byggje gangveg"]


def test_numbered_goals_of_participation_are_read_and_its_process_is_not(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Medvirkning\n\n**Delmål 1** Innbyggerne skal kunne delta digitalt.\n\n## Medvirkning i planarbeidet\n\n"
        "- Holde folkemøter\n",
    )
    assert [each.text for each in document.items] == ["Innbyggerne skal kunne delta digitalt."]


def test_prose_under_slik_vil_vi_ha_det_explains_the_labelled_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "### Hovedmål 1\n\nTettstedene er trygge og grønne.\n\n### Slik vil vi ha det\n\n"
        "Folk møtes på torget og kjenner naboen sin. Det er kort vei til turstien. Få må bruke bil.\n\n"
        "### SLIK VIL VI GJØRE DET: • Fortetter rundt stasjonen • Bygger gangvei\n",
    )
    assert texts(document, GOAL) + texts(document, SUBGOAL) == ["Tettstedene er trygge og grønne."]
    assert above(document, "Fortetter") == "Tettstedene er trygge og grønne."


def test_what_a_goal_is_by_its_words(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Mål\n\n- Fjordby skal være en pådriver for grønn skipsfart\n- Vi skal ha fokus på matsvinn\n"
        "- Åpen, modig og raus\n- Sykefraværet skal være under 7 prosent\n- Barnehage, skole og kulturskole\n",
    )
    types = [each.goal_type for each in document.items]
    assert types == ["direction", "direction", "value", "result", None]


def test_a_bare_line_on_the_plan_before_opens_its_evaluation(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Slik vil vi ha det\n• Alle har en venn\nEvaluering av forrige plan\n"
        "Planen hadde tolv mål. Målet om 5 500 innbyggere ble ikke nådd.\n",
    )
    assert [each.text for each in document.items] == ["Alle har en venn"]


def test_a_numbered_chapter_ends_goals_that_stand_under_no_heading(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Mål 1\nInnbyggerne i Fjordby mestrer hverdagen\nStrategiske føringer:\n• Fremme deltakelse\n\n"
        "4 Levende bygder\nDelmål: Fjordby kommune skal ha et godt omdømme.\n",
    )
    assert above(document, "Fremme deltakelse") == "Innbyggerne i Fjordby mestrer hverdagen"
    assert above(document, "Fjordby kommune skal ha") is None


def test_group_rows_in_bold_are_no_indicators(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Styringsparametere\n\n| Styringsparameter | Resultat 2024 | Mål 2026 |\n|---|---|---|\n"
        "| **Bruker** | | |\n| Brukertilfredshet | 4,4 | 4,6 |\n| **Ansatte** | | |\n| Sykefravær | 8,1 % | 7,0 % |\n",
        DocumentKind.OKONOMIPLAN,
    )
    assert texts(document, ItemKind.INDICATOR) == ["Brukertilfredshet", "Sykefravær"]


def test_what_announces_goals_in_a_heading_labels_them_before_a_colon(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "### 2.1 Lesing\n\n**Mål for skulen:** Alle elevane les godt på 4. trinn.\n\n**Tiltak:**\n\n- Lesekurs\n",
        DocumentKind.VIRKSOMHETSPLAN,
    )
    assert texts(document, GOAL) == ["Alle elevane les godt på 4. trinn."]
    assert above(document, "Lesekurs") == "Alle elevane les godt på 4. trinn."


def test_what_law_and_others_say_below_a_list_is_no_strategy(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Slik gjør vi det\n• Lage arealregnskap\n\nJordloven § 9 sier at dyrka jord ikke må brukes til annet.\n\n"
        "Ifølge FN skal verden nå nullutslipp innen 2050.\n",
    )
    assert texts(document, STRATEGY) == ["Lage arealregnskap"]


def test_several_sentences_below_slik_vil_vi_ha_det_paint_a_labelled_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Delmål 1: Flere frivillige\n\n### Slik vil vi ha det\n\nFlere bidrar i lag og foreninger. "
        "Nye innbyggere blir invitert med.\n\n### Dette skal vi gjøre\n\n- Opprette en frivilligpool\n",
        DocumentKind.TEMAPLAN,
    )
    assert texts(document, SUBGOAL) == ["Flere frivillige"]
    assert above(document, "Opprette en frivilligpool") == "Flere frivillige"


def test_who_follows_a_numbered_goal_up_explains_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Mål for 2026\n\n1. Beboerne skal ha en god hverdag. Leder følger opp med plan for hver.\n"
        "2. Alle skal ha hele stillinger. Vikarer skal få tilbud.\n",
        DocumentKind.ENHETSAVTALE,
    )
    assert texts(document, GOAL) == [
        "Beboerne skal ha en god hverdag.",
        "Alle skal ha hele stillinger. Vikarer skal få tilbud.",
    ]
    assert item(document, "Beboerne").description == "Leder følger opp med plan for hver."


def test_a_heading_that_says_how_it_will_be_is_a_goal_when_derfor_skal_vi_answers_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Plan for oppvekst\n\n## Våre mål\n\n### Alle unge lærer og trives\n\nDerfor skal vi\n\n"
        "- gjøre skolen praktisk\n\n### Arbeidet i skolene\n\nSkolene har laget egne planer.\n",
    )
    assert texts(document, GOAL) == ["Alle unge lærer og trives"]
    assert above(document, "gjøre skolen praktisk") == "Alle unge lærer og trives"
