"""Goals, strategies and their hierarchy are found in the shapes in which kommuneplaner print them."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import Basis, ItemKind, Origin

GOAL, SUBGOAL, STRATEGY, AREA, VISION = (
    ItemKind.GOAL,
    ItemKind.SUBGOAL,
    ItemKind.STRATEGY,
    ItemKind.AREA,
    ItemKind.VISION,
)


def test_goal_label_and_strategies_in_one_run_on_line(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "6 Målområde og mål\n6.1 Bustad\n6.1.1 Nosituasjon Herad er ei bygd med få tomter og mange som pendlar ut.\n"
        "6.1.2 Mål og strategiar for bustad Mål 1. 2400 innbyggjarar innan 2032 Strategi: - Rimelege tomter i alle "
        "grender - Buplikt der det er press\n"
        "Mål 2. Levande grender Strategi til mål 2: - Møteplassar for alle aldrar\n",
    )
    assert texts(document, GOAL) == ["2400 innbyggjarar innan 2032", "Levande grender"]
    assert texts(document, STRATEGY) == [
        "Rimelege tomter i alle grender",
        "Buplikt der det er press",
        "Møteplassar for alle aldrar",
    ]
    assert above(document, "Buplikt") == "2400 innbyggjarar innan 2032"
    assert above(document, "Møteplassar") == "Levande grender"


def test_numbers_that_restart_in_each_chapter_give_unique_ids(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 6.1 Bustad\n## Mål og strategiar\nMål 1. Nok bustader\n\nStrategi:\n\n- Regulere tomter\n\n"
        "# 6.2 Miljø\n## Mål og strategiar\nMål 1. Rein luft\n\nStrategi:\n\n- Færre utslepp\n",
    )
    goals = [each.id for each in document.items if each.kind is GOAL]
    assert goals == ["6.1/mal-1", "6.2/mal-1"]
    assert above(document, "Regulere") == "Nok bustader"
    assert above(document, "Færre") == "Rein luft"


def test_three_numbered_levels_with_a_lead_in_in_capitals(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 2 Trygghet\n\nHOVEDMÅL 2.1. Sørbygd er et trygt samfunn der ingen er alene.\n\nSÅNN VIL VI HA DET\n\n"
        "2.1.1. Alle har noen å snakke med.\n\nSØRBYGD KOMMUNE SKAL:\n\n- Åpne et møtested i hver grend.\n"
        "- Støtte lag som inviterer nye.\n\nSe også mål og strategier under hovedmål 3.2.\n\n"
        "- Følge opp dem som bor alene.\n\n2.1.2. Barn er trygge på skoleveien.\n\n- Bygge gangvei.\n\n"
        "HOVEDMÅL 2.2. Sørbygd er klimanøytral.\n\nSÅNN VIL VI HA DET\n\n2.2.1. Utslippene er halvert.\n",
    )
    assert texts(document, GOAL) == ["Sørbygd er et trygt samfunn der ingen er alene.", "Sørbygd er klimanøytral."]
    assert texts(document, SUBGOAL)[-1] == "Utslippene er halvert."
    assert above(document, "Alle har noen") == "Sørbygd er et trygt samfunn der ingen er alene."
    assert above(document, "Følge opp") == "Alle har noen å snakke med."
    assert above(document, "Bygge gangvei") == "Barn er trygge på skoleveien."
    assert above(document, "Utslippene") == "Sørbygd er klimanøytral."
    assert item(document, "Støtte lag").stem == "SØRBYGD KOMMUNE SKAL:"


def test_a_short_list_of_goals_and_the_same_goals_in_full_later(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Hovedmål\n\nVestvik skal være:\n\n- en kommune å bli gammel i\n- en kommune for grønn næring\n\n"
        "# Hovedmål 1: Vestvik skal være en kommune å bli gammel i.\n\n## 1.1 Trygge tjenester hele døgnet.\n\n"
        "- Styrke hjemmetjenesten\n- Flere plasser til korttidsopphold\n\n## 1.2 Gode møteplasser for eldre.\n",
    )
    assert texts(document, GOAL) == [
        "en kommune å bli gammel i",
        "en kommune for grønn næring",
        "Vestvik skal være en kommune å bli gammel i.",
    ]
    assert texts(document, SUBGOAL) == ["Trygge tjenester hele døgnet.", "Gode møteplasser for eldre."]
    assert above(document, "Flere plasser") == "Trygge tjenester hele døgnet."


def test_soft_labels_with_subheadings_and_continued_sentences(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Slik vil vi ha det – Fjellby..\n\n## Trygg oppvekst\n\n- Gir hjelp så tidlig som mulig.\n\n"
        "## Aktive liv\n\n- Legger til rette for frivillige.\n",
    )
    assert texts(document, GOAL) == ["Gir hjelp så tidlig som mulig.", "Legger til rette for frivillige."]
    assert item(document, "Legger").section == ("Slik vil vi ha det – Fjellby..", "Aktive liv")


def test_delmal_announced_above_subheadings_with_a_modal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 4 Delmål 2025-2037\n\n## 4.1 Oppvekst\n\nDalen vil:\n\n1. Hjelpe alle som veks opp\n"
        "2. Ha ein mobbefri skule.\n",
    )
    assert texts(document, SUBGOAL) == ["Hjelpe alle som veks opp", "Ha ein mobbefri skule."]
    assert item(document, "Ha ein").stem == "Dalen vil:"
    assert item(document, "Ha ein").label == "2."


def test_label_alone_on_its_line_and_an_explanation_that_is_no_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Våre mål\n\n## Gode liv\n\nDette målet handler om:\n\n- levekår\n- helse\n\nMål 1\n\n"
        "Innbyggerne i Bergvik opplever mestring i alle livsfaser\n\nStrategiske føringer:\n\n"
        "- Vi skal forebygge mer\n",
    )
    assert texts(document, GOAL) == ["Innbyggerne i Bergvik opplever mestring i alle livsfaser"]
    assert item(document, "Innbyggerne").label == "Mål 1"
    assert above(document, "Vi skal forebygge") == "Innbyggerne i Bergvik opplever mestring i alle livsfaser"


def test_sentences_behind_a_label_whose_bullets_were_lost(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 5 Samfunn\n\nDelmål: Elvedal kommune skal ha et godt omdømme. Elvedal kommune skal ha 1300 innbyggere.\n\n"
        "For å nå disse målene vil vi blant annet:\n\n- Markedsføre kommunen\n",
    )
    assert texts(document, SUBGOAL) == [
        "Elvedal kommune skal ha et godt omdømme.",
        "Elvedal kommune skal ha 1300 innbyggere.",
    ]
    assert texts(document, STRATEGY) == ["Markedsføre kommunen"]


def test_heading_that_is_the_goal_with_its_strategies(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Satsingsområder\n\n## Kystby vil gi alle unge et godt utgangspunkt\n\nDerfor skal vi\n\n"
        "- ha gode barnehager\n",
    )
    assert texts(document, GOAL) == ["Kystby vil gi alle unge et godt utgangspunkt"]
    assert item(document, "Kystby").basis is Basis.HEADING
    assert item(document, "ha gode").stem == "Derfor skal vi"
    assert above(document, "ha gode") == "Kystby vil gi alle unge et godt utgangspunkt"


def test_goal_and_lead_in_in_one_paragraph(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 4 Folkehelse\n\nMÅL: Bygdene er rustet for kriser. Strategier for å nå målet: Fjell kommune skal:\n\n"
        "- ha oppdaterte planer\n- øve hvert år\n",
    )
    assert texts(document, GOAL) == ["Bygdene er rustet for kriser."]
    assert texts(document, STRATEGY) == ["ha oppdaterte planer", "øve hvert år"]


def test_vi_skal_alone_is_a_stem_and_prose_cues_give_a_clause(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Vekst\n\nKommunen vokser. Det er et mål at flere skal ha jobb i Storli i perioden. "
        "Det krever areal.\n\nVI SKAL\n\n- styrke tettstedene\n- ta vare på dyrka mark\n",
    )
    goal = item(document, "flere skal")
    assert (goal.text, goal.basis) == ("flere skal ha jobb i Storli i perioden", Basis.PROSE)
    assert texts(document, STRATEGY) == ["styrke tettstedene", "ta vare på dyrka mark"]
    assert item(document, "styrke").stem == "VI SKAL"


def test_label_without_colon_and_letter_codes(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# A Elvebyen satser på kultur\n\nHovedmål Elvebyen er et kultursentrum.\n\n## Delmål – Slik vil vi ha det\n\n"
        "A1 Alle har tilgang til kultur.\n\nA2 Elvebyen har levende møteplasser.\n\n"
        "## Strategier – Slik gjør vi det\n\n- Legger til rette for festivaler\n",
    )
    assert texts(document, GOAL) == ["Elvebyen er et kultursentrum."]
    assert [each.label for each in document.items if each.kind is SUBGOAL] == ["A1", "A2"]
    assert above(document, "Alle har") == "Elvebyen er et kultursentrum."
    assert above(document, "Legger") == "Elvebyen er et kultursentrum."


def test_challenges_goals_and_strategies_beside_each_other(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 4.1 Vekst\n\nUtfordringar\n\n- Låg vekst i folketalet\n\nMål\n\n1. Lia skal vere regionsenter i 2032\n"
        "2. Det skal skapast 90 nye arbeidsplassar\n\nStrategi- slik gjer vi det:\n\n"
        "- Bustadbygging skal skje i tettstaden\n\n"
        "# 4.2 Sentrale kommunale planar\n\n- Kommunedelplan for energi\n- Trafikktryggleiksplan\n",
    )
    assert texts(document, ItemKind.CHALLENGE) == ["Låg vekst i folketalet"]
    assert texts(document, GOAL) == ["Lia skal vere regionsenter i 2032", "Det skal skapast 90 nye arbeidsplassar"]
    assert texts(document, STRATEGY) == ["Bustadbygging skal skje i tettstaden"]
    assert len(document.items) == 4


def test_vision_main_goals_subgoal_and_five_infinitives(tmp_path: Path) -> None:
    """The year and the stem stand above; the five infinitives are goals of 4.2 by structure alone."""
    document = plan(
        tmp_path,
        "# Visjon\n\nVesle store Havnes\n\n# Mål 1: I 2030 er Havnes en anerkjent kunnskapsby\n\n"
        "# Mål 2: I 2030 er Havnes en grønn by, der det er enkelt å velge rett\n\n"
        "# Mål 3: I 2030 er Havnes en inkluderende by\n\n"
        "# Mål 4: I 2030 er Havnes kommune en attraktiv arbeidsgiver\n\n"
        "## Delmål 4.2 I 2030 har Havnes kommune styrket sin posisjon som arbeidsgiver\n\nKommunen vil:\n\n"
        "- aktivt ta i bruk ny teknologi\n- ha ledere som gir ansvar\n- legge til rette for læring\n"
        "- rekruttere bredt\n"
        "- ha et inkluderende arbeidsliv\n",
    )
    assert len(document.items) == 11
    assert [len(texts(document, kind)) for kind in (VISION, GOAL, SUBGOAL, STRATEGY)] == [1, 4, 1, 5]
    children = [each for each in document.items if each.parent == "delmal-4.2"]
    assert [each.stem for each in children] == ["Kommunen vil:"] * 5
    assert above(document, "I 2030 har") == "I 2030 er Havnes kommune en attraktiv arbeidsgiver"


def test_areas_are_parents_and_the_paragraph_below_a_goal_explains_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Satsingsområde 2: Gode tjenester\n\nHovedmål 2: Innbyggerne får hjelp i tide\n\n"
        "Tjenestene er spredt på mange steder, og det gjør dem vanskelige å finne.\n",
    )
    assert texts(document, AREA) == ["Gode tjenester"]
    assert above(document, "Innbyggerne") == "Gode tjenester"
    assert (
        item(document, "Innbyggerne").description
        == "Tjenestene er spredt på mange steder, og det gjør dem vanskelige å finne."
    )


def test_a_goal_printed_twice_in_the_same_words_is_one_item(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Mål\n\n- Alle har et trygt sted å bo\n- Ingen barn vokser opp i fattigdom\n\n# Tiltak\n\n"
        "## Alle har et trygt sted å bo\n\n- Bygge leiligheter\n",
    )
    assert [each.text for each in document.items].count("Alle har et trygt sted å bo") == 1


def test_goals_of_a_plan_above_are_quoted_and_those_of_the_plan_before_previous(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 2 Vedtatte mål fra kommuneplanens samfunnsdel\n\n- Alle barn skal trives\n- Alle eldre skal bo trygt\n\n"
        "# 3 Evaluering av forrige plan\n\nMål 1: Flere skal sykle\n\n# 4 Mål\n\nMål 1: Flere skal gå\n",
    )
    assert item(document, "Alle barn").origin is Origin.QUOTED
    assert item(document, "Flere skal sykle").origin is Origin.PREVIOUS
    assert item(document, "Flere skal gå").origin is Origin.OWN


def test_a_vision_in_prose_and_a_chapter_of_strategies_that_belongs_to_no_single_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Visjon og verdier\n\nVår visjon er «Sammen får vi det til».\n\n# Overordnede mål\n\n"
        "Kommunen har to overordnede mål:\n\n1. Et godt sted å bo\n2. Et godt sted å lære\n\n# Arealstrategi\n\n"
        "- Nye boliger skal bygges i sentrum\n- Dyrka mark skal vernes\n",
    )
    assert texts(document, VISION) == ["Sammen får vi det til"]
    assert texts(document, GOAL) == ["Et godt sted å bo", "Et godt sted å lære"]
    assert texts(document, STRATEGY) == ["Nye boliger skal bygges i sentrum", "Dyrka mark skal vernes"]
    assert above(document, "Dyrka mark") is None


def test_measures_that_the_text_explains_and_the_table_lists_again_are_counted_once(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Strategier\n\n- Utrede ny bruk av Torggata 1\n- Bygge skatepark ved elva\n\n# Handlingsdel\n\n"
        "| Tiltak | Ansvar |\n|---|---|\n| Ny bruk av Torggata 1 skal utredes | Kultur |\n"
        "| Kjøpe nytt piano | Kultur |\n",
    )
    assert [(each.text, each.origin.value) for each in document.items] == [
        ("Utrede ny bruk av Torggata 1", "restated"),
        ("Bygge skatepark ved elva", "own"),
        ("Ny bruk av Torggata 1 skal utredes", "own"),
        ("Kjøpe nytt piano", "own"),
    ]


def test_bullets_and_numbers_that_run_on_in_one_paragraph(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "<html><body><h1>4 Vekst</h1><p>Mål 1. Lia skal vere regionsenter 2. Lia skal vere ein god stad å bu "
        "3. Det skal skapast 90 arbeidsplassar</p><p>VI SKAL • styrke tettstadene • ta vare på dyrka mark</p>"
        "<p>Sjå mål 2.</p></body></html>",
        name="plan.html",
    )
    assert texts(document, GOAL) == [
        "Lia skal vere regionsenter",
        "Lia skal vere ein god stad å bu",
        "Det skal skapast 90 arbeidsplassar",
    ]
    assert texts(document, STRATEGY) == ["styrke tettstadene", "ta vare på dyrka mark"]
    assert item(document, "ta vare").stem == "VI SKAL"


@pytest.mark.parametrize("code", ["{}", "**{}**"])
def test_codes_of_a_chapters_letter_are_its_goals(tmp_path: Path, code: str) -> None:
    first, second, lone = (code.format(each) for each in ("A1", "A2", "B1"))
    document = plan(
        tmp_path,
        f"## A Gode liv\n\n{first} Alle barn har minst én fritidsaktivitet.\n\n{second} De eldre har møteplasser.\n\n"
        f"Strategier\n\n- Bruke skolene på kveldstid\n\n## B Vedlegg\n\n{lone} Kartet er oppdatert av kommunen.\n",
    )
    assert [(each.label, each.text) for each in document.items if each.kind is GOAL] == [
        ("A1", "Alle barn har minst én fritidsaktivitet."),
        ("A2", "De eldre har møteplasser."),
    ]
    assert texts(document, STRATEGY) == ["Bruke skolene på kveldstid"]


def test_the_units_own_goals_are_announced_by_that_heading(tmp_path: Path) -> None:
    headings = ("Barnehagens egne mål", "Skulens eigne mål", "Egne mål for avdelingen")
    for heading in headings:
        document = plan(tmp_path, f"## {heading}\n\n1. Alle barn har en venn.\n2. Alle barn er ute hver dag.\n")
        assert texts(document, GOAL) == ["Alle barn har en venn.", "Alle barn er ute hver dag."], heading


def test_the_next_code_of_a_row_of_headings_is_a_goal_beside_the_one_before(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "## Satsingsområde Oppvekst\n\n### Hva vi vil oppnå\n\n#### O1 Alle barn i Lyngmo skal kunne svømme\n\n"
        "#### O2 Flere ungdommer har en sommerjobb\n\n#### O3 Alle skolene skal ha et fritidstilbud\n",
    )
    goals = [each for each in document.items if each.label in {"O1", "O2", "O3"}]
    assert [each.kind for each in goals] == [GOAL, GOAL, GOAL]
    assert len({each.parent for each in goals}) == 1
